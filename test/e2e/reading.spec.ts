import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { endAll, expect, list, type Program, rows, startDemo, test } from './fixtures'

/* What customers write, in the agent's language, in the packaged program with the demo's engine. */
test.describe.configure({ mode: 'serial' })
test.afterAll(endAll)

let program: Program
let page: Page
const thread = (): Locator => page.locator('[data-thread]')
const lines = (): Locator => thread().locator('[data-reading="translated"]')
const palette = async (words: string) => {
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type(words)
  await page.waitForTimeout(200)
  await page.keyboard.press('Enter')
}
const search = async (text: string) => {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}
const names: Record<string, string> = { de: 'German', ja: 'Japanese', ar: 'Arabic' }
/** Opens the first conversation of a language's view that a customer spoke last in. */
const openIn = async (code: string) => {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page
    .locator('nav')
    .getByText(names[code] ?? '', { exact: true })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: names[code] ?? '', exact: true }).first()).toBeVisible({ timeout: 20_000 })
  await rows(page).first().click()
  await expect(thread().locator('article').first()).toBeVisible({ timeout: 20_000 })
}
let german = ''

test('a German message stands in English, marked with its engine, and is in the list as she reads it', async () => {
  test.setTimeout(180_000)
  program = await startDemo()
  page = program.page
  await expect(rows(page).first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 })
  await openIn('de')
  await expect(lines().first()).toContainText('Translated from German by Demo', { timeout: 60_000 })
  await expect(lines().first()).toContainText('demo')
  const bubble = thread()
    .locator('article', { has: page.locator('[data-reading="translated"]') })
    .first()
  await expect(bubble.locator('[data-selectable]').first()).toHaveAttribute('lang', 'en')
  await expect(list(page).locator('[title="translated"]').first()).toBeVisible({ timeout: 30_000 })
})

test('the original is one key away: held it is a look, pressed it stays, and one message turns alone', async () => {
  const bubble = thread()
    .locator('article', { has: page.locator('[data-reading]') })
    .first()
  const text = bubble.locator('[data-selectable]').first()
  const translated = await text.innerText()
  await thread().focus()
  await page.keyboard.down('t')
  await expect(text).toHaveAttribute('lang', 'de')
  german = await text.innerText()
  expect(german).not.toBe(translated)
  await page.waitForTimeout(350)
  await page.keyboard.up('t')
  await expect(text).toHaveText(translated)
  // Both at once: a page that draws slowly makes no short press a long one.
  const tap = () => Promise.all([page.keyboard.down('t'), page.keyboard.up('t')])
  await tap()
  await expect(text).toHaveText(german)
  await tap()
  await expect(text).toHaveText(translated)
  const turn = bubble.getByRole('button', { name: 'Show original', exact: true })
  await turn.focus()
  await page.keyboard.press('Enter')
  await expect(text).toHaveText(german)
  await bubble.getByRole('button', { name: 'Show translation', exact: true }).click()
})

test('she says which language it is, and takes it back', async () => {
  const head = page.getByRole('button', { name: 'German', exact: true })
  await expect(head).toBeVisible()
  await palette('Set the language')
  const box = page.getByRole('combobox', { name: 'Language of this conversation' })
  await expect(box).toBeVisible()
  await page.keyboard.type('Dutch')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Dutch (said by you)' })).toBeVisible({ timeout: 20_000 })
  await thread().focus()
  await page.keyboard.press('z')
  await expect(page.getByRole('button', { name: 'German', exact: true })).toBeVisible({ timeout: 20_000 })
  await expect(lines().first()).toBeVisible({ timeout: 60_000 })
})

test('it is found by the words of either language', async () => {
  const bubble = thread()
    .locator('article', { has: page.locator('[data-reading="translated"]') })
    .first()
  const translated = await bubble.locator('[data-selectable]').first().innerText()
  const opened = await thread().getAttribute('aria-label')
  for (const text of [translated, german]) {
    const words = text.split(/[^\p{L}]+/u).filter((word) => word.length > 4)
    await search(words.slice(0, 4).join(' '))
    await expect(
      rows(page)
        .filter({ hasText: (opened ?? '').replace('Messages with ', '') })
        .first(),
    ).toBeVisible({ timeout: 60_000 })
  }
})

test('what she reads is left as it is', async () => {
  await openIn('de')
  await expect(lines().first()).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('ControlOrMeta+,')
  await page.locator('[role=tab][data-key="appearance"]').click()
  const also = page.getByRole('group', { name: 'You also read' })
  await also.getByRole('button', { name: 'German' }).click()
  await expect(also.getByRole('button', { name: 'German' })).toHaveAttribute('aria-pressed', 'true')
  await openIn('de')
  await expect(thread().locator('article').first()).toBeVisible()
  await expect(thread().locator('[data-reading]')).toHaveCount(0)
})

test('an Arabic and a Japanese letter are read too, without a fault of access', async () => {
  for (const code of ['ja', 'ar']) {
    await openIn(code)
    await expect(lines().first()).toBeVisible({ timeout: 60_000 })
    const found = await new AxeBuilder({ page }).setLegacyMode(true).include('[data-thread]').analyze()
    expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
  }
})
