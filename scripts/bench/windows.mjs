/** Inbox windows of the running program, opened as a person opens them. */
import { until } from './program.mjs'

/** @param {import('./program.mjs').Running} running */
export const windowsOf = (running) =>
  running.browser
    .contexts()
    .flatMap((context) => context.pages())
    .filter((page) => page.url().includes('/index.html'))

/**
 * Opens inbox windows until there are `count`, each with its list drawn and the benchmarks' own hand in it.
 * @param {import('./program.mjs').Running} running @param {string} text source of `inPage.ts` @param {number} count
 * @returns {Promise<import('@playwright/test').Page[]>}
 */
export async function inboxWindows(running, text, count) {
  const drawn = (/** @type {import('@playwright/test').Page} */ page) =>
    until(() => page.evaluate(() => document.querySelectorAll('[role=option]').length > 5), { what: 'the list of a window' })
  const [first] = windowsOf(running)
  if (!first) throw new Error('there is no window')
  await drawn(first)
  for (let have = windowsOf(running).length; have < count; have++) {
    await first.keyboard.press('Control+Shift+N')
    await until(() => windowsOf(running).length > have, { what: 'another window' })
  }
  const pages = windowsOf(running)
  for (const page of pages) {
    await drawn(page)
    await page.evaluate(text)
  }
  return pages
}
