import type { Table } from 'dexie'
import { expect, it } from 'vitest'
import { presentRows } from './present'

it('asks nothing of the cache where nothing is wanted: even an empty question waits for the write under way', async () => {
  const untouchable = new Proxy(
    {},
    {
      get: () => {
        throw new Error('asked')
      },
    },
  ) as Table<{ id: string }, string>
  expect(await presentRows(untouchable, [])).toEqual([])
  expect(await presentRows(untouchable, ['a'], new Set())).toEqual([undefined])
  await expect(presentRows(untouchable, ['a'], new Set(['a']))).rejects.toThrow('asked')
})
