/** What all pages share is one thread of the disk: nobody walks over everything that is held to learn whether there is anything. */
import { IDBIndex, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, expect, it, vi } from 'vitest'
import { KeepingGuard } from '../../src/renderer/engine/keeping/guard'
import { commitBatch } from '../../src/renderer/engine/write/commit'
import { Desk, revisions } from '../../src/renderer/engine/write/context'
import { Newcomers } from '../../src/renderer/engine/write/newcomers'
import { presentRows } from '../../src/renderer/engine/write/present'
import { caseBook, conversation, message, newIdb, one, openAt, rows, start } from './kit'

afterEach(() => vi.restoreAllMocks())

it('the first commit after a start counts nothing, neither where rows stand nor where none do', async () => {
  const idb = newIdb()
  const cache = await openAt(idb)
  const clock = { now: () => start, monotonic: () => 0 }
  const context = () => ({
    cache,
    desk: new Desk(),
    clock,
    book: caseBook(),
    revision: revisions(clock),
    newcomers: new Newcomers(),
    guard: new KeepingGuard(),
  })
  const counts = [vi.spyOn(IDBObjectStore.prototype, 'count'), vi.spyOn(IDBIndex.prototype, 'count')]
  const write = (n: number, into = context()) =>
    commitBatch(into, {
      backendId: one,
      rows: rows({ conversations: [conversation(n)], messages: [message(n, n)] }),
      generation: 1,
      cursor: null,
    })
  const first = context()
  await write(1, first)
  expect(first.newcomers.of(one)).not.toBeNull()
  const again = context()
  await write(2, again)
  expect(again.newcomers.of(one)).toBeNull()
  for (const count of counts) expect(count).not.toHaveBeenCalled()
})

it('finds the same rows in the order asked for, however they lie', async () => {
  const { db } = await openAt(newIdb())
  const id = (n: number) => `${one}~${String(n).padStart(5, '0')}`
  await db.assessments.bulkPut(Array.from({ length: 900 }, (_none, n) => ({ id: id(n), blob: new Uint8Array([n % 251]) })))
  const asked = {
    few: [7, 3, 2000, 3],
    sideBySide: Array.from({ length: 60 }, (_none, n) => 400 - n),
    scattered: [...Array.from({ length: 40 }, (_none, n) => n * 22), 5000, 1],
  }
  for (const numbers of Object.values(asked))
    for (const how of [null, 'each', 'run'] as const) {
      const found = await presentRows(
        db.assessments,
        numbers.map((n) => id(n)),
        how,
      )
      expect(found.map((row) => row?.id)).toEqual(numbers.map((n) => (n < 900 ? id(n) : undefined)))
    }
})
