import { endAll, expect, openInbox, type Program, pressOn, queued, rows, startDemo, test } from './fixtures'

/* The demo's Shopify shop: tags and a note of an order, by keyboard, with their undo. */
test.describe.configure({ mode: 'serial' })

let program: Program
test.beforeAll(async () => {
  test.setTimeout(120_000)
  program = await startDemo()
})
test.afterAll(endAll)

const panel = () => program.page.getByRole('complementary', { name: 'Customer and case' })
const tagsOfFirst = () => panel().getByRole('button', { name: "Change an order's tags" }).first()
const card = () =>
  panel()
    .getByRole('region', { name: /^Order / })
    .first()

test('a conversation of the Shopify shop shows its order', async () => {
  test.setTimeout(240_000)
  const { page } = program
  await expect(rows(page).first()).toBeVisible({ timeout: 60_000 })
  await openInbox(page)
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: /^Voltaje/ })
    .click()
  await expect(page.getByRole('region', { name: 'Voltaje', exact: true }).getByRole('option').first()).toBeVisible()
  // Until a customer has bought something.
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(page.locator('#conversation-list')).toBeFocused()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await expect(tagsOfFirst()).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 90_000 })
  await expect(tagsOfFirst()).toBeVisible()
  await expect(card()).toContainText('VO-')
  expect(await rows(page).count()).toBeGreaterThan(5)
})

test('tags are changed and taken back', async () => {
  test.setTimeout(90_000)
  const { page } = program
  await pressOn(page, tagsOfFirst())
  const dialog = page.getByRole('dialog', { name: 'Tags of an order' })
  await expect(dialog.getByRole('textbox', { name: 'New tag' })).toBeFocused()
  await page.keyboard.type('call back, e2e-tag')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('e2e-tag')).toBeVisible()
  await pressOn(page, dialog.getByRole('button', { name: 'Save tags' }))
  await expect(dialog).toBeHidden()
  await expect(card().getByText('e2e-tag')).toBeVisible()
  await expect.poll(() => queued(page), { timeout: 60_000 }).toBe(0)
  // It has left: taking it back sets the tags as they were.
  await page.locator('#conversation-list').focus()
  await page.keyboard.press('z')
  await expect(page.getByText('Tags as before').first()).toBeVisible()
  await expect(card().getByText('e2e-tag')).toBeHidden({ timeout: 30_000 })
})

test('a note is asked for from the palette, waits in the queue, and can be taken back there', async () => {
  const { page } = program
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type('note to an order')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Note on an order' })
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await page.keyboard.type('e2e note')
  await pressOn(page, dialog.getByRole('button', { name: 'Add note' }))
  await expect(card()).toContainText('e2e note')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  const item = page.locator('[data-queue-item]').filter({ hasText: 'e2e note' })
  await expect(item).toContainText('note on an order')
  await item.focus()
  await page.keyboard.press('u')
  await expect(item).toBeHidden()
})
