import type { Locator } from '@playwright/test'
import { type Dovecot, type Smtp, startDovecot, startSmtp, whyNoDovecot } from '../real/mail/servers'
import { startVendure, type Vendure, whyNoVendure } from '../real/vendure/server'
import { type OpenShop, openShop, type Placed } from '../real/vendure/shop'
import {
  button,
  createProfile,
  cursorId,
  editor,
  endAll,
  expect,
  go,
  NAME,
  openInbox,
  type Program,
  pressOn,
  queued,
  rows,
  start,
  test,
  typeInto,
} from './fixtures'

/* An order of a real Vendure shop beside a mail on a real Dovecot: seen, noted, and looked at before the answer leaves. */
test.describe.configure({ mode: 'serial' })

const SHOP = { user: 'hallo@nordlicht.example', password: 'shop-secret' }
const CUSTOMER = { user: 'mia.schulz@post.example', password: 'mia-secret' }
const users = [SHOP, CUSTOMER]
const MIA = { firstName: 'Mia', lastName: 'Schülz', emailAddress: CUSTOMER.user }

let dovecot: Dovecot
let smtp: Smtp
let vendure: Vendure
let shop: OpenShop
let order: Placed
let program: Program

test.beforeAll(async () => {
  test.setTimeout(600_000)
  const why = whyNoDovecot() ?? (await whyNoVendure())
  test.skip(why !== null, why ?? '')
  dovecot = await startDovecot({ users })
  smtp = await startSmtp({ dovecot, users })
  vendure = await startVendure()
  shop = await openShop(vendure)
  order = await shop.buy(MIA)
  program = await start()
  await createProfile(program.page)
})
test.afterAll(async () => {
  await endAll()
  await vendure?.stop()
  await smtp?.stop()
  await dovecot?.stop()
})

const deliver = async (id: string, text: string) => {
  const client = await dovecot.client(SHOP.user)
  await client.append(
    'INBOX',
    Buffer.from(
      [
        `From: Mia <${CUSTOMER.user}>`,
        `To: ${SHOP.user}`,
        'Subject: Meine Bestellung',
        `Date: ${new Date().toUTCString()}`,
        `Message-ID: ${id}`,
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(text).toString('base64'),
        '',
      ].join('\r\n'),
    ),
  )
  await client.logout()
}
const arrivedAtHers = async (): Promise<number> => {
  const client = await dovecot.client(CUSTOMER.user)
  try {
    return (await client.mailboxOpen('INBOX', { readOnly: true })).exists
  } finally {
    await client.logout()
  }
}

