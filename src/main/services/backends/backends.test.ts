import { describe, expect, it } from 'vitest'
import { createFakeRemote } from '../../../../test/contract/fakeSystem'
import { createHost, handClock } from '../../../../test/contract/host'
import type { Lamps } from '../../../shared/domain/backend/types'
import type { BackendId, ConversationId } from '../../../shared/domain/ids'
import type { EngineTask } from '../../../shared/domain/sync/types'
import { createCrypto } from '../../app/crypto'
import type { System } from '../../connectors/connector'
import { createSignIns } from '../signIn'
import { createBackends } from './backends'

const shop = {
  id: null,
  name: 'Nordlicht',
  code: 'NL',
  colour: 'teal' as const,
  currency: 'EUR',
  languages: ['de'],
  policy: { returnDays: 30, whoPaysReturn: null, whoPaysDuty: null, promisedDeliveryDays: null, text: '' },
  senderName: 'Nordlicht',
  signatures: {},
  undoSeconds: { mail: 0, chat: 0 },
}

interface Shared {
  documents?: Map<string, unknown>
  keys?: Map<BackendId, Uint8Array>
  disk?: Map<string, Uint8Array>
}
const build = (shared: Shared = {}, alter: (system: System) => System = (system) => system) => {
  const hand = handClock()
  const host = createHost({ clock: hand.clock, ...(shared.disk && { disk: shared.disk }) })
  const remote = createFakeRemote()
  const documents = shared.documents ?? new Map<string, unknown>()
  const keys = shared.keys ?? new Map<BackendId, Uint8Array>()
  const seen = {
    tasks: [] as EngineTask[],
    lamps: [] as Lamps[],
    up: [] as BackendId[],
    forgot: [] as BackendId[],
    online: true,
    full: false,
  }
  const service = createBackends({
    ...host.ports,
    crypto: createCrypto(host.ports.random),
    systems: async () => [alter(remote.system)],
    documents: {
      readSealed: async (name) => structuredClone(documents.get(name) ?? null),
      writeSealed: async (name, content) => void documents.set(name, structuredClone(content)),
    },
    keys: {
      add: async (id) => void keys.set(id, host.ports.random.bytes(32)),
      destroy: async (id) => void keys.delete(id),
      connectorKey: (id) => {
        const key = keys.get(id)
        if (!key) throw new Error('no key')
        return key
      },
    },
    signIns: createSignIns({ ...host.ports, language: () => 'en' }),
    hostOnline: () => seen.online,
    changed: () => undefined,
    lampsChanged: (lamps) => seen.lamps.push(lamps),
    typing: () => undefined,
    task: (task) => seen.tasks.push(task),
    lineUp: (id) => seen.up.push(id),
    forget: async (id) => {
      if (seen.full) throw new Error('no space')
      seen.forgot.push(id)
    },
  })
  return { ...hand, host, remote, documents, keys, seen, service }
}
const connected = async (shared?: Shared) => {
  const all = build(shared)
  await all.service.open(all.host.ports.files)
  await all.service.startLines(async () => undefined)
  const { id: shopId } = await all.service.saveShop(shop)
  const values = { url: 'https://a.example', token: 'right' }
  const backend = await all.service.connect({ shopId, system: 'fake', name: 'Fake', values, fetchDays: 30 })
  return { ...all, backend, shopId }
}
const pulls = (tasks: EngineTask[]) => tasks.filter(({ type }) => type === 'pull').length

