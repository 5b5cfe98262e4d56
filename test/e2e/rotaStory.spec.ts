import { demoRota } from '../../src/main/app/demoRota/rota'
import { caldavAccount } from '../../src/main/connectors/caldav/account'
import { PersonId } from '../../src/shared/domain/ids'
import { emptyRota, withDeeds } from '../../src/shared/domain/rota/deeds'
import { paramOf, parseIcs, propOf, textOf, writeIcs } from '../../src/shared/domain/rota/ical/jcal'
import { fileOf } from '../../src/shared/domain/rota/ical/keys'
import { readThing, writeThing } from '../../src/shared/domain/rota/ical/object'
import { type Rota, type RotaShift, type RotaThing, thingId } from '../../src/shared/domain/rota/plan'
import { nodeHttp } from '../contract/connectors/nodeHttp'
import { readContent } from '../demo/support'
import { people, type Radicale, startRadicale, whyNoRadicale } from '../real/radicale/radicale'
import { button, endAll, expect, field, type Program, rows, start, test } from './fixtures'

/*
 * The rota over a real Radicale: a lead's desk plans by the generator and publishes what any calendar can read.
 */
test.describe.configure({ mode: 'serial' })
test.skip(whyNoRadicale() !== null, whyNoRadicale() ?? '')
test.setTimeout(400_000)

const AT = Date.UTC(2026, 9, 22, 8, 12)
const minute = 60_000

let radicale: Radicale
let lead: Program
test.beforeAll(async () => {
  radicale = await startRadicale()
})

/** Nine of the demo's team and two of its weeks: enough for a story, and written in a moment. English is short in all of tomorrow. */
const SOME = new Set([21, 24, 34, 43, 44, 45, 46, 49, 50].map((number) => `agent-${number}`))
const fill = async (server: Radicale) => {
  const account = caldavAccount(
    { http: nodeHttp(), clock: { now: () => Date.now(), monotonic: () => performance.now(), sleep: () => Promise.resolve() } },
    { url: server.url, user: 'lead', password: people.lead },
  )
  const kinds = { shifts: ['VEVENT', 'VJOURNAL'], requests: ['VTODO'], notes: ['VJOURNAL'] }
  const urls: string[] = []
  for (const [place, components] of Object.entries(kinds)) urls.push(await account.make(server.url, `dragoman-${place}`, place, components))
  const calendar = account.calendar(urls[0] ?? '')
  const sale = { id: 'sale', from: AT, to: AT + 48 * 60 * minute, language: 'en', shop: null, people: 20, note: 'Sale' }
  const things = demoRota(readContent(), AT, PersonId.parse('agent-21')).flatMap((thing): RotaThing[] => {
    if (thing.kind === 'person') return SOME.has(thing.body.id) ? [thing] : []
    if (thing.kind === 'shift')
      return SOME.has(thing.body.personId) && thing.body.date >= '2026-10-19' && thing.body.date <= '2026-11-01' ? [thing] : []
    if (thing.kind === 'settings') return [{ ...thing, body: { ...thing.body, overrides: [sale] } }]
    return thing.kind === 'type' ? [thing] : []
  })
  const write = async (thing: RotaThing) => {
    const names = { person: () => null, type: () => null }
    await calendar.put(fileOf(thing.kind, thingId(thing)), writeThing(thing, { names, now: AT, sequence: 0, over: null }), null)
  }
  for (let from = 0; from < things.length; from += 8) await Promise.all(things.slice(from, from + 8).map(write))
}
test.afterAll(async () => {
  await endAll()
  await radicale.end()
})

const open = async (): Promise<Program> => {
  const program = await start({ args: ['--demo', '--demo-quiet', `--demo-clock=${AT}`] })
  await expect(rows(program.page).first()).toBeVisible({ timeout: 2 * minute })
  await button(program.page, 'Skip the tour')
    .click({ timeout: 10_000 })
    .catch(() => undefined)
  return program
}

// What stands at the server, as any client reads it.
const collection = '/lead/dragoman-shifts/'
const object = async (id: string): Promise<string> => (await radicale.raw('lead', 'GET', `${collection}${fileOf('shift', id)}`)).text
/** All of it, as one rota; a calendar's GET answers each of its entries within one. */
const served = async (): Promise<Rota> => {
  const deeds = []
  for (const place of ['shifts', 'requests']) {
    const { status, text } = await radicale.raw('lead', 'GET', `/lead/dragoman-${place}/`)
    expect(status).toBe(200)
    const [calendar] = parseIcs(text)
    const zones = calendar?.[2].filter(([name]) => name === 'vtimezone') ?? []
    for (const one of calendar?.[2] ?? []) {
      if (one[0] === 'vtimezone' || !calendar) continue
      const thing = readThing(writeIcs([calendar[0], calendar[1], [...zones, one]]))?.thing
      if (thing) deeds.push({ do: 'put' as const, thing })
    }
  }
  return withDeeds(emptyRota, [], deeds).rota
}

