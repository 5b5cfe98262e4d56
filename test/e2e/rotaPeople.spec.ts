import { AxeBuilder } from '@axe-core/playwright'
import { button, endAll, expect, openDemo, type Program, test } from './fixtures'

/* The rota's people, in the packaged program: who is planned, what they ask for, what that would do, and how one stands. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(180_000)
test.afterAll(endAll)

let program: Program
const AT = Date.UTC(2026, 9, 22, 9, 30)

const tab = async (id: string) => {
  const { page } = program
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await page.locator(`[role=tab][data-key="${id}"]`).click()
  await expect(page.locator(`[data-rota-tab="${id}"]`)).toBeVisible()
}
const toast = (text: string | RegExp) => program.page.getByText(text).first()

test('the demo opens, with somebody of the rota at work', async () => {
  program = await openDemo(AT)
  await expect(program.page.locator('[data-stance="on"]')).toBeVisible({ timeout: 30_000 })
})

test('a person is added with her clock, languages and contract, and taken back', async () => {
  const { page } = program
  await tab('people')
  await expect(page.locator('[data-person]')).toHaveCount(60)
  await button(page, 'Add a person').click()
  const box = page.getByRole('dialog')
  await box.getByRole('button', { name: 'Save' }).click()
  await expect(box.getByText('A name is needed.')).toBeVisible()
  await box.getByRole('textbox', { name: 'Name' }).fill('Keiko Arai')
  await box.getByRole('button', { name: /^Home clock/ }).click()
  const search = page.getByRole('combobox', { name: 'Home clock' })
  await expect(search).toBeFocused()
  await search.fill('tok')
  await expect(page.getByRole('option').first()).toContainText('Tokyo')
  await page.keyboard.press('Enter')
  await expect(box.getByRole('textbox', { name: 'City' })).toHaveValue('Tokyo')
  await box.getByRole('tab', { name: 'Languages and shops' }).click()
  await box.getByRole('button', { name: /Add a language/ }).click()
  await page.getByRole('option', { name: 'Japanese' }).click()
  await expect(box.getByText('Japanese', { exact: true }).first()).toBeVisible()
  await box.getByRole('tab', { name: 'Contract' }).click()
  await box.getByRole('textbox', { name: 'Hours a week, agreed' }).fill('32')
  await box.getByRole('button', { name: 'Save' }).click()
  await expect(box).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Find a name, address or city' }).fill('keiko tokyo')
  const row = page.getByRole('row', { name: /Keiko Arai/ })
  await expect(row).toContainText('32')
  await expect(row).toContainText('JA')
  await row.getByRole('button').focus()
  await page.keyboard.press('z')
  await expect(page.getByRole('row', { name: /Keiko Arai/ })).toHaveCount(0)
})

test('what was typed is not given up without a word', async () => {
  const { page } = program
  await button(page, 'Show everybody').click()
  await page.locator('[data-person]').first().click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'City' }).fill('Somewhere')
  await page.keyboard.press('Escape')
  const asks = page.getByRole('alertdialog')
  await expect(asks).toContainText('Give up what you changed?')
  await asks.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'City' })).toHaveValue('Somewhere')
  await page.keyboard.press('Escape')
  await expect(asks).toBeVisible()
  await page.keyboard.press('Escape')
  // The question is gone; the focus may not be back yet when the next one falls. While it still stands, two would both be for it.
  await expect(asks).toHaveCount(0)
  await page.keyboard.press('Escape')
  await asks.getByRole('button', { name: 'Give it up' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a table of people is looked at before it is taken', async () => {
  const { page } = program
  await button(page, 'Import people…').click()
  const box = page.getByRole('dialog')
  await box.getByRole('textbox', { name: 'Or paste it here' }).fill('name,zone\nWu Lan,Asia/Shanghai\nNobody,Mars/Olympus')
  await expect(box.getByRole('status')).toContainText('1 new')
  await expect(box.getByRole('status')).toContainText('Line 3: zone cannot be read.')
  await box.getByRole('button', { name: 'Take 1 person' }).click()
  await expect(page.getByRole('row', { name: /Wu Lan/ })).toContainText('Shanghai')
})

test('a rotation is painted day by day with the keyboard, and shows what it makes of four weeks', async () => {
  const { page } = program
  await page.getByRole('radio', { name: 'Rotations' }).check({ force: true })
  await page.getByRole('button', { name: 'Nights Europe' }).click()
  const box = page.getByRole('dialog')
  const first = box.locator('[data-day="0"]')
  // What is typed right behind a dialog's opening is for its field; who goes on by Tab wants the rest of it.
  await page.keyboard.press('Tab')
  await first.focus()
  await page.keyboard.press('0')
  await expect(first).toContainText('Off')
  await page.keyboard.press('ArrowRight')
  await expect(box.locator('[data-day="1"]')).toBeFocused()
  await page.keyboard.press('1')
  await box.getByRole('tab', { name: 'Next four weeks' }).click()
  await expect(box.locator('tbody tr')).toHaveCount(3)
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Give it up' }).click()
})

test('a call of illness says what it leaves uncovered, and is noted', async () => {
  const { page } = program
  await tab('requests')
  const sick = page.locator('[data-request="sick"]')
  await sick.click()
  const pane = page.getByRole('region', { name: 'The request' })
  await expect(pane.getByText('Coverage, if granted')).toBeVisible()
  await expect(pane.getByText(/\d h of what is needed would be uncovered|Nothing that is needed is lost|stay covered/)).toBeVisible({
    timeout: 60_000,
  })
  await expect(pane.getByRole('button', { name: 'Find who stands in' })).toBeVisible()
  await pane.getByRole('button', { name: 'Note it' }).click()
  await expect(toast('Approved.')).toBeVisible()
  await expect(sick).toHaveCount(0)
})

test('a swap that both want is approved, and comes back by z', async () => {
  const { page } = program
  const open = await page.locator('[data-request]').count()
  await page.locator('[data-request="swap"]').first().click()
  const pane = page.getByRole('region', { name: 'The request' })
  await expect(pane.getByText('colleague agreed').first()).toBeVisible()
  await pane.getByRole('button', { name: 'Approve' }).click()
  await expect(page.locator('[data-request]')).toHaveCount(open - 1)
  await page.locator('[data-request]').first().focus()
  await page.keyboard.press('z')
  await expect(page.locator('[data-request]')).toHaveCount(open)
})

test('by keys alone: j and k between requests, d declines, a approves or says what is missing, z takes back', async () => {
  const { page } = program
  await tab('requests')
  const all = page.locator('[data-request]')
  const open = await all.count()
  const pane = page.getByRole('region', { name: 'The request' })
  await page.keyboard.press('j')
  await expect(all.first()).toBeFocused()
  await page.keyboard.press('j')
  await expect(all.nth(1)).toBeFocused()
  await expect(all.nth(1)).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('k')
  await expect(all.first()).toBeFocused()
  const named = await all.first().locator('bdi').first().innerText()
  await page.keyboard.press('d')
  await expect(all).toHaveCount(open - 1)
  // What was just answered stays in sight, the keys go on from there, and z takes it back.
  await expect(pane).toBeFocused()
  await expect(pane.getByRole('heading', { name: named })).toBeVisible()
  await page.keyboard.press('z')
  await expect(all).toHaveCount(open)
  // An offer that nobody took: yes cannot be said yet, it is said why, and the field has the focus.
  await page.locator('[data-request="offer"]').first().focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('a')
  await expect(toast('Choose first who takes the shift.')).toBeVisible()
  await expect(pane.getByRole('button', { name: /Who takes it|takes/ }).first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-request="offer"]').first()).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog').getByText('Decline the request')).toBeVisible()
  await page.keyboard.press('Escape')
})

test('leave is asked for and withdrawn, on one’s own page', async () => {
  const { page } = program
  await tab('mine')
  await expect(page.getByText('On until 20:30').first()).toBeVisible()
  await button(page, 'Ask for leave').click()
  const box = page.getByRole('dialog')
  await box.getByText('Only from a time on the first day').click()
  await expect(box.getByRole('status')).toContainText('0.5 days')
  await box.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(box).toHaveCount(0)
  const mine = page.getByRole('complementary', { name: 'My requests' })
  await expect(mine.getByText('Leave', { exact: true })).toBeVisible()
  await mine.getByRole('button', { name: 'Withdraw' }).click()
  await expect(mine.getByText('withdrawn')).toBeVisible()
})

test('a swap is offered only with whom the rules allow it, and of the others it is said why not', async () => {
  const { page } = program
  await button(page, 'Swap a shift').first().click()
  const box = page.getByRole('dialog')
  await expect(box.getByRole('radio').first()).toBeEnabled()
  await expect(box.getByText(/^Not possible: /).first()).toBeAttached()
  await expect(box.getByRole('radio', { disabled: true }).first()).toBeAttached()
  await box.getByRole('radio').first().check()
  await box.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(box).toHaveCount(0)
  await expect(page.getByRole('complementary', { name: 'My requests' }).getByText('Swap', { exact: true })).toBeVisible()
})

test('how one stands is said in the top bar, and kept', async () => {
  const { page } = program
  await page.locator('[data-stance]').click()
  await page.getByRole('menuitemradio', { name: /On a break/ }).click()
  await expect(page.locator('[data-stance="break"]')).toContainText('On a break')
  await page.reload()
  await expect(page.locator('[data-stance="break"]')).toBeVisible({ timeout: 60_000 })
  await page.locator('[data-stance]').click()
  await page.getByRole('menuitemradio', { name: /^On gets/ }).click()
  await expect(page.locator('[data-stance="on"]')).toBeVisible()
})

test('settings of the rota are kept, and every tab is clean for a screen reader', async () => {
  const { page } = program
  await tab('settings')
  await page.getByRole('textbox', { name: 'Mail answered within hours' }).fill('6')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await save.click()
  await expect(save).toBeDisabled()
  for (const id of ['people', 'requests', 'mine', 'settings']) {
    await tab(id)
    await page.waitForTimeout(600)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include(`[data-rota-tab="${id}"]`).analyze()
    expect(violations.map((one) => `${id}: ${one.id} ${one.nodes[0]?.html.slice(0, 160)}`)).toEqual([])
  }
})
