import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isStrong, Overtaken } from '../../../src/main/connectors/common/dav'
import { webdavFolder } from '../../../src/main/connectors/webdav/folder'
import { createTeamSpace, type TeamSpace } from '../../../src/main/services/teamSpace/teamSpace'
import type { TemplateId } from '../../../src/shared/domain/ids'
import type { Template } from '../../../src/shared/domain/template/types'
import { nodeHttp } from '../../contract/connectors/nodeHttp'
import { type Apache, people, startApache, whyNoApache } from './apache'

/* Three desks and one real server: what one writes the others have, what two wrote is kept in both forms. */
const clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  /** The service's own rounds never come: each test says when. */
  sleep: (_ms: number, signal?: AbortSignal) =>
    new Promise<void>((_done, fail) => signal?.addEventListener('abort', () => fail(signal.reason), { once: true })),
}
const quiet = { info: () => undefined, warn: () => undefined }
const template = (id: string, text: string, more: Partial<Template> = {}): Template => ({
  id: id as TemplateId,
  title: `About ${id}`,
  shortcut: id,
  sourceLocale: 'en',
  bodies: [{ locale: 'en', variant: '', register: null, text, updatedAt: 1, basedOn: null }],
  shopIds: [],
  channels: [],
  tags: [],
  owner: 'team',
  backendId: null,
  remote: null,
  actions: [],
  updatedAt: 1,
  ...more,
})

interface Seat {
  space: TeamSpace
  here: Map<string, Template>
  mine: Template[]
  documents: Map<string, unknown>
  /** Edits here, as the library would. */
  edit(id: string, change: Partial<Template>): void
  say(id: string, locale: string, text: string): void
  text(id: string, locale?: string): string | undefined
  sync(): ReturnType<TeamSpace['sync']>
}
let instant = 10

const seat = (documents = new Map<string, unknown>()): Seat => {
  const gone = new Set<string>()
  const here = new (class extends Map<string, Template> {
    override delete(id: string) {
      gone.add(id)
      return super.delete(id)
    }
  })()
  const mine: Template[] = []
  const space = createTeamSpace({
    clock,
    log: quiet,
    documents: {
      readSealed: async (name) => structuredClone(documents.get(name) ?? null),
      writeSealed: async (name, content) => void documents.set(name, structuredClone(content)),
    },
    folderOf: (access) => webdavFolder({ http: nodeHttp(), clock }, access, 'templates'),
    isOvertaken: (error) => error instanceof Overtaken,
    isStrong,
    mine: async () => [...here.values()],
    takenAway: async () => gone,
    apply: async (changes) => {
      const done = new Set<string>()
      for (const [id, { was, now }] of changes) {
        if ((here.get(id)?.updatedAt ?? null) !== (was?.updatedAt ?? null)) continue
        if (now) here.set(id, now)
        else here.delete(id)
        done.add(id)
      }
      return done
    },
    keepAsMine: async (one) => void mine.push(one),
    beside: { round: async () => ({ problems: [], again: false, unsent: 0 }), leave: async () => undefined, lock: () => undefined },
    emit: () => undefined,
  })
  return {
    space,
    here,
    mine,
    documents,
    edit(id, change) {
      const was = here.get(id)
      if (was) here.set(id, { ...was, ...change, updatedAt: ++instant })
    },
    say(id, locale, text) {
      const was = here.get(id)
      if (!was) return
      const bodies = was.bodies.filter((body) => body.locale !== locale)
      bodies.push({ locale, variant: '', register: null, text, updatedAt: ++instant, basedOn: null })
      here.set(id, { ...was, bodies, updatedAt: instant })
    },
    text: (id, locale = 'en') => here.get(id)?.bodies.find((body) => body.locale === locale)?.text,
    sync: () => space.sync(),
  }
}
/** Tags of files younger than a second are weak with mod_dav: over them nothing is written. */
const settle = () => new Promise((done) => setTimeout(done, 1_150))

