/** Compares what was promised with the book. Every sentence it answers is a fault. */
import type { Draft, Effect, OutboxItem } from '../../../src/shared/domain/outbox/types'
import type { Agent } from './agent'
import { type Change, type Deed, HARMFUL_KINDS, type RowState } from './book'
import { ME } from './chatwootServer'
import type { Machine } from './machine'
import type { DraftText, Promised } from './promises'

/** A head that was read longer ago than this is no check before sending, ms. */
const FRESH_MS = 90_000
/** What the desk may lose of a text being typed, ms. */
const TYPING_MS = 250

const closed = (status: string) => status === 'resolved'

/** Why a row that was read forbids to go on, compared with what she had seen. */
const rowForbids = (own: Promised, row: RowState): string | null => {
  const seen = own.seenRow
  if (!row.exists) return 'deleted'
  if (!row.canReply && (seen === null || seen.canReply)) return 'windowClosed'
  if (seen === null || own.basis === null) return null
  if (closed(row.status) && row.statusBy === 'other' && !closed(seen.status)) return 'resolved'
  if (row.assignee !== null && row.assigneeBy === 'other' && row.assignee !== ME && row.assignee !== seen.assignee) return 'reassigned'
  return null
}

/** Messages by others that the desk had read, or had long been able to read, before it asked. */
const unseenMessages = (own: Promised, deed: Deed, changes: readonly Change[], kinds: readonly string[]): Change[] =>
  changes.filter(
    (change) =>
      change.conversation === deed.conversation &&
      kinds.includes(change.kind) &&
      change.seq > own.seenSeq &&
      change.at < deed.begunAt &&
      (change.seq <= (deed.seen?.messagesSeq ?? 0) || change.at < deed.begunAt - FRESH_MS),
  )

const staleFaults = (own: Promised, effect: Effect, index: number, machine: Machine): string[] => {
  const { deeds, changes } = machine.server.book
  if (own.conversation === null || own.basis === null) return []
  const resolves = effect.type === 'status' && effect.status === 'resolved'
  if (effect.type !== 'reply' && !resolves) return []
  // What she sent on her own word over an uncertain end is hers.
  if (own.sendWords > 0) return []
  const mine = deeds.filter(({ key, type }) => key === `${own.key}:${index}` && type === 'message')
  const kinds = effect.type === 'reply' ? ['customer', 'colleague'] : ['customer']
  const faults: string[] = []
  for (const deed of mine) {
    const [missed] = unseenMessages(own, deed, changes, kinds)
    if (missed)
      faults.push(
        `stale: ${own.key} left over «${missed.kind}» (place ${missed.seq}, seen ${own.seenSeq}, read ${deed.seen?.messagesSeq ?? 'never'})`,
      )
    const why = deed.seen && deed.seen.rowSeq > own.seenRowSeq ? rowForbids(own, deed.seen.row) : null
    if (why) faults.push(`stale: ${own.key} left although «${why}»`)
  }
  return faults
}

/** True where something in the conversation can explain that an item was held. */
export const heldForReason = (own: Promised, machine: Machine): boolean => {
  const { changes } = machine.server.book
  if (own.conversation === null) return false
  const since = changes.filter(({ conversation, seq }) => conversation === own.conversation && seq > Math.min(own.seenSeq, own.seenRowSeq))
  if (since.some(({ kind }) => HARMFUL_KINDS.includes(kind))) return true
  const row = machine.server.rowOf(own.conversation)
  // A window that had closed before she wrote is as good a reason; a basis does not tell of it.
  if (!row?.canReply || rowForbids(own, row)) return true
  // A message of hers that the desk was told to forget reads like a colleague's.
  return machine.server.book.deeds.some(
    ({ conversation, seq, type }) => conversation === own.conversation && seq > own.seenSeq && type === 'message',
  )
}

const itemFaults = (own: Promised, machine: Machine): string[] => {
  const faults: string[] = []
  const { deeds } = machine.server.book
  for (const [index, effect] of own.effects.entries()) {
    if (!('files' in effect)) continue
    const mine = deeds.filter(({ key, type }) => key === `${own.key}:${index}` && (type === 'message' || type === 'note'))
    if (own.out === null && mine.length === 0) faults.push(`lost: ${own.key} «${effect.text}»`)
    if (own.out === 'undo' && mine.length > 0) faults.push(`sent though taken back: ${own.key}`)
    if (mine.length > 1 + own.sendWords) faults.push(`sent ${mine.length} times: ${own.key} (her words: ${own.sendWords})`)
    if (mine.some(({ text }) => text !== effect.text)) faults.push(`another text left: ${own.key}`)
    if (own.conversation !== null && mine.some(({ conversation }) => conversation !== own.conversation))
      faults.push(`in another conversation: ${own.key}`)
    if (mine.some(({ files }) => files !== effect.files.length)) faults.push(`without its files: ${own.key}`)
    if (mine.some(({ type }) => (type === 'note') !== (effect.type === 'note'))) faults.push(`note and reply confounded: ${own.key}`)
  }
  return faults
}

/** Texts on the wire that nobody promised: a key made anew for a try would show here. */
const strangerFaults = (agent: Agent, machine: Machine): string[] =>
  machine.server.book.deeds
    .filter(({ type, key }) => (type === 'message' || type === 'note') && !agent.promised.has((key?.replace(/:\d+$/, '') ?? '') as never))
    .map(({ key, text }) => `nobody's: «${text}» under ${key}`)

