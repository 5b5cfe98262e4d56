import { endAll, expect, openDemo, type Program, test } from './fixtures'

/* The plan as files: written for any program, read from any program as drafts. */
test.describe.configure({ mode: 'serial' })

let program: Program
test.beforeAll(async () => {
  program = await openDemo()
})
test.afterAll(endAll)

const dialog = () => program.page.getByRole('dialog', { name: 'Export and import' })
const give = async (name: string, text: string) => {
  const chooser = program.page.waitForEvent('filechooser')
  await dialog().getByRole('button', { name: 'Choose a file to import' }).click()
  await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
}
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:elsewhere-1', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')

test('is reached by the keyboard, and says what it holds', async () => {
  const { page } = program
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(page.locator('#rota-timeline')).toBeFocused({ timeout: 30_000 })
  await page.getByRole('button', { name: 'More', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: 'Export and import' }).press('Enter')
  await expect(dialog().getByRole('status')).toContainText(/\d+ shifts/)
  for (const name of ['Calendar file', 'Plan as a table', 'Hours and costs as a table'])
    await expect(dialog().getByRole('button', { name })).toBeEnabled()
})

test('what is no calendar and nobody’s shift is said so', async () => {
  await give('x.ics', 'BEGIN:VCALENDAR\r\nnonsense')
  await expect(dialog().getByText('The file is no calendar and no table.')).toBeVisible()
  await give('y.ics', calendar('DTSTART:20260923T060000Z', 'DTEND:20260923T140000Z', 'SUMMARY:Early – Nobody at all'))
  await expect(dialog().getByText('1 entry was left out:')).toBeVisible()
  await expect(dialog().getByText('nobody knows whose shift it is')).toBeVisible()
})

test('another program’s calendar comes in as drafts', async () => {
  const { page } = program
  await dialog()
    .getByRole('button', { name: /Whose shifts/ })
    .click()
  await page.getByRole('option').nth(3).click()
  await give('z.ics', calendar('DTSTART:20260923T060000Z', 'DTEND:20260923T140000Z', 'RRULE:FREQ=DAILY;COUNT=2', 'SUMMARY:Extra'))
  await expect(dialog().getByText('2 shifts can be taken.')).toBeVisible()
  if (process.env.DRAGOMAN_PICTURES) await page.screenshot({ path: `${process.env.DRAGOMAN_PICTURES}/rota-exchange.png` })
  await dialog().getByRole('button', { name: 'Take 2 shifts as drafts' }).click()
  await expect(dialog()).toHaveCount(0)
  await expect(page.getByRole('button', { name: /Publish/ }).first()).toBeVisible()
})
