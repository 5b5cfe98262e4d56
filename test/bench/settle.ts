/**
 * Lets the open profile's index lane learn all that waits, portion after portion without its rests: a desk whose first
 * fetch is long over has it behind itself. Runs inside the program's engine page, put there through the DevTools protocol.
 */
import { engineOver, nothing, takeOver } from './engineIn'

interface SettleState {
  portions: number
  ms: number
  done: boolean
  failed: string | null
}

const state: SettleState = { portions: 0, ms: 0, done: false, failed: null }

/** Longer than the lane's portion that may be under way. */
const portionMs = 8_000

/** The program's own lane would learn the same beside this one: it is kept from its next turn, and waits for it for ever. */
const holdOwnLane = async (): Promise<void> => {
  const { setTimeout: real } = globalThis
  globalThis.setTimeout = (() => 0) as unknown as typeof real
  await new Promise<void>((done) => real(done, portionMs))
  globalThis.setTimeout = real
}

const settle = async (): Promise<void> => {
  const { cache } = await takeOver()
  await holdOwnLane()
  const engine = engineOver(cache, ({ cursor }) => Promise.resolve(nothing(cursor ?? '')))
  const began = performance.now()
  while (await engine.index.step()) {
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
