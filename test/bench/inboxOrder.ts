/**
 * The list ordered anew while windows show it: by another plan, and by one message that comes. Done by the engine's own hand in
 * the program's engine page; beside it the very rows it wrote are written once more as they are, without any judging.
 */
import type { BodySecret, ConversationRow } from '../../src/renderer/data/schema'
import { viewPrefix } from '../../src/renderer/data/viewKeys'
import type { Engine } from '../../src/renderer/engine/engine'
import { type ListChange, writeList } from '../../src/renderer/engine/write/list'
import type { Conversation, Message } from '../../src/shared/domain/conversation/types'
import { localId } from '../../src/shared/domain/ids'
import { emptyRows } from '../../src/shared/domain/sync/types'
import { engineOver, nothing, type TakenOver, takeOver } from './engineIn'

/** As many as the lane orders anew at a time. */
const slice = 400

interface Ready {
  at: TakenOver
  engine: Engine
}
let ready: Promise<Ready> | null = null
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Everything judged once, so that only what is measured is still to do. */
const prepare = async (): Promise<Ready> => {
  const at = await takeOver()
  const engine = engineOver(at.cache, ({ cursor }) => Promise.resolve(nothing(cursor ?? 'none')))
  await engine.setPolicies(at.policies)
  await engine.setBackends(at.backends.map((backend) => ({ ...backend, paused: true })))
  await settled({ at, engine })
  return { at, engine }
}
const settled = async ({ at: { cache } }: Ready): Promise<void> => {
  const { db } = cache
  for (;;) {
    const marks = await db.caseMarks.toArray()
    const todo = await db.caseTodo.limit(1).primaryKeys()
    if (todo.length === 0 && marks.every(({ quickAfter, wholeAfter }) => quickAfter === undefined && wholeAfter === undefined)) return
    await rest(100)
  }
}
/**
 * What a changed plan has judged whole afterwards, case by case, is not waited for and not timed: half a minute of a lane that
 * gives way to everything. The list's order does not come from it.
 */
const leaveWhole = async ({ at: { cache }, engine }: Ready): Promise<void> => {
  const { caseMarks } = cache.db
  // Again and again: the portion under way notes where it stopped.
  while ((await caseMarks.toArray()).some(({ wholeAfter }) => wholeAfter !== undefined)) {
    await engine.writer.alone(() =>
      caseMarks.toCollection().modify((mark) => {
        delete mark.wholeAfter
      }),
    )
    await rest(500)
  }
}
const openRows = ({ at: { cache } }: Ready): Promise<ConversationRow[]> =>
  cache.db.conversations
    .where('keys')
    .startsWith(viewPrefix({ kind: 'due' }))
    .toArray()

/** @returns how many conversations the desk holds, and how many of them the list orders */
const begin = async (): Promise<{ conversations: number; open: number }> => {
  ready ??= prepare()
  const now = await ready
  return { conversations: await now.at.cache.db.conversations.count(), open: (await openRows(now)).length }
}

let plans = 0
interface PlanRun {
  /** Until the first hundred of the list stand anew, until all do, and how long of that was work. */
  topMs: number
  allMs: number
  workMs: number
  rows: number
}
/** What the last plan moved. */
let moved: ListChange[] = []
/** Every promise becomes another: no due time stays as it was. */
const plan = async (): Promise<PlanRun> => {
  if (!ready) throw new Error('not begun')
  const now = await ready
  const { at, engine } = now
  const { db } = at.cache
  plans += 1
  const before = new Map((await openRows(now)).map((row) => [row.id, row]))
  const { policies } = at
  const factor = plans % 2 === 1 ? 1.5 : 1
  const changed = {
    ...policies,
    plans: policies.plans.map((one) => ({
      ...one,
      targets: one.targets.map((target) => ({ ...target, seconds: Math.round(target.seconds * factor) + plans })),
    })),
  }
  let workMs = 0
  const { writer } = engine
  const refresh = writer.refresh.bind(writer)
  writer.refresh = async (ids) => {
    const from = performance.now()
    await refresh(ids)
    workMs += performance.now() - from
  }
  const from = performance.now()
  await engine.setPolicies(changed)
  const topMs = performance.now() - from
  while ((await db.caseMarks.toArray()).some(({ quickAfter }) => quickAfter !== undefined)) await rest(20)
  const allMs = performance.now() - from
  writer.refresh = refresh
  await leaveWhole(now)
  await settled(now)
  const after = (await openRows(now)).filter((row) => before.get(row.id)?.rev !== row.rev)
  moved = after.map((row) => ({ before: before.get(row.id), after: row }))
  return { topMs, allMs, workMs, rows: moved.length }
}

