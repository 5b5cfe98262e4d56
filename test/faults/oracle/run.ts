/** One run: a plan played on a machine, then peace, then the verdict. */
import type { Cursor } from '../../../src/shared/domain/sync/types'
import { createAgent } from './agent'
import { chanceOf, mix, oneOf } from './chance'
import { draftFaults, heldForReason, itemsAfterStart, verdictOf } from './judge'
import { backendId, createMachine } from './machine'
import { type Flavour, lineOf, planOf, type Step } from './plan'
import type { Product } from './product'
import type { Promised } from './promises'

export interface Verdict {
  seed: number
  flavour: Flavour
  faults: string[]
  committed: number
  asked: number
  /** Of those, new conversations; and such as were deleted meanwhile, of which no look-up can tell. */
  askedStarts: number
  askedGone: number
  held: number
  heldFalsely: number
  restarts: number
  /** Calls that went wrong. */
  troubles: number
  /** World ms from the healing to the last item. */
  drainMs: number
  strokes: number
}

/** Longest that anything may wait once all is well again: an hour that a server named wrongly, and the back-off around it. */
const STUCK_MS = 3 * 3_600_000
const never = new AbortController().signal

export const runPlan = async (
  seed: number,
  product: Product,
  { flavour, steps }: { flavour: Flavour; steps: readonly Step[] } = planOf(seed),
  trace?: (line: string) => void,
): Promise<Verdict> => {
  const faults: string[] = []
  const sent = new Set<string>()
  let held = 0
  let heldFalsely = 0
  let strokes = 0
  let cursor: Cursor | null = null
  const machine = createMachine({
    seed,
    flavour,
    product,
    trace,
    onItem: ({ key, state }) => {
      const own = agent.promised.get(key)
      if (state.type === 'sent') sent.add(key)
      if (state.type === 'unknown' && own) own.asked = true
      if (state.type === 'held' && own) {
        held += 1
        shows(own, state.since)
        if (!heldForReason(own, machine)) {
          heldFalsely += 1
          machine.trace(`held for no reason: ${key}`)
        }
      }
    },
  })
  const agent = createAgent(machine, seed)
  const { time, server } = machine

  /** What the desk had read when it held the item is what she is shown of it. */
  const shows = (own: Promised, heldAt: number): void => {
    if (own.heldAt === heldAt) return
    own.heldAt = heldAt
    own.shown = own.conversation === null ? null : server.book.seen(own.conversation)
  }
  const startAgain = async (orderly = false): Promise<void> => {
    const endedAt = orderly ? null : machine.endedAt()
    const hurt = machine.hurt()
    await machine.restart()
    const { items, drafts } = machine.outbox().list()
    // Held in the machine's last moment: its page was never told, she finds it so when she is back.
    for (const { key, state } of items) {
      const own = agent.promised.get(key)
      if (own && state.type === 'held') shows(own, state.since)
    }
    faults.push(...itemsAfterStart(agent, items, drafts, sent), ...draftFaults(agent.drafts, drafts, endedAt, hurt))
  }
  const pass = async (ms: number): Promise<void> => {
    const until = time.now() + ms
    while (time.now() < until) {
      if (!machine.alive()) await startAgain()
      await time.next(until - time.now())
    }
    if (!machine.alive()) await startAgain()
  }

  /** Knocks: each means a look, and the looks' answers come in any order and more than once. */
  const knock = async (times: number, wiped: boolean, salt: number): Promise<void> => {
    if (flavour === 'mail-like') return
    const chance = chanceOf(salt)
    if (wiped) cursor = null
    const pages = await machine.ask(
      Promise.allSettled(Array.from({ length: times }, () => machine.connector().pull(cursor, 50, never))),
      40_000,
    )
    if (!pages || !('value' in pages)) return
    const came = pages.value.flatMap((page) => (page.status === 'fulfilled' ? [page.value] : []))
    if (chance() < 0.5) came.reverse()
    for (const page of came) {
      cursor = page.cursor
      const ours = page.rows.messages.flatMap(({ id, outboxKey }) => (outboxKey === null ? [] : [{ key: outboxKey, messageId: id }]))
      if (!machine.alive()) return
      await machine.ask(machine.outbox().arrived(chance() < 0.5 ? ours : [...ours, ...ours].reverse()))
    }
  }

  const play = async (step: Step): Promise<void> => {
    switch (step.do) {
      case 'wait':
        return pass(step.ms)
      case 'sleep':
        return time.sleep(step.ms)
      case 'jump':
        return time.jump(step.ms)
      case 'full':
        return machine.setFull(step.share)
      case 'trouble':
        return machine.setTrouble(step.share, step.only, step.writes)
      case 'calm':
        return machine.setTrouble(0, null)
      case 'end':
        return machine.planEnd(step.after, step.how)
      case 'quit':
        await machine.quit(step.graceMs)
        return startAgain(machine.endedAt() === null)
      case 'wake':
        return machine.outbox().wake(backendId)
      case 'knock':
        return knock(step.times, step.wiped, step.salt)
      case 'change': {
        // Where it hurts: a conversation in which something waits.
        const waiting = machine
          .outbox()
          .list()
          .items.flatMap(({ key, state }) => (state.type === 'sent' ? [] : (agent.promised.get(key)?.conversation ?? [])))
        const chance = chanceOf(step.salt + 2)
        const number = waiting.length > 0 && chance() < 0.7 ? oneOf(chance, waiting) : (server.numbers[step.conversation] ?? 0)
        return server.change(number, step.what)
      }
      default:
        strokes += step.do === 'type' ? step.strokes : 0
        return agent.act(step)
    }
  }

  if (!(await machine.boot())) await startAgain()
  for (const step of steps) {
    machine.trace(`STEP ${lineOf(step)}`)
    await play(step)
    if (!machine.alive()) await startAgain()
  }

  // Everything heals. Pages ask again for what they heard no answer to; the agent answers until nothing asks her any more.
  machine.trace('STEP peace')
  machine.noEnd()
  machine.setTrouble(0, null)
  machine.setFull(0)
  for (const own of agent.promised.values()) if (!own.acked && own.out === null) await agent.commit(own)
  const healedAt = time.now()
  const open = () =>
    machine
      .outbox()
      .list()
      .items.filter(({ state }) => state.type !== 'sent')
  const chance = chanceOf(mix(seed, 5))
  for (let left = open(); left.length > 0 && time.now() - healedAt < STUCK_MS; left = open()) {
    for (const item of agent.asking()) await agent.decide(item, chance)
    await time.next(60_000)
  }
  for (const { key, state, attempts } of open())
    faults.push(`stuck: ${key} ${JSON.stringify(state)} after ${attempts} tries and ${STUCK_MS / 3_600_000} hours of peace`)
  const drainMs = time.now() - healedAt
  await machine.quit(5_000)
  await startAgain(true)
  for (const { key, state } of open()) faults.push(`waits again after an orderly end: ${key} ${state.type}`)
  await pass(60_000)

  faults.push(...agent.faults, ...verdictOf(agent, machine), ...new Set(machine.impatient().map((each) => `impatient: ${each}`)))
  return {
    seed,
    flavour,
    faults,
    committed: agent.promised.size,
    asked: [...agent.promised.values()].filter(({ asked }) => asked).length,
    askedStarts: [...agent.promised.values()].filter(({ asked, conversation }) => asked && conversation === null).length,
    askedGone: [...agent.promised.values()].filter(
      ({ asked, conversation }) => asked && conversation !== null && !server.exists(conversation),
    ).length,
    held,
    heldFalsely,
    restarts: machine.restarts(),
    troubles: machine.happened(),
    drainMs,
    strokes,
  }
}
