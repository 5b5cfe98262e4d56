import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileOf, thingKey } from '../../../src/shared/domain/rota/ical/keys'
import { type HandOver, type RotaRequest, type RotaShift, type RotaThing, usualSettings } from '../../../src/shared/domain/rota/plan'
import { people, type Radicale, startRadicale, whyNoRadicale } from './radicale'
import { person, request, type Seat, seat, shift, type Who } from './rotaSeat'

/* Three desks and one real server: the lead plans, two agents read, ask and hand over. */
const why = whyNoRadicale()
describe.skipIf(why !== null)(`the rota's space over a real Radicale${why ? ` (${why})` : ''}`, () => {
  let radicale: Radicale
  const seats: Seat[] = []
  const sit = async (who: Who, documents?: Map<string, unknown>, standing?: readonly RotaThing[]): Promise<Seat> => {
    const made = seat(documents, standing)
    seats.push(made)
    await made.space.open()
    if (!documents) await made.space.connect({ url: radicale.url, user: who, password: people[who], calendars: null, publishOnly: false })
    return made
  }
  const three = async () => {
    const lead = await sit('lead')
    lead.put(person('bo', 'Bo'), person('cy', 'Cy'), shift('s1'), shift('s2', { personId: 'cy' as RotaShift['personId'] }))
    expect(await lead.sync()).toMatchObject({ trouble: null, problems: [], unsent: 0, may: { shifts: true, requests: true, notes: true } })
    const [bo, cy] = [await sit('bo'), await sit('cy')]
    await bo.sync()
    await cy.sync()
    return { lead, bo, cy }
  }
  const path = (id: string, calendar = 'shifts', kind: RotaThing['kind'] = 'shift') => `/lead/dragoman-${calendar}/${fileOf(kind, id)}`
  beforeEach(async () => {
    radicale = await startRadicale()
  })
  afterEach(async () => {
    for (const one of seats.splice(0)) one.space.lock()
    await radicale.end()
  })

  it('what the lead plans, the agents have; what she takes away goes; leads alone write shifts', async () => {
    const { lead, bo, cy } = await three()
    expect(bo.here.size).toBe(4)
    expect(bo.body('shift:s1')).toEqual(lead.body('shift:s1'))
    expect(bo.space.state().may).toEqual({ shifts: false, requests: true, notes: true })
    lead.remove('shift:s2')
    lead.edit('shift:s1', { start: '21:00' })
    await lead.sync()
    await cy.sync()
    expect([cy.here.has('shift:s2'), cy.body('shift:s1')?.start]).toEqual([false, '21:00'])
  })

  it('an agent’s own word on a shift stays hers, and is named', async () => {
    const { bo, lead } = await three()
    bo.edit('shift:s1', { note: 'mine' })
    expect(await bo.sync()).toMatchObject({
      trouble: null,
      unsent: 1,
      problems: [{ name: fileOf('shift', 's1'), problem: { code: 'forbidden' } }],
    })
    lead.edit('shift:s1', { start: '21:00' })
    await lead.sync()
    expect(await bo.sync()).toMatchObject({ unsent: 1 })
    expect(bo.body('shift:s1')).toMatchObject({ note: 'mine', start: '21:00' })
    expect(lead.body('shift:s1')?.note).toBe('')
  })

  it('agents ask, the lead answers, colleagues hand over: each in its calendar', async () => {
    const { lead, bo, cy } = await three()
    bo.put(request('r1', 'bo'))
    const handOver: HandOver = {
      id: 'h1',
      from: 'apac',
      to: 'eu',
      at: 5,
      by: 'bo' as HandOver['by'],
      madeAt: 4,
      language: 'en',
      text: 'Two are left.',
      items: [],
      translated: null,
    }
    bo.put({ kind: 'handOver', body: handOver })
    bo.put({
      kind: 'presence',
      body: { personId: 'bo' as RotaShift['personId'], at: 7, state: 'on', since: 6, unsent: 0, oldestUnsentAt: null },
    })
    expect(await bo.sync()).toMatchObject({ unsent: 0, problems: [] })
    expect(radicale.names('dragoman-requests')).toHaveLength(1)
    expect(radicale.names('dragoman-notes')).toHaveLength(2)
    await lead.sync()
    lead.edit('request:r1', { state: 'approved', said: [{ by: 'lead', at: 9, state: 'approved', reason: '' }] })
    await lead.sync()
    await cy.sync()
    await bo.sync()
    expect([bo.body<RotaRequest>('request:r1')?.state, cy.body<HandOver>('handOver:h1')?.text]).toEqual(['approved', 'Two are left.'])
    const seen = await radicale.raw('lead', 'GET', path('r1', 'requests', 'request'))
    expect(seen.text).toContain('STATUS:COMPLETED')
  })

  it('two hands at different fields are merged; at the same field both forms stay until one decides', async () => {
    const { lead } = await three()
    const other = await sit('lead')
    await other.sync()
    lead.edit('shift:s1', { start: '21:00' })
    other.edit('shift:s1', { note: 'by train' })
    await lead.sync()
    await other.sync()
    await lead.sync()
    expect(lead.body('shift:s1')).toEqual(other.body('shift:s1'))
    expect(lead.body('shift:s1')).toMatchObject({ start: '21:00', note: 'by train' })

    lead.edit('shift:s1', { start: '20:00', end: '05:00' })
    other.edit('shift:s1', { start: '23:00' })
    await lead.sync()
    const state = await other.sync()
    expect(state).toMatchObject({ unsent: 1, conflicts: [{ kind: 'shift', id: 's1', clashes: ['start'] }] })
    expect(state.conflicts[0]).toMatchObject({
      mine: { body: { start: '23:00' } },
      theirs: { body: { start: '20:00', end: '05:00' } },
      base: { body: { start: '21:00' } },
    })
    // Asking again changes nothing: it waits for a person.
    expect(await other.sync()).toMatchObject({ conflicts: [{ id: 's1' }], unsent: 1 })
    await expect(other.space.resolve({ kind: 'shift', id: 's1', whole: null, fields: {} })).rejects.toThrow('rejected')
    expect(await other.space.resolve({ kind: 'shift', id: 's1', whole: null, fields: { start: 'mine' } })).toMatchObject({
      conflicts: [],
      unsent: 0,
    })
    await lead.sync()
    expect(lead.body('shift:s1')).toMatchObject({ start: '23:00', end: '05:00', note: 'by train' })
  })

  it.each(['mine', 'theirs'] as const)('taken away there and changed here: a person says %s', async (keep) => {
    const { lead } = await three()
    const other = await sit('lead')
    await other.sync()
    lead.remove('shift:s1')
    other.edit('shift:s1', { note: keep })
    await lead.sync()
    expect(await other.sync()).toMatchObject({ conflicts: [{ theirs: null, clashes: [] }] })
    expect(await other.space.resolve({ kind: 'shift', id: 's1', whole: keep, fields: {} })).toMatchObject({ conflicts: [], unsent: 0 })
    await lead.sync()
    expect(lead.here.has('shift:s1')).toBe(keep === 'mine')
  })

  it('another client’s edit of time, words and deletion is respected, its own lines are kept', async () => {
    const { lead, bo } = await three()
    const { text } = await radicale.raw('lead', 'GET', path('s1'))
    const moved = text
      .replace(/DTSTART;TZID=Europe\/Berlin:20261024T220000/, 'DTSTART:20261024T180000Z')
      .replace(
        'END:VEVENT',
        'LOCATION:Desk 4\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Up\r\nTRIGGER:-PT1H\r\nEND:VALARM\r\nEND:VEVENT',
      )
      .replace(/(SUMMARY:[^\r\n]*)/, '$1\r\nDESCRIPTION:by bike')
    expect((await radicale.raw('lead', 'PUT', path('s1'), moved)).status).toBeLessThan(300)
    expect((await radicale.raw('lead', 'DELETE', path('s2'))).status).toBeLessThan(300)
    expect(await bo.sync()).toMatchObject({ problems: [], unsent: 0 })
    expect(bo.body('shift:s1')).toMatchObject({ date: '2026-10-24', start: '20:00', end: '06:00', zone: 'Europe/Berlin', note: 'by bike' })
    expect(bo.here.has('shift:s2')).toBe(false)
    await lead.sync()
    lead.edit('shift:s1', { start: '21:00' })
    expect(await lead.sync()).toMatchObject({ problems: [], unsent: 0 })
    const after = (await radicale.raw('lead', 'GET', path('s1'))).text
    for (const kept of ['LOCATION:Desk 4', 'TRIGGER:-PT1H', 'T210000', 'SEQUENCE:1']) expect(after).toContain(kept)
    const own =
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:own\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260101T100000Z\r\nDTEND:20260101T110000Z\r\nSUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
    await radicale.raw('lead', 'PUT', '/lead/dragoman-shifts/own.ics', own)
    expect(await bo.sync()).toMatchObject({ problems: [], unsent: 0 })
    expect(radicale.names('dragoman-shifts')).toContain('own.ics')
  })

  it('the nights of the clock change are the same on every desk', async () => {
    const { lead, bo } = await three()
    const nights = [
      shift('n1', { date: '2026-10-24', zone: 'Europe/Berlin' }),
      shift('n2', { date: '2026-10-25', start: '02:30', end: '10:00' }),
      shift('n3', { date: '2027-03-27', zone: 'Europe/Berlin' }),
      shift('n4', { date: '2026-10-31', zone: 'America/New_York' }),
      shift('n5', { date: '2026-10-24', zone: 'America/Bogota' }),
      shift('n6', { date: '2026-10-03', zone: 'Australia/Lord_Howe' }),
    ]
    lead.put(...nights)
    expect(await lead.sync()).toMatchObject({ problems: [], unsent: 0 })
    expect(await bo.sync()).toMatchObject({ problems: [], unsent: 0 })
    for (const night of nights) expect(bo.here.get(thingKey(night))).toEqual(night)
  })

  it('works on while the server is away, and goes on from there; a changed password is said', async () => {
    const { lead, bo } = await three()
    await radicale.stop()
    lead.edit('shift:s1', { note: 'offline' })
    lead.put(shift('s3'))
    expect(await lead.sync()).toMatchObject({ trouble: { code: 'unreachable' } })
    await radicale.start()
    expect(await lead.sync()).toMatchObject({ trouble: null, unsent: 0 })
    await bo.sync()
    expect([bo.body('shift:s1')?.note, bo.here.has('shift:s3')]).toEqual(['offline', true])
    radicale.setPassword('bo', 'another-word')
    bo.put(request('r2', 'bo'))
    expect(await bo.sync()).toMatchObject({ trouble: { code: 'signIn' } })
    expect(bo.here.has('request:r2')).toBe(true)
    await bo.space.connect({ url: radicale.url, user: 'bo', password: 'another-word', calendars: null, publishOnly: false })
    expect(await bo.sync()).toMatchObject({ trouble: null, unsent: 0 })
    expect(radicale.names('dragoman-requests')).toHaveLength(1)
  })

  it('an emptied calendar is believed of nobody until a person says', async () => {
    const { lead, bo } = await three()
    for (const name of radicale.names('dragoman-shifts')) await radicale.raw('lead', 'DELETE', `/lead/dragoman-shifts/${name}`)
    expect(await bo.sync()).toMatchObject({ emptied: true })
    expect(bo.here.size).toBe(4)
    expect(await lead.sync()).toMatchObject({ emptied: true })
    expect(await lead.space.answerEmptied({ took: false })).toMatchObject({ emptied: false, unsent: 0 })
    expect(radicale.names('dragoman-shifts')).toHaveLength(4)
    for (const name of radicale.names('dragoman-shifts')) await radicale.raw('lead', 'DELETE', `/lead/dragoman-shifts/${name}`)
    await lead.sync()
    expect(await lead.space.answerEmptied({ took: true })).toMatchObject({ emptied: false })
    expect(lead.here.size).toBe(0)
  })

  it('a calendar that is gone as a whole takes nothing off a desk', async () => {
    const { lead } = await three()
    await radicale.raw('lead', 'DELETE', '/lead/dragoman-shifts/')
    expect(await lead.sync()).toMatchObject({ trouble: { code: 'notFound' } })
    expect(lead.here.size).toBe(4)
    await lead.space.connect({ url: radicale.url, user: 'lead', password: people.lead, calendars: null, publishOnly: false })
    expect(await lead.sync()).toMatchObject({ trouble: null, unsent: 0 })
    expect(radicale.names('dragoman-shifts')).toHaveLength(4)
  })

  it('only what a person took away goes there: what a damaged disk lost is fetched again', async () => {
    const { lead } = await three()
    lead.here.delete('shift:s1')
    await lead.sync()
    expect(lead.here.has('shift:s1')).toBe(true)
    lead.space.lock()
    const again = await sit(
      'lead',
      lead.documents,
      [...lead.here.values()].filter((thing) => thingKey(thing) !== 'shift:s2'),
    )
    expect(await again.sync()).toMatchObject({ problems: [], unsent: 0, conflicts: [] })
    expect(again.here.size).toBe(4)
    expect(radicale.names('dragoman-shifts')).toHaveLength(4)
  })

  it('what cannot be read is named, left alone, and takes nothing away', async () => {
    const { lead, bo } = await three()
    const { text } = await radicale.raw('lead', 'GET', path('s1'))
    await radicale.raw('lead', 'PUT', path('s1'), text.replace('STATUS:', 'RRULE:FREQ=DAILY;COUNT=3\r\nSTATUS:'))
    expect(await bo.sync()).toMatchObject({
      problems: [{ name: fileOf('shift', 's1'), problem: { code: 'badItem', params: { what: 'recurring' } } }],
    })
    expect(bo.body('shift:s1')).toMatchObject({ start: '22:00' })
    expect(await bo.sync()).toMatchObject({ problems: [{ problem: { code: 'badItem' } }] })
    lead.edit('shift:s2', { note: 'goes on' })
    await lead.sync()
    await bo.sync()
    expect(bo.body('shift:s2')?.note).toBe('goes on')
  })

  it('the desk’s own rota gives way where an agent joins a team; a lead’s is asked about', async () => {
    await three()
    const standing = [
      shift('s1', { note: 'old' }),
      shift('s9'),
      { kind: 'settings', body: { ...usualSettings, shrinkage: 0.5 } } as RotaThing,
    ]
    const agent = seat(new Map(), standing)
    seats.push(agent)
    await agent.space.open()
    await agent.space.connect({ url: radicale.url, user: 'cy', password: people.cy, calendars: null, publishOnly: false })
    expect(await agent.sync()).toMatchObject({ unsent: 0, conflicts: [], problems: [] })
    expect([agent.body('shift:s1')?.note, agent.here.has('shift:s9'), agent.here.has('settings:settings')]).toEqual(['', false, false])
    const second = seat(new Map(), standing)
    seats.push(second)
    await second.space.open()
    await second.space.connect({ url: radicale.url, user: 'lead', password: people.lead, calendars: null, publishOnly: false })
    expect(await second.sync()).toMatchObject({ unsent: 1, conflicts: [{ id: 's1', clashes: ['note'] }] })
    expect(radicale.names('dragoman-shifts')).toContain(fileOf('shift', 's9'))
  })

  it('publishes into a chosen calendar that holds events only, and reads nothing from there', async () => {
    const body =
      '<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop><c:supported-calendar-component-set><c:comp name="VEVENT"/></c:supported-calendar-component-set></d:prop></d:set></c:mkcalendar>'
    expect((await radicale.raw('lead', 'MKCALENDAR', '/lead/private/', body)).status).toBe(201)
    const lead = seat()
    seats.push(lead)
    await lead.space.open()
    lead.put(person('bo', 'Bo'), shift('s1'), shift('s2'), request('r1', 'bo'))
    const found = await lead.space.look({ url: radicale.url, user: 'lead', password: people.lead })
    const url = found.calendars[0]?.url ?? ''
    const access = { url: radicale.url, user: 'lead', password: people.lead }
    await expect(lead.space.connect({ ...access, calendars: null, publishOnly: true })).rejects.toThrow('rejected')
    await expect(
      lead.space.connect({ ...access, calendars: { shifts: url, requests: url, notes: url }, publishOnly: false }),
    ).rejects.toThrow('unsupported')
    await lead.space.connect({ ...access, calendars: { shifts: url, requests: null, notes: null }, publishOnly: true })
    expect(await lead.sync()).toMatchObject({ trouble: null, problems: [], unsent: 0 })
    expect(radicale.names('private')).toHaveLength(2)
    const { text } = await radicale.raw('lead', 'GET', `/lead/private/${fileOf('shift', 's1')}`)
    expect(text).toContain('– Bo')
    expect(text).not.toContain('X-DRAGOMAN-BODY')
    lead.remove('shift:s2')
    lead.edit('shift:s1', { start: '20:00' })
    await lead.sync()
    expect(radicale.names('private')).toEqual([fileOf('shift', 's1')])
    expect((await radicale.raw('lead', 'GET', `/lead/private/${fileOf('shift', 's1')}`)).text).toContain('T200000')
  })

  it('hundreds of shifts come and go in step', async () => {
    const lead = await sit('lead')
    const many = Array.from({ length: 400 }, (_, index) =>
      shift(`m${index}`, { date: new Date(Date.UTC(2026, 8, 1 + (index % 42))).toISOString().slice(0, 10) }),
    )
    lead.put(...many)
    const began = performance.now()
    expect(await lead.sync()).toMatchObject({ trouble: null, unsent: 0 })
    const written = performance.now()
    const bo = await sit('bo')
    expect(await bo.sync()).toMatchObject({ trouble: null, problems: [] })
    const fetched = performance.now()
    expect(bo.here.size).toBe(400)
    lead.edit('shift:m7', { note: 'x' })
    await lead.sync()
    await bo.sync()
    expect(bo.body('shift:m7')?.note).toBe('x')
    console.info(
      `400 shifts: written in ${Math.round(written - began)} ms, fetched in ${Math.round(fetched - written)} ms, one more in ${Math.round(performance.now() - fetched)} ms`,
    )
  })
})
