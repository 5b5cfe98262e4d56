import { type LibreServer, startLibre } from '../contract/translation/libreServer'
import { button, endAll, expect, type Program, startDemo, test } from './fixtures'

/*
 * Settings, Translation: an engine is added by keyboard and asked before it is kept, given to shops, put in order, limited,
 * and removed; its key is never seen again.
 */
test.describe.configure({ mode: 'serial' })
let program: Program
let servers: LibreServer[] = []
test.beforeAll(async () => {
  servers = [await startLibre(), await startLibre()]
  program = await startDemo()
})
test.afterAll(async () => {
  await endAll()
  for (const server of servers) await server.close()
})

const page = () => program.page
const openSettings = async () => {
  const tab = page().locator('[role=tab][data-key="translation"]')
  // The demo's shops may still be fetched: settings do not wait for them.
  await expect(async () => {
    await page().keyboard.press('Escape')
    await page().keyboard.press('ControlOrMeta+,')
    await expect(tab).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 90_000 })
  await tab.click()
  await expect(page().getByRole('heading', { name: 'Translation', level: 2 })).toBeVisible()
}
const card = (name: string) => page().locator(`[data-engine="${name}"]`)
const anyRoute = () => page().locator('[data-route="* *"]')

/** The form is filled and sent from the keyboard. */
const add = async (server: LibreServer, name: string, key = '') => {
  await button(page(), 'Add an engine').first().focus()
  await page().keyboard.press('Enter')
  const dialog = page().getByRole('dialog')
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: /Service/ }).click()
  await page().getByRole('option', { name: 'LibreTranslate' }).click()
  await dialog.getByRole('textbox', { name: 'Address' }).fill(server.url)
  if (key) await dialog.locator('input[type=password]').fill(key)
  await dialog.getByRole('textbox', { name: 'Name on the screens' }).fill(name)
  await page().keyboard.press('Enter')
  return dialog
}

test('an engine that does not answer is not kept, and the reason is said', async () => {
  await openSettings()
  const dialog = await add({ url: 'http://127.0.0.1:9' } as LibreServer, 'Nobody')
  await expect(dialog.getByRole('alert')).toContainText('cannot be reached')
  await page().keyboard.press('Escape')
  await expect(card('Nobody')).toHaveCount(0)
})

test('one that answers is kept, for every shop, and its key is never shown again', async () => {
  const [first, second] = servers
  if (!first || !second) throw new Error('servers are needed')
  // Its card may stand a moment before the dialog has gone.
  await expect(await add(first, 'First', 'Zwetschgenschluessel')).toHaveCount(0)
  await expect(card('First')).toContainText('Answers')
  await expect(await add(second, 'Second')).toHaveCount(0)
  await expect(card('Second')).toContainText('3 languages')
  await expect(anyRoute()).toContainText('First')
  await expect(anyRoute()).toContainText('Second')
  await card('First').getByRole('button', { name: 'First: more' }).click()
  await page().getByRole('menuitem', { name: 'Change' }).click()
  const dialog = page().getByRole('dialog')
  await expect(dialog.locator('input[type=password]')).toHaveValue('')
  expect(await page().content()).not.toContain('Zwetschgenschluessel')
  await page().keyboard.press('Escape')
})

test('engines are put in order by keyboard, and one that was taken out comes back with z', async () => {
  const names = () => anyRoute().locator('ol > li bdi').allTextContents()
  const before = await names()
  expect(before.slice(-2)).toEqual(['First', 'Second'])
  await anyRoute().getByRole('button', { name: 'Ask Second earlier' }).focus()
  await page().keyboard.press('Enter')
  await expect.poll(async () => (await names()).slice(-2)).toEqual(['Second', 'First'])
  await anyRoute()
    .getByRole('button', { name: /Take out First/ })
    .focus()
  await page().keyboard.press('Enter')
  await expect.poll(names).not.toContain('First')
  await page().keyboard.press('z')
  await expect.poll(names).toContain('First')
})

test('what may leave and the limit for a month are kept over a restart', async () => {
  await page()
    .getByRole('checkbox', { name: /Order numbers/ })
    .focus()
  await page().keyboard.press('Space')
  const budget = page().getByRole('textbox', { name: 'First: characters a month at most' })
  await budget.fill('500,000')
  await budget.press('Tab')
  await expect(page().getByRole('progressbar', { name: 'Used this month' })).toContainText('of 500,000 characters')
  const { folder } = program
  await program.close()
  program = await startDemo({ folder })
  await openSettings()
  await expect(page().getByRole('checkbox', { name: /Order numbers/ })).toBeChecked()
  await expect(page().getByRole('textbox', { name: 'First: characters a month at most' })).toHaveValue('500,000')
})

test('an engine in trouble says so when it is checked, and goes with its key once that was confirmed', async () => {
  const [first] = servers
  await first?.close()
  await card('First').getByRole('button', { name: 'First: more' }).click()
  await page().getByRole('menuitem', { name: 'Check now' }).click()
  await expect(card('First')).toContainText('In trouble')
  await expect(card('First')).toContainText('cannot be reached')
  await card('First').getByRole('button', { name: 'First: more' }).click()
  await page().getByRole('menuitem', { name: 'Remove' }).click()
  const dialog = page().getByRole('alertdialog')
  await expect(dialog).toContainText('cannot be brought back')
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(card('First')).toHaveCount(0)
  await expect(anyRoute()).not.toContainText('First')
})
