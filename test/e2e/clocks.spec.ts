import { button, endAll, expect, type Program, startDemo, test } from './fixtures'

/* What a shop promises and when its hours are, in the packaged program: made, tried, undone, kept over a restart. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(180_000)
test.afterAll(endAll)

let program: Program

const open = async () => {
  const { page } = program
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('tab', { name: 'Clocks and hours' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Promises' })).toBeVisible({ timeout: 30_000 })
}
const promises = () => program.page.getByRole('region', { name: 'Promises' })
const trial = () => program.page.getByRole('region', { name: 'Try it' })
const counted = () => trial().locator('li[data-counts]')
const dialog = () => program.page.getByRole('dialog')
const press = async (name: string | RegExp, within = program.page.locator('body')) => {
  await within.getByRole('button', { name }).first().focus()
  await program.page.keyboard.press('Enter')
}

test('the starting plan stands, and an example is worked out on it', async () => {
  program = await startDemo()
  await expect(program.page.getByRole('option').first()).toBeVisible({ timeout: 60_000 })
  await open()
  await expect(promises().getByRole('row', { name: /First reply Europe 4 h all hours/ })).toBeVisible()
  await expect(program.page.getByText('This is the plan every shop starts with.')).toBeVisible()
  await expect(counted()).toContainText(/Fri.* 25 Sept?.* 20:30/)
  await expect(counted()).toContainText('First reply within 4 h (Europe).')
})

test('a calendar refuses what is no time, in words, and is kept', async () => {
  const { page } = program
  await press('Add a calendar')
  await dialog().getByLabel('Name', { exact: true }).fill('Office')
  const monday = dialog().getByRole('group', { name: 'Mon' })
  await monday.getByRole('textbox', { name: 'To' }).fill('noon')
  await press('Save', dialog())
  await expect(dialog()).toContainText('Write times as 09:00')
  await monday.getByRole('textbox', { name: 'To' }).fill('12:00')
  await press('Add hours on Mon', dialog())
  await monday.getByRole('textbox', { name: 'From' }).nth(1).fill('13:00')
  await monday.getByRole('textbox', { name: 'To' }).nth(1).fill('17:00')
  await press('Copy Mon to all weekdays', dialog())
  await press('Save', dialog())
  await expect(dialog()).toHaveCount(0)
  await expect(page.getByText('Mon, Tue, Wed, Thu, Fri 09:00-12:00, 13:00-17:00')).toBeVisible()
})

test('a promise counts in it; the example moves over the weekend', async () => {
  const { page } = program
  await press(/Change the promise: First reply, Europe/)
  await dialog()
    .getByRole('button', { name: /Counted in/ })
    .focus()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'Office' }).click()
  await press('Save', dialog())
  await expect(promises().getByRole('row', { name: /First reply Europe 4 h Office/ })).toBeVisible()
  await expect(counted()).toContainText('every customer')
  await press(/Remove the promise: First reply, every customer/)
  await expect(page.getByText('Some customers have no promise of a first reply.')).toBeVisible()
  // Half an hour on Friday, three hours until noon on Monday, the last half after the break.
  await expect(counted()).toContainText(/Mon.* 28 Sept?.* 13:30/)
  await expect(counted()).toContainText('in the hours of Office')
})

test('z takes the last change back', async () => {
  const { page } = program
  await page.getByRole('heading', { name: 'Settings' }).click()
  await page.keyboard.press('z')
  await expect(promises().getByRole('row', { name: /First reply every customer 4 h/ })).toBeVisible()
  await expect(counted()).toContainText(/Fri.* 20:30/)
})

test('rules of others, alerts and the value are switched', async () => {
  const { page } = program
  const dispute = page.getByRole('checkbox', { name: 'Review recovery' })
  await dispute.focus()
  await page.keyboard.press('Space')
  await expect(dispute).not.toBeChecked()
  const hour = page.getByRole('checkbox', { name: '1 h before' })
  await hour.focus()
  await page.keyboard.press('Space')
  await expect(hour).toBeChecked()
  const value = page.getByRole('textbox', { name: 'High value from' })
  await value.fill('a lot')
  await expect(page.getByText('Write an amount, such as 100.')).toBeVisible()
  await value.fill('250')
  await value.blur()
  await expect(page.getByText(/Plan of .* changed\./).first()).toBeVisible()
})

test('all of it is there after a restart, and goes back to the start on request', async () => {
  const { folder } = program
  await program.close()
  program = await startDemo({ folder })
  const { page } = program
  await expect(page.getByRole('option').first()).toBeVisible({ timeout: 60_000 })
  await open()
  await expect(promises().getByRole('row', { name: /First reply Europe 4 h Office/ })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Review recovery' })).not.toBeChecked()
  await expect(page.getByRole('checkbox', { name: '1 h before' })).toBeChecked()
  await expect(page.getByRole('textbox', { name: 'High value from' })).toHaveValue('250')
  await press('Back to the starting plan')
  await button(page, 'Back to the starting plan').last().click()
  await expect(promises().getByRole('row', { name: /First reply Europe 4 h all hours/ })).toBeVisible()
  await expect(page.getByText('This is the plan every shop starts with.')).toBeVisible()
})
