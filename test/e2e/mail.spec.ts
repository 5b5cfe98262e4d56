import type { Locator } from '@playwright/test'
import type { DemoServers } from '../../src/main/demo/startDemoServers'
import { type Dovecot, type Smtp, startDovecot, startSmtp, whyNoDovecot } from '../real/mail/servers'
import {
  connectChatwoot,
  createProfile,
  cursorId,
  editor,
  endAll,
  expect,
  go,
  openInbox,
  type Program,
  pressOn,
  queued,
  rows,
  start,
  startShops,
  test,
  typeInto,
} from './fixtures'

/* A mailbox on a real Dovecot beside a Chatwoot shop, in one inbox; a German customer writes and is answered by keyboard. */
test.describe.configure({ mode: 'serial' })
test.skip(whyNoDovecot() !== null, whyNoDovecot() ?? '')

const SHOP = { user: 'hallo@nordlicht.example', password: 'shop-secret' }
const CUSTOMER = { user: 'mia.schulz@post.example', password: 'mia-secret' }
const users = [SHOP, CUSTOMER]

let dovecot: Dovecot
let smtp: Smtp
let shops: DemoServers
let program: Program

test.beforeAll(async () => {
  test.setTimeout(120_000)
  dovecot = await startDovecot({ users })
  smtp = await startSmtp({ dovecot, users })
  shops = await startShops(29)
  program = await start()
  await createProfile(program.page)
})
test.afterAll(async () => {
  await endAll()
  await smtp?.stop()
  await dovecot?.stop()
})

const ID = '<frage-1@post.example>'
const letter = (id: string, text: string, more: string[] = []) =>
  Buffer.from(
    [
      `From: =?UTF-8?Q?Mia_Sch=C3=BClz?= <${CUSTOMER.user}>`,
      `To: ${SHOP.user}`,
      'Subject: =?UTF-8?Q?Gr=C3=B6=C3=9Fe_der_Jacke?=',
      `Date: ${new Date().toUTCString()}`,
      `Message-ID: ${id}`,
      ...more,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(text).toString('base64'),
      '',
    ].join('\r\n'),
  )
const deliver = async (raw: Buffer) => {
  const client = await dovecot.client(SHOP.user)
  await client.append('INBOX', raw)
  await client.logout()
}
/** Whole mails of a folder, oldest first. */
const mailsIn = async (user: string, folder: string): Promise<string[]> => {
  const client = await dovecot.client(user)
  try {
    const box = await client.mailboxOpen(folder, { readOnly: true })
    const found: string[] = []
    if (box.exists > 0) for await (const mail of client.fetch('1:*', { source: true })) found.push(mail.source?.toString('utf8') ?? '')
    return found
  } finally {
    await client.logout()
  }
}
const header = (mail: string, name: string): string =>
  new RegExp(`^${name}:\\s*((?:.+(?:\\r?\\n[ \\t].+)*))`, 'im').exec(mail)?.[1]?.replace(/\r?\n\s+/g, ' ') ?? ''
const bodyOf = (mail: string) => {
  const parts = [...mail.matchAll(/Content-Transfer-Encoding: base64\r?\n(?:[\w-]+:.*\r?\n)*\r?\n([A-Za-z0-9+/=\r\n]+)/gi)]
  const plain = mail
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'))
  return [plain, ...parts.map((part) => Buffer.from(part[1] ?? '', 'base64').toString('utf8'))].join('\n')
}

/** Chooses in one of our selects by typing what it shall be. */
const pick = async (select: Locator, words: RegExp) => {
  const { page } = program
  await pressOn(page, select)
  await page.getByRole('option', { name: words }).press('Enter')
}

