/** Profile folders of every earlier version open with all that is in them; those of later versions are left alone. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { createCrypto } from '../../src/main/app/crypto'
import { createProfileStore } from '../../src/main/services/desk/profileStore'
import { ProfileId } from '../../src/shared/domain/ids'
import { createFakeRemote } from './fakeSystem'
import { createHost } from './host'
import { diskOf, type Folder, folderOf, PIN, startOver, TEXTS, until, writeFolder } from './upgradeKit'

const fixtures = new URL('./fixtures/', import.meta.url)
const wanted = process.env.DRAGOMAN_WRITE_FIXTURE
if (wanted) writeFileSync(new URL(`profile-v${wanted}.json`, fixtures), `${JSON.stringify(await writeFolder(), null, 1)}\n`)

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})
const open = async (folder: Folder) => {
  const disk = diskOf(folder)
  const remote = createFakeRemote()
  const delivered: string[] = []
  const host = createHost({ disk })
  const at = await startOver(host, remote, delivered)
  ends.push(() => at.app.stop())
  const state = await at.call.desk.state()
  if (state.type !== 'closed') throw new Error('a profile is open already')
  return { ...at, disk, remote, delivered, profiles: state.profiles }
}
const profileIn = (folder: Folder) => Object.keys(folder).find((name) => name.endsWith('profile.json')) ?? ''
const with64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')

/** With the team that programs before version 6 kept in a document of its own, sealed as they sealed it. */
const withTeam = async (folder: Folder): Promise<Folder> => {
  const disk = diskOf(folder)
  const { ports } = createHost({ disk })
  const crypto = createCrypto(ports.random, ports.scrypt)
  const store = createProfileStore(ports.files, crypto, ports.random, ports.secrets, { N: 1024, r: 8, p: 1 })
  const id = ProfileId.parse(profileIn(folder).split('/')[1])
  const read = await store.readProfile(id)
  const key = read.state === 'ready' ? await store.keyByPin(read.profile, PIN) : null
  if (!key) throw new Error('the fixture does not open')
  const old = {
    id: 'old-1',
    name: 'Old Ana',
    email: null,
    region: 'eu',
    zone: 'Europe/Bucharest',
    city: 'Bucharest',
    role: 'agent',
    languages: [{ code: 'de', level: 'good' }],
    week: [{ weekday: 1, start: '09:00', end: '17:00' }],
  }
  const people = [old, { ...old, id: 'old-2', name: 'Old Ben' }, { id: 'unreadable' }]
  const sealed = crypto.seal(key, new TextEncoder().encode(JSON.stringify({ version: 1, people })), 'team.sealed')
  await store.folder(id).replace('team.sealed', sealed)
  return folderOf(disk)
}

const earlier = readdirSync(fixtures).flatMap((name) => {
  const version = /^profile-v(\d+)\.json$/.exec(name)?.[1]
  return version ? [{ version, folder: JSON.parse(readFileSync(new URL(name, fixtures), 'utf8')) as Folder }] : []
})

