import { fileOf } from '../../src/shared/domain/rota/ical/keys'
import type { RotaThing } from '../../src/shared/domain/rota/plan'
import { people, type Radicale, startRadicale, whyNoRadicale } from '../real/radicale/radicale'
import { button, endAll, expect, openDemo, type Program, test } from './fixtures'
import { calendars, fact, fillCalendars, holidayAsked, lookForCalendars, person, shift } from './teamCalendars'

/*
 * The team's server (a real Radicale) goes away while a lead works: she plans, publishes, asks for leave and answers a request all the
 * same, each screen says what waits, a new start forgets none of it, and all of it is there once the server is back.
 */
test.describe.configure({ mode: 'serial' })
test.skip(whyNoRadicale() !== null, whyNoRadicale() ?? '')
test.setTimeout(600_000)

let program: Program
let radicale: Radicale
/** How many the server has when it goes. */
let requests = 0
const things: RotaThing[] = [
  person('bo', 'Bo Winter', 'agent'),
  person('lea', 'Lea Brandt', 'lead'),
  shift('s1', 'bo', '2026-09-22', null),
  holidayAsked('r1', 'bo'),
]
const served = async (path: string): Promise<string> => (await radicale.raw('lead', 'GET', `/lead/${path}`)).text
const ofShift = () => served(`dragoman-shifts/${fileOf('shift', 's1')}`)
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
const open = async (id: string) => {
  await press('Escape', 'g', 'r')
  await program.page.locator(`[role=tab][data-key="${id}"]`).click()
  await expect(program.page.locator(`[data-rota-tab="${id}"]`)).toBeVisible({ timeout: 30_000 })
}
const panel = (id: string) => program.page.locator(`[data-rota-tab="${id}"]`)
const waits = (id: string, count: number) =>
  panel(id)
    .getByRole('status')
    .filter({ hasText: 'waits for the team space and is not lost' })
    .filter({ hasText: new RegExp(`\\b${count} changes? waits?`) })

const join = async (user: 'bo' | 'lead') => {
  const { page } = program
  await press('Escape', 'ControlOrMeta+,')
  await page.locator('[role=tab][data-key="team"]').click()
  await lookForCalendars(page, radicale.url, user, people[user])
  await button(page, 'Use these calendars').click()
  await expect(fact(page, 'Last compared')).not.toHaveText('not yet', { timeout: 240_000 })
  await expect(fact(page, 'Changed here, not there yet')).toHaveText('0', { timeout: 240_000 })
}

test('a lead joins the team’s calendars and says who she is', async () => {
  const { page } = program
  // As an agent first: the demo's own rota gives way to that of a small team.
  await join('bo')
  await button(page, 'Leave this server').click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave this server' }).click()
  await expect(calendars(page)).toContainText('this desk only')
  await join('lead')
  await expect(fact(page, 'The server lets you write')).toHaveText('Shifts, Requests, and Hand-overs')
  await open('mine')
  await panel('mine')
    .getByRole('button', { name: /You in the rota/ })
    .click()
  await page.getByRole('option', { name: /Lea Brandt/ }).click()
  await expect(button(page, 'Ask for leave')).toBeVisible()
})

test('rotations without any shift type: one button leads to the types, and the keys are on what makes one', async () => {
  const { page } = program
  await open('people')
  await panel('people').getByText('Rotations', { exact: true }).click()
  await panel('people').getByRole('button', { name: 'To the shift types' }).focus()
  await press('Enter')
  await expect(panel('people').getByText('No shift types yet')).toBeVisible()
  await expect(page.locator(':focus')).toHaveText('Add a shift type')
})

test('the server gone, she plans and publishes: it is published here, and it is said that it waits', async () => {
  const { page } = program
  requests = radicale.names('dragoman-requests').length
  await radicale.stop()
  await open('plan')
  const bar = page.locator('[data-shift="s1"]')
  await bar.click()
  await press('Alt+ArrowRight')
  await expect(bar).toHaveAttribute('data-is', 'draft')
  await button(page, /^Publish 1 change/)
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  const reason = dialog.getByLabel('Why it must be so')
  if (await reason.isVisible()) await reason.fill('agreed')
  await dialog.getByRole('button', { name: /^Publish/ }).click()
  await expect(dialog).toBeHidden()
  await expect(bar).toHaveAttribute('data-is', 'published')
  await expect(waits('plan', 1)).toBeVisible({ timeout: 60_000 })
})

test('she declines what was asked and asks for leave of her own: both wait, and both are said', async () => {
  const { page } = program
  await open('requests')
  const asked = page.locator('[data-request]').filter({ hasText: 'Bo Winter' })
  await asked.focus()
  await press('Enter', 'd')
  await expect(asked).toHaveCount(0)
  await expect(waits('requests', 2)).toBeVisible({ timeout: 60_000 })
  await open('mine')
  await button(page, 'Ask for leave').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(waits('mine', 3)).toBeVisible({ timeout: 60_000 })
  await button(page, 'Try now').click()
  await expect(page.locator('#live-polite')).toContainText('still cannot be reached')
})

test('nothing of it is at the server until it is back; then all of it is, at one word', async () => {
  const { page } = program
  await radicale.start()
  expect(await ofShift()).toContain('T080000')
  await button(page, 'Try now').click()
  await expect(panel('mine').getByText('waits for the team space')).toHaveCount(0, { timeout: 60_000 })
  expect(await ofShift()).toContain('T081500')
  const { text } = await radicale.raw('lead', 'GET', `/lead/dragoman-requests/${fileOf('request', 'r1')}`)
  expect(text).toContain('CANCELLED')
  expect(radicale.names('dragoman-requests')).toHaveLength(requests + 1)
})
