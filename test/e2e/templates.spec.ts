import type { Page } from '@playwright/test'
import type { Account } from '../../src/main/demo/routes/context'
import type { DemoServers, DemoShopAccess } from '../../src/main/demo/startDemoServers'
import type { Conversation } from '../../src/main/demo/types'
import {
  arrived,
  button,
  connectChatwoot,
  createProfile,
  editor,
  endAll,
  expect,
  openInbox,
  pressOn,
  sendIt,
  start,
  startShops,
  test,
  typeInto,
} from './fixtures'
import { choose } from './screens'
import { composer, type Desk, look, openIt, thread } from './threadSteps'

/*
 * Templates under the fingers: a late parcel answered in Japanese in a few strokes, a promise stopped, mended and sent once;
 * what was typed is never eaten, gaps stop the text, keys hold templates.
 */
test.describe.configure({ mode: 'serial' })

let desk: Desk
let account: Account
/** Japanese, with an order whose parcel is on its way. */
let late: Conversation
let shipped: { number: string; tracking: string }
/** Japanese, of whom no order is known. */
let bare: Conversation
/** On WhatsApp, whose day to reply is over. */
let shut: Conversation

const list = (page: Page) => page.getByRole('listbox', { name: 'Templates', exact: true })
const panel = (page: Page) => page.getByRole('complementary', { name: 'Customer and case' })
const text = async (page: Page) => (await editor(page).innerText()).replace(/\n\n\n/g, '\n\n')
const clear = async (page: Page) => {
  await editor(page).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
}

const connectSystem = async (page: Page, shop: string, system: string, fields: Record<string, string>, address: string) => {
  await page.keyboard.press('ControlOrMeta+,')
  await page.locator('[role=tab][data-key="shops"]').click()
  await pressOn(page, button(page, 'Connect a shop'))
  const dialog = page.getByRole('dialog')
  const pick = async (trigger: ReturnType<typeof button>, option: RegExp) => {
    await trigger.press('Enter')
    await page.getByRole('option', { name: option }).first().click()
  }
  await pick(dialog.getByRole('button', { name: /Shop$/ }), new RegExp(shop))
  await pick(dialog.getByRole('button', { name: /System$/ }), new RegExp(system))
  for (const [label, value] of Object.entries(fields))
    await typeInto(page, dialog.getByLabel(label, { exact: true }).and(page.locator('input')).first(), value)
  for (const more of await dialog.locator('details:not([open]) > summary').all()) await more.press('Enter')
  if (address !== '') await typeInto(page, dialog.locator('details input').first(), address)
  await typeInto(page, dialog.getByRole('textbox', { name: 'Name of this connection' }), `${shop} ${system}`)
  await pressOn(page, dialog.getByRole('button', { name: 'Connect', exact: true }))
  await expect(dialog).toBeHidden({ timeout: 60_000 })
}

interface Tracking {
  tracking_number: string
  order_number: string
  customers?: { email?: string }[]
  checkpoints?: { location?: string }[]
  tag: string
  language: string
}
const trackingsOf = async ({ aftership }: DemoShopAccess): Promise<Tracking[]> => {
  const answer = await fetch(`${aftership.baseUrl}/trackings?limit=100`, { headers: { 'as-api-key': aftership.apiKey } })
  return ((await answer.json()) as { data: { trackings: Tracking[] } }).data.trackings
}

const prepare = async (shops: DemoServers, access: DemoShopAccess): Promise<void> => {
  const { store } = account
  const open = [...store.conversations.values()].filter((one) => {
    const { language, name } = store.contactOf(one)
    const alone = [...store.contacts.values()].filter((other) => other.name === name).length === 1
    return (
      one.status === 'open' && language === 'ja' && alone && ['Channel::WebWidget', 'Channel::Line'].includes(store.inboxOf(one).channel)
    )
  })
  const [first, second] = open
  const tracking = (await trackingsOf(access)).find(
    ({ tag, language, ...one }) =>
      tag === 'InTransit' && language === 'ja' && one.customers?.[0]?.email && one.checkpoints?.some(({ location }) => location),
  )
  const email = tracking?.customers?.[0]?.email
  if (!first || !second || !tracking || !email) throw new Error('two Japanese conversations and a parcel are needed')
  late = first
  bare = second
  shipped = { number: tracking.order_number, tracking: tracking.tracking_number }
  for (const contact of store.contacts.values()) if (contact.email === email) contact.email = null
  Object.assign(store.contactOf(late), { email, phone: null })
  Object.assign(store.contactOf(bare), { email: 'nobody.known@example.com', phone: null })
  account.actions.createMessage(late, { kind: 'contact' }, { content: `${shipped.number} の荷物がまだ届きません。`, type: 0 })
  const old = [...store.conversations.values()].find(
    (one) =>
      one.status === 'open' &&
      store.inboxOf(one).channel === 'Channel::Whatsapp' &&
      store.contactOf(one).name !== store.contactOf(late).name,
  )
  if (!old) throw new Error('a conversation on WhatsApp is needed')
  shut = old
  for (const message of store.thread(shut.id)) message.createdAt -= 3 * 24 * 3_600_000
  store.contactOf(shut).name = 'Ottoline Verbruggen'
  expect(shops.log.doubles()).toEqual([])
}