describe.each(earlier)('a profile of version $version', ({ version, folder }) => {
  // Those of before had no library.
  if (Number(version) >= 4)
    it('has its templates, found and on their keys, and the settings that came later as they begin', async () => {
      const { call, profiles } = await open(folder)
      const state = await call.desk.unlock({ profileId: profiles[0]?.id as never, pin: PIN })
      expect(state).toMatchObject({ settings: { quick: { on: true, keys: 'Ctrl+Alt+Space' }, reads: [] } })
      const { templates } = await call.library.get({ ids: ['upgradeTemplate' as never] })
      expect(templates).toMatchObject([{ title: 'Left yesterday', bodies: [{ text: TEXTS.template }] }])
      expect(await call.library.pins()).toEqual({ pins: [{ slot: 3, templateId: 'upgradeTemplate' }] })
    })

  if (Number(version) >= 6)
    it('has its rota, what was drafted and what was published', async () => {
      const { call, profiles } = await open(folder)
      await call.desk.unlock({ profileId: profiles[0]?.id as never, pin: PIN })
      const { rota, drafts, versions } = await call.rota.state()
      expect(rota.people).toMatchObject([{ id: 'upgrade-ana', country: 'RO', contract: { minRestMinutes: 660 } }])
      expect(rota.shifts.map(({ id, date, end }) => [id, date, end]).sort()).toEqual([
        ['shift-1', '2026-10-25', '06:00'],
        ['shift-2', '2026-10-27', '06:00'],
      ])
      expect(drafts.map(({ after }) => after?.id)).toEqual(['draft-1'])
      expect(versions).toMatchObject([{ number: 1, note: 'Tuesday too', count: 1 }])
      expect((await call.rota.version({ id: versions[0]?.id ?? '' })).changes).toHaveLength(1)
    })

  it('has the people of its team, where it had one', async () => {
    const { call, profiles } = await open(await withTeam(folder))
    await call.desk.unlock({ profileId: profiles[0]?.id as never, pin: PIN })
    const people = (await call.rota.state()).rota.people.map(({ name }) => name)
    expect(people).toEqual(Number(version) >= 6 ? ['Ana'] : ['Old Ana', 'Old Ben'])
    expect((await call.desk.team()).people.map(({ name }) => name)).toEqual(people)
    // Once: who goes then does not come again.
    if (Number(version) >= 6) return
    await call.rota.change({ deeds: [{ do: 'remove', kind: 'person', id: 'old-1' }] })
    await call.desk.signOut()
    await call.desk.unlock({ profileId: profiles[0]?.id as never, pin: PIN })
    expect((await call.rota.state()).rota.people.map(({ name }) => name)).toEqual(['Old Ben'])
  })

  it('opens with its settings, its draft and its queue, what was perhaps sent is looked up, and what waits leaves once', async () => {
    const { call, delivered, profiles, remote } = await open(folder)
    remote.problem = { code: 'unreachable', params: {} }
    expect(profiles).toMatchObject([{ name: 'Ana', kind: 'real', state: 'ready' }])
    const state = await call.desk.unlock({ profileId: profiles[0]?.id as never, pin: PIN })
    expect(state).toMatchObject({ type: 'open', settings: { density: 'compact', lockAfterMinutes: 7 } })
    const { drafts, items } = await call.outbox.list()
    expect(drafts.map(({ text }) => text)).toEqual([TEXTS.draft])
    const waiting = items.filter(({ state: stands }) => stands.type !== 'sent')
    expect(waiting.map(({ key }) => key)).toEqual(['upgradeKeyFirst000000000', 'upgradeKeySecond00000000'])
    remote.problem = null
    const { backends } = await call.backends.list()
    await call.backends.retest({ backendId: backends[0]?.id as never })
    await until(async () => (await call.outbox.list()).items.every(({ state: stands }) => stands.type === 'sent'), 15_000)
    // Its attempt stood in the journal without an outcome.
    expect(delivered.filter((one) => one.includes(TEXTS.first))).toEqual([])
    expect(delivered.filter((one) => one.includes(TEXTS.second))).toHaveLength(1)
    expect(delivered.some((one) => one.includes(TEXTS.sent))).toBe(false)
  }, 30_000)

  it('goes on where a kill cut the upgrade off, at each file that it writes', async () => {
    const { call, disk, profiles } = await open(folder)
    await call.desk.unlock({ profileId: profiles[0]?.id as never, pin: PIN })
    const upgraded = folderOf(disk)
    // Each state between the old folder and the new one, file by file.
    const changed = Object.keys(upgraded).filter((name) => upgraded[name] !== folder[name])
    expect(changed.length).toBeGreaterThan(0)
    for (const last of changed) {
      const upTo = changed.slice(0, changed.indexOf(last) + 1)
      const between = { ...folder, ...Object.fromEntries(upTo.map((name) => [name, upgraded[name] ?? ''])) }
      const again = await open(between)
      await again.call.desk.unlock({ profileId: profiles[0]?.id as never, pin: PIN })
      expect((await again.call.outbox.list()).drafts.map(({ text }) => text)).toEqual([TEXTS.draft])
      await again.app.stop()
    }
  }, 60_000)
})

describe('what a newer program has written', () => {
  const later: [string, (folder: Folder) => Folder][] = [
    [
      'a later mark of its folder',
      (folder) => ({ ...folder, [profileIn(folder).replace('profile.json', 'format.json')]: with64({ version: 99, more: 1 }) }),
    ],
    [
      'a profile file of a later version',
      (folder) => {
        const name = profileIn(folder)
        const file = JSON.parse(Buffer.from(folder[name] ?? '', 'base64').toString()) as Record<string, unknown>
        return { ...folder, [name]: with64({ ...file, version: 7, lock: { something: 'else' } }) }
      },
    ],
  ]
  it.each(later)('%s is named on the door, and no byte of it changes', async (_what, change) => {
    const [first] = earlier
    if (!first) throw new Error('no fixture')
    const folder = change(first.folder)
    const { app, call, disk, profiles } = await open(folder)
    expect(profiles).toMatchObject([{ name: 'Ana', state: 'newer' }])
    await expect(call.desk.unlock({ profileId: profiles[0]?.id as never, pin: PIN })).rejects.toThrow()
    // Somebody else works on this desk meanwhile, and its own file is written anew.
    await call.desk.createProfile({ name: 'Ben', pin: PIN, language: 'ar' })
    await app.stop()
    const after = folderOf(disk)
    const own = Object.keys(folder).filter((name) => name.startsWith('profiles/'))
    for (const name of own) expect(after[name]).toBe(folder[name])
    expect(Object.keys(after).filter((name) => name.startsWith(profileIn(folder).replace('profile.json', '')))).toEqual(own.sort())
    const again = await open(after)
    expect(again.profiles.map(({ name, state }) => [name, state])).toEqual([
      ['Ben', 'ready'],
      ['Ana', 'newer'],
    ])
  })

  it('while this program runs (a roaming folder) is not opened either', async () => {
    const [first] = earlier
    if (!first) throw new Error('no fixture')
    const { call, disk, profiles } = await open(first.folder)
    const mark = profileIn(first.folder).replace('profile.json', 'format.json')
    disk.set(mark, new Uint8Array(Buffer.from(JSON.stringify({ version: 99 }))))
    await expect(call.desk.unlock({ profileId: profiles[0]?.id as never, pin: PIN })).rejects.toMatchObject({
      data: { problem: { code: 'unsupported', params: { what: 'newer' } } },
    })
    expect(await call.desk.state()).toMatchObject({ type: 'closed' })
  })
})

describe('a profile whose file is broken', () => {
  it('is named, left alone, and kept in the list', async () => {
    const [first] = earlier
    if (!first) throw new Error('no fixture')
    const { profiles } = await open({ ...first.folder, [profileIn(first.folder)]: with64('broken') })
    expect(profiles).toMatchObject([{ state: 'unreadable' }])
  })
})
