import { expect, it, vi } from 'vitest'
import { CaseLane } from './cases/lane'
import { LanguageLane } from './lane'
import { IndexLane } from './search/lane'
import type { Timers } from './source'
import type { Writer } from './write/writer'

const stage = () => {
  const due: (() => void)[] = []
  const timers: Timers = { set: (run) => due.push(run), clear: () => undefined, random: () => 0 }
  const writer = { context: { clock: { monotonic: () => 0, now: () => 0 } } } as unknown as Writer
  return { due, timers, writer }
}
const lanes = {
  languages: ({ timers, writer }: ReturnType<typeof stage>) => new LanguageLane(writer, async () => () => null, timers),
  'the index': ({ timers, writer }: ReturnType<typeof stage>) => new IndexLane(writer, timers, () => false),
  cases: ({ timers, writer }: ReturnType<typeof stage>) =>
    new CaseLane(
      writer,
      timers,
      () => false,
      () => undefined,
      async () => undefined,
    ),
}

it.each(Object.entries(lanes))('of %s looks once more where something was written while it looked', async (_name, make) => {
  const given = stage()
  const lane = make(given)
  const step = vi.fn(async () => {
    // A commit ends behind the first look, which found nothing.
    if (step.mock.calls.length === 1) lane.wake()
    return null as never
  })
  lane.step = step
  lane.wake()
  for (let turn = 0; turn < 5; turn += 1) {
    given.due.shift()?.()
    await new Promise((done) => setTimeout(done, 0))
  }
  expect(step).toHaveBeenCalledTimes(2)
})
