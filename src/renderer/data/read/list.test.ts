import { expect, it } from 'vitest'
import type { Cache } from '../openCache'
import type { ConversationRow } from '../schema'
import { openRows } from './list'

const raw = (id: string, rev: number): ConversationRow => ({ id: `b~${id}`, rev, dueAt: null }) as unknown as ConversationRow

const stage = () => {
  const waiting: (() => void)[] = []
  const openMany = async (_table: string, rows: readonly ConversationRow[]) => {
    await new Promise<void>((done) => waiting.push(done))
    return rows.map(({ id, rev }) => ({ subject: `${id} ${rev}`, labels: [] }))
  }
  const cache = { rows: new Map(), sealer: { openMany } } as unknown as Cache
  return { cache, waiting }
}

it('leaves no row out for what a reading of an earlier moment put there meanwhile', async () => {
  const { cache, waiting } = stage()
  const before = openRows(cache, [raw('one', 1)])
  const now = openRows(cache, [raw('one', 2)])
  waiting[1]?.()
  expect((await now).map(({ subject }) => subject)).toEqual(['b~one 2'])
  const next = openRows(cache, [raw('one', 2), raw('two', 1)])
  waiting[0]?.()
  await before
  waiting[2]?.()
  expect((await next).map(({ subject }) => subject)).toEqual(['b~one 2', 'b~two 1'])
})

it('gives a row that did not change as the same object', async () => {
  const { cache, waiting } = stage()
  const both = [openRows(cache, [raw('one', 1)]), openRows(cache, [raw('one', 1)])]
  for (const open of waiting) open()
  const [first, second] = await Promise.all(both)
  expect(first?.[0]).toBe(second?.[0])
})