describe('a backend', () => {
  it('loses its keys even where its files cannot be removed, and these at the next start', async () => {
    const first = await connected()
    first.seen.full = true
    await expect(first.service.remove(first.backend.id)).rejects.toThrow('no space')
    expect([...first.keys]).toEqual([])
    await first.service.close()
    const second = build(first)
    await second.service.open(second.host.ports.files)
    await second.service.startLines(async () => undefined)
    expect(second.seen.forgot).toEqual([first.backend.id])
  })

  it('is asked for once a minute even where its feed says nothing', async () => {
    const { service, backend, seen, pass } = await connected()
    await service.pull(backend.id, null, 10)
    const before = pulls(seen.tasks)
    await pass(70_000)
    expect(pulls(seen.tasks)).toBe(before + 1)
  })

  it('is tried again by itself after a failed pull, later each time, and no earlier than the server said', async () => {
    const { service, backend, seen, remote, pass, clock } = await connected()
    remote.problem = { code: 'rateLimited', params: {} }
    remote.retryAt = clock.now() + 20_000
    await expect(service.pull(backend.id, null, 10)).rejects.toThrow('rateLimited')
    const before = pulls(seen.tasks)
    expect(service.lamps().backends[0]).toMatchObject({ state: 'limited' })
    await pass(19_000)
    expect(pulls(seen.tasks)).toBe(before)
    await pass(2_000)
    expect(pulls(seen.tasks)).toBe(before + 1)
  })

  it('wakes what waits for it when it comes up, and says so once', async () => {
    const { service, backend, seen, remote } = await connected()
    await service.pull(backend.id, null, 10)
    remote.problem = { code: 'unreachable', params: {} }
    seen.online = false
    await expect(service.pull(backend.id, null, 10)).rejects.toThrow('unreachable')
    expect(service.lamps()).toMatchObject({ network: { state: 'down' }, backends: [{ state: 'down', why: { code: 'unreachable' } }] })
    remote.problem = null
    seen.up.length = 0
    await service.pull(backend.id, null, 10)
    await service.pull(backend.id, null, 10)
    expect(seen.up).toEqual([backend.id])
    expect(service.lamps()).toMatchObject({ network: { state: 'up' }, backends: [{ state: 'up', why: null }] })
    expect(seen.lamps.at(-1)).toEqual(service.lamps())
  })

  it('listens again after its connector fell over, and shows polling meanwhile', async () => {
    let rounds = 0
    const again = build({}, (system) => ({
      ...system,
      create: (needs) => ({
        ...system.create(needs),
        knocks: async (onKnock, signal) => {
          rounds += 1
          if (rounds < 3) throw new Error('fell over')
          onKnock({ type: 'live', state: 'up' })
          await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
        },
      }),
    }))
    await again.service.open(again.host.ports.files)
    await again.service.startLines(async () => undefined)
    const { id: shopId } = await again.service.saveShop(shop)
    await again.service.connect({ shopId, system: 'fake', name: 'Fake', values: { url: 'https://a', token: 'right' }, fetchDays: 30 })
    await again.pass(0)
    expect(again.service.lamps().backends[0]?.live).toBe('polling')
    await again.pass(20_000)
    expect(rounds).toBe(3)
    expect(again.service.lamps().backends[0]?.live).toBe('up')
    await again.service.close()
  })

  it('does not knock once it is paused, and gives no connector', async () => {
    const { service, backend, seen, remote, pass } = await connected()
    await service.pause(backend.id, true)
    const before = seen.tasks.length
    remote.made.at(-1)?.knock({ type: 'changed' })
    await pass(180_000)
    expect(seen.tasks.length).toBe(before)
    expect(service.running(backend.id)).toBeNull()
    await service.pause(backend.id, false)
    expect(service.running(backend.id)).not.toBeNull()
    expect(pulls(seen.tasks)).toBe(pulls(seen.tasks.slice(0, before)) + 1)
  })

  it('is fetched anew by a resync, with its connector’s own state gone', async () => {
    const { service, backend, seen, remote, host } = await connected()
    await remote.made.at(-1)?.needs.store.set('place', 'secret place')
    const named = () => [...host.disk.keys()].filter((name) => name.startsWith('connectors/'))
    expect(named()).toHaveLength(1)
    for (const bytes of host.disk.values()) expect(Buffer.from(bytes).includes('secret place')).toBe(false)
    await service.resync(backend.id)
    expect(named()).toHaveLength(0)
    expect(seen.tasks).toContainEqual({ type: 'resync', backendId: backend.id })
    expect(await remote.made.at(-1)?.needs.store.get('place')).toBeNull()
  })

  it('passes on what the agent wants of one conversation, and nothing for a stranger’s', async () => {
    const { service, backend, seen } = await connected()
    const conversationId = `${backend.id}~c~9` as ConversationId
    service.deepen(conversationId, null)
    expect(seen.tasks.at(-1)).toEqual({ type: 'deepen', backendId: backend.id, conversationId, before: null })
    expect(() => service.deepen('zzzzzz~c~9' as ConversationId, null)).toThrow('notFound')
  })

  it('makes the same id of the same address on every start, and another for every backend', async () => {
    const { remote, service, shopId, pass } = await connected()
    await pass(0)
    const [, kept] = remote.made
    const values = { url: 'https://b.example', token: 'right' }
    const second = await service.connect({ shopId, system: 'fake', name: 'Other', values, fetchDays: 30 })
    const other = remote.made.at(-1)
    expect(other?.needs.backendId).toBe(second.id)
    await service.pause(second.id, true)
    await service.pause(second.id, false)
    const id = (made: typeof kept) => made?.needs.hmac('ana@a.example')
    expect(id(remote.made.at(-1))).toBe(id(other))
    expect(id(other)).not.toBe(id(kept))
    expect(id(kept)).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })
})

describe('removal', () => {
  it('waits for the engine, but not for ever, and is finished at the next start', async () => {
    const first = await connected()
    const removing = first.service.remove(first.backend.id)
    await first.pass(10_000)
    await removing
    expect(first.seen.forgot).toEqual([first.backend.id])
    expect(first.keys.size).toBe(0)
    expect(first.service.list().backends).toEqual([])
    const second = build(first)
    await second.service.open(second.host.ports.files)
    await second.service.startLines(async () => undefined)
    second.service.engineCame()
    expect(second.seen.tasks).toEqual([{ type: 'forget', backendId: first.backend.id }])
    second.service.taskDone({ type: 'forget', backendId: first.backend.id })
    await second.pass(0)
    expect((second.documents.get('backends.sealed') as { forgotten: string[] }).forgotten).toEqual([])
  })

  it('cut off half-way is finished at the next start, before lines run', async () => {
    const first = await connected()
    const { id } = first.backend
    const content = first.documents.get('backends.sealed') as { backends: unknown[]; forgotten: string[] }
    first.documents.set('backends.sealed', { ...content, backends: [], forgotten: [id] })
    const second = build(first)
    await second.service.open(second.host.ports.files)
    await second.service.startLines(async () => undefined)
    expect(second.keys.has(id)).toBe(false)
    expect(second.seen.forgot).toEqual([id])
  })
})

describe('a lock', () => {
  it('takes credentials from memory and leaves names, lines and the queue’s connectors', async () => {
    const { service, backend } = await connected()
    service.lock()
    expect(service.list().backends).toEqual([backend])
    expect(service.running(backend.id)).not.toBeNull()
    expect(service.shopOf(backend.id)?.senderName).toBe('Nordlicht')
    // A change that comes late must not write what lacks the credentials.
    await expect(service.pause(backend.id, true)).rejects.toThrow('locked')
    await service.unlock()
    expect((await service.retest(backend.id)).ok).toBe(true)
  })
})
