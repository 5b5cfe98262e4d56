import { endAll, expect, openDemo, type Program, test } from './fixtures'

/*
 * A lead plans the week of the clock change: reads it in Bucharest's time, moves, resizes, copies and gives shifts by keys alone and by
 * pointer, is told which rule an edit breaks and what would mend it, publishes with a summary, and goes back to a version before.
 */
test.describe.configure({ mode: 'serial' })

const AT = Date.UTC(2026, 9, 22, 8, 12)

let program: Program
test.beforeAll(async () => {
  test.setTimeout(180_000)
  program = await openDemo(AT)
})
test.afterAll(endAll)

const press = async (...keys: string[]) => {
  for (const key of keys) await program.page.keyboard.press(key)
}
const timeline = () => program.page.locator('#rota-timeline')
const shift = (id: string) => program.page.locator(`[data-shift="${id}"]`)
const publish = () => program.page.getByRole('button', { name: /^Publish/ }).first()
/** The shift that the cursor stands on. */
const pointed = async (): Promise<string> => ((await timeline().getAttribute('aria-activedescendant')) ?? '').replace('rota-shift-', '')
const label = (id: string) => shift(id).getAttribute('aria-label')

test('the week of the clock change: in Bucharest its Sunday has 25 hours, and only the repeated one is hatched', async () => {
  const { page } = program
  await press('g', 'r')
  await expect(timeline()).toBeFocused({ timeout: 30_000 })
  await expect(timeline().locator('[data-shift]').first()).toBeVisible()
  await press('i')
  await page.keyboard.type('Bucharest')
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('Bucharest')
  await press('Enter')
  await expect(timeline().getByRole('columnheader', { name: /25 Oct, 25 h/ })).toBeVisible()
  const box = async (name: RegExp) => (await timeline().getByRole('columnheader', { name }).boundingBox())?.width ?? 0
  expect((await box(/25 Oct, 25 h/)) / (await box(/24 Oct/))).toBeCloseTo(25 / 24, 2)
  const hatch = await page.locator('[class*=ground] > [class*=hatch]').boundingBox()
  expect((hatch?.width ?? 0) / (await box(/24 Oct/))).toBeCloseTo(1 / 24, 2)
  // In words, for eyes and for a screen reader; nobody hands over to nobody.
  await expect(timeline().getByText(/03–04\u2069? twice/)).toBeVisible()
  await expect(timeline().getByRole('columnheader', { name: /The hour from 03:00 to 04:00 comes twice/ })).toBeVisible()
  await expect(timeline().getByText('0▸0', { exact: true })).toHaveCount(0)
})

test('a shift is moved by a quarter at a time, one act for all presses, and z takes it back', async () => {
  const { page } = program
  await timeline().focus()
  await press('Home')
  while ((await pointed()).startsWith('rota-day')) await press('ArrowRight')
  const id = await pointed()
  const before = await label(id)
  // Sent before the first is answered: on a busy machine the answers come further apart than presses that are one act.
  const twice = (key: string) => Promise.all([page.keyboard.press(key), page.keyboard.press(key)])
  await page.keyboard.down('Alt')
  await twice('ArrowRight')
  await page.keyboard.up('Alt')
  await twice(']')
  await expect.poll(() => label(id)).not.toBe(before)
  await expect(shift(id)).toHaveAttribute('data-is', 'draft')
  await expect(publish()).toHaveText(/Publish 1 change/)
  await expect(page.getByText('Shift’s hours changed.').first()).toBeVisible()
  await press('z', 'z')
  await expect(shift(id)).toHaveAttribute('data-is', 'published')
  await expect.poll(() => label(id)).toBe(before)
})

test('copied onto the same day it lies over itself: the bar says so, the pane says which rule and what would mend it', async () => {
  const { page } = program
  await timeline().focus()
  const id = await pointed()
  await press('ControlOrMeta+C', 'ControlOrMeta+V')
  await expect(publish()).toHaveText(/Publish 1 change/)
  await expect(shift(id)).toHaveAttribute('data-finding', 'hard')
  await press('Escape', 'v')
  const pane = page.getByRole('complementary', { name: 'Findings' })
  await expect(pane.getByText(/Two shifts lie over each other/)).toBeVisible()
  await expect(pane.getByRole('button', { name: 'Mend' }).first()).toBeVisible({ timeout: 10_000 })
  await press('z')
  await expect(shift(id)).not.toHaveAttribute('data-finding', 'hard')
  await timeline().focus()
  await press('v')
  await expect(pane).toBeHidden()
})

