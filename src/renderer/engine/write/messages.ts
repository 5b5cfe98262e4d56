/** The messages of one commit: which are news, where they stand, and what the newest of each conversation is then. */
import { Dexie } from 'dexie'
import { lineOf, replaces } from '../../../shared/domain/conversation/merge'
import { ownText } from '../../../shared/domain/conversation/ownText'
import type { Message } from '../../../shared/domain/conversation/types'
import type { HtmlRow, MessageRow } from '../../data/schema'
import { backendPart, type Sealer } from '../../data/sealing'
import { isTelling, languageOf, telling } from '../language/languageOf'
import { type Ahead, isUnknown, tell, withoutHtml } from './ahead'
import { type Bodies, newestOf } from './bodies'
import type { WriteContext } from './context'
import { presentRows } from './present'

export interface MessagePlan {
  /** News, by id. */
  accepted: Map<string, Message>
  /** As the cache has those that came. */
  known: Map<string, MessageRow>
  /** Rows whose clear columns alone change: moved, or seen again by a resync. */
  touched: Map<string, MessageRow>
  gone: Set<string>
  /** Says something else than before, or nothing any more: what was made of it goes. */
  retold: Set<string>
  /** Conversations that lose a message or a version of one: their newest is looked for again. */
  rescan: Set<string>
}

type Body = Omit<Message, 'html'>

const sameAsKnown = async (context: WriteContext, row: MessageRow, message: Message): Promise<boolean> => {
  const { db, sealer } = context.cache
  const { html } = message
  const said = await sealer.open<Body>('messages', row)
  if (!said || JSON.stringify(said) !== JSON.stringify(withoutHtml(message))) return false
  if (row.html === 0) return html === null
  const held = await db.messageHtml.get(row.id)
  return held !== undefined && (await sealer.open<string>('messageHtml', held)) === html
}

/** Its own words are what is translated: a mark or a file more changes nothing. */
const saysTheSame = async ({ cache: { sealer } }: WriteContext, row: MessageRow, message: Message): Promise<boolean> => {
  const said = await sealer.open<Body>('messages', row)
  return said !== null && !message.deleted && message.kind === 'incoming' && ownText(said) === ownText(message)
}

/** Keeps the newest version of each; a row that says nothing new is only marked as seen. */
export const planMessages = async (
  context: WriteContext,
  messages: readonly Message[],
  gone: readonly string[],
  generation: number,
  maybe: ReadonlySet<string> | null,
): Promise<MessagePlan> => {
  const { db } = context.cache
  const incoming = new Map<string, Message>()
  for (const message of messages) if (replaces(message.updatedAt, incoming.get(message.id)?.updatedAt)) incoming.set(message.id, message)
  const goneIds = gone.filter((id) => !incoming.has(id))
  const ids = [...incoming.keys(), ...goneIds]
  const known = new Map((await presentRows(db.messages, ids, maybe)).filter((row) => row !== undefined).map((row) => [row.id, row]))
  const plan: MessagePlan = { accepted: new Map(), known, touched: new Map(), gone: new Set(), retold: new Set(), rescan: new Set() }
  for (const [id, message] of incoming) {
    const row = known.get(id)
    const news =
      !row || message.updatedAt > row.updatedAt || (message.updatedAt === row.updatedAt && !(await sameAsKnown(context, row, message)))
    if (news) {
      plan.accepted.set(id, message)
      if (row) plan.rescan.add(row.conversationId)
      if (row?.kind === 'incoming' && !(await saysTheSame(context, row, message))) plan.retold.add(id)
    } else if (row && row.generation !== generation) plan.touched.set(id, { ...row, generation })
  }
  for (const id of goneIds) {
    const row = known.get(id)
    if (!row) continue
    plan.gone.add(id)
    plan.rescan.add(row.conversationId)
  }
  return plan
}

/** Moves messages along when conversations were merged or parted. Needs the bodies of all `changed` loaded. */
export const moveMessages = async (context: WriteContext, bodies: Bodies, changed: readonly string[], plan: MessagePlan): Promise<void> => {
  const { db } = context.cache
  for (const from of new Set(changed.map((id) => bodies.oldRoot(id)))) {
    const rows = await db.messages.where('[conversationId+at]').between([from, Dexie.minKey], [from, Dexie.maxKey]).toArray()
    await bodies.load(rows.map((row) => row.home))
    for (const row of rows) {
      const to = bodies.root(row.home)
      if (to === row.conversationId) continue
      const now = plan.touched.get(row.id) ?? row
      plan.touched.set(row.id, { ...now, conversationId: to })
      plan.rescan.add(from).add(to)
    }
  }
}

/** Works out the newest line of each conversation that a message came to or left. */
export const settleNewest = async (context: WriteContext, bodies: Bodies, plan: MessagePlan, generation: number | null): Promise<void> => {
  const arrivals = new Map<string, Message[]>()
  for (const message of plan.accepted.values()) {
    const id = bodies.root(message.conversationId)
    arrivals.set(id, [...(arrivals.get(id) ?? []), message])
  }
  await bodies.load([...arrivals.keys(), ...plan.rescan])
  for (const id of new Set([...arrivals.keys(), ...plan.rescan])) {
    const body = bodies.get(id)
    if (!body) continue
    // Of a conversation that has not come itself, its messages alone tell that it was seen.
    if (body.secret.conversation === null && generation !== null) body.generation = generation
    const came = arrivals.get(id) ?? []
    const lines = came.map(lineOf)
    const incomingAt = came.flatMap((message) => (message.kind === 'incoming' && !message.deleted ? message.at : []))
    const held = plan.rescan.has(id)
      ? await scanNewest(context, id, plan)
      : { newest: body.secret.newest, incomingAt: body.secret.newestIncomingAt }
    if (held.incomingAt !== null) incomingAt.push(held.incomingAt)
    bodies.setNewest(id, newestOf([...lines, held.newest]), incomingAt.length > 0 ? incomingAt.reduce((a, b) => Math.max(a, b)) : null)
  }
}

