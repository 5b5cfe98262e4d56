import { describe, expect, it } from 'vitest'
import { createHost, handClock } from '../../../../test/contract/host'
import { AttachmentId, BackendId } from '../../../shared/domain/ids'
import type { FileName } from '../../../shared/domain/keeping/types'
import { createCrypto } from '../../app/crypto'
import { cachedAs, createAttachmentCache } from './cache'

const one = BackendId.parse('aaaaaa')
const two = BackendId.parse('bbbbbb')
const bytes = (length: number, fill = 7) => new Uint8Array(length).fill(fill)

const build = async (host = createHost(), keys = new Map<BackendId, Uint8Array>()) => {
  const hand = handClock()
  const crypto = createCrypto(host.ports.random)
  const dataKey = (id: BackendId) => {
    const key = keys.get(id) ?? host.ports.random.bytes(32)
    keys.set(id, key)
    return key
  }
  const cache = createAttachmentCache({ clock: hand.clock, crypto, log: host.ports.log, limit: 1_000, dataKey })
  await cache.open(host.ports.files, [one, two])
  return { cache, host, keys, ...hand }
}

describe('the attachment cache', () => {
  it('gives back what was kept, also after a restart, and reveals neither bytes nor names', async () => {
    const first = await build()
    const picture = new TextEncoder().encode('planted picture')
    await first.cache.keep(one, 'aaaaaa~f~planted-id', 'image/png', picture)
    for (const [name, content] of first.host.disk) {
      expect(name).not.toContain('planted')
      expect(Buffer.from(content).includes('planted')).toBe(false)
    }
    const second = await build(first.host, first.keys)
    expect(await second.cache.read(one, 'aaaaaa~f~planted-id')).toEqual({ mime: 'image/png', bytes: picture })
    expect(await second.cache.read(two, 'aaaaaa~f~planted-id')).toBeNull()
  })

  it('drops the least recently used of all backends when it is full', async () => {
    const { cache, pass, host } = await build()
    for (const [backendId, id] of [
      [one, 'a'],
      [two, 'b'],
      [one, 'c'],
      [two, 'd'],
    ] as const) {
      await cache.keep(backendId, id, '', bytes(250))
      await pass(10)
    }
    await cache.read(one, 'a')
    await cache.keep(two, 'e', '', bytes(250))
    const kept = await Promise.all([cache.read(one, 'a'), cache.read(two, 'b'), cache.read(one, 'c'), cache.read(two, 'e')])
    expect(kept.map(Boolean)).toEqual([true, false, true, true])
    expect([...host.disk.keys()].filter((name) => !name.endsWith('/index'))).toHaveLength(4)
  })

  it('does not let one large file drive out all others', async () => {
    const { cache } = await build()
    await cache.keep(one, 'a', '', bytes(100))
    await cache.keep(one, 'large', '', bytes(251))
    expect(await cache.read(one, 'large')).toBeNull()
    expect(await cache.read(one, 'a')).not.toBeNull()
  })

  it('treats a damaged file or index as not kept', async () => {
    const first = await build()
    await first.cache.keep(one, 'a', '', bytes(100))
    await first.cache.keep(one, 'b', '', bytes(100))
    const name = [...first.host.disk.keys()].find((each) => !each.endsWith('/index')) ?? ''
    first.host.disk.set(name, bytes(120, 1))
    expect((await Promise.all([first.cache.read(one, 'a'), first.cache.read(one, 'b')])).filter(Boolean)).toHaveLength(1)
    first.host.disk.set(`attachments/${one}/index`, bytes(50, 1))
    const second = await build(first.host, first.keys)
    expect(await second.cache.read(one, 'b')).toBeNull()
    expect([...first.host.disk.keys()].filter((each) => each.startsWith(`attachments/${one}`))).toEqual([])
  })

  it('leaves nothing of a backend that was removed, and needs no key for it', async () => {
    const { cache, host, keys } = await build()
    await cache.keep(one, 'a', '', bytes(100))
    await cache.keep(two, 'b', '', bytes(100))
    keys.delete(one)
    await cache.forget(one)
    expect([...host.disk.keys()].filter((name) => name.includes(one))).toEqual([])
    expect(await cache.read(two, 'b')).not.toBeNull()
  })

  const name = (ref: string): FileName => ({ backendId: one, attachmentId: AttachmentId.parse('aaaaaa~f~1'), ref })

  it('lets nothing go that a legal hold names, however full or old, until it is lifted', async () => {
    const { cache, pass, clock } = await build()
    await cache.keep(one, cachedAs(name('held')), 'x', bytes(200))
    await cache.hold([name('held')])
    await pass(10)
    for (const ref of ['a', 'b', 'c', 'd', 'e']) await cache.keep(one, cachedAs(name(ref)), 'x', bytes(200))
    expect(await cache.read(one, cachedAs(name('held')))).not.toBeNull()
    await pass(10)
    await cache.age(one, clock.now())
    await cache.shrink(0)
    expect(await cache.read(one, cachedAs(name('held')))).not.toBeNull()
    await cache.hold([])
    expect(await cache.shrink(0)).toBe(1)
    expect(await cache.read(one, cachedAs(name('held')))).toBeNull()
  })
  it('keeps a hold over a restart, before the engine has named it again', async () => {
    const first = await build()
    await first.cache.keep(one, cachedAs(name('held')), 'x', bytes(200))
    await first.cache.hold([name('held')])
    const second = await build(first.host, first.keys)
    expect(await second.cache.shrink(0)).toBe(0)
    expect(await second.cache.read(one, cachedAs(name('held')))).not.toBeNull()
  })
  it('ages by the last look, one backend alone, and drops what is named', async () => {
    const { cache, pass, clock, host } = await build()
    await cache.keep(one, cachedAs(name('old')), 'x', bytes(10))
    await cache.keep(two, 'other', 'x', bytes(10))
    await pass(1_000)
    const since = clock.now()
    await cache.keep(one, cachedAs(name('young')), 'x', bytes(10))
    expect(await cache.age(one, since)).toBe(1)
    expect(await cache.read(one, cachedAs(name('old')))).toBeNull()
    expect(await cache.read(two, 'other')).not.toBeNull()
    expect(await cache.drop([name('young'), name('never')])).toBe(1)
    expect([...host.disk.keys()].filter((path) => path.includes(one))).toEqual([`attachments/${one}/index`])
  })
})
