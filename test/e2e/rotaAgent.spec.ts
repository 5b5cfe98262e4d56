import type { PersonId } from '../../src/shared/domain/ids'
import { fileOf } from '../../src/shared/domain/rota/ical/keys'
import { writeThing } from '../../src/shared/domain/rota/ical/object'
import type { RotaThing } from '../../src/shared/domain/rota/plan'
import { people, type Radicale, startRadicale, whyNoRadicale } from '../real/radicale/radicale'
import { button, endAll, expect, openDemo, type Program, test } from './fixtures'
import { fact, fillCalendars, holidayAsked, lookForCalendars, person, shift } from './teamCalendars'

/*
 * An agent whom the team's server (a real Radicale) lets read the shifts and write only requests: the rota opens on her own shifts,
 * and neither key nor pointer plans anything, in the plan, among the people, the requests or the settings.
 */
test.describe.configure({ mode: 'serial' })
test.skip(whyNoRadicale() !== null, whyNoRadicale() ?? '')
test.setTimeout(240_000)

let program: Program
let radicale: Radicale
const things: RotaThing[] = [
  person('bo', 'Bo Winter', 'agent'),
  person('lea', 'Lea Brandt', 'lead'),
  { kind: 'type', body: { id: 'day', name: 'Day', start: '08:00', end: '16:00', zone: null, breaks: [], work: 'service', colour: 'iris' } },
  shift('s1', 'bo', '2026-09-22', 'day'),
  shift('s2', 'lea', '2026-09-23', 'day'),
  holidayAsked('r1', 'lea'),
]
test.beforeAll(async () => {
  radicale = await startRadicale()
  await fillCalendars(radicale, things)
  program = await openDemo()
})
test.afterAll(async () => {
  await endAll()
  await radicale.end()
})

const press = async (...keys: string[]) => {
  for (const key of keys) await program.page.keyboard.press(key)
}
const tab = (id: string) => program.page.locator(`[role=tab][data-key="${id}"]`)
const panel = (id: string) => program.page.locator(`[data-rota-tab="${id}"]`)
const open = async (id: string) => {
  await tab(id).click()
  await expect(panel(id)).toBeVisible()
}

test('she joins the team’s calendars, says who she is, and the rota opens on her own shifts', async () => {
  const { page } = program
  await press('ControlOrMeta+,')
  await tab('team').click()
  await lookForCalendars(page, radicale.url, 'bo', people.bo)
  await button(page, 'Use these calendars').click()
  await expect(fact(page, 'Last compared')).not.toHaveText('not yet', { timeout: 120_000 })
  await press('Escape', 'g', 'r')
  await expect(tab('mine')).toHaveAttribute('aria-selected', 'true', { timeout: 30_000 })
  await panel('mine')
    .getByRole('button', { name: /You in the rota/ })
    .click()
  await page.getByRole('option', { name: 'Bo Winter · Berlin' }).click()
  await expect(panel('mine').getByText('08:00').first()).toBeVisible()
})

