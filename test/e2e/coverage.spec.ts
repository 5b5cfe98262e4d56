import type { Page } from '@playwright/test'
import { button, endAll, expect, type Program, rows, startDemo, test } from './fixtures'

/* Coverage against demand, by keys: a hole is found, what makes it is read, a way out drafted and taken back; numbers set by hand. */
test.describe.configure({ mode: 'serial' })

let program: Program
test.beforeAll(async () => {
  test.setTimeout(120_000)
  program = await startDemo()
  await expect(rows(program.page).first()).toBeVisible({ timeout: 60_000 })
})
test.afterAll(endAll)

const pane = (page: Page) => page.locator('[data-coverage]')
const cells = (page: Page) => pane(page).getByRole('gridcell')
const cell = (page: Page, name: RegExp) => pane(page).getByRole('gridcell', { name })
const panel = (page: Page) => page.locator('[data-coverage-panel]')

test('the map stands below the plan: each language, each hour, the number printed and said', async () => {
  test.setTimeout(90_000)
  const { page } = program
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(cells(page).first()).toBeVisible({ timeout: 60_000 })
  expect((await cells(page).count()) % 24).toBe(0)
  await expect(cell(page, /^German, 01:00 UTC: \d short$/)).toHaveText(/^−\d$/)
  await expect(pane(page)).toContainText(/Rests on the last \d+ d \(arrivals: [\d,]+\)/)
})

test('arrows move over it, Enter says what is behind a number: need, who is on, who could, why not', async () => {
  const { page } = program
  await cell(page, /^German, 00:00 UTC/).focus()
  await page.keyboard.press('ArrowRight')
  await expect(cell(page, /^German, 01:00 UTC/)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(panel(page)).toContainText('set by hand: 3')
  await expect(panel(page)).toContainText('Who could cover it')
  await panel(page)
    .getByText(/^Why \d+ others? cannot$/)
    .click()
  await expect(panel(page).locator('details li').first()).toBeVisible()
  // However long the panel is, what the numbers mean stays in sight above them.
  await panel(page).locator('details li').last().scrollIntoViewIfNeeded()
  for (const name of ['UTC', '00', '23'])
    await expect(pane(page).getByRole('columnheader', { name, exact: true })).toBeInViewport({ ratio: 1 })
  await expect(pane(page).getByRole('heading', { name: 'Coverage against demand' })).toBeInViewport({ ratio: 1 })
  await cells(page).last().scrollIntoViewIfNeeded()
  await expect(pane(page).getByRole('columnheader', { name: '23', exact: true })).toBeInViewport({ ratio: 1 })
})

test('a way out is drafted, the hour is less short, and z takes it back', async () => {
  test.setTimeout(90_000)
  const { page } = program
  const short = cell(page, /: \d short$/)
  const names = await short.evaluateAll((found) => found.map((one) => one.getAttribute('aria-label') ?? ''))
  const apply = panel(page).getByRole('button', { name: /^Apply:/ })
  let hour = ''
  // Some hours nobody can take by law; the map has others.
  for (const name of names) {
    hour = name.split(':').slice(0, 2).join(':')
    await pane(page).getByRole('gridcell', { name, exact: true }).click()
    await expect(panel(page).getByRole('heading', { name, exact: true })).toBeVisible()
    await expect(panel(page)).toHaveAttribute('aria-busy', 'false')
    if ((await apply.count()) > 0) break
  }
  const marked = () => cell(page, new RegExp(`^${hour}`)).getAttribute('aria-label')
  const before = await marked()
  await apply.first().click()
  await expect.poll(marked).not.toBe(before)
  await expect(page.locator('#live-polite')).toContainText('Drafted')
  await cell(page, new RegExp(`^${hour}`)).focus()
  await page.keyboard.press('z')
  await expect.poll(marked).toBe(before)
})

test('a number set by hand counts at once, and can be taken away', async () => {
  const { page } = program
  await cell(page, /^Spanish, 12:00 UTC/).click()
  await panel(page).getByRole('button', { name: 'Set the number by hand' }).click()
  const box = page.getByRole('dialog')
  await box.getByLabel('People in each hour').fill('many')
  await page.keyboard.press('Enter')
  await expect(box).toContainText('A number from 0 to 1000.')
  await box.getByLabel('People in each hour').fill('30')
  await page.keyboard.press('Enter')
  await expect(box).toBeHidden()
  await expect(cell(page, /^Spanish, 12:00 UTC: \d+ short$/)).toBeVisible()
  await expect(panel(page)).toContainText('set by hand: 30')
  await button(page, 'Set numbers').click()
  await expect(box).toContainText('people: 30')
  await box.locator('li', { hasText: 'people: 30' }).getByRole('button').click()
  await expect(box).not.toContainText('people: 30')
  await page.keyboard.press('Escape')
  await expect(cell(page, /^Spanish, 12:00 UTC: \d+ short$/)).toHaveCount(0)
})

test('shops, pairs, the week of one row, and the same as a table', async () => {
  const { page } = program
  await pane(page).getByRole('radio', { name: 'Shops' }).click()
  await expect(cell(page, /^Nordlicht, 12:00 UTC/)).toBeVisible()
  await pane(page).getByRole('radio', { name: 'Language × shop' }).click()
  await expect(cell(page, /^German · Nordlicht, 12:00 UTC/)).toBeVisible()
  await pane(page).getByRole('radio', { name: 'Week' }).click()
  await expect(cells(page)).toHaveCount(7 * 24)
  await pane(page).getByRole('radio', { name: 'Table' }).click()
  await expect(pane(page).getByRole('columnheader', { name: 'Nine times of ten' })).toBeVisible()
  expect(await pane(page).getByRole('row').count()).toBeGreaterThan(20)
})