const pick = async (select: Locator, words: RegExp) => {
  const { page } = program
  await pressOn(page, select)
  await page.getByRole('option', { name: words }).press('Enter')
}
const form = async () => {
  const { page } = program
  await page.getByRole('button', { name: 'Connect a shop' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  const into = (label: string, text: string) =>
    typeInto(page, dialog.getByLabel(label, { exact: true }).and(page.locator('input')).first(), text)
  const connect = async (name: string) => {
    await typeInto(page, dialog.getByRole('textbox', { name: 'Name of this connection' }), name)
    await pressOn(page, dialog.getByRole('button', { name: 'Connect', exact: true }))
    await expect(dialog).toBeHidden({ timeout: 60_000 })
  }
  return { page, dialog, into, connect }
}
const panel = () => program.page.getByRole('complementary', { name: 'Customer and case' })
const card = () => panel().getByRole('region', { name: `Order ${order.code}` })

test('a mailbox and a Vendure server of one shop are connected through the settings', async () => {
  test.setTimeout(180_000)
  await deliver('<frage-1@post.example>', 'Guten Tag, wo bleibt meine Bestellung? (e2e vendure)')
  const mailbox = await form()
  await typeInto(mailbox.page, mailbox.dialog.getByRole('textbox', { name: 'Name of the shop' }), 'Nordlicht')
  await pick(mailbox.dialog.getByRole('button', { name: /System$/ }), /Mailbox/)
  await mailbox.into('Name shown to customers', 'Nordlicht')
  await mailbox.into('E-mail address', SHOP.user)
  await mailbox.into('User name', SHOP.user)
  await mailbox.into('Password', SHOP.password)
  for (const more of await mailbox.dialog.locator('details:not([open]) > summary').all()) await more.press('Enter')
  await mailbox.into('Incoming server (IMAP)', dovecot.host)
  await mailbox.into('Port', String(dovecot.port))
  await pick(mailbox.dialog.getByRole('button', { name: /Security of IMAP$/ }), /^None/)
  await mailbox.into('Outgoing server (SMTP)', smtp.host)
  await mailbox.into('Port of SMTP', String(smtp.port))
  await pick(mailbox.dialog.getByRole('button', { name: /Security of SMTP$/ }), /^None/)
  await mailbox.connect('Nordlicht mailbox')

  const orders = await form()
  await pick(orders.dialog.getByRole('button', { name: /Shop$/ }), /Nordlicht/)
  await pick(orders.dialog.getByRole('button', { name: /System$/ }), /Vendure/)
  await orders.into('Address of the server', vendure.url)
  await orders.into('User name', vendure.user)
  await orders.into('Password or API key', 'wrong')
  await typeInto(orders.page, orders.dialog.getByRole('textbox', { name: 'Name of this connection' }), 'Nordlicht orders')
  await pressOn(orders.page, orders.dialog.getByRole('button', { name: 'Test', exact: true }))
  await expect(orders.dialog.getByText(/sign-in does not work/).first()).toBeVisible({ timeout: 30_000 })
  await orders.into('Password or API key', vendure.password)
  await orders.connect('Nordlicht orders')
  await openInbox(orders.page)
  await expect(rows(orders.page).filter({ hasText: 'Mia' })).toBeVisible({ timeout: 30_000 })
})

test('her order stands beside her mail', async () => {
  const { page } = program
  const row = await rows(page).filter({ hasText: 'Mia' }).first().getAttribute('id')
  await go(page, 'a', 'All')
  for (let down = 0; down < 20 && (await cursorId(page)) !== row; down += 1) await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(card()).toContainText('Hat red', { timeout: 60_000 })
  await expect(card()).toContainText('€44.80')
  await expect(card()).toContainText(/paid/)
  // Vendure knows no tags on orders.
  await expect(card().getByRole('button', { name: "Change an order's tags" })).toHaveCount(0)
})

test('a note goes to the order once, with her name, and stands on the card', async () => {
  test.setTimeout(90_000)
  const { page } = program
  await pressOn(page, card().getByRole('button', { name: 'Add a note to an order' }))
  const dialog = page.getByRole('dialog', { name: 'Note on an order' })
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await page.keyboard.type('Asked twice, be quick')
  // Closed unfinished it is there again.
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await pressOn(page, card().getByRole('button', { name: 'Add a note to an order' }))
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('Asked twice, be quick')
  await pressOn(page, dialog.getByRole('button', { name: 'Add note' }))
  await expect(dialog).toBeHidden()
  await expect(card()).toContainText('Asked twice, be quick')
  await expect.poll(async () => (await shop.look(order.id)).history.items.length, { timeout: 60_000 }).toBe(1)
  const [note] = (await shop.look(order.id)).history.items
  expect(note?.isPublic).toBe(false)
  expect(note?.data.note).toContain(`· ${NAME} ·`)
  expect(note?.data.note).toContain('Asked twice, be quick')
  await expect(card()).toContainText(/UTC · Ana Reyes/, { timeout: 60_000 })
  await expect.poll(() => queued(page), { timeout: 30_000 }).toBe(0)
  expect((await shop.look(order.id)).history.items).toHaveLength(1)
})

test('a note taken back within its time never leaves, and its words stand in the dialog again', async () => {
  const { page } = program
  await pressOn(page, card().getByRole('button', { name: 'Add a note to an order' }))
  const dialog = page.getByRole('dialog', { name: 'Note on an order' })
  await page.keyboard.type('Never mind')
  await pressOn(page, dialog.getByRole('button', { name: 'Add note' }))
  await expect(dialog).toBeHidden()
  await page.locator('[data-scope="list"], #conversation-list').first().focus()
  await page.keyboard.press('z')
  await expect(page.getByText('Note taken back').first()).toBeVisible()
  await pressOn(page, card().getByRole('button', { name: 'Add a note to an order' }))
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('Never mind')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Escape')
  expect((await shop.look(order.id)).history.items).toHaveLength(1)
})

test('an answer is held when her order is refunded before it leaves, and goes at the agent’s word', async () => {
  test.setTimeout(120_000)
  const { page } = program
  const row = await rows(page).filter({ hasText: 'Mia' }).first().getAttribute('id')
  await go(page, 'a', 'All')
  for (let down = 0; down < 20 && (await cursorId(page)) !== row; down += 1) await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.keyboard.press('r')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.insertText('Ihre Bestellung ist unterwegs. (e2e held)')
  await page.keyboard.press('ControlOrMeta+Enter')
  // Its undo time runs; meanwhile a colleague refunds one of the two hats.
  await shop.refund(order.id)
  const thread = page.locator('[data-scope="thread"]')
  await expect(thread.getByText('An order was refunded or cancelled')).toBeVisible({ timeout: 60_000 })
  await expect(thread.getByText(`Order ${order.code} is now: partly refunded, €19.90 given back.`)).toBeVisible({ timeout: 60_000 })
  expect(await arrivedAtHers()).toBe(0)
  await expect(card()).toContainText('€19.90 given back')
  await pressOn(page, thread.getByRole('button', { name: 'Send as it is' }))
  await expect.poll(arrivedAtHers, { timeout: 60_000 }).toBe(1)
  await expect(button(page, /items? waits? to leave/)).toBeVisible()
})
