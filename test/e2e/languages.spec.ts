import type { Page } from '@playwright/test'
import { endAll, expect, type Program, rows, startDemo, test } from './fixtures'
import { choose, screens } from './screens'

/* Other languages at the smallest window: nothing is cut off, nothing lies over anything, nothing is left in English. */
const small = ['--window-size-px=1024x640']

/** Controls whose words are cut without an ellipsis, that stick out of the window, or that lie over one another. */
const flaws = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const seen = (element: Element) => {
      const box = element.getBoundingClientRect()
      if (box.width === 0 || box.height === 0) return false
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      return top !== null && (element.contains(top) || top.contains(element))
    }
    const named = (element: Element) =>
      `${element.tagName.toLowerCase()} «${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 50)}»`
    const controls = [...document.querySelectorAll('button, [role=tab], h1, h2, h3, label, input, summary')].filter(
      // A notice floats over what is below it, and goes by itself.
      (one) => seen(one) && !one.closest('.visuallyHidden, [data-toasts]'),
    )
    for (const one of controls) {
      const box = one.getBoundingClientRect()
      if (box.left < -1 || box.right > innerWidth + 1) found.push(`out of the window: ${named(one)}`)
      const { textOverflow, overflowX } = getComputedStyle(one)
      if (one.scrollWidth > one.clientWidth + 2 && overflowX !== 'visible' && textOverflow !== 'ellipsis' && one.tagName !== 'INPUT')
        found.push(`cut off: ${named(one)}`)
    }
    /** What of it stands on the screen: the rest is scrolled out of its box, and lies over nothing. */
    const shown = (element: Element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const rect = { left, right, top, bottom }
      for (let box = element.parentElement; box; box = box.parentElement) {
        if (getComputedStyle(box).overflowY === 'visible') continue
        const clip = box.getBoundingClientRect()
        rect.top = Math.max(rect.top, clip.top)
        rect.bottom = Math.min(rect.bottom, clip.bottom)
      }
      return rect
    }
    const buttons = controls.filter((one) => one.matches('button, [role=tab]'))
    for (const [at, one] of buttons.entries())
      for (const other of buttons.slice(at + 1)) {
        if (one.contains(other) || other.contains(one)) continue
        const a = shown(one)
        const b = shown(other)
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        if (across > 3 && down > 3) found.push(`overlap: ${named(one)} and ${named(other)}`)
      }
    if (document.documentElement.scrollWidth > innerWidth + 1) found.push('the page scrolls sideways')
    return found
  })

for (const [name, words, dir] of [
  ['ar', 'العربية', 'rtl'],
  ['zh-CN', '简体中文', 'ltr'],
] as const)
  test.describe(name, () => {
    let program: Program
    test.beforeAll(async () => {
      program = await startDemo({ args: small })
      await expect(rows(program.page).first()).toBeVisible({ timeout: 60_000 })
      await choose(program.page, words)
      await expect(program.page.locator('html')).toHaveAttribute('lang', name)
    })
    test.afterAll(endAll)
    for (const screen of screens)
      test(`${screen.name} stands whole in ${name}`, async () => {
        await expect(program.page.locator('html')).toHaveAttribute('dir', dir)
        await screen.open(program.page)
        expect(await flaws(program.page)).toEqual([])
      })
  })

test('with the pseudo-locale, a third longer, screens stand whole', async () => {
  test.setTimeout(180_000)
  const { page } = await startDemo({ args: small })
  await expect(rows(page).first()).toBeVisible({ timeout: 60_000 })
  await page.evaluate(() => location.assign('app://dragoman/index.html?pseudo'))
  // No word of English stands as it was.
  await expect(page.getByRole('button', { name: /[À-ž]{2}/ }).first()).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('Due next', { exact: true })).toHaveCount(0)
  await expect(rows(page).first()).toBeVisible({ timeout: 60_000 })
  const found: string[] = []
  for (const screen of screens) {
    await screen.open(page)
    found.push(...(await flaws(page)).map((flaw) => `${screen.name}: ${flaw}`))
  }
  expect(found).toEqual([])
})
test.afterAll(endAll)
