import { describe, expect, it } from 'vitest'
import { chanceOf, createSimClock, createSimDisk, randomOf, type SimDisk, settle } from '../../../../test/faults/world'
import type { BackendId } from '../../../shared/domain/ids'
import type { Files } from '../../ports'
import { frame, openLine, parseLine } from './frame'
import { createJournal, type JournalRecord, LAZY_MS } from './journal'

const one = 'backendone' as BackendId
const two = 'backendtwo' as BackendId
const log = { info: () => undefined, warn: () => undefined }
const record = (body: unknown, backendId = one): JournalRecord => ({ backendId, kind: 'event', body })
const keys = () =>
  new Map<BackendId, Uint8Array>([
    [one, new Uint8Array(32).fill(1)],
    [two, new Uint8Array(32).fill(2)],
  ])

const set = (disk: SimDisk = createSimDisk(chanceOf(1)), held = keys()) => {
  const sim = createSimClock(1_000)
  let syncs = 0
  const counted = (files: Files): Files => ({
    ...files,
    openAppend: async (name) => {
      const handle = await files.openAppend(name)
      return {
        ...handle,
        sync: () => {
          syncs += 1
          return handle.sync()
        },
      }
    },
  })
  const journal = createJournal({
    files: counted(disk.files),
    clock: sim.clock,
    random: randomOf(chanceOf(7)),
    log,
    keys: { journalKey: (id) => held.get(id) ?? null },
  })
  return { disk, sim, journal, held, syncs: () => syncs }
}
const bodies = async (disk: SimDisk, held = keys()) => set(disk, held).journal.open(({ body }) => body)
const logName = (disk: SimDisk) => disk.names().find((name) => name.endsWith('.log')) ?? ''

