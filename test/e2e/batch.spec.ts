import type { DemoServers } from '../../src/main/demo/startDemoServers'
import {
  connectChatwoot,
  createProfile,
  cursorId,
  endAll,
  expect,
  go,
  openInbox,
  type Program,
  queued,
  remoteNumber,
  rows,
  start,
  startShops,
  test,
} from './fixtures'

/* Many at once: selected by key and pointer, one deed, one undo. The servers' book says what became of each. */
let shops: DemoServers
let program: Program
test.beforeAll(async () => {
  shops = await startShops(11)
  program = await start()
})
test.afterAll(endAll)

const store = () => {
  const [account] = shops.accounts
  if (!account) throw new Error('no shop')
  return account.store
}
const statusOf = (row: string) => store().conversations.get(remoteNumber(row))?.status
const selected = () =>
  rows(program.page)
    .and(program.page.locator('[aria-selected="true"]'))
    .evaluateAll((found) => found.map(({ id }) => id))
const bar = () => program.page.getByRole('toolbar', { name: 'Selected conversations' })
const labels = () => new Map([...store().conversations.values()].map(({ id, labels: set }) => [id, [...set].sort().join()]))

test('a shop is connected', async () => {
  test.setTimeout(180_000)
  const { page } = program
  await createProfile(page)
  const [shop] = shops.shops
  if (!shop) throw new Error('a shop is needed')
  await connectChatwoot(page, shop, 'Nordlicht')
  await openInbox(page)
})

test('x, Shift+J and Shift+K select, the bar counts and offers only what this system can', async () => {
  const { page } = program
  await go(page, 'd', 'Due next')
  await page.keyboard.press('x')
  await expect(bar()).toContainText('1 selected')
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Shift+J')
  await expect.poll(async () => (await selected()).length).toBe(3)
  await expect(page.locator('#live-polite')).toContainText('3 selected')
  for (const name of [/^Resolve/, /^Snooze/, /^Assign/, /^Label/, /^Mark as read/])
    await expect(bar().getByRole('button', { name })).toBeVisible()
  // Chatwoot has no such state: neither the bar nor the palette nor the key offers it.
  await expect(bar().getByRole('button', { name: 'Mark as spam' })).toHaveCount(0)
  await page.keyboard.press('!')
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type('spam')
  await expect(page.getByRole('dialog').getByText('Mark as spam')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(bar()).toContainText(/3 of \d+ selected/)
  await page.keyboard.press('Escape')
  await expect(bar()).toHaveCount(0)
})

test('Shift+click takes the range; the batch is resolved as one deed and taken back by one z', async () => {
  const { page } = program
  await go(page, 'd', 'Due next')
  const first = await cursorId(page)
  await rows(page)
    .nth(5)
    .click({ modifiers: ['Shift'] })
  await expect.poll(async () => (await selected()).length).toBe(6)
  const taken = await selected()
  expect(taken).toContain(first)
  await page.keyboard.press('e')
  await expect(page.locator('#live-polite')).toContainText('Resolved: 6 conversations.')
  for (const row of taken) await expect(page.locator(`[id="${row}"]`)).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: /Undo/ })).toHaveCount(1)
  await page.keyboard.press('z')
  for (const row of taken) await expect(page.locator(`[id="${row}"]`)).toHaveCount(1)
  await page.waitForTimeout(4_000)
  for (const row of taken) expect(statusOf(row)).toBe('open')
})

test('a batch that stands arrives for each of its conversations', async () => {
  const { page } = program
  await go(page, 'd', 'Due next')
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Shift+J')
  await expect.poll(async () => (await selected()).length).toBe(4)
  const taken = await selected()
  await bar()
    .getByRole('button', { name: /^Resolve/ })
    .click()
  for (const row of taken) await expect.poll(() => statusOf(row), { timeout: 30_000 }).toBe('resolved')
})

test('some hundred are labelled at once, the keys stay quick meanwhile, and z takes all of it back', async () => {
  test.setTimeout(180_000)
  const { page } = program
  await go(page, 'a', 'All')
  const before = labels()
  await page.keyboard.press('ControlOrMeta+A')
  const count = Number(/^(\d+)/.exec((await bar().textContent()) ?? '')?.[1])
  expect(count).toBeGreaterThan(100)
  await page.keyboard.press('l')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('parcel')
  await expect(
    page
      .getByRole('dialog')
      .getByRole('option', { name: /parcel/ })
      .first(),
  ).toBeVisible()
  const began = Date.now()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(`${count} conversations`)
  const told = Date.now() - began
  const row = await cursorId(page)
  const key = Date.now()
  await page.keyboard.press('j')
  await expect.poll(() => cursorId(page)).not.toBe(row)
  console.log(`batch of ${count}: told after ${told} ms, j meanwhile ${Date.now() - key} ms`)
  await page.keyboard.press('z')
  await expect(page.locator('#live-polite')).toContainText('Undone', { timeout: 30_000 })
  await expect.poll(() => queued(page), { timeout: 120_000 }).toBe(0)
  await expect.poll(() => [...labels()].filter(([id, set]) => before.get(id) !== set).length, { timeout: 60_000 }).toBe(0)
  expect(shops.log.doubles()).toEqual([])
})
