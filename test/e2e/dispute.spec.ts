import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import type { Exchange } from '../../src/main/demo/http'
import { type DemoServers, startDemoServers } from '../../src/main/demo/startDemoServers'
import { readContent } from '../demo/support'
import { readVendor, VendorJudge, vendorMissing } from '../demo/vendorSchema'
import { endAll, expect, type Program, pressOn, start, test, typeInto } from './fixtures'

/*
 * A payment dispute comes in while it is three in the morning in Bucharest. Routing names somebody in Manila, where the
 * morning shift has begun; she builds the evidence pack and hands it in. The PayPal of this test is a server that judges
 * every request by PayPal's own description, and keeps the hash of every byte that arrived.
 */
test.describe.configure({ mode: 'serial' })

/** Wednesday: 03:10 in Bucharest, 08:10 in Manila. */
const AT = Date.UTC(2026, 8, 23, 0, 10)
const HOUR = 3_600_000
const ID = 'PP-D-900417'
const BUYER = 'Callum Reid'
const STATEMENT = 'The parcel left Hamburg on time. The carrier has it; the tracking number is below.'

let program: Program
let paypal: DemoServers
const exchanges: Exchange[] = []
const faults: unknown[] = []

const people = readContent().team
const zoneOf = (name: string) => people.find((one) => one.name === name)?.zone

test.beforeAll(async () => {
  test.setTimeout(180_000)
  const begun = Date.now()
  paypal = await startDemoServers({
    seed: 7,
    mode: 'quiet',
    content: readContent(),
    clock: { now: () => AT + Date.now() - begun },
    onExchange: (exchange) => exchanges.push(exchange),
    onError: (error) => faults.push(error),
  })
  program = await start({ args: ['--demo', '--demo-quiet', `--demo-clock=${AT}`] })
})
test.afterAll(async () => {
  await endAll()
  await paypal?.stop()
})

const panel = () => program.page.getByRole('complementary', { name: 'Customer and case' })
const room = () => program.page.getByRole('article', { name: `Dispute ${ID}` })
const pick = async (select: Locator, words: RegExp) => {
  await pressOn(program.page, select)
  await program.page.getByRole('option', { name: words }).press('Enter')
}
/** g c, and her dispute in the list. */
const openRoom = async () => {
  const { page } = program
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await page.locator('[id^="dispute-"]').filter({ hasText: BUYER }).first().press('Enter', { timeout: 60_000 })
  await expect(room()).toBeVisible()
}

