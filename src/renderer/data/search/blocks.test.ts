import { describe, expect, it } from 'vitest'
import type { Cache } from '../openCache'
import { Blocks } from './blocks'

/** A cache of blocks a million bytes long, which counts what is read. */
const shelf = (has: () => boolean = () => true) => {
  const read: string[] = []
  const db = {
    searchBlocks: {
      bulkGet: async (ids: string[]) => {
        read.push(...ids)
        return ids.map((id) => (id.endsWith('~0000z') ? undefined : { id, blob: new Uint8Array(0) }))
      },
    },
  }
  const sealer = {
    openBytes: async (_table: string, row: { id: string }) => (has() ? new Uint8Array(1_000_000).fill(row.id.length) : null),
  }
  return { cache: { db, sealer } as unknown as Cache, read }
}

describe('blocks of postings', () => {
  it('are read once and given at once after that', async () => {
    const { cache, read } = shelf()
    const blocks = new Blocks()
    const [first] = await blocks.get(cache, 'a~1', [0, 1])
    const again = blocks.get(cache, 'a~1', [1, 0])
    expect(again).not.toBeInstanceOf(Promise)
    expect((await again)[1]).toBe(first)
    await blocks.get(cache, 'a~1', [1, 2])
    expect(read).toEqual(['a~1~00000', 'a~1~00001', 'a~1~00002'])
    expect(blocks.weight).toBe(3_000_000)
  })

  it('are let go when there are too many: those that were not asked for longest', async () => {
    const { cache, read } = shelf()
    const blocks = new Blocks()
    for (let number = 0; number < 6; number += 1) await blocks.get(cache, 'a~1', [number])
    await blocks.get(cache, 'a~1', [0])
    await blocks.get(cache, 'b~1', [0])
    expect(blocks.weight).toBe(6_000_000)
    expect(blocks.get(cache, 'a~1', [0])).not.toBeInstanceOf(Promise)
    expect(blocks.get(cache, 'a~1', [1])).toBeInstanceOf(Promise)
    expect(read.filter((id) => id === 'a~1~00000')).toHaveLength(1)
  })

  it('are read ahead while there is room, and not twice', async () => {
    const { cache, read } = shelf()
    const blocks = new Blocks()
    await blocks.get(cache, 'a~1', [2])
    await blocks.readAhead(cache, 'a~1', 4)
    expect(read).toEqual(['a~1~00002', 'a~1~00000', 'a~1~00001', 'a~1~00003'])
    await blocks.readAhead(cache, 'b~1', 200)
    expect(blocks.weight).toBeLessThanOrEqual(6_000_000)
  })

  it('that are gone hold no document', async () => {
    const { cache } = shelf()
    const blocks = new Blocks()
    const [bytes] = await blocks.get(cache, 'a~1', [35])
    expect(bytes?.every((byte) => byte === 0)).toBe(true)
    expect(blocks.weight).toBe(0)
  })

  it('stay nowhere when the keys went or their segment did while they were read', async () => {
    const { cache } = shelf()
    const blocks = new Blocks()
    const reading = blocks.get(cache, 'a~1', [0])
    blocks.clear()
    await reading
    expect(blocks.weight).toBe(0)
    const other = blocks.get(cache, 'a~1', [0])
    const ahead = blocks.readAhead(cache, 'a~1', 40)
    blocks.forget('a~1')
    await Promise.all([other, ahead])
    expect(blocks.weight).toBe(0)
    expect(blocks.get(cache, 'a~1', [0])).toBeInstanceOf(Promise)
  })
})
