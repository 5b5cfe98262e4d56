/** Several profiles on one account: each with its own database, keys, journal and queue, one open at a time. */
import { afterEach, describe, expect, it } from 'vitest'
import { createFakeRemote } from './fakeSystem'
import { createHost } from './host'
import { type Started, startOver, until } from './upgradeKit'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const shopWith = async ({ call }: Started, name: string) => {
  const shop = await call.backends.saveShop({
    id: null,
    name,
    code: 'NL',
    colour: 'teal',
    currency: 'EUR',
    languages: ['de'],
    policy: { returnDays: null, whoPaysReturn: null, whoPaysDuty: null, promisedDeliveryDays: null, text: '' },
    senderName: name,
    signatures: {},
    undoSeconds: { mail: 0, chat: 0 },
  })
  const values = { url: 'https://fake.example', token: 'right' }
  return call.backends.connect({ shopId: shop.id, system: 'fake', name: 'Fake', values, fetchDays: 30 })
}
const commit = ({ call }: Started, backendId: string, key: string, text: string) =>
  call.outbox.commit({
    key: key as never,
    backendId: backendId as never,
    conversationId: `${backendId}~c~1` as never,
    effects: [{ type: 'note', text, files: [] }],
    basis: null,
    draftId: null,
    undoMs: 0,
  })

const twoAgents = async () => {
  const host = createHost()
  const remote = createFakeRemote()
  const delivered: string[] = []
  const at = await startOver(host, remote, delivered)
  ends.push(() => at.app.stop())
  await at.call.desk.createProfile({ name: 'Ana', pin: '314159', language: 'en' })
  const ana = await shopWith(at, 'Nordlicht')
  const anas = await at.call.desk.keys()
  remote.problem = { code: 'unreachable', params: {} }
  await commit(at, ana.id, 'profilesKeyAna0000000000', 'Only Ana may send this.')
  await at.call.desk.signOut()
  const mark = host.log.length
  remote.problem = null
  await at.call.desk.createProfile({ name: 'Ben', pin: '271828', language: 'ar' })
  return { ...at, host, remote, delivered, ana, anas, mark }
}

describe('two profiles of one account', () => {
  it('share no shop, key, database, text or setting', async () => {
    const { call, host, ana, anas } = await twoAgents()
    expect(await call.backends.list()).toEqual({ shops: [], backends: [] })
    expect(await call.outbox.list()).toEqual({ drafts: [], items: [] })
    const bens = await call.desk.keys()
    expect(bens.database).not.toBe(anas.database)
    expect(bens.matchKey).not.toBe(anas.matchKey)
    expect(bens.backends).toEqual([])
    expect(await call.desk.state()).toMatchObject({ type: 'open', profile: { name: 'Ben' }, settings: { language: 'ar' } })
    // Nothing is reached through the other's ids either.
    await expect(commit({ call } as Started, ana.id, 'profilesKeyBen0000000000', 'For a shop of somebody else.')).rejects.toThrow()
    await expect(call.backends.retest({ backendId: ana.id })).rejects.toThrow()
    const folders = new Set([...host.disk.keys()].flatMap((name) => /^profiles\/([^/]+)\//.exec(name)?.[1] ?? []))
    expect(folders.size).toBe(2)
    const all = [...host.disk.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join('\n')
    expect(all).not.toContain('Only Ana may send this.')
  })

  it('leave each other’s queue alone, say how much waits, and send it once its owner is back', async () => {
    const { call, delivered } = await twoAgents()
    await shopWith({ call } as Started, 'Kasumi')
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(delivered).toEqual([])
    await call.desk.signOut()
    const state = await call.desk.state()
    if (state.type !== 'closed') throw new Error('still open')
    expect(state.profiles.map(({ name, waiting }) => [name, waiting])).toEqual([
      ['Ana', 1],
      ['Ben', 0],
    ])
    const [anaProfile] = state.profiles
    // The other's PIN opens nothing.
    await expect(call.desk.unlock({ profileId: anaProfile?.id as never, pin: '271828' })).rejects.toThrow()
    await call.desk.unlock({ profileId: anaProfile?.id as never, pin: '314159' })
    await until(async () => (await call.outbox.list()).items.every(({ state: stands }) => stands.type === 'sent'))
    expect(delivered.filter((one) => one.includes('Only Ana may send this.')).length).toBeLessThanOrEqual(1)
    await call.desk.signOut()
    expect(await call.desk.state()).toMatchObject({ profiles: [{ name: 'Ana', waiting: 0 }, { name: 'Ben' }] })
  })

  it('stay one at a time: opening another shuts the first, with its keys', async () => {
    const { app, call } = await twoAgents()
    const told: string[] = []
    app.onState((state) => told.push(state.type === 'closed' ? 'closed' : `${state.type} ${state.profile.name}`))
    await call.desk.createProfile({ name: 'Chi', pin: '161803', language: 'zh-CN' })
    expect(told).toEqual(['open Chi'])
    expect(await call.outbox.list()).toEqual({ drafts: [], items: [] })
    await call.desk.lock()
    expect(await call.desk.state()).toMatchObject({ type: 'locked', profile: { name: 'Chi' }, queued: 0 })
  })
})
