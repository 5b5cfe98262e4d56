/** Steps by which screens are reached, whatever language stands. */
import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'

export interface Screen {
  name: string
  open(page: Page): Promise<void>
}

/** One after the other; a sequence (g, s) as fingers press it, which wait for no page between its strokes. */
export const press = async (page: Page, ...keys: string[]) => {
  for (let at = 0; at < keys.length; at += 1) {
    const [key = '', next] = keys.slice(at)
    if ((key !== 'g' && key !== 's') || next === undefined) await page.keyboard.press(key)
    else {
      await Promise.all([page.keyboard.press(key), page.keyboard.press(next)])
      at += 1
    }
  }
}
export const settle = (page: Page) => page.waitForTimeout(400)
export const calm = async (page: Page) => {
  await press(page, 'Escape', 'Escape', 'Escape')
  await press(page, 'g', 'd')
  await expect(page.getByRole('option').first()).toBeVisible({ timeout: 30_000 })
}
/** Settings are opened by key; their pages by name within the program, so that no language is assumed. */
export const settingsPage = (page: Page, pageId: string) => page.locator(`[role=tab][data-key="${pageId}"]`)
export const settings = (name: string, pageId: string): Screen => ({
  name,
  async open(page) {
    await calm(page)
    await press(page, 'ControlOrMeta+,')
    await settingsPage(page, pageId).click()
    await settle(page)
  },
})
/** The dialogs of «Clocks and hours»: the first button of its section that makes one anew. */
export const planDialog = (name: string, section: number): Screen => ({
  name,
  async open(page) {
    await calm(page)
    await press(page, 'ControlOrMeta+,')
    await settingsPage(page, 'clocks').click()
    await page.getByRole('tabpanel').getByRole('region').nth(section).getByRole('button').first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await settle(page)
  },
})
export const dialog = (name: string, ...keys: string[]): Screen => ({
  name,
  async open(page) {
    await calm(page)
    await press(page, ...keys)
    await expect(page.getByRole('dialog').first()).toBeVisible()
    await settle(page)
  },
})

/** By a command of the palette, in whatever language stands: the palette knows the languages by their own names. */
export const choose = async (page: Page, words: string): Promise<void> => {
  await press(page, 'Escape', 'Escape')
  await press(page, 'ControlOrMeta+K')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type(words)
  await settle(page)
  await press(page, 'Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await settle(page)
}
