import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caldavAccount } from '../../../src/main/connectors/caldav/account'
import { Overtaken } from '../../../src/main/connectors/common/dav'
import { readThing, writeThing } from '../../../src/shared/domain/rota/ical/object'
import type { RotaShift, RotaThing } from '../../../src/shared/domain/rota/plan'
import { nodeHttp } from '../../contract/connectors/nodeHttp'
import { people, type Radicale, startRadicale, whyNoRadicale } from './radicale'

const clock = { now: () => Date.now(), monotonic: () => performance.now(), sleep: () => Promise.resolve() }
const names = { person: () => 'Bo', type: () => 'Early' }
const shift = (id: string, note: string): RotaThing => ({
  kind: 'shift',
  body: {
    id,
    personId: 'bo' as RotaShift['personId'],
    typeId: 'early',
    date: '2026-10-24',
    start: '22:00',
    end: '06:00',
    zone: 'Europe/Berlin',
    breaks: [],
    work: 'service',
    note,
    override: null,
  },
})
const write = (thing: RotaThing) => writeThing(thing, { names, now: Date.now(), sequence: 0, over: null })

const why = whyNoRadicale()
describe.skipIf(why !== null)(`a calendar of a real Radicale${why ? ` (${why})` : ''}`, () => {
  let radicale: Radicale
  beforeAll(async () => {
    radicale = await startRadicale()
  })
  afterAll(() => radicale?.end())
  const account = (who: keyof typeof people, url = radicale.url) =>
    caldavAccount({ http: nodeHttp(), clock }, { url, user: who, password: people[who] })

  it('is found, made once, and its rights are told as the server grants them', async () => {
    const lead = account('lead', radicale.origin)
    const before = await lead.look()
    expect(before).toEqual({ calendars: [], home: radicale.url })
    for (const name of ['shifts', 'requests', 'notes']) {
      const url = await lead.make(
        radicale.url,
        `dragoman-${name}`,
        `Dragoman ${name}`,
        name === 'shifts' ? ['VEVENT', 'VJOURNAL'] : ['VTODO', 'VJOURNAL'],
      )
      expect(await lead.make(radicale.url, `dragoman-${name}`, 'x', ['VEVENT'])).toBe(url)
    }
    expect((await lead.look()).calendars.find(({ url }) => url.endsWith('/dragoman-shifts/'))).toEqual({
      url: `${radicale.url}dragoman-shifts/`,
      name: 'Dragoman shifts',
      components: ['VEVENT', 'VJOURNAL'],
      writable: true,
    })
    const seen = (await account('bo').look()).calendars.map(({ name, writable }) => [name, writable])
    expect(Object.fromEntries(seen)).toEqual({ 'Dragoman shifts': false, 'Dragoman requests': true, 'Dragoman notes': true })
    const agent = account('bo')
    expect(await agent.calendar(`${radicale.url}dragoman-shifts/`).mayWrite()).toBe(false)
    await expect(agent.calendar(`${radicale.url}dragoman-shifts/`).put('x.ics', write(shift('x', '')), null)).rejects.toMatchObject({
      problem: { code: 'forbidden' },
    })
  })
  it('keeps every letter of an object, and tells by tokens what changed', async () => {
    const calendar = account('lead').calendar(`${radicale.url}dragoman-shifts/`)
    const first = await calendar.changes(null)
    expect(first).toMatchObject({ whole: true, changed: [] })
    const thing = shift('s1', 'a;b,c\\d\\n "e" <f> & é 😀 يصل\nzweite, Zeile: &amp; %41')
    const tag = await calendar.put('s1.ics', write(thing), null)
    await expect(calendar.put('s1.ics', write(thing), null)).rejects.toThrow(Overtaken)
    await expect(calendar.put('s1.ics', write(thing), '"other"')).rejects.toThrow(Overtaken)
    const next = await calendar.changes(first?.token ?? null)
    expect(next).toMatchObject({ whole: false, changed: [{ name: 's1.ics', etag: tag }], gone: [] })
    const [object] = await calendar.get(['s1.ics', 'none.ics'])
    expect(object?.etag).toBe(tag)
    expect(readThing(object?.text ?? '')).toMatchObject({ thing, foreign: false })
    expect(await calendar.changes('http://radicale.org/ns/sync/nonsense')).toMatchObject({ whole: true, changed: [{ name: 's1.ics' }] })
    await calendar.remove('s1.ics', tag ?? '')
    expect(await calendar.changes(next?.token ?? null)).toMatchObject({ whole: false, changed: [], gone: ['s1.ics'] })
  })
  it('says what stands in the way', async () => {
    const tried = (url: string, password: string) =>
      caldavAccount({ http: nodeHttp(), clock }, { url, user: 'lead', password })
        .look()
        .then(
          () => 'found',
          (error: { problem?: { code: string } }) => error.problem?.code,
        )
    expect(await tried(radicale.url, 'wrong')).toBe('signIn')
    expect(await tried('http://127.0.0.1:9/', people.lead)).toBe('unreachable')
    expect(() => account('lead', 'http://cal.example/')).toThrow('tls')
    expect(await account('lead').calendar(`${radicale.url}nothing/`).changes(null)).toBeNull()
    expect(() => account('lead').calendar('https://elsewhere.example/x/')).toThrow()
  })
})