test.beforeAll(async () => {
  test.setTimeout(300_000)
  const shops = await startShops(71)
  const access = shops.shops[1]
  const found = shops.accounts.find(({ shopId }) => shopId === access?.shopId)
  if (!access || !found) throw new Error('the Japanese shop is needed')
  account = found
  await prepare(shops, access)
  const program = await start()
  const { page } = program
  desk = { shops, program, page, account }
  await createProfile(page)
  await connectChatwoot(page, access, 'Kasumi')
  await connectSystem(
    page,
    'Kasumi',
    'WooCommerce',
    {
      'Address of the shop': access.woocommerce.baseUrl,
      'Consumer key': access.woocommerce.key,
      'Consumer secret': access.woocommerce.secret,
    },
    '',
  )
  await connectSystem(page, 'Kasumi', 'AfterShip', { 'API key': access.aftership.apiKey }, access.aftership.baseUrl)
  await openInbox(page)
})
test.afterAll(endAll)

test('a late parcel is answered in Japanese in a few strokes; a promise is stopped, mended, and the answer arrives once', async () => {
  test.setTimeout(120_000)
  const { page, shops } = desk
  await openIt(desk, late)
  await expect(panel(page)).toContainText(shipped.tracking, { timeout: 60_000 })
  await page.keyboard.press('r')
  await expect(editor(page)).toBeFocused()
  // As quick as fingers are: Enter waits for the list.
  await page.keyboard.type(';late')
  await page.keyboard.press('Enter')
  const versions = page.getByRole('listbox', { name: /which version/ })
  await expect(versions.getByRole('option')).toHaveCount(2)
  await look(page, 'templates-versions')
  await page.keyboard.press('Enter')
  await expect(editor(page)).toContainText(shipped.number)
  await expect(editor(page)).toContainText(shipped.tracking)
  await expect(editor(page)).toContainText('様')
  await expect(editor(page)).not.toContainText(';late')
  await expect(editor(page)).toBeFocused()

  await page.keyboard.insertText('\n関税は一切かかりませんのでご安心ください。')
  const guard = composer(page).getByRole('region', { name: /^Guard/ })
  await expect(guard).toContainText('Block')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(guard).toContainText('Not sent')
  await page.waitForTimeout(4_000)
  expect(arrived(shops, shipped.tracking)).toHaveLength(0)
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(guard).toHaveCount(0)
  await page.keyboard.insertText('（e2e 三打）')
  await sendIt(page)
  await expect.poll(() => arrived(shops, '（e2e 三打）').length, { timeout: 40_000 }).toBe(1)
  expect(arrived(shops, shipped.tracking)).toHaveLength(1)
  expect(shops.log.doubles()).toEqual([])
  await expect(thread(page)).toContainText(shipped.tracking)
})

