import { describe, expect, it } from 'vitest'
import { Sealer } from './sealing'

const key = (fill: number): string => btoa(String.fromCharCode(...new Uint8Array(32).fill(fill)))
const sealer = async (cacheBytes?: number): Promise<Sealer> => {
  const made = new Sealer({ cacheBytes })
  await made.setKeys([{ backendId: 'b1', key: key(1) }], key(2))
  return made
}

describe('Sealer', () => {
  it('gives back what it sealed, never twice the same blob', async () => {
    const one = await sealer()
    const row = { id: 'b1~c~1', backendId: 'b1', value: { text: 'ä 返金 😀' } }
    const [a, b] = await one.sealMany('t', [row, row])
    expect(a).not.toEqual(b)
    if (!a) throw new Error('nothing sealed')
    expect(await (await sealer()).open('t', { id: row.id, blob: a })).toEqual(row.value)
  })
  it('gives back rows of any length that were sealed at once, each its own', async () => {
    const one = await sealer()
    const rows = [0, 1, 20_000, 21_845, 21_846, 70_000, 300_000, 2].map((length, at) => ({
      id: `b1~c~${at}${'x'.repeat(at * 80)}`,
      backendId: 'b1',
      value: `${at}${'ä返😀'.repeat(length / 4)}`,
    }))
    const blobs = await one.sealMany('t', rows)
    const other = await sealer()
    expect(
      await other.openMany(
        't',
        rows.map(({ id }, at) => ({ id, blob: blobs[at] ?? new Uint8Array() })),
      ),
    ).toEqual(rows.map(({ value }) => value))
  })
  it('never uses an iv twice, however many rows', async () => {
    const one = await sealer()
    const rows = Array.from({ length: 2000 }, (_, at) => ({ id: `b1~c~${at}`, backendId: 'b1', value: 1 }))
    const ivs = (await one.sealMany('t', rows)).map((blob) => blob.subarray(0, 12).join())
    expect(new Set(ivs).size).toBe(2000)
  })
  it('opens a row once per revision', async () => {
    const one = await sealer()
    const seal = async (value: unknown) => ({ id: 'b1~c~1', blob: await one.seal('t', { id: 'b1~c~1', backendId: 'b1', value }) })
    const first = await seal({ v: 1 })
    const opened = await one.open('t', first)
    expect(await one.open('t', first)).toBe(opened)
    expect(await one.open('t', await seal({ v: 2 }))).toEqual({ v: 2 })
  })
  it('holds no more than its bounds', async () => {
    const one = await sealer(4000)
    const seal = async (n: number) => ({ id: `b1~c~${n}`, blob: await one.seal('t', { id: `b1~c~${n}`, backendId: 'b1', value: { n } }) })
    const first = await seal(0)
    const opened = await one.open('t', first)
    for (let n = 1; n < 40; n += 1) await one.open('t', await seal(n))
    const again = await one.open('t', first)
    expect(again).toEqual(opened)
    expect(again).not.toBe(opened)
  })
  it('seals nothing for a backend whose key it lacks, and matches alike under one key only', async () => {
    const one = await sealer()
    await expect(one.seal('t', { id: 'b2~c~1', backendId: 'b2', value: 1 })).rejects.toThrow()
    const other = new Sealer()
    await other.setKeys([], key(3))
    expect(await one.match('a')).toBe(await (await sealer()).match('a'))
    expect(await one.match('a')).not.toBe(await other.match('a'))
  })
  it('is empty after it was wiped', async () => {
    const one = await sealer()
    const blob = await one.seal('t', { id: 'b1~c~1', backendId: 'b1', value: 1 })
    await one.open('t', { id: 'b1~c~1', blob })
    one.wipe()
    expect(await one.open('t', { id: 'b1~c~1', blob })).toBeNull()
    await expect(one.match('a')).rejects.toThrow()
  })
})
