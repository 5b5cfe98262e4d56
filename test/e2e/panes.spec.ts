import { mkdirSync, writeFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { cursorId, editor, endAll, expect, go, list, openDemo, type Program, test } from './fixtures'

/*
 * Large letters (200 %) leave room for list and messages. The panel and the views are asked for by their keys all the same, stand in the
 * place of the list, and lead back by key and pointer. And a palette that knows no command says what could be done next.
 */
test.describe.configure({ mode: 'serial' })
const AT = Date.UTC(2026, 9, 22, 8, 12)

let program: Program
test.beforeAll(async () => {
  test.setTimeout(180_000)
  program = await openDemo(AT)
})
test.afterAll(endAll)

const zoom = (factor: number) =>
  program.app.evaluate(({ BrowserWindow }, by) => {
    for (const one of BrowserWindow.getAllWindows()) if (one.isVisible()) one.webContents.setZoomFactor(by)
  }, factor)
/** The driver's pointer knows nothing of zoom. */
const press = (button: Locator) => button.evaluate((element: HTMLElement) => element.click())
const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name })
/** Taken by the window itself: the driver's own pictures know nothing of zoom. */
const look = async (name: string) => {
  const png = await program.app.evaluate(async ({ BrowserWindow }) => {
    const [one] = BrowserWindow.getAllWindows().filter((window) => window.isVisible())
    return (await one?.webContents.capturePage())?.toPNG().toString('base64') ?? ''
  })
  mkdirSync('test-results/looks', { recursive: true })
  writeFileSync(`test-results/looks/panes-${name}.png`, Buffer.from(png, 'base64'))
}

test('the palette that knows no command offers the search and all keys', async () => {
  const { page } = program
  await go(page, 'a', 'All')
  await page.keyboard.press('ControlOrMeta+K')
  const box = page.getByRole('dialog').getByRole('combobox')
  await box.fill('zzparcelzz')
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('Nothing found')
  const choices = page.getByRole('dialog').getByRole('option')
  await expect(choices).toHaveText([/Search conversations for “zzparcelzz”/, /here and at the backends/, /All commands and keys/])
  await look('palette')
  await page.keyboard.press('Enter')
  const search = page.getByRole('searchbox')
  await expect(search).toHaveValue('zzparcelzz')
  await expect(search).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(list(page)).toBeFocused()
  await page.keyboard.press('ControlOrMeta+K')
  await box.fill('zzparcelzz')
  await expect(choices).toHaveCount(3)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(search).toHaveValue('zzparcelzz')
  // The backends were asked without another press, and each says what it found.
  await expect(page.getByText(/found nothing more|found \d/).first()).toBeVisible({ timeout: 30_000 })
  await look('palette-there')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+K')
  await box.fill('zzparcelzz')
  await choices.nth(2).click()
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('at 200 % the panel takes the place of the list by its keys, and leads back', async () => {
  const { page } = program
  await go(page, 'a', 'All')
  await zoom(2)
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThan(900)
  await page.keyboard.press('Enter')
  await expect(editor(page)).toBeVisible()
  await expect(tab(page, 'Case')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+4')
  await expect(tab(page, 'Case')).toBeVisible()
  await expect(tab(page, 'Case')).toHaveAttribute('aria-selected', 'true')
  await expect(list(page)).toBeHidden()
  await expect(editor(page)).toBeVisible()
  await look('200-case')
  await page.keyboard.press('ControlOrMeta+3')
  await expect(tab(page, 'Templates')).toHaveAttribute('aria-selected', 'true')
  await look('200-templates')
  await page.evaluate(async () => {
    document.documentElement.dir = 'rtl'
    document.documentElement.dataset.theme = 'dark'
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame)
  })
  await look('200-turned')
  await page.evaluate(() => {
    document.documentElement.dir = 'ltr'
    document.documentElement.dataset.theme = 'light'
  })
  await press(page.getByRole('button', { name: 'Back to the list' }))
  await expect(list(page)).toBeFocused()
  await expect(tab(page, 'Case')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+1')
  await expect(tab(page, 'Customer')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(list(page)).toBeFocused()
  const row = await cursorId(page)
  await page.keyboard.press('j')
  expect(await cursorId(page)).not.toBe(row)
})

test('so do the views, and with room again all stand side by side', async () => {
  const { page } = program
  await page.keyboard.press('[')
  const mine = page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: /^Mine/ })
  await expect(mine).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: /^All/ })).toBeFocused()
  await expect(list(page)).toBeHidden()
  await look('200-views')
  await press(mine)
  await expect(page.getByRole('region', { name: 'Mine', exact: true })).toBeVisible()
  await expect(mine).toHaveCount(0)
  await page.keyboard.press(']')
  await expect(page.getByRole('button', { name: 'Back to the list' })).toBeVisible()
  await zoom(1)
  await expect(list(page)).toBeVisible()
  await expect(tab(page, 'Customer')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Back to the list' })).toHaveCount(0)
})
