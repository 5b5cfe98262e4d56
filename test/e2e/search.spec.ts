import type { DemoServers } from '../../src/main/demo/startDemoServers'
import type { Conversation } from '../../src/main/demo/types'
import {
  button,
  connectChatwoot,
  createProfile,
  endAll,
  expect,
  go,
  list,
  NAME,
  openInbox,
  PASSPHRASE,
  type Program,
  pressOn,
  rows,
  start,
  startShops,
  test,
} from './fixtures'

/*
 * Searching in the packaged program, by keyboard: any script, parts of words, numbers, filters, marks, the message itself; again
 * after a restart, and not any more once the shop is gone.
 */
test.describe.configure({ mode: 'serial' })

let shops: DemoServers
let program: Program
let folder: string
const planted: { conversation: Conversation; text: string }[] = []

const texts = [
  '昨日届いた鞄の留め金が壊れていました',
  'أينَ طَلَبِيَّتي الزُّمُرُّدِيَّة؟',
  'Die Paketverfolgungsnummer fehlt auf dem Lieferschein',
  'Parcel 1Z 999 AA1 01 2345 6784 never came',
  'Zwetschgenkuchen is not what I ordered',
]

test.beforeAll(async () => {
  shops = await startShops(11)
  const account = shops.accounts[0]
  if (!account) throw new Error('a shop is needed')
  const open = [...account.store.conversations.values()].filter((one) => one.status === 'open').slice(0, texts.length)
  for (const [at, conversation] of open.entries()) {
    const text = texts[at] ?? ''
    account.actions.createMessage(conversation, { kind: 'contact' }, { content: text, type: 0 })
    planted.push({ conversation, text })
  }
  program = await start()
  folder = program.folder
})
test.afterAll(endAll)

const search = async (text: string) => {
  const { page } = program
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
}
const rowOf = (at: number) => list(program.page).locator(`[id$="~c~${planted[at]?.conversation.id}"][role=option]`)
const finds = async (text: string, at: number) => {
  await search(text)
  await expect(rowOf(at)).toBeVisible({ timeout: 20_000 })
}
const marks = (at: number) => rowOf(at).locator('mark')

test('a shop is connected and its index is built', async () => {
  test.setTimeout(180_000)
  const { page } = program
  await createProfile(page)
  const [shop] = shops.shops
  if (!shop) throw new Error('a shop is needed')
  await connectChatwoot(page, shop, 'Nordlicht')
  await openInbox(page)
  await expect(async () => {
    await finds('Zwetschgenkuchen', 4)
  }).toPass({ timeout: 60_000 })
})

test('one Japanese character, Arabic without its marks, a part of a German word, a number without its spaces', async () => {
  await finds('鞄', 0)
  await expect(marks(0)).toHaveText(['鞄'])
  await finds('طلبيتي', 1)
  await finds('verfolgung', 2)
  await expect(marks(2)).toHaveText(['verfolgung'])
  await finds('1Z999AA10123456784', 3)
  await expect(rows(program.page)).toHaveCount(1)
})

test('a mistyped word finds what was meant, and says so', async () => {
  await finds('zwetschgenkuhcen', 4)
  await expect(program.page.getByText(/stands nowhere; found instead/)).toBeVisible()
})

test('filters narrow, stand as chips and can be taken away', async () => {
  const { page } = program
  await finds('Zwetschgenkuchen status:open', 4)
  await search('Zwetschgenkuchen status:resolved')
  await expect(page.getByText('Nothing found for')).toBeVisible()
  const chip = page.getByRole('button', { name: /Status: resolved. Remove/ })
  await chip.focus()
  await page.keyboard.press('Enter')
  await expect(rowOf(4)).toBeVisible()
  await search('before:soon Zwetschgenkuchen')
  await expect(page.getByText('Before: “soon” is not understood')).toBeVisible()
})

test('Enter opens at the message, Escape leads back', async () => {
  const { page } = program
  const conversation = planted[4]?.conversation
  if (!conversation) throw new Error('planted')
  // Further up than what a thread shows at first.
  for (let at = 0; at < 70; at += 1)
    shops.accounts[0]?.actions.createMessage(
      conversation,
      { kind: 'contact' },
      { content: `And again, number ${at}, with some more words`, type: 0 },
    )
  await finds('and again', 4)
  await finds('Zwetschgenkuchen', 4)
  await expect(marks(4)).toHaveText(['Zwetschgenkuchen'], { timeout: 20_000 })
  await page.keyboard.press('Enter')
  const message = page.locator('[data-thread]').getByText(texts[4] ?? '')
  await expect(message).toBeInViewport({ timeout: 20_000 })
  expect(await page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map(String))).toContain('Zwetschgenkuchen')
  await page.keyboard.press('Escape')
  await expect(list(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('searchbox')).toHaveValue('')
})

test('the index is there again after a restart', async () => {
  test.setTimeout(120_000)
  await program.close()
  program = await start({ folder })
  const { page } = program
  await pressOn(page, button(page, new RegExp(NAME)))
  await page.getByLabel(`PIN of ${NAME}`).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(button(page, /lock the desk/i)).toBeVisible({ timeout: 30_000 })
  await expect(rows(page).first()).toBeVisible({ timeout: 30_000 })
  await go(page, 'a', 'All')
  await finds('鞄', 0)
})

test('with the shop goes all that could be found of it', async () => {
  test.setTimeout(120_000)
  const { page } = program
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).press('Enter')
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText(/was removed from this desk/)).toBeVisible({ timeout: 60_000 })
  const left = () =>
    page.evaluate(async () => {
      const [name = ''] = (await indexedDB.databases()).map((each) => each.name ?? '').filter((each) => each !== '')
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name)
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
      const count = (table: string) =>
        new Promise<number>((resolve) => {
          const asked = db.transaction(table).objectStore(table).count()
          asked.onsuccess = () => resolve(asked.result)
        })
      const counts = await Promise.all(['searchSegments', 'searchBlocks', 'searchTodo'].map(count))
      db.close()
      return counts
    })
  await expect.poll(left, { timeout: 20_000 }).toEqual([0, 0, 0])
})