test('dragged by pointer to another time and to another person', async () => {
  const { page } = program
  const bar = timeline().locator('[data-is="published"]:not([class*=pending])').nth(2)
  const id = (await bar.getAttribute('data-shift')) ?? ''
  const person = await bar.evaluate((element) => element.closest('[data-person]')?.getAttribute('data-person'))
  const box = await bar.boundingBox()
  if (!box) throw new Error('no bar')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 10, y, { steps: 3 })
  await page.mouse.move(x + 20, y + 44, { steps: 4 })
  await page.mouse.up()
  await expect(shift(id)).toHaveAttribute('data-is', 'draft')
  expect(await shift(id).evaluate((element) => element.closest('[data-person]')?.getAttribute('data-person'))).not.toBe(person)
  await timeline().focus()
  await press('z')
  await expect(shift(id)).toHaveAttribute('data-is', 'published')
})

test('an empty day takes a shift of a kind; published, it is a version, and the version can be taken back', async () => {
  const { page } = program
  await timeline().focus()
  await press('End')
  while (!(await pointed()).startsWith('rota-day')) await press('ArrowLeft')
  await press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await press('Enter')
  await expect(publish()).toHaveText(/Publish 1 change/)
  const id = await pointed()
  await expect(shift(id)).toHaveAttribute('data-is', 'draft')
  await press('Shift+P')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('1 person affected')).toBeVisible()
  await expect(dialog.getByText('1 added')).toBeVisible()
  const reason = dialog.getByLabel('Why it must be so')
  if (await reason.isVisible()) await reason.fill('Autumn sale')
  await dialog.getByRole('button', { name: /^Publish/ }).click()
  await expect(dialog).toBeHidden()
  await expect(shift(id)).toHaveAttribute('data-is', 'published')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Versions' }).click()
  await expect(dialog.getByText('added').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Back to before this version' }).click()
  await expect(dialog).toBeHidden()
  await expect(shift(id)).toHaveAttribute('data-is', 'gone')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: /Discard 1 draft/ }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard', exact: true }).click()
  await expect(shift(id)).toHaveAttribute('data-is', 'published')
})

test('the palette knows what the plan can show, and what it chose stands there', async () => {
  const { page } = program
  for (const name of ['Versions', 'Export and import', 'Rehearse']) {
    await timeline().focus()
    await press('ControlOrMeta+K')
    await page.keyboard.type(name)
    await expect(page.getByRole('option', { name: new RegExp(`^${name}`) }).first()).toHaveAttribute('aria-selected', 'true')
    await press('Enter')
    await expect(page.getByRole('dialog', { name: new RegExp(`^${name}`) })).toBeVisible()
    if (name === 'Rehearse') {
      const [whole, button] = await Promise.all([
        page.getByRole('dialog').boundingBox(),
        page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().boundingBox(),
      ])
      // The buttons stand at its foot, with nothing but their own margin below.
      expect((whole?.y ?? 0) + (whole?.height ?? 0) - (button?.y ?? 0) - (button?.height ?? 0)).toBeLessThan(20)
    }
    await press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
})

test('the week is copied, and filled from patterns: both as drafts, both taken back', async () => {
  const { page } = program
  for (const [item, yes] of [
    ['Copy this week', /^Copy \d+ shifts?/],
    ['Fill from rotations', /^Make \d+ drafts?/],
  ] as const) {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: item }).click()
    const dialog = page.getByRole('dialog')
    // Weeks that are planned already have nothing to take in: the last of those that can be chosen.
    if (item === 'Copy this week') {
      await dialog.getByRole('button', { name: /To the week/ }).click()
      await page.getByRole('option').last().click()
    } else await dialog.getByLabel('From', { exact: true }).fill('2027-02-01')
    await dialog.getByRole('button', { name: yes }).click()
    await expect(publish()).toHaveText(/Publish [\d,]+ changes/)
    await timeline().focus()
    await press('z')
    await expect(page.getByRole('button', { name: 'Published' })).toBeVisible()
  }
})

test('the switch is rehearsed: who works longer, which overlap shrinks, the night drawn twice', async () => {
  const { page } = program
  await timeline().focus()
  await press('r')
  const dialog = page.getByRole('dialog')
  await expect(dialog.locator('[data-rehearsal="2026-10-25"]')).toBeVisible()
  await expect(dialog.getByText(/works .* instead of/).first()).toBeVisible()
  await expect(dialog.getByText(/Any other night/).first()).toBeVisible()
  await expect(dialog.getByText(/The night of/).first()).toBeVisible()
  await press('Escape')
})