const orderFaults = (agent: Agent, machine: Machine): string[] => {
  const faults: string[] = []
  const { deeds } = machine.server.book
  for (const number of machine.server.numbers) {
    const talk = agent.order.filter((key) => {
      const own = agent.promised.get(key)
      return own?.conversation === number && own.out === null && own.effects[0]?.type === 'reply'
    })
    const first = (key: string) => deeds.find((deed) => deed.key === `${key}:0`)?.seq ?? Number.POSITIVE_INFINITY
    const came = [...talk].sort((a, b) => first(a) - first(b))
    if (came.join() !== talk.join()) faults.push(`reordered in ${number}: ${came.join(' ')} instead of ${talk.join(' ')}`)
  }
  return faults
}

/** The last word on each label is the last item that names it. */
const labelFaults = (agent: Agent, machine: Machine): string[] => {
  const faults: string[] = []
  for (const number of machine.server.numbers) {
    if (!machine.server.exists(number)) continue
    const wanted = new Map<string, boolean>()
    for (const key of agent.order) {
      const own = agent.promised.get(key)
      if (!own || own.conversation !== number || own.out !== null) continue
      for (const effect of own.effects)
        if (effect.type === 'labels') {
          for (const label of effect.add) wanted.set(label, true)
          for (const label of effect.remove) wanted.set(label, false)
        }
    }
    const has = machine.server.labelsOf(number)
    for (const [label, on] of wanted)
      if (has.includes(label) !== on) faults.push(`label ${label} of ${number} is ${on ? 'missing' : 'still there'}`)
  }
  return faults
}

export const verdictOf = (agent: Agent, machine: Machine): string[] => {
  const faults: string[] = []
  for (const own of agent.promised.values()) {
    faults.push(...itemFaults(own, machine))
    for (const [index, effect] of own.effects.entries()) faults.push(...staleFaults(own, effect, index, machine))
  }
  return [...faults, ...strangerFaults(agent, machine), ...orderFaults(agent, machine), ...labelFaults(agent, machine)]
}

/** After a start: what of the drafts must stand again. `endedAt` is the world time of the end, null for an orderly one. */
export const draftFaults = (
  drafts: DraftText[],
  standing: { id: string; text: string; conversationId: string | null }[],
  endedAt: number | null,
  hurt: boolean,
): string[] => {
  const faults: string[] = []
  for (const draft of drafts) {
    if (draft.gone === true) {
      if (standing.some(({ id }) => id === draft.id)) faults.push(`draft stands again: ${draft.id}`)
      continue
    }
    const found = standing.find(({ id }) => id === draft.id)
    if (draft.gone === 'perhaps') {
      draft.gone = found === undefined
      if (!found) continue
    }
    const acked = draft.strokes.findLastIndex(({ acked }) => acked)
    const due = hurt ? -1 : draft.strokes.findLastIndex(({ at }) => endedAt === null || at <= endedAt - TYPING_MS)
    const least = Math.max(acked, due)
    const at = found ? draft.strokes.findLastIndex(({ text }) => text === found.text) : -1
    if (found && at < 0) faults.push(`draft ${draft.id} holds a text nobody typed there: «${found.text}»`)
    else if (at < least) faults.push(`draft ${draft.id} lost its last strokes: ${at} instead of ${least} of ${draft.strokes.length - 1}`)
    if (found && draft.strokes.length > 0 && !found.conversationId?.endsWith(`~${draft.conversation}`))
      faults.push(`draft ${draft.id} in another conversation`)
    // What stands now is where she goes on.
    draft.strokes = found ? draft.strokes.slice(0, at + 1).map((stroke) => ({ ...stroke, acked: true })) : []
  }
  return faults
}

/** After a start: items she was told of stand, and words that were cut off are made out. */
export const itemsAfterStart = (
  agent: Agent,
  items: readonly OutboxItem[],
  drafts: readonly Draft[],
  sent: ReadonlySet<string>,
): string[] => {
  const faults: string[] = []
  const standing = new Set(items.map(({ key }) => key))
  for (const { key } of items) if (agent.promised.has(key) && !agent.order.includes(key)) agent.order.push(key)
  for (const own of agent.promised.values()) {
    const { key } = own
    if (own.unheard !== null) {
      const how = own.unheard
      own.unheard = null
      if (!standing.has(key) && !sent.has(key)) {
        const words = own.effects.find((effect) => 'text' in effect)
        const text = words && 'text' in words ? words.text : null
        // The answer was lost with the machine; the draft that came with it must not be.
        agent.tookOut(own, how, drafts.find((each) => how !== 'drop' && each.text === text) ?? null)
      }
    }
    if (own.out !== null) {
      if (standing.has(key)) faults.push(`stands again though taken out: ${key}`)
    } else if (!own.acked && own.draft?.gone === false && (standing.has(key) || sent.has(key))) {
      // Refused on a disk too full even for the new file that would have made the record void: it may stand, draft and all in it.
      own.draft.gone = true
    } else if (own.acked && !standing.has(key) && !sent.has(key)) faults.push(`item gone after a start: ${key}`)
    else if (!own.acked && own.draft && own.draft.gone === 'perhaps') {
      // One record: the item with the draft gone, or the draft with no item.
      const there = drafts.some(({ id }) => id === own.draft?.id)
      if (standing.has(key) || sent.has(key)) own.draft.gone = true
      else if (!there && own.draft.strokes.some(({ acked }) => acked)) faults.push(`neither draft nor item stands: ${key}`)
    }
  }
  return faults
}
