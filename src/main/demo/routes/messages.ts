import { json, type Reply, type Router } from '../http'
import type { UploadedFile } from '../multipart'
import { pngSize } from '../png'
import { canReply, messageJson } from '../serialize'
import { agentEventJson, contactEventJson, iso } from '../serializeDirectory'
import type { Attachment, Conversation, Json, Message } from '../types'
import { type Context, notFound, type Routed, record, text, truthy, unprocessable, withConversation } from './context'

const M = '/api/v1/accounts/:account/conversations/:id/messages'
const MAX_CONTENT = 150_000
const MAX_FILES = 15
const MAX_PER_MINUTE = 200

export function addMessageRoutes(router: Router<Context>): void {
  router.add('GET', M, withConversation(list))
  router.add(
    'POST',
    M,
    withConversation((context, c) => {
      const result = acceptMessage(context, c, context.call.body, context.call.files)
      return 'conversationId' in result ? json(messageJson(context.store, result)) : result
    }),
  )
  router.add(
    'DELETE',
    `${M}/:message`,
    withConversation(
      withMessage(({ actions, store }, _c, message) => {
        actions.deleteMessage(message)
        return json(messageJson(store, message))
      }),
    ),
  )
  router.add(
    'PATCH',
    `${M}/:message`,
    withConversation(() => json({ error: 'Message status update is only allowed for API inboxes' }, 403)),
  )
  router.add('POST', `${M}/:message/retry`, withConversation(withMessage(retry)))
}

function withMessage(handler: (context: Routed, c: Conversation, message: Message) => Reply) {
  return (context: Routed, c: Conversation): Reply => {
    const message = context.store.thread(c.id).find((m) => m.id === Number(context.params.message))
    return message ? handler(context, c, message) : notFound()
  }
}

/** MessageFinder: newest 20, 20 before, 100 after, 1000 between (the lower bound included); always ascending. */
function findMessages(thread: Message[], query: URLSearchParams): Message[] {
  const rows = query.get('filter_internal_messages') ? thread.filter((m) => !m.private && m.type !== 2) : thread
  const before = Number(query.get('before') || Number.NaN)
  const after = Number(query.get('after') || Number.NaN)
  if (!Number.isNaN(before) && !Number.isNaN(after)) return rows.filter((m) => m.id >= after && m.id < before).slice(0, 1000)
  if (!Number.isNaN(before)) return rows.filter((m) => m.id < before).slice(-20)
  if (!Number.isNaN(after)) return rows.filter((m) => m.id > after).slice(0, 100)
  return rows.slice(-20)
}

function list({ store, call }: Routed, c: Conversation): Reply {
  const assignee = c.assigneeId === null ? undefined : store.agents.get(c.assigneeId)
  return json({
    meta: {
      labels: c.labels,
      additional_attributes: c.additional,
      contact: contactEventJson(store.contactOf(c)),
      ...(assignee ? { assignee: agentEventJson(store, assignee) } : {}),
      agent_last_seen_at: c.agentSeenAt === null ? null : iso(c.agentSeenAt),
      assignee_last_seen_at: c.assigneeSeenAt === null ? null : iso(c.assigneeSeenAt),
    },
    payload: findMessages(store.thread(c.id), call.query).map((m) => messageJson(store, m)),
  })
}