// What a person does at a desk.
const press = async ({ page }: Program, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const settings = async (desk: Program, key: string) => {
  await press(desk, 'Escape', 'Escape', 'ControlOrMeta+,')
  await desk.page.locator(`[role=tab][data-key="${key}"]`).click()
}
const part = ({ page }: Program) => page.getByRole('region', { name: 'Calendars of the rota' })
const fact = (desk: Program, name: string) => part(desk).locator(`dt:text-is("${name}") + dd`)
const join = async (desk: Program, server: Radicale, user: 'lead' | 'bo', where: string) => {
  const { page } = desk
  await settings(desk, 'team')
  await field(page, 'Address of the calendar server').fill(server.url)
  await field(page, 'Name at the calendar server').fill(user)
  await page.getByLabel('Its password', { exact: true }).fill(people[user])
  await button(page, 'Look for calendars').click()
  await expect(part(desk).getByRole('radio', { name: where })).toBeChecked({ timeout: minute })
  await button(page, 'Use these calendars').click()
  await expect(fact(desk, 'Last compared')).not.toHaveText('not yet', { timeout: 4 * minute })
}
const inStep = async (desk: Program) => {
  await settings(desk, 'team')
  await button(desk.page, 'Bring the rota in step').click()
  await expect(button(desk.page, 'Bring the rota in step')).toBeEnabled({ timeout: minute })
}
const tab = async (desk: Program, id: string) => {
  await press(desk, 'Escape', 'Escape', 'g', 'r')
  await desk.page.locator(`[role=tab][data-key="${id}"]`).click()
  await expect(desk.page.locator(`[data-rota-tab="${id}"]`)).toBeVisible({ timeout: minute })
}
const publish = async (desk: Program) => {
  const { page } = desk
  await button(page, /^Publish [\d,]+ change/)
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/pe(rson|ople) affected/)).toBeVisible()
  const reason = dialog.getByLabel('Why it must be so')
  if (await reason.isVisible()) await reason.fill('The team has agreed to it')
  await dialog.getByRole('button', { name: /^Publish/ }).click()
  await expect(dialog).toBeHidden({ timeout: minute })
  await expect(button(page, 'Published').first()).toBeVisible({ timeout: minute })
}
/** What came of a search, as drafts. */
const take = async ({ page }: Program) => {
  await button(page, 'Take as drafts').click({ timeout: 2 * minute })
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

const generated: RotaShift[] = []
const WEEK = ['2026-11-02', '2026-11-08'] as const
const within = ({ date }: RotaShift) => date >= WEEK[0] && date <= WEEK[1]

test('a lead’s desk makes the team’s three calendars and writes its rota there', async () => {
  // As an agent elsewhere its own rota gave way to that of a small team, which it takes along.
  const elsewhere = await startRadicale()
  await fill(elsewhere)
  lead = await open()
  await join(lead, elsewhere, 'bo', 'In the three calendars the team already has')
  await button(lead.page, 'Leave this server').click()
  await lead.page.getByRole('alertdialog').getByRole('button', { name: 'Leave this server' }).click()
  await expect(part(lead)).toContainText('this desk only')
  await elsewhere.end()
  await join(lead, radicale, 'lead', 'In three calendars that are made for it')
  await expect(fact(lead, 'The server lets you write')).toHaveText('Shifts, Requests, and Hand-overs')
  const rota = await served()
  expect(rota.people).toHaveLength(SOME.size)
  expect(rota.shifts.length).toBeGreaterThan(70)
  expect(rota.shifts.filter(within)).toEqual([])
})

test('a week is generated, taken as drafts and published: at the server one event a shift, in its zone', async () => {
  const { page } = lead
  await tab(lead, 'plan')
  await button(page, 'Generate').first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('From', { exact: true }).fill(WEEK[0])
  await drawer.getByLabel('Until', { exact: true }).fill(WEEK[1])
  await drawer.getByRole('button', { name: /Time to search/ }).click()
  await page.getByRole('option').first().click()
  await drawer.getByRole('button', { name: 'Look for a plan' }).click({ timeout: 2 * minute })
  await take(lead)
  const before = radicale.names('dragoman-shifts').length
  await publish(lead)
  await expect.poll(() => radicale.names('dragoman-shifts').length, { timeout: minute }).toBeGreaterThan(before + 10)
  await inStep(lead)
  generated.push(...(await served()).shifts.filter(within))
  expect(radicale.names('dragoman-shifts')).toHaveLength(before + generated.length)
  for (const shift of generated) {
    const [calendar] = parseIcs(await object(shift.id))
    const events = calendar?.[2].filter(([name]) => name === 'vevent') ?? []
    expect(events).toHaveLength(1)
    for (const name of ['dtstart', 'dtend']) {
      const prop = events[0] && propOf(events[0], name)
      expect(prop && paramOf(prop, 'tzid')).toBe(shift.zone)
    }
    expect(calendar?.[2].filter(([name]) => name === 'vtimezone').map((zone) => textOf(zone, 'tzid'))).toEqual([shift.zone])
  }
})