const why = whyNoApache()
describe.skipIf(why !== null)(`the team space over a real Apache${why ? ` (${why})` : ''}`, () => {
  let apache: Apache
  const seats: Seat[] = []
  const join = async (who: keyof typeof people, documents?: Map<string, unknown>): Promise<Seat> => {
    const made = seat(documents)
    seats.push(made)
    await made.space.open()
    if (!documents) await made.space.connect({ url: apache.url, user: who, password: people[who] })
    return made
  }
  beforeEach(async () => {
    apache = await startApache()
  })
  afterEach(async () => {
    for (const one of seats.splice(0)) one.space.lock()
    await apache.stop()
  })

  it('what one desk writes, the others have; what it takes away goes', async () => {
    const [lead, other, agent] = [await join('lead'), await join('other'), await join('agent')]
    lead.here.set('late', template('late', 'It is late.'))
    expect(await lead.sync()).toMatchObject({ trouble: null, problems: [], unsent: 0 })
    await other.sync()
    await agent.sync()
    expect([other.text('late'), agent.text('late')]).toEqual(['It is late.', 'It is late.'])
    await settle()
    await lead.sync()
    lead.here.delete('late')
    await lead.sync()
    await agent.sync()
    expect(agent.here.size).toBe(0)
    expect(() => apache.read('templates/late.json')).toThrow()
  })

  it('two hands at different parts are merged; at the same part both forms stay until one decides', async () => {
    const [lead, other] = [await join('lead'), await join('other')]
    lead.here.set('late', template('late', 'It is late.'))
    await lead.sync()
    await other.sync()
    await settle()
    await lead.sync()
    await other.sync()
    lead.say('late', 'de', 'Es ist spät.')
    other.edit('late', { tags: ['parcel'] })
    await lead.sync()
    await settle()
    await other.sync()
    await settle()
    await lead.sync()
    expect(lead.here.get('late')?.tags).toEqual(['parcel'])
    expect([lead.text('late', 'de'), other.text('late', 'de')]).toEqual(['Es ist spät.', 'Es ist spät.'])

    await other.sync()
    lead.say('late', 'en', 'Sorry, it is late.')
    other.say('late', 'en', 'It is a little late.')
    await lead.sync()
    await settle()
    expect(await other.sync()).toMatchObject({ conflicts: 1, unsent: 1 })
    const [conflict] = await other.space.conflicts()
    expect(conflict?.mine.bodies.map(({ text }) => text)).toContain('It is a little late.')
    expect(conflict?.theirs?.bodies.map(({ text }) => text)).toContain('Sorry, it is late.')
    expect(other.text('late')).toBe('It is a little late.')
    // Asking again changes nothing: it waits for a person.
    expect(await other.sync()).toMatchObject({ conflicts: 1 })
    await expect(other.space.settle('late' as TemplateId, 'mine', 1)).rejects.toThrow('changedMeanwhile')
    await other.space.settle('late' as TemplateId, 'mine', conflict?.at ?? 0)
    await settle()
    await lead.sync()
    expect(lead.text('late')).toBe('It is a little late.')
    expect(await other.sync()).toMatchObject({ conflicts: 0, unsent: 0 })
  })

  it('keeps mine as the agent’s own where theirs shall stand for the team', async () => {
    const [lead, other] = [await join('lead'), await join('other')]
    lead.here.set('late', template('late', 'It is late.'))
    await lead.sync()
    await other.sync()
    await settle()
    await lead.sync()
    lead.here.delete('late')
    await lead.sync()
    other.say('late', 'en', 'It is a little late.')
    expect(await other.sync()).toMatchObject({ conflicts: 1 })
    expect((await other.space.conflicts())[0]?.theirs).toBeNull()
    await other.space.settle('late' as TemplateId, 'both', (await other.space.conflicts())[0]?.at ?? 0)
    expect(other.here.size).toBe(0)
    expect(other.mine.map(({ bodies }) => bodies.at(-1)?.text)).toEqual(['It is a little late.'])
  })

  it('who may only read is told so, and keeps what she wrote', async () => {
    const [lead, agent] = [await join('lead'), await join('agent')]
    lead.here.set('late', template('late', 'It is late.'))
    await lead.sync()
    await agent.sync()
    await settle()
    await agent.sync()
    agent.say('late', 'en', 'Mine.')
    const state = await agent.sync()
    expect(state.trouble).toBeNull()
    expect(state.unsent).toBe(1)
    expect(state.problems).toMatchObject([{ name: 'late.json', problem: { code: 'forbidden' } }])
    expect(agent.text('late')).toBe('Mine.')
  })

  it('a broken file is named, is not written over, and the rest goes on', async () => {
    const [lead] = [await join('lead')]
    lead.here.set('late', template('late', 'It is late.'))
    await lead.sync()
    apache.write('templates/broken.json', '{"template":')
    apache.write('templates/other.json', JSON.stringify({ dragoman: 'template', version: 1, template: template('else', 'x') }))
    apache.write('templates/notes.txt', 'ours')
    lead.here.set('size', template('size', 'Which size?'))
    const state = await lead.sync()
    expect(state.problems.map(({ name }) => name).sort()).toEqual(['broken.json', 'other.json'])
    expect(apache.read('templates/size.json')).toContain('Which size?')
    expect(apache.read('templates/broken.json')).toBe('{"template":')
  })

  it('knows after a start what was in common, and leaves with what the team has not got', async () => {
    const lead = await join('lead')
    lead.here.set('late', template('late', 'It is late.'))
    await lead.sync()
    lead.space.lock()
    const again = await join('lead', lead.documents)
    for (const [id, one] of lead.here) again.here.set(id, one)
    await settle()
    await again.sync()
    again.here.delete('late')
    await again.sync()
    expect(() => apache.read('templates/late.json')).toThrow()
    again.here.set('new', template('new', 'Not sent.'))
    expect(await again.space.disconnect()).toBe(1)
    expect(again.mine).toHaveLength(1)
    expect(again.here.size).toBe(0)
  })

  it('says what stands in the way of a connection, and keeps nothing then', async () => {
    const lone = seat()
    await lone.space.open()
    const tried = (access: { url: string; user: string; password: string }) =>
      lone.space.connect(access).then(
        () => 'connected',
        (error: { problem?: { code: string } }) => error.problem?.code,
      )
    expect(await tried({ url: apache.url, user: 'lead', password: 'wrong' })).toBe('signIn')
    expect(await tried({ url: 'http://dav.example/team', user: 'lead', password: people.lead })).toBe('tls')
    expect(await tried({ url: 'nonsense://x', user: 'lead', password: people.lead })).toBe('rejected')
    expect(lone.space.state().connected).toBeNull()
    lone.space.lock()
  })
})
