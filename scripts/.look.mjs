import { launchPackaged, newUserDataDir } from './e2eLaunch.mjs'
const mode = process.argv[2] ?? 'light'
const size = mode === 'small' ? '1024x640' : '1440x900'
const dir = await newUserDataDir()
const app = await launchPackaged({ args: ['--demo', '--demo-quiet', '--demo-clock=1795080600000', `--window-size-px=${size}`, '--lang=en'], userDataDir: dir })
let page
for (let i = 0; i < 200 && !page; i++) { page = app.windows().find((w) => w.url().includes('/index.html')); await new Promise((r) => setTimeout(r, 100)) }
page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()))
page.on('pageerror', (e) => console.log('pageerror', e.message))
const shot = async (n) => { await page.waitForTimeout(350); await page.screenshot({ path: `/tmp/looksclk/${mode}-${n}.png` }); console.log(n) }
const k = (x) => page.keyboard.press(x)
await page.getByRole('listbox').first().waitFor({ timeout: 60000 })
await page.waitForTimeout(4000)
const skip = page.getByRole('button', { name: 'Skip the tour' }); if (await skip.count()) await skip.click()
const cmd = async (words) => { await k('Control+k'); await page.waitForTimeout(250); await page.keyboard.type(words); await page.waitForTimeout(300); await k('Enter'); await page.waitForTimeout(600) }
if (mode === 'dark') await cmd('Dark')
if (mode === 'arabic') await cmd('العربية')
try {
  await k('Control+,'); await page.waitForTimeout(500); await page.getByRole('tab').nth(1).click(); await page.waitForTimeout(500)
  await shot('page')
  const panel = page.getByRole('tabpanel')
  await panel.evaluate((el) => { el.scrollTop = 560 }); await shot('page2')
  await panel.evaluate((el) => { el.scrollTop = 5000 }); await shot('page3')
  await panel.evaluate((el) => { el.scrollTop = 0 })
  const adds = panel.getByRole('button')
  const addT = { arabic: 'إضافة وعد' }[mode] ?? 'Add a promise'
  const addC = { arabic: 'إضافة تقويم' }[mode] ?? 'Add a calendar'
  await panel.getByRole('button', { name: addT }).click(); await shot('target'); await k('Escape')
  await panel.getByRole('button', { name: addC }).click(); await page.waitForTimeout(300)
  await page.getByRole('dialog').getByRole('textbox').first().fill('Berlin office'); await shot('calendar')
  await page.getByRole('dialog').locator('button').last().click(); await page.waitForTimeout(900); await shot('saved')
} catch (e) { console.log(String(e).slice(0, 400)); await shot('failed') }
await app.close(); process.exit(0)