test('at night in Bucharest a buyer opens a dispute, and the shop’s PayPal is connected', async () => {
  test.setTimeout(180_000)
  const { page } = program
  await expect(page.getByRole('option').first()).toBeVisible({ timeout: 60_000 })
  paypal.paypal('nordlicht').open({
    id: ID,
    order: 'NL-10655',
    buyer: BUYER,
    amount: { value: '119.00', currency: 'EUR' },
    item: 'Deichgraf Carbon',
    stage: 'CHARGEBACK',
    dueAt: AT + 60 * HOUR,
    messages: [{ by: 'BUYER', at: AT - HOUR, text: 'I paid and nothing has come. Nobody answers me.' }],
  })
  const access = paypal.shops[0]?.paypal
  if (!access) throw new Error('no PayPal')
  await page.keyboard.press('ControlOrMeta+,')
  await page.locator('[role=tab][data-key="shops"]').click()
  await page.getByRole('button', { name: 'Connect a shop' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await pick(dialog.getByRole('button', { name: /Shop$/ }), /Nordlicht/)
  await pick(dialog.getByRole('button', { name: /System$/ }), /PayPal/)
  const into = (label: string, text: string) =>
    typeInto(page, dialog.getByLabel(label, { exact: true }).and(page.locator('input')).first(), text)
  await into('Client id', access.clientId)
  await into('Secret', access.secret)
  for (const more of await dialog.locator('details:not([open]) > summary').all()) await more.press('Enter')
  await typeInto(page, dialog.locator('details input').first(), access.baseUrl)
  await typeInto(page, dialog.getByRole('textbox', { name: 'Name of this connection' }), 'PayPal at night')
  await pressOn(page, dialog.getByRole('button', { name: 'Connect', exact: true }))
  await expect(dialog).toBeHidden({ timeout: 60_000 })
})

test('her conversation is class A now, its clock is PayPal’s date, and Manila is asked, not Bucharest', async () => {
  test.setTimeout(120_000)
  const { page } = program
  await openRoom()
  await pressOn(page, room().getByRole('button', { name: /third message/ }))
  await expect(page.getByRole('heading', { name: BUYER }).first()).toBeVisible({ timeout: 30_000 })
  await panel().getByRole('tab', { name: 'Case' }).click()
  await expect(
    panel()
      .getByText(/Payment dispute|dispute/i)
      .first(),
  ).toBeVisible({ timeout: 60_000 })
  const suggested = panel().getByRole('region', { name: 'Suggested' })
  const names = async () =>
    (await suggested.locator('li p:first-child').allInnerTexts()).map((text) => text.trim()).filter((text) => zoneOf(text) !== undefined)
  await expect.poll(async () => (await names()).length, { timeout: 30_000 }).toBeGreaterThan(0)
  const offered = await names()
  // Nobody whose night it is.
  expect(offered.filter((name) => zoneOf(name) === 'Europe/Bucharest')).toEqual([])
  const [first = ''] = offered
  expect(zoneOf(first)).toBe('Asia/Manila')
  await pressOn(
    page,
    suggested
      .getByRole('listitem')
      .filter({ hasText: first })
      .getByRole('button', { name: /Assign/ }),
  )
  await expect(page.locator('[data-scope="thread"]').getByText(first).first()).toBeVisible({ timeout: 30_000 })
})

test('the room says until when on every clock, and a pack is made of what the desk holds', async () => {
  test.setTimeout(180_000)
  const { page } = program
  await openRoom()
  await expect(room().getByRole('region', { name: 'Answer until' })).toContainText('UTC')
  await expect(room()).toContainText('€119.00')
  await typeInto(page, room().getByRole('textbox', { name: 'Statement of the shop' }), STATEMENT)
  await pressOn(page, room().getByRole('button', { name: 'Make and add the pack' }))
  await expect(room().getByText(/\.pdf/).first()).toBeVisible({ timeout: 90_000 })
  await expect(room().getByText('kept here')).toBeVisible()
  // The same pack can be saved and looked at before it leaves.
  // Its own folder: the program may be another user than the test, who reads everything.
  const file = join(program.folder, 'pack.pdf')
  await program.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await pressOn(page, room().getByRole('button', { name: 'Save the pack as PDF' }))
  await expect(page.getByText('The pack is saved').first()).toBeVisible({ timeout: 60_000 })
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
})

test('handed in it arrives once, pack and words, and nothing more can be handed in', async () => {
  test.setTimeout(180_000)
  const { page } = program
  await pressOn(page, room().getByRole('button', { name: 'Hand in…' }))
  const asking = page.getByRole('alertdialog')
  await expect(asking).toContainText('nobody can take it back')
  await expect(asking).toContainText(STATEMENT)
  const yes = asking.getByRole('button', { name: 'Hand in', exact: true })
  await expect(yes).toBeDisabled()
  await pressOn(page, asking.getByRole('checkbox'), 'Space')
  await pressOn(page, yes)
  await expect(asking).toBeHidden()
  // Within its time nothing has left.
  expect(paypal.book.all()).toEqual([])
  await expect.poll(() => paypal.book.of(ID, 'provide-evidence').length, { timeout: 60_000 }).toBe(1)
  await expect(
    room()
      .getByRole('region', { name: 'Handed in' })
      .or(room().getByText(/The provider has/))
      .first(),
  ).toBeVisible({ timeout: 60_000 })
  await expect(room().getByRole('button', { name: 'Hand in…' })).toHaveCount(0)
  const [arrived] = paypal.book.of(ID)
  expect(arrived?.files.filter((one) => one.contentType === 'application/pdf')).toHaveLength(1)
  expect(JSON.stringify(arrived?.body)).toContain(STATEMENT)
  expect(arrived?.files[0]?.size).toBeGreaterThan(1000)
  expect(paypal.book.doubles()).toEqual([])
  expect(paypal.paypal('nordlicht').get(ID).status).toBe('UNDER_REVIEW')
})

test('every request of it fits PayPal’s own description', () => {
  test.skip(vendorMissing !== null, vendorMissing ?? '')
  const judge = new VendorJudge(readVendor('paypal/customer_disputes_v1.json'))
  const seen = exchanges.filter((one) => one.vendor === 'paypal' && one.path.startsWith('/v1/customer'))
  expect(seen.length).toBeGreaterThan(2)
  expect(faults).toEqual([])
  for (const one of seen) {
    expect(judge.operation(one), `${one.method} ${one.path}`).toBeDefined()
    expect((judge.judge(one) ?? []).map((error) => `${one.path} ${error.instancePath} ${error.message}`)).toEqual([])
  }
  const evidence = paypal.book.of(ID).flatMap((row) => row.body.evidences as unknown[])
  expect(evidence.length).toBeGreaterThan(0)
  expect(evidence.flatMap((one) => judge.judgeSchema('evidence', one))).toEqual([])
  // Refused requests would not stand in the book: there were none.
  expect(seen.filter((one) => one.status >= 400).map((one) => `${one.method} ${one.path} ${one.status}`)).toEqual([])
})
