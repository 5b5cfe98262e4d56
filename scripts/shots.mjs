/**
 * `npm run shots [name…]`: pictures of every screen in light, dark, Arabic (right to left) and at 1024 × 640 into `shots/`,
 * from the packaged program with the quiet demo and a fixed clock.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { launchPackaged } from './e2eLaunch.mjs'
import { ensureBuild } from './lib/build.mjs'
import { isEntry, projectRoot } from './lib/proc.mjs'
import { packageProgram } from './package.mjs'
import { ensureDebianPackages, fontPackages } from './system.mjs'

const CLOCK = Date.UTC(2026, 8, 21, 9, 30)

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{name: string, open: (page: Page) => Promise<void>}} Screen */
/** @typedef {{name: string, size: string, theme: 'light' | 'dark', language?: string}} Look */

/** @type {readonly Look[]} */
const looks = [
  { name: 'light', size: '1440x900', theme: 'light' },
  { name: 'dark', size: '1440x900', theme: 'dark' },
  { name: 'arabic', size: '1440x900', theme: 'light', language: 'العربية' },
  { name: 'small', size: '1024x640', theme: 'light' },
]

/** @param {import('@playwright/test').ElectronApplication} app @returns {Promise<Page>} */
async function windowOf(app) {
  for (let tries = 0; tries < 200; tries += 1) {
    const page = app.windows().find((one) => one.url().startsWith('app://dragoman/index.html'))
    if (page) return page
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('the window did not come')
}

/** @param {Look} look @param {readonly Screen[]} screens @param {string} folder @param {(page: Page, words: string) => Promise<void>} choose */
async function take(look, screens, folder, choose) {
  const args = [`--window-size-px=${look.size}`, '--lang=en', '--demo-quiet', `--demo-clock=${CLOCK}`]
  const app = await launchPackaged({ args })
  try {
    const page = await windowOf(app)
    await page.emulateMedia({ colorScheme: look.theme, reducedMotion: 'reduce' })
    /** @param {string} name */
    const shoot = async (name) => {
      await page.screenshot({ path: join(folder, `${name}.png`) })
    }
    if (look.language) {
      await page.locator('footer button').first().click()
      await page.getByRole('option', { name: look.language }).click()
      await page.waitForTimeout(300)
    }
    await shoot('first-run')
    await page.locator('main button').nth(1).click()
    await page.locator('input').first().waitFor()
    await shoot('profile')
    await page.locator('form button[type=button]').last().click()
    await page.locator('main button').first().click()
    await page.getByRole('option').first().waitFor({ timeout: 60_000 })
    await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 60_000 })
    if (look.language) await choose(page, look.language)
    // The tour has its own picture and then leaves the others alone.
    const tour = page.locator('section[class*="_tour_"]')
    await shoot('tour')
    if (await tour.isVisible()) await tour.getByRole('button').first().click()
    for (const screen of screens) {
      const failed = await screen.open(page).then(
        () => '',
        (/** @type {Error} */ error) => error.message.split('\n')[0],
      )
      if (failed) console.log(`${look.name}/${screen.name}: ${failed}`)
      await shoot(screen.name)
    }
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+Shift+L')
    await page.getByRole('option').first().waitFor({ state: 'detached' })
    await page.waitForTimeout(300)
    await shoot('lock')
  } finally {
    await app.close()
  }
}

if (isEntry(import.meta.url)) {
  /** @param {string} line */
  const log = (line) => console.log(line)
  const wanted = process.argv.slice(2)
  await ensureDebianPackages(fontPackages, { log })
  if (!process.env.DRAGOMAN_TEST_PROGRAM) {
    await ensureBuild({ log })
    await packageProgram({ kind: 'test', log })
  }
  // Type-stripped by Node itself: the list of screens is the tests' own.
  const { screens, choose } = await import(new URL('../test/e2e/screens.ts', import.meta.url).href)
  for (const look of looks) {
    if (wanted.length > 0 && !wanted.includes(look.name)) continue
    const folder = join(projectRoot, 'shots', look.name)
    await mkdir(folder, { recursive: true })
    await take(look, screens, folder, choose)
    log(`shots/${look.name}: ${screens.length + 4} pictures`)
  }
  process.exit(0)
}
