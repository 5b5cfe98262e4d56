import { expect, it } from 'vitest'
import type { RecordPage } from '../../shared/contract/record'
import { createRecordReader, nothingRead, RECORD_PAGE, type RecordState } from './recordReader'

const page = (from: number) => ({
  entries: Array.from({ length: RECORD_PAGE }, (_none, at) => ({ at: from - at })),
  older: `behind ${from - RECORD_PAGE + 1}`,
})
const last = (...ats: number[]) => ({ entries: ats.map((at) => ({ at })), older: null })

const desk = () => {
  const asked: { before: string | null; answer(page: RecordPage<{ at: number }>): void; fail(): void }[] = []
  let state: RecordState<{ at: number }> = nothingRead
  const reader = createRecordReader<{ at: number }>(
    ({ before }) =>
      new Promise((resolve, reject) => {
        asked.push({ before, answer: resolve, fail: () => reject(new Error('gone')) })
      }),
    (next) => {
      state = next
    },
  )
  const settled = () => new Promise((done) => setTimeout(done, 0))
  return { reader, asked, settled, ats: () => state.entries?.map(({ at }) => at) ?? null, state: () => state }
}

it('brings each page once, however often older ones are asked for', async () => {
  const { reader, asked, settled, ats, state } = desk()
  reader.refresh()
  asked[0]?.answer(page(1_000))
  await settled()
  reader.readOn()
  reader.readOn()
  expect(asked.map(({ before }) => before)).toEqual([null, 'behind 981'])
  asked[1]?.answer(last(5))
  await settled()
  expect(ats()?.slice(-2)).toEqual([981, 5])
  expect(state().more).toBe(false)
})

it('older ones that come behind a fresh look are not hung on to it', async () => {
  const { reader, asked, settled, ats } = desk()
  reader.refresh()
  asked[0]?.answer(page(1_000))
  await settled()
  reader.readOn()
  reader.refresh()
  asked[2]?.answer(last(2_000))
  asked[1]?.answer(last(5))
  await settled()
  expect(ats()).toEqual([2_000])
})

it('asks after a failure for the same, and tells nobody who has gone', async () => {
  const { reader, asked, settled, ats, state } = desk()
  reader.refresh()
  asked[0]?.answer(page(1_000))
  await settled()
  reader.refresh()
  asked[1]?.fail()
  await settled()
  expect(state().problem).not.toBeNull()
  reader.readOn()
  expect(asked[2]?.before).toBe(null)
  reader.end()
  asked[2]?.answer(last())
  await settled()
  expect(ats()).toHaveLength(RECORD_PAGE)
})
