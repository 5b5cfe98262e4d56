import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { endAll, expect, type Program, rows, startDemo, test } from './fixtures'
import { choose, screens } from './screens'

/* The two themes of high contrast and the system's own colours: axe's AA rules and its 7 : 1 for texts, on the screens of a working day. */
const WANTED = new Set([
  'inbox',
  'thread',
  'composer',
  'queue',
  'selection',
  'settings-appearance',
  'settings-profile',
  'palette',
  'snooze',
])
let program: Program
test.beforeAll(async () => {
  program = await startDemo()
  await program.page.emulateMedia({ reducedMotion: 'reduce' })
  await expect(rows(program.page).first()).toBeVisible({ timeout: 60_000 })
})
test.afterAll(endAll)

/** `judgeColours` false: under forced colours axe reads what the page wrote, not what the system paints. */
const violations = async (page: Page, judgeColours = true): Promise<string[]> => {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
    rules: { 'color-contrast': { enabled: judgeColours }, 'color-contrast-enhanced': { enabled: judgeColours } },
  })
  return (await axe.analyze()).violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`),
  )
}
const look = async (page: Page, name: string) => {
  const folder = process.env.DRAGOMAN_LOOK
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

for (const [words, dark] of [
  ['high contrast, light', false],
  ['high contrast, dark', true],
] as const)
  test(`${words}: chosen by the palette, and every text reads at 7 : 1`, async () => {
    test.setTimeout(180_000)
    const { page } = program
    await choose(page, `Theme: ${words}`)
    await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more')
    await expect(page.locator('html')).toHaveAttribute('data-theme', dark ? 'dark' : 'light')
    const found: string[] = []
    for (const screen of screens) {
      if (!WANTED.has(screen.name)) continue
      await screen.open(page)
      await look(page, `${dark ? 'dark' : 'light'}-${screen.name}`)
      found.push(...(await violations(page)).map((one) => `${screen.name}: ${one}`))
    }
    expect(found).toEqual([])
  })

test('light and dark follow a system that asks for more contrast, and go back with it', async () => {
  const { page } = program
  await choose(page, 'Theme: as the system')
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' })
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' })
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'normal')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})

test('forced colours of the system keep the cursor, the selection and the focus to be seen', async () => {
  const { page } = program
  await page.emulateMedia({ forcedColors: 'active' })
  for (const screen of screens) {
    if (screen.name !== 'selection' && screen.name !== 'composer') continue
    await screen.open(page)
    await look(page, `forced-${screen.name}`)
    expect(await violations(page, false)).toEqual([])
  }
  const drawn = await page.evaluate(() => {
    const list = document.getElementById('conversation-list')
    const id = list?.getAttribute('aria-activedescendant')
    const other = [...document.querySelectorAll('#conversation-list [role=option]')].find(
      (row) => row.id !== id && row.getAttribute('aria-selected') !== 'true',
    )
    const look = (row: Element | null | undefined) => {
      if (!row) return ''
      const { outlineStyle, outlineColor, backgroundColor, borderColor } = getComputedStyle(row)
      return [outlineStyle, outlineColor, backgroundColor, borderColor].join()
    }
    return { cursor: look(id ? document.getElementById(id) : null), other: look(other) }
  })
  expect(drawn.cursor).not.toBe('')
  expect(drawn.cursor).not.toBe(drawn.other)
  await page.emulateMedia({ forcedColors: 'none' })
})
