import type { Page } from '@playwright/test'
import { cursorId, editor, endAll, expect, go, openDemo, type Program, test } from './fixtures'

/*
 * Who types fast does not wait for what a key opens: all that follows the key is in the field that it asked for, none of it is lost and
 * none of it is a command of what lies behind. Every stroke is sent before the first is answered.
 */
test.describe.configure({ mode: 'serial' })

const AT = Date.UTC(2026, 9, 22, 8, 12)

let program: Program
test.beforeAll(async () => {
  test.setTimeout(180_000)
  program = await openDemo(AT)
})
test.afterAll(endAll)

/** No letter twice: all go down before the first comes up, and the second would be one that is held. */
const atOnce = async (page: Page, key: string, text: string) => {
  const letters = () => [...text].map((letter) => page.keyboard.press(letter === ' ' ? 'Space' : letter))
  // A chord's own key must be up again.
  if (key.includes('+')) await page.keyboard.press(key)
  await Promise.all([...(key.includes('+') ? [] : [page.keyboard.press(key)]), ...letters()])
}
const box = (page: Page) => page.getByRole('dialog').getByRole('combobox')

test('the rota: a dialog whose code was never read', async () => {
  const { page } = program
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(page.locator('#rota-timeline')).toBeFocused({ timeout: 30_000 })
  await atOnce(page, 'i', 'Bucharest')
  await expect(box(page)).toHaveValue('Bucharest')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.locator('#rota-timeline')).toBeFocused()
  // Once more, now that it was read.
  await atOnce(page, 'i', 'Lisbon')
  await expect(box(page)).toHaveValue('Lisbon')
  await page.keyboard.press('Escape')
})

test('a reply to a conversation that was not open', async () => {
  const { page } = program
  await go(page, 'a', 'All')
  await page.keyboard.press('j')
  const row = await cursorId(page)
  // Of these e would resolve, h snooze, l label, r begin anew.
  await atOnce(page, 'r', 'hey jon')
  await expect(editor(page)).toHaveText('hey jon')
  expect(await cursorId(page)).toBe(row)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Escape')
})

for (const [what, key, text] of [
  ['the palette', 'ControlOrMeta+K', 'unread'],
  ['snooze', 'h', 'next'],
  ['labels', 'l', 'refund'],
] as const)
  test(`${what}: a list to choose from`, async () => {
    const { page } = program
    await go(page, 'a', 'All')
    await atOnce(page, key, text)
    await expect(box(page)).toHaveValue(text)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

test('the key that opened a dialog repeats into nothing while it is held', async () => {
  const { page } = program
  await go(page, 'a', 'All')
  for (const [key, chord] of [['h'], ['k', 'ControlOrMeta']] as const) {
    if (chord) await page.keyboard.down(chord)
    await page.keyboard.down(key)
    await page.keyboard.down(key)
    await expect(box(page)).toBeFocused()
    await page.keyboard.down(key)
    // Of a chord the modifier is often up first.
    if (chord) await page.keyboard.up(chord)
    await page.keyboard.down(key)
    await page.keyboard.up(key)
    await page.keyboard.type('xh')
    await expect(box(page)).toHaveValue('xh')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
})

test('a new conversation', async () => {
  const { page } = program
  await go(page, 'a', 'All')
  await atOnce(page, 'c', 'ben')
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue('ben')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a new template, from the palette', async () => {
  const { page } = program
  await page.keyboard.press('ControlOrMeta+K')
  await box(page).fill('New template')
  await atOnce(page, 'Enter', 'late')
  await expect(page.locator('[data-template-editor] input').first()).toHaveValue('late')
})
