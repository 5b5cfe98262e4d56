/**
 * Ten thousand changes, as after a night: a customer wrote once more in each conversation. Written by the engine's own
 * hand in the program's engine page, while the program's windows show what they show.
 */

import type { BodySecret } from '../../src/renderer/data/schema'
import { viewPrefix } from '../../src/renderer/data/viewKeys'
import type { Conversation, Message } from '../../src/shared/domain/conversation/types'
import { type BackendId, localId } from '../../src/shared/domain/ids'
import { emptyRows, type Page } from '../../src/shared/domain/sync/types'
import { engineOver, nothing, type TakenOver, takeOver } from './engineIn'

/** Conversations of one page, as the connector cuts them. */
const perPage = 9

interface Round {
  ms: number
  rows: number
  commits: number
}

let taken: Promise<TakenOver> | null = null
let rounds = 0

/** The next thing the customer says. */
const grown = (was: Conversation, at: number, key: string): { conversation: Conversation; message: Message } => {
  // Another text each time, or the lists would show what they showed before.
  const text = `${rounds}: is there any news of ${was.remoteId}? I wrote before and nobody has told me where my parcel is now, please look into it today.`
  const message: Message = {
    id: localId(was.backendId, 'm', key),
    backendId: was.backendId,
    conversationId: was.id,
    remoteId: key,
    kind: 'incoming',
    author: { kind: 'customer', id: was.customerId, name: was.customerName },
    at,
    updatedAt: at,
    text,
    quotedText: null,
    html: null,
    language: null,
    attachments: [],
    delivery: null,
    deliveryError: null,
    outboxKey: null,
    mail: null,
    deleted: false,
  }
  return {
    message,
    conversation: {
      ...was,
      unreadCount: was.unreadCount + 1,
      lastActivityAt: at,
      updatedAt: at,
      waitingSinceAt: was.waitingSinceAt ?? at,
      lastMessageId: message.id,
      lastIncomingAt: at,
      preview: { text, by: 'customer', at },
    },
  }
}

/** A fifth stands at the top of the list that is shown, the rest are the newest by activity. */
const changesOf = async ({ cache, backends }: TakenOver, count: number): Promise<Map<BackendId, Page[]>> => {
  rounds += 1
  const first = (kind: 'due' | 'all', limit: number) =>
    cache.db.conversations.where('keys').startsWith(viewPrefix({ kind })).limit(limit).primaryKeys()
  const ids = [...new Set([...(await first('due', Math.ceil(count / 5))), ...(await first('all', count))])].slice(0, count)
  const lists = new Map(backends.map(({ id }) => [id, [] as ReturnType<typeof grown>[]]))
  const began = Date.now()
  for (let from = 0; from < ids.length; from += 500) {
    const bodies = (await cache.db.bodies.bulkGet(ids.slice(from, from + 500))).filter((body) => body !== undefined)
    const secrets = await cache.sealer.scanMany<BodySecret>('bodies', bodies)
    secrets.forEach((secret, at) => {
      if (secret?.conversation)
        lists.get(secret.conversation.backendId)?.push(grown(secret.conversation, began + from + at, `bench${rounds}x${from + at}`))
    })
  }
  const pages = new Map<BackendId, Page[]>()
  for (const [backendId, list] of lists) {
    const cut: Page[] = []
    for (let from = 0; from < list.length; from += perPage) {
      const part = list.slice(from, from + perPage)
      const rows = {
        ...emptyRows(),
        conversations: part.map(({ conversation }) => conversation),
        messages: part.map(({ message }) => message),
      }
      const more = from + perPage < list.length
      cut.push({ ...nothing(`catchUp ${rounds} ${from}`, 'catchUp'), rows, more })
    }
    pages.set(backendId, cut)
  }
  return pages
}

const run = async (count: number): Promise<Round> => {
  taken ??= takeOver()
  const at = await taken
  const pages = await changesOf(at, count)
  const waiting = new Map([...pages].map(([id, list]) => [id, [...list]]))
  let shut = true
  const engine = engineOver(at.cache, ({ backendId, cursor }) => {
    const page = shut ? undefined : waiting.get(backendId)?.shift()
    return Promise.resolve(page ?? nothing(cursor ?? 'none'))
  })
  engine.index.wake = () => undefined
  let commits = 0
  const commit = engine.writer.commit.bind(engine.writer)
  engine.writer.commit = (batch, turn) => {
    commits += 1
    return commit(batch, turn)
  }
  const before = await Promise.all(at.backends.map(({ id }) => engine.writer.cursorOf(id)))
  await engine.setPolicies(at.policies)
  await engine.setBackends(at.backends.map((backend) => ({ ...backend, paused: false })))
  await engine.pullAll()
  commits = 0
  shut = false
  const from = performance.now()
  await engine.pullAll()
  const ms = performance.now() - from
  // What the lanes have still to learn of it must not be learned while the next run is measured, and to wait for ten thousand cases
  // to be judged took longer than all runs together. This copy of the profile is thrown away: it forgets what there was to do.
  engine.stop()
  await new Promise((done) => setTimeout(done, 2_000))
  await engine.writer.alone(() => Promise.all([at.cache.db.caseTodo.clear(), at.cache.db.searchTodo.clear()]))
  // The backends' own cursors come back: what was written here they never said.
  for (const [place, { id }] of at.backends.entries()) {
    const was = before[place]
    if (was) await engine.writer.setCursor(id, () => was)
  }
  const rows = [...pages.values()].flat().reduce((sum, page) => sum + page.rows.conversations.length * 2 + page.rows.messages.length, 0)
  return { ms, rows, commits }
}

Object.assign(globalThis, { dragomanCatchUp: { run } })