test('a Chatwoot shop and a mailbox are connected through the settings', async () => {
  test.setTimeout(120_000)
  const { page } = program
  await deliver(letter(ID, 'Guten Tag, fällt die Jacke „Sturmvogel“ groß aus? Grüße, Mia Schülz'))
  const [shop] = shops.shops
  if (!shop) throw new Error('a shop is needed')
  await connectChatwoot(page, shop, 'Kasumi')

  await page.getByRole('button', { name: 'Connect a shop' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await pick(dialog.getByRole('button', { name: /Shop$/ }), /New shop/)
  await typeInto(page, dialog.getByRole('textbox', { name: 'Name of the shop' }), 'Nordlicht')
  await pick(dialog.getByRole('button', { name: /System$/ }), /Mailbox/)
  const into = (label: string, text: string) =>
    typeInto(page, dialog.getByLabel(label, { exact: true }).and(page.locator('input')).first(), text)
  await into('Name shown to customers', 'Nordlicht Kundenservice')
  await into('E-mail address', SHOP.user)
  await into('User name', SHOP.user)
  await into('Password', SHOP.password)
  for (const more of await dialog.locator('details:not([open]) > summary').all()) await more.press('Enter')
  await into('Incoming server (IMAP)', dovecot.host)
  await into('Port', String(dovecot.port))
  await pick(dialog.getByRole('button', { name: /Security of IMAP$/ }), /^None/)
  await into('Outgoing server (SMTP)', smtp.host)
  await into('Port of SMTP', String(smtp.port))
  await pick(dialog.getByRole('button', { name: /Security of SMTP$/ }), /^None/)
  await typeInto(page, dialog.getByRole('textbox', { name: 'Name of this connection' }), 'Nordlicht mailbox')
  await pressOn(page, dialog.getByRole('button', { name: 'Test', exact: true }))
  await expect(dialog.getByText('Messages can be read.')).toBeVisible({ timeout: 30_000 })
  await pressOn(page, dialog.getByRole('button', { name: 'Connect', exact: true }))
  await expect(dialog).toBeHidden({ timeout: 60_000 })
  await openInbox(page)
  await expect(rows(page).filter({ hasText: 'Mia Schülz' })).toBeVisible({ timeout: 30_000 })
  const names = await rows(page).evaluateAll((found) => found.map((row) => row.getAttribute('aria-label') ?? ''))
  expect(names.some((name) => name.includes('Kasumi'))).toBe(true)
  expect(names.some((name) => name.includes('Nordlicht'))).toBe(true)
})

test('the German customer is answered by keyboard; it lies in her mailbox and in Sent, threaded, once', async () => {
  test.setTimeout(120_000)
  const { page } = program
  const row = await rows(page).filter({ hasText: 'Mia Schülz' }).getAttribute('id')
  await go(page, 'a', 'All')
  for (let down = 0; down < 60 && (await cursorId(page)) !== row; down += 1) await page.keyboard.press('j')
  expect(await cursorId(page)).toBe(row)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-scope="thread"]').getByRole('log')).toContainText('fällt die Jacke')
  await page.keyboard.press('r')
  await expect(editor(page)).toBeFocused()
  const answer = 'Guten Tag Frau Schülz, die Jacke fällt normal aus – nehmen Sie Größe M. (e2e mail)'
  await page.keyboard.insertText(answer)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(async () => (await mailsIn(CUSTOMER.user, 'INBOX')).length, { timeout: 60_000 }).toBe(1)
  await expect.poll(() => queued(page), { timeout: 60_000 }).toBe(0)
  const [got = ''] = await mailsIn(CUSTOMER.user, 'INBOX')
  expect(bodyOf(got)).toContain(answer)
  expect(header(got, 'In-Reply-To')).toBe(ID)
  expect(header(got, 'References')).toContain(ID)
  expect(header(got, 'To')).toContain(CUSTOMER.user)
  expect(header(got, 'From')).toContain(SHOP.user)
  expect(header(got, 'Subject')).toMatch(/^(Re:|=\?)/i)
  expect(got).not.toMatch(/^Bcc:/im)
  await expect.poll(async () => (await mailsIn(SHOP.user, 'Sent')).length, { timeout: 30_000 }).toBe(1)
  const [copy = ''] = await mailsIn(SHOP.user, 'Sent')
  expect(header(copy, 'Message-ID')).toBe(header(got, 'Message-ID'))
  await page.waitForTimeout(3_000)
  expect(smtp.accepted).toHaveLength(1)

  // Her answer joins the same conversation by itself.
  await deliver(
    letter('<frage-2@post.example>', 'Danke, dann nehme ich M! (e2e danke)', [
      `In-Reply-To: ${header(got, 'Message-ID')}`,
      `References: ${ID} ${header(got, 'Message-ID')}`,
    ]),
  )
  await expect(page.locator('[data-scope="thread"]').getByRole('log')).toContainText('e2e danke', { timeout: 60_000 })
  await expect(page.locator(`[id="${row}"]`)).toContainText('e2e danke', { timeout: 20_000 })
})