/** The rows that the last plan moved, once more as they are, with their counts, in the same slices. First they go back, untimed. */
const rewrite = async (forth: boolean): Promise<number> => {
  if (!ready) throw new Error('not begun')
  const { at, engine } = await ready
  const { db } = at.cache
  const began = performance.now()
  for (let first = 0; first < moved.length; first += slice) {
    const part = moved
      .slice(first, first + slice)
      .map((one) => (forth ? one : { before: one.after ?? undefined, after: one.before ?? null }))
    await engine.writer.alone(() => db.transaction('rw', [db.conversations, db.counts], () => writeList(db, part)))
  }
  return performance.now() - began
}

interface Arrival {
  /** Until its row stands in its place by a first look, and until the lane has judged it whole. */
  commitMs: number
  judgedMs: number
  floorMs: number
}
const said = (was: Conversation, at: number, key: string): { conversation: Conversation; message: Message } => ({
  conversation: {
    ...was,
    status: 'open',
    unreadCount: was.unreadCount + 1,
    lastActivityAt: at,
    updatedAt: Math.max(at, was.updatedAt + 1),
    waitingSinceAt: at,
    lastIncomingAt: at,
  },
  message: {
    id: localId(was.backendId, 'm', key),
    backendId: was.backendId,
    conversationId: was.id,
    remoteId: key,
    kind: 'incoming',
    author: { kind: 'customer', id: was.customerId, name: was.customerName },
    at,
    updatedAt: at,
    text: 'My parcel has not arrived, where is it?',
    quotedText: null,
    html: null,
    language: 'en',
    attachments: [],
    delivery: null,
    deliveryError: null,
    outboxKey: null,
    mail: null,
    deleted: false,
  },
})

/** One message after the other, spread over the list. */
const arrive = async (count: number): Promise<Arrival[]> => {
  if (!ready) throw new Error('not begun')
  const now = await ready
  const { at, engine } = now
  const { db, sealer } = at.cache
  const rows = await openRows(now)
  const step = Math.max(1, Math.floor(rows.length / count))
  const arrivals: Arrival[] = []
  for (let place = 0; place < rows.length && arrivals.length < count; place += step) {
    const chosen = rows[place]
    const body = chosen && (await db.bodies.get(chosen.id))
    const secret = body && (await sealer.open<BodySecret>('bodies', body))
    if (!secret?.conversation) continue
    const before = await db.conversations.get(secret.conversation.id)
    const { conversation, message } = said(secret.conversation, Date.now(), `order${plans}x${place}`)
    const { generation } = await engine.writer.cursorOf(conversation.backendId)
    const from = performance.now()
    await engine.writer.commit({
      backendId: conversation.backendId,
      generation,
      cursor: null,
      rows: { ...emptyRows(), conversations: [conversation], messages: [message] },
    })
    const commitMs = performance.now() - from
    while ((await db.caseTodo.limit(1).primaryKeys()).length > 0) await rest(2)
    const judgedMs = performance.now() - from
    const [row, written, text] = await Promise.all([
      db.conversations.get(conversation.id),
      db.bodies.get(conversation.id),
      db.messages.get(message.id),
    ])
    if (!row || !written || !text) throw new Error('it was not written')
    const began = performance.now()
    await db.transaction('rw', [db.conversations, db.counts, db.bodies, db.messages], () =>
      Promise.all([writeList(db, [{ before, after: row }]), db.bodies.put(written), db.messages.put(text)]),
    )
    arrivals.push({ commitMs, judgedMs, floorMs: performance.now() - began })
    await rest(60)
  }
  return arrivals
}

Object.assign(globalThis, { dragomanOrder: { begin, plan, back: () => rewrite(false), forth: () => rewrite(true), arrive } })
