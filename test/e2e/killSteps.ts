/** What the tests of kills share: rows to write in, replies and drafts by keyboard, and pages that are made to crash. */
import type { Page } from '@playwright/test'
import type { DemoServers } from '../../src/main/demo/startDemoServers'
import { editor, expect, go, type Program, remoteNumber, rows, sendIt } from './fixtures'

/** Where no reply window of hours stands in the way: rows of the list that a chat's reply can be written in. */
const CHATS = new Set(['Channel::WebWidget', 'Channel::Line', 'Channel::Instagram'])
/** Ids of the rows on «All» that a reply can be written in, from the first shop. */
export const chatRows = async (page: Page, shops: DemoServers): Promise<string[]> => {
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape')
  await go(page, 'a', 'All')
  const account = shops.accounts.find(({ shopId }) => shopId === shops.shops[0]?.shopId)
  const ids = await rows(page).evaluateAll((all) => all.map(({ id }) => id))
  return ids.filter((id) => {
    const found = account?.store.conversations.get(remoteNumber(id))
    return found?.status === 'open' && CHATS.has(account?.store.inboxOf(found).channel ?? '')
  })
}
export const openRow = async (page: Page, id: string) => {
  await page.locator(`[id="${id}"]`).click()
  await expect(page.locator('[data-thread]')).toBeVisible()
  await page.keyboard.press('r')
  await expect(editor(page)).toBeFocused()
}
/** Commits a reply; it counts as committed once the editor let go of it. */
export const sendFrom = async (page: Page, id: string, words: string) => {
  await openRow(page, id)
  await page.keyboard.insertText(words)
  await sendIt(page)
  await expect(editor(page)).not.toContainText(words)
  await page.keyboard.press('Escape')
}
/** The draft that begins so, opened from the queue; null where none stands. */
export const draftOf = async (page: Page, beginning: string): Promise<string | null> => {
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await expect(page.getByRole('region', { name: 'Queue' })).toBeVisible()
  const entry = page.locator('[data-queue-item]').filter({ hasText: beginning }).filter({ hasText: 'draft' })
  // The queue comes whole, a moment after its screen: what is not there by then is nowhere.
  await entry
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => undefined)
  // After a kill the cache may still show as a text what the journal knows as committed, until the engine page has the journal's word.
  await page.waitForTimeout(4_000)
  if ((await entry.count()) === 0) return null
  await entry.focus()
  await page.keyboard.press('e')
  await expect(editor(page)).toContainText(beginning)
  return ((await editor(page).textContent()) ?? '').trimEnd()
}
export const clearDraft = async (page: Page) => {
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await expect(editor(page)).not.toContainText('abc')
  await page.waitForTimeout(400)
}

/** One of the program's own pages is killed; Playwright cannot be asked about that page again. */
export const crash = ({ app }: Program, part: string) =>
  app.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes(wanted) && !webContents.getURL().includes('conversation='))
      ?.webContents.forcefullyCrashRenderer()
  }, part)
