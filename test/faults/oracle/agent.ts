/** An agent at her desk: she types, sends, takes back and answers what the desk asks her. */
import { type DraftId, localId, OutboxKey } from '../../../src/shared/domain/ids'
import type { Draft, Effect, OutboxItem, StoredFile } from '../../../src/shared/domain/outbox/types'
import { below, type Chance, chanceOf, oneOf } from './chance'
import { ME } from './chatwootServer'
import { backendId, type Machine } from './machine'
import type { Step, Want } from './plan'
import type { DraftText, Promised } from './promises'

const ASKS = new Set(['held', 'unknown', 'failed'])

export const createAgent = (machine: Machine, seed: number) => {
  const promised = new Map<OutboxKey, Promised>()
  const drafts: DraftText[] = []
  /** Keys in the order in which their items came to stand. */
  const order: OutboxKey[] = []
  const faults: string[] = []
  let count = 0
  const { server, time } = machine

  const stands = (own: Promised) => {
    if (!order.includes(own.key)) order.push(own.key)
  }
  const empty = { subject: null, to: [], cc: [], bcc: [] }
  const replyOf = (text: string, files: StoredFile[] = []): Effect => ({
    type: 'reply',
    text,
    files,
    ...empty,
    messageId: null,
    language: null,
    direction: 'ltr',
  })
  const effectsOf = (want: Want, name: string, chance: Chance, files: StoredFile[]): Effect[] => {
    const reply = replyOf(`Reply ${name}`, files)
    const until = time.serverNow() + 86_400_000
    switch (want) {
      case 'reply':
      case 'replyWithFile':
        return [reply]
      case 'replyAndResolve':
        return [reply, { type: 'status', status: 'resolved', until: null }]
      case 'note':
        return [{ type: 'note', text: `Note ${name}`, files: [] }]
      case 'labels': {
        const label = oneOf(chance, ['vip', 'refund', 'late'])
        return [chance() < 0.6 ? { type: 'labels', add: [label], remove: [] } : { type: 'labels', add: [], remove: [label] }]
      }
      case 'assign':
        return [{ type: 'assign', assigneeId: localId(backendId, 'a', ME) }]
      case 'resolve':
        return [{ type: 'status', status: 'resolved', until: null }]
      case 'snooze':
        return [{ type: 'status', status: 'snoozed', until }]
      case 'start': {
        const people = [{ name: 'New', address: `new${below(chance, 4)}@example.test` }]
        return [
          {
            type: 'start',
            text: `Start ${name}`,
            files: [],
            ...empty,
            to: people,
            inboxId: localId(backendId, 'i', 7),
            customerId: null,
            language: null,
            direction: 'ltr',
          },
        ]
      }
    }
  }

  const look = (conversation: number | null) => (conversation === null ? null : server.look(conversation))

  const commit = async (own: Promised): Promise<void> => {
    const answer = await machine.ask(
      machine.outbox().commit({
        key: own.key,
        backendId,
        conversationId: own.conversationId,
        effects: own.effects,
        basis: own.basis,
        draftId: own.draft?.id ?? null,
        undoMs: own.undoMs,
      }),
    )
    if (answer === null && own.draft && own.draft.gone === false) own.draft.gone = 'perhaps'
    if (answer && 'value' in answer) {
      own.acked = true
      if (own.draft) own.draft.gone = true
      stands(own)
    }
  }

  const draftOf = (track: DraftText, text: string): Draft => ({
    id: track.id,
    backendId,
    conversationId: localId(backendId, 'c', track.conversation),
    kind: 'reply',
    text,
    ...empty,
    inboxId: null,
    customerId: null,
    messageId: null,
    files: [],
    signature: true,
    key: track.key,
    updatedAt: time.deskNow(),
  })
  const stroke = (track: DraftText, text: string): void => {
    const one = { text, at: time.now(), acked: false }
    track.strokes.push(one)
    machine
      .outbox()
      .saveDraft(draftOf(track, text))
      .then(
        () => {
          one.acked = true
        },
        () => undefined,
      )
  }
  const newKey = (): OutboxKey => {
    count += 1
    return OutboxKey.parse(`key-${seed}-${count}-`.padEnd(22, 'k'))
  }
  const openDraft = (conversation: number): DraftText => {
    const standing = drafts.find((each) => each.conversation === conversation && each.gone === false)
    if (standing) return standing
    const key = newKey()
    const made: DraftText = { id: `draft-${key}` as DraftId, conversation, key, strokes: [], gone: false }
    drafts.push(made)
    return made
  }

  const write = async (step: Extract<Step, { do: 'write' }>, chance: Chance): Promise<void> => {
    const start = step.want === 'start'
    const conversation = start ? null : (server.numbers[step.conversation] ?? null)
    if (conversation !== null && !server.exists(conversation)) return
    let files: StoredFile[] = []
    if (step.want === 'replyWithFile') {
      const name = `${seed}.txt`
      const answer = await machine.ask(
        machine.outbox().attach({ backendId, name, mime: 'text/plain', base64: Buffer.from(`file of ${count}`).toString('base64') }),
      )
      if (!answer || !('value' in answer)) return
      files = [answer.value]
    }
    const seen = look(conversation)
    let draft: DraftText | null = null
    if (step.fromDraft && conversation !== null && (step.want === 'reply' || step.want === 'replyAndResolve')) {
      draft = openDraft(conversation)
      stroke(draft, `«${conversation}» draft of ${draft.key}`)
      if (chance() < 0.5) await time.next(80)
      if (!machine.alive()) return
    }
    const key = draft?.key ?? newKey()
    const effects = effectsOf(step.want, key, chance, files)
    if (draft && effects[0]?.type === 'reply') effects[0] = replyOf(draft.strokes.at(-1)?.text ?? '', files)
    const own: Promised = {
      key,
      conversation,
      conversationId: conversation === null ? null : localId(backendId, 'c', conversation),
      effects,
      basis:
        seen && !step.blind
          ? {
              lastMessageId: seen.lastMessage === null ? null : localId(backendId, 'm', seen.lastMessage),
              lastIncomingAt: seen.lastIncomingAt,
              status: seen.row.status,
              assigneeId: seen.row.assignee === null ? null : localId(backendId, 'a', seen.row.assignee),
              seenAt: time.deskNow(),
            }
          : null,
      draft,
      undoMs: step.undoMs,
      seenSeq: seen?.messagesSeq ?? 0,
      seenRowSeq: seen?.rowSeq ?? 0,
      seenRow: seen?.row ?? null,
      shown: null,
      heldAt: null,
      acked: false,
      out: null,
      unheard: null,
      sendWords: 0,
      asked: false,
    }
    promised.set(key, own)
    await commit(own)
  }

  const type = async ({ conversation, strokes, gapMs }: Extract<Step, { do: 'type' }>): Promise<void> => {
    const number = server.numbers[conversation] ?? 0
    const track = openDraft(number)
    let text = track.strokes.at(-1)?.text ?? `«${number}» draft of ${track.key} `
    for (let at = 0; at < strokes && machine.alive(); at += 1) {
      text += 'abcdefghijklmnopqrstuvwxyz'[at % 26]
      stroke(track, text)
      const until = time.now() + gapMs
      while (time.now() < until && machine.alive()) await time.next(until - time.now())
    }
  }

  /** Her word took an item out: its text must stand as a draft again where it had one. */
  const tookOut = (own: Promised, how: 'undo' | 'edit' | 'drop', draft: Draft | null): void => {
    own.out = how
    own.unheard = null
    // Its text may come again under the same key; it has a new place then.
    if (order.includes(own.key)) order.splice(order.indexOf(own.key), 1)
    if (how === 'drop') return
    const words = own.effects.find((effect) => 'text' in effect)
    if (!words || !('text' in words)) return
    if (draft === null) {
      // What was said already needs no draft; only the rest of the item was taken back.
      if (!server.book.deeds.some(({ key }) => key === `${own.key}:0`)) faults.push(`text gone with ${how}: ${own.key}`)
      return
    }
    if (draft.text !== words.text) faults.push(`other text came back with ${how}: ${own.key}`)
    if (
      !machine
        .outbox()
        .list()
        .drafts.some(({ id, text }) => id === draft.id && text === draft.text)
    )
      faults.push(`draft does not stand after ${how}: ${own.key}`)
    if (own.conversation !== null) {
      // She lets one draft a conversation be; the other she keeps in mind as given.
      const known = drafts.find(({ id }) => id === draft.id)
      const strokes = [{ text: draft.text, at: 0, acked: true }]
      if (known) Object.assign(known, { strokes, gone: false, key: draft.key })
      else drafts.push({ id: draft.id, conversation: own.conversation, key: draft.key, strokes, gone: false })
    }
  }

  const takeBack = async (own: Promised): Promise<void> => {
    own.unheard = 'undo'
    const answer = await machine.ask(machine.outbox().undo({ key: own.key }))
    if (answer === null) return
    own.unheard = null
    if ('value' in answer && answer.value.undone) tookOut(own, 'undo', answer.value.draft)
  }

  const decide = async (item: OutboxItem, chance: Chance): Promise<void> => {
    const own = promised.get(item.key)
    if (!own) return
    const lost = own.conversation !== null && !server.exists(own.conversation)
    const roll = chance()
    const speaks = item.effects.slice(item.done).some((effect) => 'text' in effect)
    const away = speaks && roll > 0.85 ? 'edit' : 'drop'
    const state = item.state.type
    const word = lost ? away : state === 'unknown' && roll < 0.35 ? 'lookAgain' : roll < 0.75 ? 'send' : away
    if (word === 'send' && state === 'unknown') own.sendWords += 1
    const now = look(own.conversation)
    const given = word === 'send' && now && chance() < 0.5 ? now : null
    if (word === 'edit' || word === 'drop') own.unheard = word
    const basis = given
      ? {
          lastMessageId: given.lastMessage === null ? null : localId(backendId, 'm', given.lastMessage),
          lastIncomingAt: given.lastIncomingAt,
          status: given.row.status,
          assigneeId: given.row.assignee === null ? null : localId(backendId, 'a', given.row.assignee),
          seenAt: time.deskNow(),
        }
      : null
    // She has seen what the desk shows her: what it had read when it held the item.
    const shown = given ?? own.shown
    const answer = await machine.ask(machine.outbox().decide({ key: item.key, word, basis }))
    // What she says «send» over is renewed by the holding, or by what her screen showed when she looked again.
    if (word === 'send' && (state === 'held' || given) && shown && (answer === null || 'value' in answer)) {
      own.seenSeq = Math.max(own.seenSeq, shown.messagesSeq)
      own.seenRowSeq = shown.rowSeq
      own.seenRow = shown.row
    }
    if (answer === null) return
    own.unheard = null
    if ('value' in answer && (word === 'edit' || word === 'drop')) tookOut(own, word, answer.value.draft)
  }

  const asking = (): OutboxItem[] =>
    machine
      .outbox()
      .list()
      .items.filter(({ state }) => ASKS.has(state.type))

  return {
    promised,
    drafts,
    order,
    faults,
    commit,
    asking,
    decide,
    tookOut,
    async act(step: Step): Promise<void> {
      const chance = chanceOf(step.salt + 1)
      const living = [...promised.values()].filter(({ out }) => out === null)
      if (step.do === 'write') await write(step, chance)
      else if (step.do === 'type') await type(step)
      else if (step.do === 'undo') {
        const last = living.at(-1)
        if (last?.acked) await takeBack(last)
      } else if (step.do === 'again') {
        const one = living.length > 0 ? oneOf(chance, living) : null
        if (one) await commit(one)
      } else if (step.do === 'answer') {
        const waiting = asking()
        if (waiting.length > 0) await decide(oneOf(chance, waiting), chance)
      } else if (step.do === 'discard') {
        const one = drafts.find(({ gone }) => gone === false)
        if (!one) return
        one.gone = 'perhaps'
        const answer = await machine.ask(machine.outbox().discardDraft({ draftId: one.id }))
        if (answer && 'value' in answer) one.gone = true
        else if (answer) one.gone = false
      }
    },
  }
}
export type Agent = ReturnType<typeof createAgent>