const atOnce = 50

/** From the rows of the cache as they will be, without those that came now. */
const scanNewest = async (context: WriteContext, id: string, plan: MessagePlan) => {
  const { db, sealer } = context.cache
  const moved = [...plan.touched.values()].filter((row) => row.conversationId === id)
  const stays = (row: MessageRow) =>
    !plan.accepted.has(row.id) && !plan.gone.has(row.id) && (plan.touched.get(row.id) ?? row).conversationId === id
  const speaks = (row: MessageRow) => row.deleted === 0 && row.kind !== 'event'
  const read = async (rows: readonly MessageRow[]) => {
    const wanted = rows.filter((row) => stays(row) && speaks(row))
    return (await sealer.openMany<Message>('messages', wanted)).filter((message) => message !== null)
  }
  const found = await read(moved)
  let offset = 0
  for (;;) {
    const rows = await db.messages
      .where('[conversationId+at]')
      .between([id, Dexie.minKey], [id, Dexie.maxKey])
      .reverse()
      .offset(offset)
      .limit(atOnce)
      .toArray()
    const messages = await read(rows)
    found.push(...messages)
    offset += rows.length
    if (rows.length < atOnce || (messages.length > 0 && messages.some((message) => message.kind === 'incoming'))) break
  }
  const incoming = found.filter((message) => message.kind === 'incoming').map((message) => message.at)
  return {
    newest: newestOf(found.map(lineOf)),
    incomingAt: incoming.length > 0 ? incoming.reduce((a, b) => Math.max(a, b)) : null,
  }
}

export interface SealedMessages {
  rows: MessageRow[]
  html: HtmlRow[]
  /** HTML that stood there and is no more. */
  htmlGone: string[]
}

/** Learns the language of conversations that come with all their messages at once; those that grow are left to the slow lane. */
export const tellLanguages = (bodies: Bodies, plan: MessagePlan, { detect, languages }: Ahead): void => {
  if (!detect) return
  const fresh = new Map<string, Message[]>()
  for (const body of bodies.all()) if (body.old === null && body.secret.conversation?.language === null) fresh.set(body.id, [])
  for (const row of plan.touched.values()) fresh.delete(row.conversationId)
  for (const message of plan.accepted.values()) if (isTelling(message)) fresh.get(bodies.root(message.conversationId))?.push(message)
  for (const [id, came] of fresh) {
    const body = bodies.get(id)
    if (!body || came.length === 0) continue
    const newest = came.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, telling)
    const said = newest.map((message) => ({ text: message.text, language: message.language ?? languages.get(message)?.language ?? null }))
    body.detected = languageOf(said, body.secret.conversation, detect) ?? ''
    body.look = false
  }
}

/** Its conversation is known by now. */
const inContext = (message: Message, bodies: Bodies, { detect, languages }: Ahead): string | undefined => {
  const told = languages.get(message)
  if (told === undefined || !detect) return told?.language
  const body = bodies.get(bodies.root(message.conversationId))
  return tell(message, detect, body?.secret.conversation?.language ?? (body?.detected || null), told).language
}

export const sealMessages = async (
  sealer: Sealer,
  bodies: Bodies,
  plan: MessagePlan,
  generation: number,
  ahead: Ahead,
): Promise<SealedMessages> => {
  const messages = [...plan.accepted.values()]
  const rest = messages.filter((message) => !ahead.messages.has(message))
  const backendId = (message: Message) => backendPart(message.id)
  const withHtml = messages.filter((message) => message.html !== null)
  const [restBlobs, htmlBlobs] = await Promise.all([
    sealer.sealMany(
      'messages',
      rest.map((message) => ({ id: message.id, backendId: backendId(message), value: withoutHtml(message) })),
    ),
    sealer.sealMany(
      'messageHtml',
      withHtml.map((message) => ({ id: message.id, backendId: backendId(message), value: message.html })),
    ),
  ])
  const blobOf = new Map(rest.map((message, at) => [message, restBlobs[at]]))
  const rows = messages.flatMap((message): MessageRow[] => {
    const blob = ahead.messages.get(message) ?? blobOf.get(message)
    if (!blob) return []
    const told = inContext(message, bodies, ahead)
    const look = told === undefined && isUnknown(message)
    return [
      {
        id: message.id,
        conversationId: bodies.root(message.conversationId),
        home: message.conversationId,
        at: message.at,
        kind: message.kind,
        updatedAt: message.updatedAt,
        deleted: message.deleted ? 1 : 0,
        language: message.language ?? told ?? null,
        html: message.html === null ? 0 : 1,
        generation,
        blob,
        ...(look ? { todo: 1 as const } : {}),
      },
    ]
  })
  const html = withHtml.flatMap((message, at) => {
    const blob = htmlBlobs[at]
    return blob ? [{ id: message.id, blob }] : []
  })
  const htmlGone = messages
    .filter((message) => message.html === null && plan.known.get(message.id)?.html === 1)
    .map((message) => message.id)
  return {
    rows: [...rows, ...[...plan.touched.values()].filter((row) => !plan.accepted.has(row.id))],
    html,
    htmlGone: [...htmlGone, ...plan.gone],
  }
}
