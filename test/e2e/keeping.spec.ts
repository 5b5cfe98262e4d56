import { scanProfile } from '../../scripts/scanProfile.mjs'
import type { DemoServers } from '../../src/main/demo/startDemoServers'
import {
  button,
  connectChatwoot,
  createProfile,
  editor,
  endAll,
  expect,
  field,
  go,
  goUntil,
  openInbox,
  type Program,
  pressOn,
  start,
  startShops,
  test,
  typeInto,
} from './fixtures'

/* Keeping and forgetting, in the packaged program: legal holds, erasure, and that nothing of her comes back. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(180_000)
test.afterAll(endAll)

const SECRET = 'Quittenmarmelade'
const NAME = 'Wolpertinger'
const DRAFT = 'Zwetschgenkompott'
const AGAIN = 'Himbeerkuchen'

let shops: DemoServers
let program: Program

const account = () => {
  const found = shops.accounts[0]
  if (!found) throw new Error('a shop is needed')
  return found
}
const planted = () => {
  const found = [...account().store.conversations.values()].find((one) => account().store.contactOf(one).name === NAME)
  if (!found) throw new Error('the planted conversation is gone')
  return found
}
const palette = async (words: string | RegExp) => {
  const { page } = program
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type(typeof words === 'string' ? words : words.source)
  await expect(page.getByRole('option', { name: words }).first()).toBeVisible()
  await page.keyboard.press('Enter')
}
const openPlanted = async () => {
  const { page } = program
  await go(page, 'a', 'All')
  await page.getByRole('option', { name: new RegExp(NAME) }).click()
  await expect(page.getByRole('heading', { name: NAME }).first()).toBeVisible()
}
const settings = async (name: string) => {
  const { page } = program
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('tab', { name }).click()
}

test('a connected shop with planted words', async () => {
  shops = await startShops(31)
  const conversation = [...account().store.conversations.values()].find((one) => one.status === 'open')
  if (!conversation) throw new Error('an open conversation is needed')
  account().store.contactOf(conversation).name = NAME
  for (let times = 0; times < 5; times += 1)
    account().actions.createMessage(conversation, { kind: 'contact' }, { content: `${SECRET} ${times}`, type: 0 })
  program = await start()
  const { page } = program
  await createProfile(page)
  const [shop] = shops.shops
  if (!shop) throw new Error('a shop is needed')
  await connectChatwoot(page, shop, 'Nordlicht')
  await openInbox(page)
  await openPlanted()
  await page.keyboard.press('r')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.type(`${DRAFT} und mehr`)
  await expect(page.getByText('kept here')).toBeVisible()
  await page.keyboard.press('Escape')
})

test('a legal hold is set and seen, blocks erasure and removal, and is lifted', async () => {
  const { page } = program
  await openPlanted()
  await palette('Legal hold')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await typeInto(page, field(page, 'Reason'), 'Chargeback 4711')
  await pressOn(page, dialog.getByRole('button', { name: 'Set the hold' }))
  await expect(dialog).toBeHidden()
  await expect(page.locator('header').getByText('Legal hold')).toBeVisible()
  await expect(page.getByRole('complementary').getByText('Chargeback 4711').first()).toBeVisible()

  await palette('Erase this customer')
  const erase = page.getByRole('alertdialog')
  await expect(erase.getByText('Chargeback 4711')).toBeVisible()
  await expect(erase.getByRole('button', { name: 'Erase', exact: true })).toBeDisabled()
  await page.keyboard.press('Escape')
  await expect(erase).toBeHidden()

  await settings('Shops')
  await page.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).press('Enter')
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText(/legal hold stands on this/i).first()).toBeVisible()

  await settings('Keeping')
  await expect(page.getByText('Chargeback 4711')).toBeVisible()
  await pressOn(page, button(page, 'Lift').first())
  await pressOn(page, page.getByRole('alertdialog').getByRole('button', { name: 'Lift' }))
  await expect(page.getByText('Chargeback 4711')).toBeHidden()
  await page.keyboard.press('Escape')
})

test('an erasure counts, asks for the name, forgets, and the next fetch brings nothing back', async () => {
  const { page } = program
  await openPlanted()
  await palette('Erase this customer')
  const erase = page.getByRole('alertdialog')
  await expect(erase.getByText('Drafts', { exact: true }).locator('..')).toContainText('1')
  const yes = erase.getByRole('button', { name: 'Erase', exact: true })
  await expect(yes).toBeDisabled()
  await typeInto(page, erase.getByRole('textbox'), 'somebody else')
  await expect(yes).toBeDisabled()
  await typeInto(page, erase.getByRole('textbox'), NAME)
  await pressOn(page, yes)
  const receipt = page.getByRole('dialog', { name: 'The customer was erased' })
  await expect(receipt).toBeVisible({ timeout: 40_000 })
  await expect(receipt.getByText('Messages', { exact: true }).locator('..')).toContainText(/[5-9]|\d\d/)
  await pressOn(page, receipt.getByRole('button', { name: 'Copy the receipt' }))
  const read = () => program.app.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(read).toContain('Erasure of a customer')
  const copied = await read()
  expect(copied).not.toContain(NAME)
  await pressOn(page, receipt.getByRole('button', { name: 'Close' }).last())
  await go(page, 'a', 'All')
  await expect(page.getByRole('option', { name: new RegExp(NAME) })).toHaveCount(0)
  await expect(page.getByText(SECRET)).toHaveCount(0)

  // A change of the conversation at the backend, and a whole new fetch.
  account().actions.createMessage(planted(), { kind: 'system' }, { content: 'internal', type: 1, private: true })
  await settings('Shops')
  await page.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Fetch everything again' }).press('Enter')
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Fetch everything again' }).click()
  await expect(page.getByRole('progressbar').first())
    .toBeVisible({ timeout: 15_000 })
    .catch(() => undefined)
  await openInbox(page)
  // All of it was asked for anew: the last of it is in the list.
  await page.waitForTimeout(4_000)
  await expect(page.getByRole('option', { name: new RegExp(NAME) })).toHaveCount(0)
  expect(scanProfile(program.folder, [SECRET, NAME, DRAFT]).found).toEqual([])
})

test('what an erased customer writes afterwards comes in, and only that', async () => {
  const { page } = program
  account().actions.createMessage(planted(), { kind: 'contact' }, { content: AGAIN, type: 0 })
  await goUntil(page, 'a', 'All', page.getByRole('option', { name: new RegExp(AGAIN) }))
  await page.getByRole('option', { name: new RegExp(AGAIN) }).click()
  await expect(
    page
      .getByRole('region', { name: /conversation/i })
      .or(page.locator('[data-pane=thread]'))
      .getByText(AGAIN)
      .first(),
  ).toBeVisible()
  await expect(page.getByText(SECRET)).toHaveCount(0)
  await expect(page.getByText(DRAFT)).toHaveCount(0)
})
