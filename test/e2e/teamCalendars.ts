/** Steps of the tests in which desks share a rota by the team's calendars, a real Radicale. */
import type { Locator, Page } from '@playwright/test'
import { caldavAccount } from '../../src/main/connectors/caldav/account'
import type { PersonId } from '../../src/shared/domain/ids'
import { calendarOf, fileOf } from '../../src/shared/domain/rota/ical/keys'
import { writeThing } from '../../src/shared/domain/rota/ical/object'
import { RotaPerson } from '../../src/shared/domain/rota/person'
import { type RotaThing, thingId } from '../../src/shared/domain/rota/plan'
import { nodeHttp } from '../contract/connectors/nodeHttp'
import { people, type Radicale } from '../real/radicale/radicale'
import { button, field } from './fixtures'

export const person = (id: string, name: string, role: 'agent' | 'lead'): RotaThing => ({
  kind: 'person',
  body: RotaPerson.parse({
    id,
    name,
    email: null,
    region: 'eu',
    zone: 'Europe/Berlin',
    city: 'Berlin',
    role,
    languages: [{ code: 'de', level: 'native' }],
    week: [],
  }),
})
/** Eight hours of a day. */
export const shift = (id: string, personId: string, date: string, typeId: string | null): RotaThing => ({
  kind: 'shift',
  body: {
    id,
    personId: personId as PersonId,
    typeId,
    date,
    start: '08:00',
    end: '16:00',
    zone: 'Europe/Berlin',
    breaks: [],
    work: 'service',
    note: '',
    override: null,
  },
})
/** Two days in October, asked for and not answered. */
export const holidayAsked = (id: string, by: string): RotaThing => ({
  kind: 'request',
  body: {
    id,
    by: by as PersonId,
    madeAt: 1,
    note: 'family',
    state: 'open',
    said: [],
    wants: {
      type: 'leave',
      leave: {
        id: 'l1',
        personId: by as PersonId,
        kind: 'holiday',
        startDate: '2026-10-01',
        endDate: '2026-10-02',
        startTime: null,
        endTime: null,
        zone: 'Europe/Berlin',
        note: '',
      },
    },
  },
})

/** As if the lead's desk had been there before: makes the three calendars and writes the things into them, at `now` (epoch ms). */
export const fillCalendars = async (radicale: Radicale, things: readonly RotaThing[], now = 0): Promise<void> => {
  const clock = { now: () => Date.now(), monotonic: () => performance.now(), sleep: () => Promise.resolve() }
  const lead = caldavAccount({ http: nodeHttp(), clock }, { url: radicale.url, user: 'lead', password: people.lead })
  const nameOf = (kind: RotaThing['kind'], id: string): string | null => {
    const found = things.find((thing) => thing.kind === kind && thingId(thing) === id)
    return found && 'name' in found.body ? found.body.name : null
  }
  const names = { person: (id: string) => nameOf('person', id), type: (id: string) => nameOf('type', id) }
  const kinds = { shifts: ['VEVENT', 'VJOURNAL'], requests: ['VTODO'], notes: ['VJOURNAL'] }
  for (const [place, components] of Object.entries(kinds)) {
    const calendar = lead.calendar(await lead.make(radicale.url, `dragoman-${place}`, place, components))
    const own = things.filter(({ kind }) => calendarOf(kind) === place)
    const put = (thing: RotaThing) =>
      calendar.put(fileOf(thing.kind, thingId(thing)), writeThing(thing, { names, now, sequence: 0, over: null }), null)
    for (let from = 0; from < own.length; from += 8) await Promise.all(own.slice(from, from + 8).map(put))
  }
}

/** The calendars' part of the settings' page about the team, and one of the facts it tells. */
export const calendars = (page: Page): Locator => page.getByRole('region', { name: 'Calendars of the rota' })
export const fact = (page: Page, name: string): Locator => calendars(page).locator(`dt:text-is("${name}") + dd`)

/** From the settings' page about the team. */
export const lookForCalendars = async (page: Page, url: string, user: string, password: string): Promise<void> => {
  await field(page, 'Address of the calendar server').fill(url)
  await field(page, 'Name at the calendar server').fill(user)
  await page.getByLabel('Its password', { exact: true }).fill(password)
  await button(page, 'Look for calendars').click()
}