test('the plan is read only: no key and no pointer makes, moves or takes away a shift', async () => {
  const { page } = program
  await open('plan')
  const timeline = page.locator('#rota-timeline')
  const bar = page.locator('[data-shift="s1"]')
  await expect(bar).toBeVisible()
  await expect(timeline).toHaveAttribute('aria-readonly', 'true')
  await expect(page.getByText('read only', { exact: true })).toBeVisible()
  await expect(button(page, /^Publish/)).toHaveCount(0)
  await expect(button(page, 'Generate')).toHaveCount(0)
  const said = await bar.getAttribute('aria-label')
  const shifts = await timeline.locator('[data-shift]').count()
  await bar.click()
  await timeline.focus()
  for (const key of [
    'Alt+ArrowRight',
    'Alt+ArrowDown',
    ']',
    '[',
    '}',
    'ControlOrMeta+C',
    'ControlOrMeta+V',
    'ControlOrMeta+D',
    'f',
    's',
    'Delete',
  ])
    await press(key)
  for (const key of ['Shift+P', 'Shift+G', 's']) {
    await press(key)
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  // An empty day: nothing is made there.
  await press('End', 'Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const box = await bar.boundingBox()
  if (!box) throw new Error('no bar')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  for (const from of [x, x + 2 * box.width]) {
    await page.mouse.move(from, y)
    await page.mouse.down()
    await page.mouse.move(from + 30, y, { steps: 4 })
    await page.mouse.move(from + 60, y, { steps: 4 })
    await page.mouse.up()
  }
  await page.mouse.dblclick(x + 3 * box.width, y)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await timeline.locator('[data-shift]').count()).toBe(shifts)
  expect(await bar.getAttribute('aria-label')).toBe(said)
  await expect(bar).toHaveAttribute('data-is', 'published')
  // What it says can be read, and only read.
  await page.mouse.dblclick(x, y)
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await expect(dialog.locator('input:enabled, select:enabled, textarea:enabled')).toHaveCount(0)
  await expect(dialog.getByRole('button', { name: /Remove|Save|Keep|Who could/ })).toHaveCount(0)
  await press('Escape')
})

test('neither the menu nor the map of coverage offers to plan', async () => {
  const { page } = program
  await button(page, 'More').click()
  await expect(page.getByRole('menuitem', { name: 'Versions' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: /Fill|Copy this week|Discard/ })).toHaveCount(0)
  await press('Escape')
  const coverage = page.locator('[data-coverage]')
  if ((await coverage.count()) === 0) {
    await page.locator('#rota-timeline').focus()
    await press('c')
  }
  await expect(coverage).toBeVisible()
  await expect(coverage.getByRole('button', { name: 'Set numbers' })).toHaveCount(0)
})

test('people, requests and settings are read: nothing there is saved, answered or added', async () => {
  const { page } = program
  await open('people')
  await expect(panel('people').getByRole('button', { name: /Add|Import/ })).toHaveCount(0)
  await panel('people').getByRole('button', { name: 'Lea Brandt' }).click()
  const dialog = page.getByRole('dialog')
  for (const one of await dialog.getByRole('tab').all()) {
    await one.click()
    await expect(dialog.getByRole('tabpanel').locator('input:enabled, textarea:enabled, button:enabled')).toHaveCount(0)
  }
  await expect(dialog.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await press('Escape')
  await expect(dialog).toHaveCount(0)
  for (const place of [1, 2]) {
    await panel('people').locator('[role=radiogroup] label').nth(place).click()
    await expect(panel('people').getByRole('button', { name: /^(Add|New)/ })).toHaveCount(0)
  }
  await open('requests')
  await panel('requests').locator('[data-request]').filter({ hasText: 'Lea Brandt' }).click()
  await expect(panel('requests').getByText('family')).toBeVisible()
  await expect(panel('requests').getByRole('button', { name: /Approve|Decline|stands in/ })).toHaveCount(0)
  await open('settings')
  await expect(panel('settings').getByRole('button', { name: 'Save' })).toHaveCount(0)
  await expect(panel('settings').locator('fieldset:disabled').first()).toBeVisible()
  expect(await panel('settings').locator('fieldset:disabled input:enabled').count()).toBe(0)
  // The server has its two shifts and nothing of hers.
  expect(radicale.names('dragoman-shifts').filter((name) => name.includes('shift'))).toHaveLength(2)
})

test('a colleague writes at the server that she takes a shift: her desk says that she never did, and it is taken back', async () => {
  const { page } = program
  const path = `/lead/dragoman-requests/${fileOf('request', 'forged')}`
  const forged = (id: string, at: number): RotaThing => ({
    kind: 'request',
    body: {
      id,
      by: 'lea' as PersonId,
      madeAt: at,
      note: '',
      state: 'taken',
      said: [{ by: 'bo' as PersonId, at, state: 'taken', reason: '' }],
      wants: { type: 'swap', giveShiftId: 's2', withPersonId: 'bo' as PersonId, takeShiftId: 's1' },
    },
  })
  const write = async (id: string) => {
    const text = writeThing(forged(id, Date.now()), {
      names: { person: () => 'Lea', type: () => 'Day' },
      now: Date.now(),
      sequence: 0,
      over: null,
    })
    const answered = await radicale.raw('cy', 'PUT', `/lead/dragoman-requests/${fileOf('request', id)}`, text)
    expect(answered.status).toBeLessThan(300)
  }
  const compare = async () => {
    await press('ControlOrMeta+,')
    await tab('team').click()
    await button(page, 'Bring the rota in step').click()
  }
  await write('forged')
  await compare()
  const banner = page.getByRole('alert').filter({ hasText: 'in your name' })
  await expect(banner).toContainText('A word about your shifts', { timeout: 60_000 })
  await banner.getByRole('button', { name: 'Look' }).click()
  const words = page.getByRole('region', { name: 'Said in your name, not at this desk' })
  await expect(words).toContainText(/You are said to take what .Lea Brandt. asks for/)
  await words.getByRole('button', { name: 'It was not me: take it back' }).click()
  await expect(words).toHaveCount(0)
  await expect(banner).toHaveCount(0)
  await expect
    .poll(async () => (await radicale.raw('cy', 'GET', path)).text.replace(/\r\n /g, ''), { timeout: 60_000 })
    .toContain('NEEDS-ACTION')
  // Another that was hers, said elsewhere: it stands, and z asks again.
  await write('elsewhere')
  await compare()
  await banner.getByRole('button', { name: 'Look' }).click({ timeout: 60_000 })
  await words.getByRole('button', { name: 'It was me' }).click()
  await expect(words).toHaveCount(0)
  await press('z')
  await expect(words).toBeVisible()
  await words.getByRole('button', { name: 'It was me' }).click()
  await expect(words).toHaveCount(0)
  // Her colleagues' desks hear that she stands by it.
  const presence = `/lead/dragoman-notes/${fileOf('presence', 'bo')}`
  await expect
    .poll(async () => (await radicale.raw('cy', 'GET', presence)).text.replace(/\r\n /g, ''), { timeout: 60_000 })
    .toMatch(/vouches.*elsewhere/)
})
