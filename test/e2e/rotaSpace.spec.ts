import { fileOf } from '../../src/shared/domain/rota/ical/keys'
import { people, type Radicale, startRadicale, whyNoRadicale } from '../real/radicale/radicale'
import { button, endAll, expect, openDemo, type Program, test } from './fixtures'
import { calendars, fact, fillCalendars, holidayAsked, lookForCalendars, person, shift } from './teamCalendars'

/* The team's own calendars, a real Radicale: found and joined from the screen, another client's edit read, a disagreement decided. */
test.describe.configure({ mode: 'serial' })
test.skip(whyNoRadicale() !== null, whyNoRadicale() ?? '')
test.setTimeout(240_000)

let program: Program
let radicale: Radicale
const things = [person('bo', 'Bo', 'agent'), shift('s1', 'bo', '2026-09-22', null), holidayAsked('r1', 'bo')]
const shiftPath = `/lead/dragoman-shifts/${fileOf('shift', 's1')}`
const requestPath = `/lead/dragoman-requests/${fileOf('request', 'r1')}`
test.beforeAll(async () => {
  radicale = await startRadicale()
  await fillCalendars(radicale, things)
  program = await openDemo()
})
test.afterAll(async () => {
  await endAll()
  await radicale.end()
})
const part = () => calendars(program.page)

test('without a team space the page says that the rota stands on this desk only; a wrong password is said in words', async () => {
  const { page } = program
  await page.keyboard.press('ControlOrMeta+,')
  await page.locator('[role=tab][data-key="team"]').click()
  await expect(part()).toContainText('this desk only')
  await lookForCalendars(page, radicale.url, 'bo', 'wrong')
  await expect(part().getByRole('alert')).toContainText('The calendars were not taken into use')
})

test('an agent finds the team’s three calendars, and has its rota', async () => {
  const { page } = program
  await page.getByLabel('Its password', { exact: true }).fill(people.bo)
  await button(page, 'Look for calendars').click()
  await expect(part().getByRole('radio', { name: 'In the three calendars the team already has' })).toBeChecked()
  await button(page, 'Use these calendars').click()
  await expect(fact(page, 'Last compared')).not.toHaveText('not yet', { timeout: 120_000 })
  await expect(fact(page, 'Changed here, not there yet')).toHaveText('0', { timeout: 60_000 })
  await expect(fact(page, 'The server lets you write')).toHaveText('Requests and Hand-overs')
  // What this desk alone had of requests is the team's now; its shifts gave way.
  expect(radicale.names('dragoman-requests').length).toBeGreaterThan(1)
  expect(radicale.names('dragoman-shifts')).toHaveLength(2)
})

const faults = () => part().getByRole('region', { name: 'Entries that could not be read or written' })
test('what another client writes is read; what nobody can read is named', async () => {
  const { page } = program
  const { text } = await radicale.raw('lead', 'GET', shiftPath)
  const recurring = text.replace('STATUS:', 'RRULE:FREQ=DAILY;COUNT=3\r\nSTATUS:')
  expect((await radicale.raw('lead', 'PUT', shiftPath, recurring)).status).toBeLessThan(300)
  await button(page, 'Bring the rota in step').click()
  await expect(faults()).toContainText('made to recur')
  const moved = text.replace('20260922T080000', '20260922T070000')
  expect((await radicale.raw('lead', 'PUT', shiftPath, moved)).status).toBeLessThan(300)
  await button(page, 'Bring the rota in step').click()
  await expect(faults()).toHaveCount(0)
})

test('left, the rota stays on the desk; joined again, a disagreement is decided field by field', async () => {
  const { page } = program
  await button(page, 'Leave this server').click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave this server' }).click()
  await expect(part()).toContainText('this desk only')
  const { text } = await radicale.raw('bo', 'GET', requestPath)
  expect(text).toContain('DESCRIPTION:family')
  expect((await radicale.raw('bo', 'PUT', requestPath, text.replace('DESCRIPTION:family', 'DESCRIPTION:a wedding'))).status).toBeLessThan(
    300,
  )
  await lookForCalendars(page, radicale.url, 'bo', people.bo)
  await button(page, 'Use these calendars').click()
  await button(page, 'Decide').click({ timeout: 120_000 })
  const dialog = page.getByRole('dialog', { name: 'Changed here and by others' })
  const note = dialog.getByRole('radiogroup', { name: 'Note' })
  await expect(note).toContainText('family')
  await expect(dialog.getByRole('button', { name: 'Keep what is chosen' })).toBeDisabled()
  await note.getByText('a wedding').click()
  if (process.env.DRAGOMAN_PICTURES) await page.screenshot({ path: `${process.env.DRAGOMAN_PICTURES}/rota-conflict.png` })
  await dialog.getByRole('button', { name: 'Keep what is chosen' }).click()
  await expect(dialog).toContainText('Nothing is open')
  await page.keyboard.press('Escape')
  await expect(fact(page, 'Changed here, not there yet')).toHaveText('0')
  if (process.env.DRAGOMAN_PICTURES) await page.screenshot({ path: `${process.env.DRAGOMAN_PICTURES}/rota-space.png` })
})
