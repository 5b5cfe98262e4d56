/**
 * Lets the open profile's slow lanes (cases, card numbers, search index) do all that waits, portion after portion without their rests: a
 * desk whose first fetch is long over has that behind itself. Runs inside the program's engine page, put there through the DevTools protocol.
 */
import { engineOver, nothing, takeOver } from './engineIn'

interface SettleState {
  portions: number
  ms: number
  done: boolean
  failed: string | null
}

const state: SettleState = { portions: 0, ms: 0, done: false, failed: null }

/** Longer than a lane's portion that may be under way. */
const portionMs = 8_000

/** The program's own lanes would learn the same beside these: they are kept from their next turn, and wait for it for ever. */
const holdOwnLanes = async (): Promise<void> => {
  const { setTimeout: real } = globalThis
  globalThis.setTimeout = (() => 0) as unknown as typeof real
  await new Promise<void>((done) => real(done, portionMs))
  globalThis.setTimeout = real
}

const settle = async (): Promise<void> => {
  const { cache, policies, backends } = await takeOver()
  await holdOwnLanes()
  const engine = engineOver(cache, ({ cursor }) => Promise.resolve(nothing(cursor ?? '')))
  // Step by step from here instead of by their timers.
  engine.index.wake = () => undefined
  engine.cases.wake = () => undefined
  await engine.setPolicies(policies)
  await engine.setBackends(backends.map((backend) => ({ ...backend, paused: true })))
  const began = performance.now()
  for (const step of [() => engine.cases.step(), () => engine.cards.step(), () => engine.index.step()])
    while (await step()) {
      state.portions += 1
      state.ms = performance.now() - began
    }
  engine.stop()
}

Object.assign(globalThis, {
  dragomanSettle: {
    begin: (): void => {
      settle()
        .then(() => {
          state.done = true
        })
        .catch((error: unknown) => {
          state.failed = String(error)
        })
    },
    state: () => state,
  },
})
