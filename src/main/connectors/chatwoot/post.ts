/** One outgoing message or note, with our key in it. */
import { localId } from '../../../shared/domain/ids'
import type { ApprovedUse } from '../../../shared/domain/outbox/types'
import type { DeliverOutcome, FileToSend } from '../connector'
import { shaped } from './client'
import type { Session } from './session'
import { WireId } from './wire'

const commas = (list: readonly { address: string }[]): string | null =>
  list.length === 0 ? null : list.map(({ address }) => address.trim()).join(',')

export interface Outgoing {
  text: string
  files: readonly FileToSend[]
  private: boolean
  key: string
  inReplyTo: number | null
  to: readonly { address: string }[]
  cc: readonly { address: string }[]
  bcc: readonly { address: string }[]
  /** An approved template of WhatsApp; `text` is how it reads. */
  approved?: ApprovedUse | undefined
}

/** `processed_params.body` by the gap's number or name: Chatwoot's API, «WhatsApp Template Messages». */
const templateParams = ({ name, language, category, values }: ApprovedUse) => ({
  name,
  category,
  language,
  processed_params: { body: values },
})

/**
 * The body of `POST …/messages`. Never `source_id`: the channel would take the message for its own and not deliver
 * it. `echo_id` lets Chatwoot's own screen match its bubble; it does not prevent doubles. With files it is a form,
 * whose `content_attributes` is JSON text, as Chatwoot's own screen sends it.
 */
export const messageBody = (out: Outgoing): Record<string, unknown> | FormData => {
  const attributes = { drg_key: out.key, ...(out.inReplyTo === null ? {} : { in_reply_to: out.inReplyTo }) }
  const emails = Object.entries({ to_emails: commas(out.to), cc_emails: commas(out.cc), bcc_emails: commas(out.bcc) }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  )
  if (out.files.length === 0)
    return {
      content: out.text,
      message_type: 'outgoing',
      private: out.private,
      content_attributes: attributes,
      echo_id: out.key,
      ...(out.approved ? { template_params: templateParams(out.approved) } : {}),
      ...Object.fromEntries(emails),
    }
  const form = new FormData()
  form.append('content', out.text)
  form.append('message_type', 'outgoing')
  form.append('private', String(out.private))
  form.append('content_attributes', JSON.stringify(attributes))
  form.append('echo_id', out.key)
  for (const [name, value] of emails) form.append(name, value)
  for (const file of out.files) form.append('attachments[]', new Blob([new Uint8Array(file.bytes)], { type: file.mime }), file.name)
  return form
}

/** Posts one message. Throws CallError; whatever is wrong with a 2xx answer, the message stands (`perhaps`). */
export const postMessage = async (session: Session, conversation: number, out: Outgoing, signal: AbortSignal): Promise<DeliverOutcome> => {
  const { client, api, backendId } = session
  const answer = await client.send('POST', `${api}/conversations/${conversation}/messages`, messageBody(out), signal)
  const { id } = shaped(WireId, answer)
  return { type: 'sent', messageId: localId(backendId, 'm', id), conversationId: localId(backendId, 'c', conversation) }
}
