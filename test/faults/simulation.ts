/**
 * One seeded run: an agent commits replies, notes and statuses over a few conversations while network, disk, power
 * and clock misbehave; then everything heals, the agent answers what asks her, and the backend's log is judged.
 */
import { createJournal } from '../../src/main/services/journal/journal'
import { createOutbox, type Outbox } from '../../src/main/services/outbox/outbox'
import type { BackendId, ConversationId, OutboxKey } from '../../src/shared/domain/ids'
import type { Basis, Effect, OutboxItem } from '../../src/shared/domain/outbox/types'
import { createSimBackend } from './backend'
import { chanceOf, createSimClock, createSimDisk, randomOf, type SimDisk, settle } from './world'

const backendId = 'simbackend' as BackendId
const key = Uint8Array.from({ length: 32 }, (_, index) => index)
const log = { info: () => undefined, warn: () => undefined }
const START = 1_750_000_000_000

interface Promised {
  key: OutboxKey
  effects: Effect[]
  conversationId: ConversationId | null
  basis: Basis | null
  /** The outbox answered that it stands. */
  acked: boolean
  /** Taken back, edited or dropped by the agent. */
  out: 'undo' | 'edit' | 'drop' | null
  /** The agent's «send» for what perhaps was sent already. */
  sendWords: number
}

export interface Verdict {
  seed: number
  faults: string[]
  committed: number
  asked: number
  held: number
  restarts: number
}

const text = (value: string) => ({ text: value, files: [] })

