/** Journal files that somebody or something has spoiled: what is whole is read, what is not is set aside, and the desk starts and writes on. */
import { expect, it } from 'vitest'
import { createJournal } from '../../src/main/services/journal/journal'
import type { BackendId } from '../../src/shared/domain/ids'
import { below, between, type Chance, chanceOf, mix, oneOf } from './oracle/chance'
import { createDisk, type Kept } from './oracle/disk'
import { createTime } from './oracle/time'

const RUNS = 400
const backendId = 'spoiled1' as BackendId
const log = { info: () => undefined, warn: () => undefined }

const journalOn = (kept: Kept, chance: Chance) => {
  const time = createTime(0)
  const disk = createDisk({ chance, step: () => true, alive: () => true, lag: () => Promise.resolve() }, kept)
  const random = { bytes: (length: number) => Uint8Array.from({ length }, () => below(chance, 256)), number: chance }
  const keys = { journalKey: () => new Uint8Array(32).fill(4) }
  return {
    disk,
    journal: createJournal({
      files: disk.files,
      clock: time.clockOf(time.begin()),
      random,
      log,
      keys,
      limits: { bytes: 3_000, segments: 3 },
    }),
  }
}
const record = (body: number) => ({ backendId, kind: 'event', body })

const spoil: Record<string, (bytes: Buffer, chance: Chance) => Buffer> = {
  flip: (bytes, chance) => {
    const at = below(chance, bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(chance, 8))
    return bytes
  },
  cut: (bytes, chance) => bytes.subarray(0, below(chance, bytes.length)),
  zeros: (bytes, chance) => bytes.fill(0, below(chance, bytes.length), bytes.length),
  hole: (bytes, chance) => {
    const at = below(chance, bytes.length)
    return bytes.fill(0, at, Math.min(bytes.length, at + 512))
  },
  garbage: (bytes, chance) =>
    Buffer.concat([bytes, Buffer.from(Array.from({ length: between(chance, 1, 2_000) }, () => below(chance, 256)))]),
  inside: (bytes, chance) => {
    const at = below(chance, bytes.length)
    return Buffer.concat([bytes.subarray(0, at), Buffer.from('\n{"not":"ours"}\n\u0000\ud800'), bytes.subarray(at)])
  },
  twice: (bytes) => Buffer.concat([bytes, bytes]),
  line: (bytes) => Buffer.concat([bytes, Buffer.alloc(300_000, 'x')]),
  empty: () => Buffer.alloc(0),
}

it(`starts over ${RUNS} spoiled journals, keeps what is whole, in order, and goes on`, async () => {
  for (let run = 0; run < RUNS; run += 1) {
    const chance = chanceOf(mix(run, 77))
    const first = journalOn(new Map(), chance)
    await first.journal.open(() => null)
    const written = between(chance, 3, 25)
    for (let at = 0; at < written; at += 1) await first.journal.append([record(at)])
    await first.journal.close()
    const kept = new Map(first.disk.afterKill())
    const [name] = [...kept.keys()].filter((each) => each.includes('log'))
    if (!name) throw new Error('nothing written')
    const how = oneOf(chance, Object.keys(spoil))
    const before = Buffer.from(kept.get(name) ?? [])
    const after = (spoil[how] as (bytes: Buffer, chance: Chance) => Buffer)(Buffer.from(before), chance)
    kept.set(name, new Uint8Array(after))
    const what = `run ${run}, ${how}, ${written} records`

    const second = journalOn(kept, chance)
    const opened = await second.journal.open(({ body }) => body as number)
    const found = opened.records
    expect(
      [...new Set(found)].sort((a, b) => a - b),
      what,
    ).toEqual([...new Set(found)])
    expect(
      found.every((each) => Number.isInteger(each) && each >= 0 && each < written),
      what,
    ).toBe(true)
    // Every line before the first spoiled byte is whole.
    let same = 0
    while (same < before.length && before[same] === after[same]) same += 1
    const whole = before.subarray(0, same).toString('latin1').split('\n').length - 1
    expect(new Set(found).size, what).toBeGreaterThanOrEqual(Math.min(whole, written))

    await second.journal.append([record(1_000)])
    await second.journal.close()
    const third = await journalOn(second.disk.afterPowerCut(), chance).journal.open(({ body }) => body as number)
    expect(third.records, what).toEqual([...found, 1_000])
  }
})
