import type { Locator } from '@playwright/test'
import type { DemoServers } from '../../src/main/demo/startDemoServers'
import {
  arrived,
  connectChatwoot,
  createProfile,
  cursorId,
  editor,
  endAll,
  expect,
  list,
  openInbox,
  type Program,
  pressOn,
  queued,
  rows,
  sendIt,
  start,
  startShops,
  test,
} from './fixtures'

/* One server falls silent, refuses, comes back: lamps and banner say so, the other shop works on, nothing is lost or doubled. */
test.describe.configure({ mode: 'serial' })

let shops: DemoServers
let program: Program
const ids = { first: '', second: '' }

test.beforeAll(async () => {
  test.setTimeout(180_000)
  shops = await startShops(11)
  program = await start()
  const { page } = program
  await createProfile(page)
  const [first, second] = shops.shops
  if (!first || !second) throw new Error('two shops are needed')
  await connectChatwoot(page, first, 'Nordlicht')
  await connectChatwoot(page, second, 'Kasumi')
  ids.first = first.shopId
  ids.second = second.shopId
  await openInbox(page)
})
test.afterAll(endAll)

/** Opens the shop's own view and stands on its first row. */
const inShop = async (name: string) => {
  const { page } = program
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: new RegExp(name) })
    .click()
  await expect(rows(page).first()).toHaveAttribute('aria-label', new RegExp(name))
  await list(page).focus()
  await page.keyboard.press('Home')
  return cursorId(page)
}
const reply = async (words: string) => {
  const { page } = program
  await page.keyboard.press('r')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.type(words)
  await sendIt(page)
  await expect(page.locator('#live-polite')).toContainText(/Sending in|Queued/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}
const banner = () => program.page.getByText(/does not answer since/)
const heightOf = (text: Locator) => text.evaluate((element) => element.closest('[role=status]')?.getBoundingClientRect().height)
let thin: number | undefined

test('a silent server: the banner names it, its reply waits, the other shop is served', async () => {
  const { page } = program
  shops.switches.set({ offline: true }, { shopId: ids.first })
  await inShop('Nordlicht')
  await reply('Written while the server was away (e2e offline)')
  await expect(banner()).toBeVisible({ timeout: 60_000 })
  await expect(banner()).toContainText('Nordlicht')
  await expect(banner()).not.toContainText('Kasumi')
  thin = await heightOf(banner())
  await expect(page.getByRole('group', { name: 'State of the lines' }).getByRole('button', { name: /does not answer since/ })).toBeVisible()

  await inShop('Kasumi')
  await reply('The other shop is served meanwhile (e2e other)')
  await expect.poll(() => arrived(shops, 'e2e other').length, { timeout: 40_000 }).toBe(1)
  expect(arrived(shops, 'e2e offline')).toHaveLength(0)
  await expect.poll(() => queued(page)).toBeGreaterThanOrEqual(1)

  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await expect(page.getByText('Written while the server was away', { exact: false })).toBeVisible()
  await page.keyboard.press('Escape')
})

test('the server is back: the reply leaves by itself, once, and the banner goes', async () => {
  const { page } = program
  shops.switches.reset({ shopId: ids.first })
  await expect.poll(() => arrived(shops, 'e2e offline').length, { timeout: 90_000 }).toBe(1)
  await expect(banner()).toHaveCount(0, { timeout: 60_000 })
  await expect.poll(() => queued(page), { timeout: 30_000 }).toBe(0)
  await page.waitForTimeout(3_000)
  expect(arrived(shops, 'e2e offline')).toHaveLength(1)
  expect(shops.log.doubles()).toEqual([])
})

test('a lost answer: the server has it, the desk looks and does not send again', async () => {
  const { page } = program
  await inShop('Kasumi')
  shops.switches.set({ loseAnswers: { times: 1 } }, { shopId: ids.second })
  await reply('Answer lost (e2e lost)')
  await expect.poll(() => arrived(shops, 'e2e lost').length, { timeout: 60_000 }).toBe(1)
  await expect.poll(() => queued(page), { timeout: 90_000 }).toBe(0)
  expect(arrived(shops, 'e2e lost')).toHaveLength(1)
  shops.switches.reset()
})

test('a refused key: the banner asks to sign in again, and signing in takes the work up', async () => {
  test.setTimeout(180_000)
  const { page } = program
  shops.switches.set({ unauthorized: true }, { shopId: ids.second })
  await inShop('Kasumi')
  await reply('Waits for the sign-in (e2e signin)')
  await expect(page.getByText(/asks to sign in again/)).toBeVisible({ timeout: 60_000 })
  // With a button it is no higher than without.
  expect(thin).toBeGreaterThan(20)
  expect(await heightOf(page.getByText(/asks to sign in again/))).toBe(thin)
  expect(arrived(shops, 'e2e signin')).toHaveLength(0)
  await pressOn(page, page.getByRole('button', { name: 'Sign in again', exact: true }))
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  shops.switches.reset()
  const access = shops.shops.find(({ shopId }) => shopId === ids.second)
  await dialog.locator('input[type=password]').fill(access?.chatwoot.token ?? '')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0, { timeout: 30_000 })
  await expect(page.getByText(/asks to sign in again/)).toHaveCount(0, { timeout: 30_000 })
  await expect.poll(() => arrived(shops, 'e2e signin').length, { timeout: 60_000 }).toBe(1)
  expect(shops.log.doubles()).toEqual([])
})