export const simulate = async (seed: number, options: { lookUp: 'conclusive' | 'neverAbsent'; trouble?: number }): Promise<Verdict> => {
  const chance = chanceOf(seed)
  const sim = createSimClock(START)
  const backend = createSimBackend({ backendId, clock: sim.clock, chance, lookUp: options.lookUp })
  const trouble = options.trouble ?? 0.1 + chance() * 0.5
  const promised = new Map<string, Promised>()
  const order: string[] = []
  const asked = new Set<string>()
  let disk: SimDisk = createSimDisk(chance)
  let life = 0
  let restarts = 0
  let held = 0
  let cut = false
  let outbox: Outbox

  const boot = async (): Promise<void> => {
    const mine = ++life
    cut = false
    const alive = () => life === mine && !cut
    const connector = backend.connect(alive)
    const random = randomOf(chance)
    // Small limits, so that compaction meets every fault too.
    const limits = { bytes: 2_000, segments: 3 }
    const journal = createJournal({ files: disk.files, clock: sim.clock, random, log, keys: { journalKey: () => key }, limits })
    outbox = createOutbox({
      journal,
      clock: sim.clock,
      random,
      log,
      connectors: () => (alive() ? connector : null),
      backend: () => ({ me: null, senderName: 'Shop', fileBytes: 1000 }),
      emit: () => undefined,
    })
    void outbox.start().catch(() => undefined)
    for (let at = 0; at < 8; at += 1) await settle()
    // A commit whose answer the power took may stand nevertheless: it has its place from then on.
    if (!cut) for (const item of outbox.list().items) if (!order.includes(item.key)) order.push(item.key)
  }

  const restartIfCut = async (): Promise<void> => {
    while (cut) {
      restarts += 1
      disk = createSimDisk(chance, disk.afterCut())
      if (chance() < 0.3) planCut(10)
      await boot()
    }
  }
  const planCut = (most: number) => {
    disk.cutAfter(1 + Math.floor(chance() * most), () => {
      cut = true
    })
  }

  /** Waits for a call at most some steps: after a power cut no answer comes. */
  const answered = async <T>(call: Promise<T>): Promise<{ value: T } | { failed: true }> => {
    let answer: { value: T } | { failed: true } | null = null
    call.then(
      (value) => {
        answer = { value }
      },
      () => {
        answer = { failed: true }
      },
    )
    for (let at = 0; at < 6 && !answer; at += 1) await settle()
    return answer ?? { failed: true }
  }

  const conversations = [1, 2, 3].map((number) => `${backendId}~c~${number}` as ConversationId)
  for (const id of conversations) backend.customerWrites(id)
  const basisNow = (id: ConversationId): Basis => ({
    lastMessageId: backend.recent(id)[0]?.id ?? null,
    lastIncomingAt: backend.recent(id).find(({ kind }) => kind === 'incoming')?.at ?? null,
    status: backend.statusOf(id),
    assigneeId: null,
    seenAt: sim.clock.now(),
  })

  const someEffects = (name: string): { effects: Effect[]; start: boolean } => {
    const reply: Effect = {
      type: 'reply',
      ...text(`reply ${name}`),
      subject: null,
      to: [],
      cc: [],
      bcc: [],
      messageId: null,
      language: null,
      direction: 'ltr',
    }
    const kind = chance()
    if (kind < 0.5) return { effects: [reply], start: false }
    if (kind < 0.7) return { effects: [reply, { type: 'status', status: 'resolved', until: null }], start: false }
    if (kind < 0.85) return { effects: [{ type: 'note', ...text(`note ${name}`) }], start: false }
    if (kind < 0.95) return { effects: [{ type: 'labels', add: [name], remove: [] }], start: false }
    const start = { ...reply, type: 'start' as const, text: `start ${name}`, inboxId: 'i', customerId: null } as unknown as Effect
    return { effects: [start], start: true }
  }

  const commit = async (own: Promised): Promise<void> => {
    const before = sim.clock.now()
    const answer = await answered(
      outbox.commit({
        key: own.key,
        backendId,
        conversationId: own.conversationId,
        effects: own.effects,
        basis: own.basis,
        draftId: null,
        undoMs: before % 3 === 0 ? 0 : 3_000,
      }),
    )
    if ('value' in answer) {
      own.acked = true
      if (!order.includes(own.key)) order.push(own.key)
    }
  }

  const takeBack = async (own: Promised): Promise<void> => {
    const answer = await answered(outbox.undo({ key: own.key }))
    if ('value' in answer) {
      if (answer.value.undone) own.out = 'undo'
    } else own.out = own.out ?? 'drop' // The answer was lost with the power: either may be.
  }

  const decide = async (item: OutboxItem): Promise<void> => {
    const own = promised.get(item.key)
    if (!own) return
    if (item.state.type === 'held') held += 1
    if (item.state.type === 'unknown') asked.add(item.key)
    const roll = chance()
    const word = item.state.type === 'unknown' && roll < 0.3 ? 'lookAgain' : roll < 0.7 ? 'send' : roll < 0.85 ? 'drop' : 'edit'
    if (word === 'send' && item.state.type === 'unknown') own.sendWords += 1
    const basis = item.conversationId && chance() < 0.5 ? basisNow(item.conversationId) : null
    const answer = await answered(outbox.decide({ key: item.key, word, basis }))
    if (word === 'drop' || word === 'edit') {
      if ('value' in answer || cut) own.out = word
    }
  }

  const agentActs = async (at: number): Promise<void> => {
    const roll = chance()
    const items = outbox.list().items
    const waiting = items.filter(({ state }) => ['held', 'unknown', 'failed'].includes(state.type))
    const someone = [...promised.values()].filter(({ out }) => out === null)
    const lastOne = someone.at(-1)
    const asking = waiting[Math.floor(chance() * waiting.length)]
    if (roll < 0.1 && lastOne?.acked) await takeBack(lastOne)
    else if (roll < 0.25 && asking) await decide(asking)
    else if (roll < 0.35 && lastOne) await commit(lastOne)
    else {
      const name = `${seed}-${at}`
      const { effects, start } = someEffects(name)
      const conversationId = start ? null : (conversations[Math.floor(chance() * conversations.length)] ?? null)
      const own: Promised = {
        key: `key-${name}`.padEnd(20, '_') as OutboxKey,
        effects,
        conversationId,
        basis: conversationId && chance() < 0.9 ? basisNow(conversationId) : null,
        acked: false,
        out: null,
        sendWords: 0,
      }
      promised.set(own.key, own)
      await commit(own)
    }
  }

  await boot()
  backend.setTrouble(trouble)
  for (let at = 0; at < 14; at += 1) {
    if (chance() < 0.35) planCut(12)
    disk.setFull(chance() < 0.15 ? 0.5 : 0)
    if (chance() < 0.1) sim.jump(Math.floor((chance() - 0.5) * 7_200_000))
    if (chance() < 0.15) backend.customerWrites(conversations[Math.floor(chance() * 3)] ?? '')
    await agentActs(at)
    await restartIfCut()
    const pause = chance() < 0.3 ? chance() * 90_000 : chance() * 4_000
    const until = sim.clock.monotonic() + pause
    while (sim.clock.monotonic() < until) {
      await sim.next(until - sim.clock.monotonic())
      await restartIfCut()
    }
  }

  // Everything heals; the agent answers until nothing asks her any more.
  backend.setTrouble(0)
  disk.setFull(0)
  disk.cutAfter(Number.POSITIVE_INFINITY, () => undefined)
  for (const own of promised.values()) if (!own.acked && own.out === null) await commit(own)
  const calm = sim.clock.monotonic() + 8 * 60 * 60_000
  const open = () => outbox.list().items.filter(({ state }) => state.type !== 'sent')
  while (open().length > 0 && sim.clock.monotonic() < calm) {
    for (const item of open()) if (['held', 'unknown', 'failed'].includes(item.state.type)) await decide(item)
    await sim.next(60_000)
  }

  const faults: string[] = []
  for (const item of open()) faults.push(`stuck: ${item.key} ${item.state.type} after ${item.attempts} tries`)
  for (const own of promised.values()) {
    for (const [index, effect] of own.effects.entries()) {
      const deeds = backend.log.filter((deed) => deed.key === own.key && deed.index === index)
      const message = 'text' in effect
      if (own.out === null && deeds.length === 0) faults.push(`lost: ${own.key} effect ${index}`)
      if (own.out === 'undo' && deeds.length > 0) faults.push(`sent though taken back: ${own.key}`)
      if (message && deeds.length > 1 + own.sendWords) faults.push(`sent ${deeds.length} times: ${own.key} with ${own.sendWords} words`)
      if (message && deeds.some((deed) => deed.text !== effect.text)) faults.push(`changed text: ${own.key}`)
    }
  }
  for (const id of conversations) {
    const talk = backend.log.filter((deed) => deed.conversationId === id && deed.type === 'reply')
    // Where she decided over what perhaps was sent, a slow server may still do it after the next: nobody can order that.
    const byHerWord = (each: string) => (promised.get(each)?.sendWords ?? 0) > 0 || promised.get(each)?.out !== null
    const firsts = [...new Set(talk.map((deed) => deed.key))].filter((each) => order.includes(each) && !byHerWord(each))
    const wanted = order.filter((each) => firsts.includes(each))
    if (firsts.join() !== wanted.join()) faults.push(`reordered in ${id}: ${firsts.join(' ')} instead of ${wanted.join(' ')}`)
  }
  await settle()
  life += 1
  return { seed, faults, committed: promised.size, asked: asked.size, held, restarts }
}
