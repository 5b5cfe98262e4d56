import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { button, endAll, expect, type Program, pressOn, rows, start, startDemo, test } from './fixtures'
import { choose, screens } from './screens'

/* WCAG 2.2 AA by axe, on every screen, light and dark. Injected through DevTools, since the pages' policy lets no script in. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** An experimental rule that axe itself leaves out by default: a row's name says in words what the row shows by short forms. */
const UNSETTLED = ['label-content-name-mismatch']

const violations = async (page: Page): Promise<string[]> => {
  // The other mode opens a page of its own to put results together, which Electron does not.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).disableRules(UNSETTLED)
  const found = (await axe.analyze()).violations
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`),
  )
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    let program: Program
    test.beforeAll(async () => {
      program = await startDemo()
      await program.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await expect(rows(program.page).first()).toBeVisible({ timeout: 60_000 })
    })
    test.afterAll(endAll)
    for (const screen of screens)
      test(`${screen.name} has no violation in ${theme}`, async () => {
        await screen.open(program.page)
        expect(await violations(program.page)).toEqual([])
      })
    test(`the quick palette has no violation in ${theme}`, async () => {
      await choose(program.page, 'Quick palette')
      const quick = () => program.app.windows().find((page) => page.url().startsWith('app://dragoman/quick.html'))
      await expect.poll(() => quick() !== undefined).toBe(true)
      const page = quick() as Page
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      for (const sought of ['', ';late', 'zzzz']) {
        await page.getByRole('combobox').fill(sought)
        await page.waitForTimeout(600)
        expect(await violations(page)).toEqual([])
      }
      await page.keyboard.press('Escape')
    })
    test(`the lock screen has no violation in ${theme}`, async () => {
      await program.page.keyboard.press('Escape')
      await program.page.keyboard.press('Escape')
      await program.page.keyboard.press('ControlOrMeta+Shift+L')
      await expect(program.page.getByRole('heading', { name: 'The desk is locked' })).toBeVisible()
      expect(await violations(program.page)).toEqual([])
    })
  })
  test(`the first screen and the profile's have no violation in ${theme}`, async () => {
    const program = await start()
    const { page } = program
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await expect(page.getByRole('heading', { name: 'One inbox for all your shops' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await pressOn(page, button(page, /Connect a shop/))
    await page.keyboard.press('Enter')
    expect(await violations(page)).toEqual([])
    await program.close()
  })
}
