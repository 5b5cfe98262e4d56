import { endAll, expect, type Program, rows, startDemo, test } from './fixtures'

/* Keys of the agent's own: chosen on the page, told whose they were, at work at once, taken back, and kept over a start. */
test.describe.configure({ mode: 'serial' })

let program: Program
test.beforeAll(async () => {
  program = await startDemo()
  await expect(rows(program.page).first()).toBeVisible({ timeout: 60_000 })
})
test.afterAll(endAll)

const press = async (...keys: string[]) => {
  for (const key of keys) await program.page.keyboard.press(key)
}
const toKeys = async () => {
  await press('Escape', 'Escape', 'ControlOrMeta+,')
  await program.page.locator('[role=tab][data-key="keys"]').click()
  await expect(program.page.getByRole('heading', { name: 'Keys', level: 2 })).toBeVisible()
}
const row = (name: string) =>
  program.page.getByRole('listitem').filter({ has: program.page.getByRole('button', { name: `Change the keys of “${name}”` }) })
const change = async (name: string) => {
  await program.page.getByRole('button', { name: `Change the keys of “${name}”` }).click()
  await expect(program.page.getByRole('textbox', { name: `Press the keys for “${name}”` })).toBeFocused()
}
const words = () => program.page.getByRole('listitem').getByRole('status')
const use = () => program.page.getByRole('button', { name: 'Use these keys' }).click()

test('another key is given by pressing it, and who held it is named first', async () => {
  const { page } = program
  await toKeys()
  await change('Keys')
  await press('e')
  await expect(words()).toContainText('Taken by: Resolve')
  // A pause, or the two would be one sequence.
  await page.waitForTimeout(1_600)
  await press('q')
  await expect(words()).toBeEmpty()
  await use()
  await expect(row('Keys')).toContainText('q')
  await press('Escape')
  await press('?')
  await expect(page.getByRole('dialog')).toBeHidden()
  await press('q')
  await expect(page.getByRole('dialog', { name: /keys/i })).toBeVisible()
  await press('Escape')
})

test('the system’s own keys cannot be chosen, and Escape leaves all as it was', async () => {
  await toKeys()
  await change('Lock the desk')
  await press('Alt+F4')
  await expect(words()).toContainText('The system keeps this for itself')
  await expect(program.page.getByRole('button', { name: 'Use these keys' })).toBeDisabled()
  await program.page.getByRole('textbox', { name: /Press the keys/ }).focus()
  await press('Escape')
  await expect(words()).toBeHidden()
})

test('z takes the change back; a preset changes many at once', async () => {
  const { page } = program
  await toKeys()
  await page.getByRole('button', { name: /Keys as in/ }).click()
  await page.getByRole('option', { name: 'Gmail' }).click()
  await press('Escape', 'Escape')
  await press('g', 'i')
  await expect(page.getByRole('heading', { name: 'Due next', level: 2 })).toBeVisible()
  await press('z')
  await toKeys()
  await expect(page.getByRole('button', { name: /Keys as in/ })).toContainText('Dragoman')
})

test('what was chosen is there after a start', async () => {
  const { folder } = program
  await program.close()
  program = await startDemo({ folder })
  await expect(rows(program.page).first()).toBeVisible({ timeout: 60_000 })
  await press('q')
  await expect(program.page.getByRole('dialog', { name: /keys/i })).toBeVisible()
  await press('Escape')
})
