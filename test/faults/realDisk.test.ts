/** The journal on the real file system, through the host's own files. */
import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFiles } from '../../src/main/host/files'
import { createJournal } from '../../src/main/services/journal/journal'
import type { BackendId } from '../../src/shared/domain/ids'
import { chanceOf, createSimClock, randomOf } from './world'

const backendId = 'realdisk' as BackendId
let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dragoman-journal-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const journalAt = (seed: number) =>
  createJournal({
    files: createFiles(root).within('journal'),
    clock: createSimClock(0).clock,
    random: randomOf(chanceOf(seed)),
    log: { info: () => undefined, warn: () => undefined },
    keys: { journalKey: () => new Uint8Array(32).fill(3) },
  })
const read = async (seed: number) => (await journalAt(seed).open(({ body }) => body)).records
const record = (body: unknown) => ({ backendId, kind: 'event', body })

it('keeps, compacts and cuts on a real disk as on the simulated one', async () => {
  const journal = journalAt(1)
  await journal.open(() => null)
  await Promise.all([1, 2, 3].map((body) => journal.append([record(body)])))
  const fileId = await journal.putFile(backendId, Uint8Array.of(1, 2, 3))
  await journal.compact(() => [record('all')])
  await journal.append([record(4)])
  await journal.append([record(5)])
  await journal.close()
  expect(await read(2)).toEqual(['all', 4, 5])
  expect([...((await journalAt(3).readFile(backendId, fileId)) ?? [])]).toEqual([1, 2, 3])
  const folder = join(root, 'journal/log')
  const last = join(folder, (await readdir(folder)).sort().at(-1) ?? '')
  const { size } = await stat(last)
  await truncate(last, size - 3)
  expect(await read(4)).toEqual(['all', 4])
})