test('one undo takes the text out and leaves what was typed; Escape leaves it as it is', async () => {
  const { page } = desk
  await openIt(desk, late)
  await page.keyboard.press('r')
  await page.keyboard.type('ご連絡 ;sorr')
  await expect(list(page).getByRole('option').first()).toContainText('Apology')
  await page.keyboard.press('Tab')
  await expect(editor(page)).not.toContainText(';sorr')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(editor(page)).toHaveText('ご連絡 ;sorr')
  await page.keyboard.type('y')
  await expect(list(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list(page)).toHaveCount(0)
  await expect(editor(page)).toHaveText('ご連絡 ;sorry')
  // The list is gone: Enter is a new line, Escape leaves the editor.
  await page.keyboard.press('Enter')
  await page.keyboard.type('x https://shop.example/a 12;30')
  await expect(list(page)).toHaveCount(0)
  await clear(page)
})

test('the same key under an input method, found by a word of the text in its own language', async () => {
  const { page } = desk
  await openIt(desk, late)
  await page.keyboard.press('r')
  const cdp = await page.context().newCDPSession(page)
  await page.keyboard.insertText('；')
  await expect(list(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await clear(page)
  await page.keyboard.insertText('／')
  await expect(list(page)).toBeVisible()
  const before = await list(page).getByRole('option').count()
  for (const composing of ['か', 'かん', 'かんぜ', 'かんぜい', '関税'])
    await cdp.send('Input.imeSetComposition', { text: composing, selectionStart: composing.length, selectionEnd: composing.length })
  // What is composed is no search yet.
  await expect(list(page).getByRole('option')).toHaveCount(before)
  await cdp.send('Input.insertText', { text: '関税' })
  await expect(list(page).getByRole('option').first()).toContainText('Customs and duties')
  await page.keyboard.press('Enter')
  await expect(editor(page)).toContainText('関税')
  await expect(editor(page)).not.toContainText('／')
  await clear(page)
})

test('what nobody knows is a gap: it is named, stops the text, is jumped to and filled', async () => {
  test.setTimeout(90_000)
  const { page, shops } = desk
  await openIt(desk, bare)
  await page.keyboard.press('r')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.type(';wismo')
  await expect(list(page).getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  const gaps = editor(page).locator('.cm-gap')
  await expect(gaps.first()).toBeVisible()
  const strip = composer(page)
    .getByRole('status')
    .filter({ hasText: /not filled/ })
  await expect(strip).toContainText('tracking number')
  await look(page, 'templates-gaps')
  await expect(composer(page).getByRole('button', { name: /^Send/ })).toBeDisabled()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(editor(page)).toBeFocused()
  // The key took the first gap: what is typed stands in its place.
  const count = await gaps.count()
  await page.keyboard.insertText('KB-1')
  await expect(gaps).toHaveCount(count - 1)
  for (let left = count - 1; left > 0; left -= 1) {
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.keyboard.insertText('（e2e 空欄）')
    await expect(gaps).toHaveCount(left - 1)
  }
  await expect(strip).toHaveCount(0)
  expect(arrived(shops, 'e2e 空欄')).toHaveLength(0)
  await clear(page)
})

test('the panel finds, shows and puts in; a key holds what was pinned', async () => {
  test.setTimeout(90_000)
  const { page } = desk
  await openIt(desk, late)
  await page.keyboard.press('r')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.press('Alt+9')
  await expect(page.getByText(/Nothing is pinned on/).first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+3')
  const box = panel(page).getByRole('combobox', { name: 'Find a template' })
  await expect(box).toBeFocused()
  await page.keyboard.type('damaged')
  const preview = panel(page).getByRole('region', { name: /^Preview/ })
  await expect(preview).toContainText('Arrived damaged')
  await expect(preview).toContainText(shipped.number)
  await look(page, 'templates-panel')
  await pressOn(page, preview.getByRole('button', { name: /Pin to a key/ }))
  await page.getByRole('menuitem', { name: /^Alt 1/ }).press('Enter')
  await expect(page.getByText('Arrived damaged is on Alt 1').first()).toBeVisible()
  await box.focus()
  await page.keyboard.press('Enter')
  await expect(editor(page)).toBeFocused()
  await expect(editor(page)).toContainText(shipped.number)
  const once = await text(page)
  await clear(page)
  await page.keyboard.press('Alt+1')
  await expect.poll(() => text(page)).toBe(once)
  await clear(page)
  // The palette knows it too, by its own name and behind `;`.
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type(';damag')
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Arrived damaged')
  await page.keyboard.press('Enter')
  await expect.poll(() => text(page)).toBe(once)
  await clear(page)
})

test('where the time to reply is over an approved template passes, by its name and what fills its gaps', async () => {
  test.setTimeout(90_000)
  const { page, shops } = desk
  await openIt(desk, shut)
  const box = composer(page).getByRole('region', { name: /only approved templates pass/ })
  await expect(box).toBeVisible()
  await expect(editor(page)).toBeHidden()
  await pressOn(page, box.getByRole('button', { name: /Approved template/ }))
  await page.getByRole('option', { name: /German/ }).click()
  await typeInto(page, box.getByRole('textbox', { name: 'Gap 1' }), 'Ottoline')
  await typeInto(page, box.getByRole('textbox', { name: 'Gap 2' }), '')
  await page.keyboard.press('Delete')
  await expect(
    composer(page)
      .getByRole('status')
      .filter({ hasText: /gap is not filled/ }),
  ).toBeVisible()
  await expect(composer(page).getByRole('button', { name: /^Send/ })).toBeDisabled()
  await typeInto(page, box.getByRole('textbox', { name: 'Gap 2' }), 'KB-77e2e')
  await expect(box).toContainText('Guten Tag Ottoline, zu Ihrer Bestellung KB-77e2e gibt es Neuigkeiten')
  await look(page, 'templates-approved')
  await composer(page).getByRole('button', { name: /^Send/ }).click()
  // A second press only where the guard wanted a second look.
  const again = button(page, 'Send as it is')
  await expect(async () => {
    if (await again.isVisible()) await again.click()
    await expect(box.getByText('KB-77e2e')).toHaveCount(0, { timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await expect.poll(() => arrived(shops, 'KB-77e2e').length, { timeout: 40_000 }).toBe(1)
  const sent = account.store.data.messages.find((message) => message.content?.includes('KB-77e2e'))
  expect(JSON.stringify(sent?.additional)).toContain('continue_conversation')
  expect(shops.log.doubles()).toEqual([])
})

test('in Arabic: names in the language of the screen, the text in that of the reader', async () => {
  const { page } = desk
  await choose(page, 'العربية')
  await openIt(desk, late)
  await page.keyboard.press('r')
  await page.keyboard.type(';damaged')
  const row = page.getByRole('listbox', { name: 'القوالب', exact: true }).getByRole('option').first()
  await expect(row).toContainText('وصل تالفًا')
  await look(page, 'templates-arabic')
  await page.keyboard.press('Enter')
  await expect(editor(page)).toContainText('様')
  await clear(page)
  await page.keyboard.press('Escape')
  await choose(page, 'English')
})