/** Stores what an agent sends, or says why not. Nothing is deduplicated: the same twice makes two messages. */
export function acceptMessage(context: Routed, c: Conversation, body: Json, files: UploadedFile[]): Message | Reply {
  const { store, actions, actor, agent, account, log, now } = context
  const type = text(body.message_type) ?? 'outgoing'
  if (type === 'incoming') return unprocessable('Incoming messages are only allowed in Api inboxes')
  if (type !== 'outgoing' && type !== 'template') return unprocessable(`'${type}' is not a valid message_type`)
  const content = text(body.content)
  if (content && [...content].length > MAX_CONTENT) {
    return unprocessable(`Validation failed: Content is too long (maximum is ${MAX_CONTENT} characters)`)
  }
  const uploads = files.filter((file) => file.field.startsWith('attachments'))
  if (uploads.length > MAX_FILES) return unprocessable('Validation failed: Attachments exceeded maximum allowed')
  if (store.thread(c.id).filter((m) => m.createdAt > now - 60_000).length >= MAX_PER_MINUTE) {
    return unprocessable('Validation failed: Too many messages')
  }
  const attributes = parseAttributes(body.content_attributes)
  if (attributes === undefined) return unprocessable('content_attributes is not valid JSON')
  if (store.inboxOf(c).channel === 'Channel::Email') {
    const fault = addAddresses(attributes, body)
    if (fault) return unprocessable(fault)
  }
  const template = body.template_params === undefined ? null : parseAttributes(body.template_params)
  const message = actions.createMessage(c, actor, {
    content,
    type: 1,
    private: truthy(body.private),
    contentType: text(body.content_type) ?? 'text',
    contentAttributes: attributes,
    additional: template ? { template_params: template } : {},
    echoId: text(body.echo_id),
    sourceId: text(body.source_id),
    attachments: uploads.map((file) => storeFile(context, file)),
  })
  log.record({
    at: now,
    shopId: account.shopId,
    accountId: store.accountId,
    conversationId: c.id,
    messageId: message.id,
    agentId: agent.id,
    content,
    private: message.private,
    contentAttributes: structuredClone(attributes),
    echoId: message.echoId,
    attachments: uploads.length,
  })
  deliverLater(context, c, message, template !== null)
  return message
}

/** The channel's own answer comes after the API's: a closed messenger window makes the message fail. */
function deliverLater({ store, actions, now }: Routed, c: Conversation, message: Message, template: boolean): void {
  if (message.private || template || canReply(store, c, now)) return
  setImmediate(() =>
    actions.updateMessage(message, {
      status: 'failed',
      contentAttributes: {
        ...message.contentAttributes,
        external_error:
          '131047: Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
      },
    }),
  )
}

/** An object, or its JSON text (multipart). The whole object is kept as given. undefined = no JSON. */
function parseAttributes(value: unknown): Json | undefined {
  if (typeof value !== 'string') return { ...record(value) }
  try {
    return { ...record(JSON.parse(value)) }
  } catch {
    return undefined
  }
}

function addAddresses(attributes: Json, body: Json): string | null {
  for (const field of ['cc_emails', 'bcc_emails', 'to_emails'] as const) {
    const list = (text(body[field]) ?? '').replace(/\s+/g, '').split(',').filter(Boolean)
    if (list.some((address) => !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(address))) return 'Invalid email address'
    attributes[field] = list
  }
  const html = text(body.email_html_content)
  if (html !== null) attributes.email = { html_content: { full: html, reply: html }, text_content: {} }
  return null
}

function storeFile({ store }: Routed, file: UploadedFile): Omit<Attachment, 'id'> {
  const kind = file.contentType.split('/')[0]
  const size = pngSize(file.data)
  return {
    fileType: kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'file',
    fileName: file.fileName,
    contentType: file.contentType,
    size: file.data.length,
    width: size?.width ?? null,
    height: size?.height ?? null,
    blobKey: store.addBlob({
      contentType: file.contentType,
      fileName: file.fileName,
      source: { kind: 'bytes', base64: file.data.toString('base64') },
    }),
  }
}

/** Failed messages only. As the notes say for installed versions, retrying empties the attributes, our key with them. */
function retry(context: Routed, c: Conversation, message: Message): Reply {
  if (message.status === 'failed') {
    context.actions.updateMessage(message, { status: 'sent', contentAttributes: {}, sourceId: null })
    deliverLater(context, c, message, 'template_params' in message.additional)
  }
  return json(messageJson(context.store, message))
}
