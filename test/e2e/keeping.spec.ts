import { scanProfile } from '../../scripts/scanProfile.mjs'
import type { DemoServers } from '../../src/main/demo/startDemoServers'
import {
  button,
  connectChatwoot,
  createProfile,
  editor,
  endAll,
  enginePage,
  expect,
  field,
  go,
  openInbox,
  type Program,
  pressOn,
  start,
  startShops,
  test,
  typeInto,
} from './fixtures'

/* Keeping and forgetting, in the packaged program: legal holds, erasure, retention, room on the disk, PIN and locks. */
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
  await page.waitForTimeout(600)
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
  const copied = await program.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toContain('Erasure of a customer')
  expect(copied).not.toContain(NAME)
  await pressOn(page, receipt.getByRole('button', { name: 'Close' }).last())
  await go(page, 'a', 'All')
  await expect(page.getByRole('option', { name: new RegExp(NAME) })).toHaveCount(0)
  await expect(page.getByText(SECRET)).toHaveCount(0)

  // A change of the conversation at the backend, and a whole new fetch.
  account().actions.createMessage(planted(), { kind: 'system' }, { content: 'internal', type: 1, private: true })
  await settings('Shops')
  await page.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: /again/ }).press('Enter')
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: /again/ }).click()
  await page.waitForTimeout(6_000)
  await openInbox(page)
  await expect(page.getByRole('option', { name: new RegExp(NAME) })).toHaveCount(0)
  expect(scanProfile(program.folder, [SECRET, NAME, DRAFT]).found).toEqual([])
})

test('what an erased customer writes afterwards comes in, and only that', async () => {
  const { page } = program
  account().actions.createMessage(planted(), { kind: 'contact' }, { content: AGAIN, type: 0 })
  await go(page, 'a', 'All')
  await expect(page.getByRole('option', { name: new RegExp(AGAIN) })).toBeVisible({ timeout: 30_000 })
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

test('a shorter rule takes old closed conversations within the look that follows it', async () => {
  const { page } = program
  await settings('Keeping')
  const rule = page.getByRole('region', { name: 'Nordlicht' })
  await rule.getByRole('button', { name: /Conversations and messages/ }).click()
  await page.getByRole('option', { name: '7 days', exact: true }).click()
  await expect(page.getByText(/past (its|their) time/)).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Escape')
  const { store } = account()
  const old = [...store.conversations.values()].filter(
    (one) => one.status === 'resolved' && one.lastActivityAt < Date.now() - 8 * 86_400_000,
  )
  const young = [...store.conversations.values()].filter((one) => one.status === 'open')
  expect(young.length).toBeGreaterThan(0)
  const kept = await page.evaluate(async () => {
    const [found] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('dragoman-'))
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open(found?.name ?? '')
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
    const ids = await new Promise<IDBValidKey[]>((resolve) => {
      const asked = db.transaction('conversations').objectStore('conversations').getAllKeys()
      asked.onsuccess = () => resolve(asked.result)
    })
    db.close()
    return ids.map(String)
  })
  const numbers = new Set(kept.map((id) => Number(id.split('~').at(-1))))
  expect(old.filter((one) => numbers.has(one.id)).map((one) => one.id)).toEqual([])
  expect(young.filter((one) => numbers.has(one.id)).length).toBeGreaterThan(young.length / 2)
})

test('without room the desk says so, rests, and goes on when there is some', async () => {
  const { page } = program
  const engine = await enginePage(program)
  const session = await engine.context().newCDPSession(engine)
  await session.send('Storage.overrideQuotaForOrigin', { origin: 'app://dragoman', quotaSize: 1024 })
  account().actions.createMessage(planted(), { kind: 'contact' }, { content: 'Pfannkuchen', type: 0 })
  await expect(page.getByText(/This computer is (nearly )?full/)).toBeVisible({ timeout: 60_000 })
  // What leaves does not need the cache's room.
  await page.keyboard.press('ControlOrMeta+,')
  await page.keyboard.press('Escape')
  await session.send('Storage.overrideQuotaForOrigin', { origin: 'app://dragoman' })
  await expect(page.getByText(/This computer is (nearly )?full/)).toBeHidden({ timeout: 90_000 })
  await go(page, 'a', 'All')
  await expect(page.getByRole('option', { name: /Pfannkuchen/ })).toBeVisible({ timeout: 60_000 })
})