describe('journal', () => {
  it('gives back what was appended, in order, and shares one sync among all that wait', async () => {
    const { journal, disk, syncs } = set()
    await journal.open(() => null)
    const called: number[] = []
    await Promise.all([1, 2, 3, 4].map((n) => journal.append([record(n), record(-n, two)], () => called.push(n))))
    expect(called).toEqual([1, 2, 3, 4])
    expect(syncs()).toBe(1)
    expect((await bodies(disk)).records).toEqual([1, -1, 2, -2, 3, -3, 4, -4])
  })

  it('gathers drafts for a moment and writes the latest of each, all answered by it', async () => {
    const { journal, disk, sim, syncs } = set()
    await journal.open(() => null)
    let answered = 0
    for (const text of ['H', 'He', 'Hel']) void journal.appendLazy(record(text), 'draft-a').then(() => (answered += 1))
    void journal.appendLazy(record('other'), 'draft-b')
    await settle()
    expect(syncs()).toBe(0)
    await sim.next(LAZY_MS)
    await settle()
    expect([answered, syncs()]).toEqual([3, 1])
    expect((await bodies(disk)).records).toEqual(['Hel', 'other'])
  })

  it('writes a waiting draft before what comes after it, and at once with it', async () => {
    const { journal, disk } = set()
    await journal.open(() => null)
    void journal.appendLazy(record('text'), 'draft-a')
    await journal.append([record('commit')])
    void journal.appendLazy(record('later'), 'draft-a')
    await journal.close()
    expect((await bodies(disk)).records).toEqual(['text', 'commit', 'later'])
  })

  it('shows nothing of a text, and nothing at all once the key is gone', async () => {
    const { journal, disk } = set()
    await journal.open(() => null)
    await journal.append([record({ text: 'ana@example.com' })])
    const raw = Buffer.from(disk.bytes(logName(disk)) ?? []).toString('latin1')
    expect(raw).not.toContain('example')
    expect(raw).not.toContain(Buffer.from('ana@example').toString('base64').slice(0, 10))
    const after = await bodies(disk, new Map())
    expect(after).toMatchObject({ records: [], parked: 0, locked: 1 })
    const wrong = await bodies(disk, new Map([[one, new Uint8Array(32).fill(9)]]))
    expect(wrong).toMatchObject({ records: [], parked: 1 })
  })

  it('cuts a tail the power tore, keeps all before it, and goes on after it', async () => {
    const { journal, disk } = set()
    await journal.open(() => null)
    for (const n of [1, 2, 3]) await journal.append([record(n)])
    disk.damage(logName(disk), (bytes) => bytes.slice(0, -5))
    const again = set(disk)
    expect(await again.journal.open(({ body }) => body)).toMatchObject({ records: [1, 2], torn: 1, parked: 0 })
    await again.journal.append([record(4)])
    expect((await bodies(disk)).records).toEqual([1, 2, 4])
  })

  it('parks a damaged record of the middle once and keeps the rest, also over a compaction', async () => {
    const { journal, disk } = set()
    await journal.open(() => null)
    for (const n of [1, 2, 3]) await journal.append([record(n)])
    const length = (disk.bytes(logName(disk)) ?? []).length / 3
    disk.damage(logName(disk), (bytes) => bytes.map((byte, at) => (at === Math.floor(length * 1.5) ? byte ^ 1 : byte)))
    const again = set(disk)
    expect(await again.journal.open(({ body }) => body)).toMatchObject({ records: [1, 3], parked: 1 })
    expect(await bodies(disk)).toMatchObject({ records: [1, 3], parked: 1 })
    expect(
      Buffer.from(disk.bytes('parked.log') ?? [])
        .toString()
        .split('\n').length,
    ).toBe(2)
    expect(again.journal.wantsCompaction()).toBe(true)
    await again.journal.compact(() => [record(1), record(3)])
    expect(await bodies(disk)).toMatchObject({ records: [1, 3], parked: 0 })
    expect(disk.bytes('parked.log')?.length).toBeGreaterThan(10)
  })

  it('opens no line under another backend, kind or place than it was sealed for', () => {
    const key = new Uint8Array(32).fill(1)
    const line = parseLine(frame(key, new Uint8Array(12), record('a'), 5).trimEnd())
    if (!line) throw new Error('no line')
    expect(openLine(key, line)).toBe('a')
    for (const moved of [{ sequence: 6 }, { kind: 'draft' }, { backendId: two }])
      expect(openLine(key, { ...line, ...moved })).toBeUndefined()
    expect(parseLine(line.raw.replace(' event ', ' draft '))).toBeNull()
  })

  it('answers diskFull, keeps what stood, forgets the failed write for good, and works again later', async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const { journal, disk } = set(createSimDisk(chanceOf(seed)))
      await journal.open(() => null)
      await journal.append([record('before')])
      disk.setFull(0.7)
      const outcomes = await Promise.all(
        ['x', 'y', 'z'].map(async (name) => {
          const done = await journal.append([record(name)]).then(
            () => name,
            (error: unknown) => {
              expect(error).toMatchObject({ name: 'JournalError', problem: { code: 'diskFull' } })
              return null
            },
          )
          return done
        }),
      )
      disk.setFull(0)
      await journal.append([record('after')])
      expect((await bodies(disk)).records).toEqual(['before', ...outcomes.filter((name) => name !== null), 'after'])
    }
  })

  it('loses nothing acknowledged and takes in nothing refused, wherever compaction or power fails', async () => {
    for (let seed = 1; seed <= 120; seed += 1) {
      const chance = chanceOf(seed)
      let disk = createSimDisk(chance)
      let live: string[] = []
      for (let life = 0; life < 4; life += 1) {
        let cut = false
        const { journal } = set(disk)
        const opened = await journal.open(({ body }) => String(body))
        const unsure = live.length
        expect(opened.records.slice(0, unsure)).toEqual(live)
        live = opened.records
        disk.cutAfter(1 + Math.floor(chance() * 25), () => {
          cut = true
        })
        disk.setFull(chance() < 0.5 ? 0.3 : 0)
        for (let at = 0; at < 8 && !cut; at += 1) {
          const name = `${life}-${at}`
          const work =
            chance() < 0.3 ? journal.compact(() => live.map((body) => record(body))) : journal.append([record(name)], () => live.push(name))
          void work.catch(() => undefined)
          await settle()
        }
        disk = createSimDisk(chance, disk.afterCut())
      }
    }
  })

  it('makes void what a full disk kept of a refused write: as soon as there is room, and at the latest when it closes', async () => {
    for (const way of ['room', 'close'] as const) {
      const disk = createSimDisk(chanceOf(3))
      const sim = createSimClock(1_000)
      let full = false
      const files: Files = {
        ...disk.files,
        async openAppend(name) {
          if (full) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
          const handle = await disk.files.openAppend(name)
          // The bytes are there before the disk says that they are not.
          const sync = () => (full ? handle.sync().then(() => Promise.reject(new Error('ENOSPC'))) : handle.sync())
          return { ...handle, sync }
        },
      }
      const held = keys()
      const journal = createJournal({
        files,
        clock: sim.clock,
        random: randomOf(chanceOf(7)),
        log,
        keys: { journalKey: (id) => held.get(id) ?? null },
      })
      await journal.open(() => null)
      await journal.append([record('kept')])
      full = true
      await expect(journal.append([record('refused')])).rejects.toThrow()
      // Nothing can be done about it yet.
      expect((await bodies(disk)).records).toEqual(['kept', 'refused'])
      full = false
      if (way === 'close') await journal.close()
      else {
        await sim.next(2_500)
        await settle()
      }
      expect((await bodies(disk)).records).toEqual(['kept'])
    }
  })

  it('tries to make it void once every two seconds, however many writes were refused meanwhile', async () => {
    const disk = createSimDisk(chanceOf(3))
    const sim = createSimClock(1_000)
    let full = false
    let tries = 0
    const openAppend: Files['openAppend'] = (name) => {
      tries += 1
      return full ? Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })) : disk.files.openAppend(name)
    }
    const journal = createJournal({
      files: { ...disk.files, openAppend },
      clock: sim.clock,
      random: randomOf(chanceOf(7)),
      log,
      keys: { journalKey: () => new Uint8Array(32).fill(1) },
    })
    await journal.open(() => null)
    full = true
    for (let write = 0; write < 20; write += 1) await expect(journal.append([record(write)])).rejects.toThrow()
    tries = 0
    for (let round = 0; round < 5; round += 1) {
      await sim.next(2_000)
      await settle()
    }
    expect(tries).toBeGreaterThan(0)
    expect(tries).toBeLessThanOrEqual(6)
    full = false
    await sim.next(2_000)
    await settle()
    await journal.append([record('kept')])
    expect((await bodies(disk)).records).toEqual(['kept'])
  })

  it('keeps through a compaction what it has no key for, and forgets a backend without its key', async () => {
    const { journal, disk, held } = set()
    await journal.open(() => null)
    await journal.append([record('a'), record('b', two), record('c')])
    held.delete(two)
    await journal.compact(() => [record('c')])
    expect((await bodies(disk)).records.sort()).toEqual(['b', 'c'])
    await journal.append([record('d')])
    const file = await journal.putFile(one, Uint8Array.of(1))
    await journal.forgetBackend(one)
    expect((await bodies(disk)).records).toEqual(['b'])
    expect(disk.names().some((name) => name.includes(one) || name.includes(file))).toBe(false)
    for (const name of disk.names()) expect(Buffer.from(disk.bytes(name) ?? []).toString('latin1')).not.toContain(one)
    await expect(journal.append([record('x', two)])).rejects.toMatchObject({ problem: { code: 'locked' } })
    await journal.append([record('e')])
    expect((await bodies(disk)).records).toEqual(['b', 'e'])
  })

  it('wants compaction when garbage is large, and then is small', async () => {
    const { journal, disk } = set()
    await journal.open(() => null)
    for (let at = 0; at < 12; at += 1) await journal.append([record('x'.repeat(100_000))])
    expect(journal.wantsCompaction()).toBe(true)
    await journal.compact(() => [record('small')])
    expect(journal.wantsCompaction()).toBe(false)
    expect(disk.names()).toHaveLength(1)
    expect((await bodies(disk)).records).toEqual(['small'])
  })

  it('seals files beside it, and collects those nobody names after a restart', async () => {
    const { journal, disk } = set()
    await journal.open(() => null)
    const bytes = new TextEncoder().encode('a picture of a passport')
    const id = await journal.putFile(one, bytes)
    const other = await journal.putFile(one, bytes)
    expect(new Uint8Array((await journal.readFile(one, id)) ?? [])).toEqual(bytes)
    expect(await journal.readFile(two, id)).toBeNull()
    expect(await journal.readFile(one, '../../secret-secret-secret')).toBeNull()
    for (const name of disk.names()) expect(Buffer.from(disk.bytes(name) ?? []).toString('latin1')).not.toContain('passport')
    expect(await journal.collectFiles(new Set([id]), () => false)).toBe(0)
    const later = set(disk)
    expect(await later.journal.collectFiles(new Set([id]), () => true)).toBe(0)
    expect(await later.journal.collectFiles(new Set([id]), () => false)).toBe(1)
    expect(await later.journal.readFile(one, other)).toBeNull()
    expect(await later.journal.readFile(one, id)).not.toBeNull()
  })
})
