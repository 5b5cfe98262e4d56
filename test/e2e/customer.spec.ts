import { readContent } from '../demo/support'
import {
  connectChatwoot,
  createProfile,
  cursorId,
  editor,
  endAll,
  expect,
  openInbox,
  type Program,
  pressOn,
  rows,
  start,
  startDemo,
  startShops,
  test,
} from './fixtures'

/*
 * What the panel knows of a customer: the same person at another shop, by the agent's word alone; what a return costs, by
 * the shop's own table; the answer to a bad review.
 */
test.describe.configure({ mode: 'serial' })
test.afterAll(endAll)

const panelOf = ({ page }: Program) => page.getByRole('complementary', { name: 'Customer and case' })

test.describe('one person at two shops', () => {
  const NAME = 'Wilhelmine Quendel'
  const SECRET = 'Schlehenfeuer'
  let program: Program
  const section = () => panelOf(program).getByRole('region', { name: 'At other shops' })

  test.beforeAll(async () => {
    test.setTimeout(240_000)
    const shops = await startShops(43)
    const [first, second] = shops.shops
    if (!first || !second) throw new Error('two shops are needed')
    for (const access of [first, second]) {
      const account = shops.accounts.find(({ shopId }) => shopId === access.shopId)
      const conversation = [...(account?.store.conversations.values() ?? [])].find(({ status }) => status === 'open')
      if (!account || !conversation) throw new Error('an open conversation is needed')
      Object.assign(account.store.contactOf(conversation), { name: NAME, email: 'wilhelmine.quendel@example.com', phone: null })
      const content = access === first ? 'Wann kommt es?' : `${SECRET} bitte`
      account.actions.createMessage(conversation, { kind: 'contact' }, { content, type: 0 })
    }
    program = await start()
    const { page } = program
    await createProfile(page)
    await connectChatwoot(page, first, 'Nordlicht')
    await connectChatwoot(page, second, 'Kasumi')
    await openInbox(page)
    const row = page.getByRole('option', { name: new RegExp(`^${NAME}.*Nordlicht`) }).first()
    await page.keyboard.press('/')
    await page.keyboard.type(NAME)
    await page.keyboard.press('Enter')
    await expect(row).toBeVisible({ timeout: 30_000 })
    await row.click()
    await expect(page.getByRole('heading', { name: NAME, level: 2 })).toBeVisible()
  })

  test('is suggested by her address, and nothing of the other shop is shown', async () => {
    await expect(section()).toContainText('Kasumi has a customer with this e-mail address.')
    await expect(panelOf(program)).not.toContainText(SECRET)
  })

  test('is linked only after the question of consent, and the undo takes it back', async () => {
    const { page } = program
    await pressOn(page, section().getByRole('button', { name: 'Link them…' }))
    const ask = page.getByRole('alertdialog')
    await expect(ask).toContainText('only with the customer’s consent')
    await page.keyboard.press('Escape')
    await expect(ask).toBeHidden()
    await expect(panelOf(program)).not.toContainText(SECRET)
    await pressOn(page, section().getByRole('button', { name: 'Link them…' }))
    await pressOn(page, ask.getByRole('button', { name: 'The customer agrees: link' }))
    await expect(section()).toContainText(SECRET)
    await page.locator('#conversation-list').focus()
    await page.keyboard.press('z')
    await expect(panelOf(program)).not.toContainText(SECRET)
    await expect(section()).toContainText('Kasumi has a customer with this e-mail address.')
  })

  test('a link leads to the other conversation, is the same from there, and is cut', async () => {
    const { page } = program
    await pressOn(page, section().getByRole('button', { name: 'Link them…' }))
    await pressOn(page, page.getByRole('alertdialog').getByRole('button', { name: 'The customer agrees: link' }))
    await expect(section()).toContainText(SECRET)
    await section()
      .getByRole('button', { name: new RegExp(SECRET) })
      .click()
    await expect(page.locator('[data-pane="thread"]').getByText(`${SECRET} bitte`).first()).toBeVisible()
    // Seen from the other shop it is the same link.
    await expect(section()).toContainText('Nordlicht')
    await pressOn(page, section().getByRole('button', { name: 'Cut the link with Nordlicht' }))
    await expect(section()).toContainText('Nordlicht has a customer with this e-mail address.')
  })
})

test.describe('what a return costs', () => {
  let program: Program
  const shop = readContent().shops.find(({ platform }) => platform === 'shopify')
  const card = () =>
    panelOf(program)
      .getByRole('region', { name: /^Order / })
      .first()
  const calculator = () => program.page.getByRole('dialog', { name: 'Return calculator' })

  test.beforeAll(async () => {
    test.setTimeout(180_000)
    program = await startDemo()
    const { page } = program
    await expect(rows(page).first()).toBeVisible({ timeout: 60_000 })
    await openInbox(page)
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    const wanted = card().getByText(/VO-/).first()
    const opened = page.locator('[data-pane="thread"]').locator('h2 bdi').first()
    const beside = panelOf(program).getByRole('region', { name: 'Profile', exact: true }).locator('h3').first()
    for (let down = 0; down < 60; down += 1) {
      // The card that stands is that of the conversation which is open, not of the one before.
      await expect.poll(async () => (await beside.textContent()) === (await opened.textContent())).toBe(true)
      if (await wanted.isVisible()) break
      const row = await cursorId(page)
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
      await expect.poll(() => cursorId(page)).not.toBe(row)
    }
    await expect(card()).toContainText('VO-')
  })

  test('begins with an estimate, and says so', async () => {
    const { page } = program
    await page.keyboard.press('s')
    await page.keyboard.press('r')
    await expect(calculator()).toContainText('An estimate from public tariffs')
    await expect(calculator()).toContainText('has no table of its own yet')
    await page.keyboard.press('Escape')
    await expect(calculator()).toBeHidden()
  })

  test('goes by the shop’s own table once that is written down, and says whose figure it is', async () => {
    const { page } = program
    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+,')
    await page.getByRole('tab', { name: 'Shops' }).click()
    await page
      .getByRole('region', { name: shop?.name ?? '', exact: true })
      .getByRole('button', { name: 'Policy' })
      .click()
    const dialog = page.getByRole('dialog', { name: /^Policy of/ })
    await dialog.getByRole('textbox', { name: 'Days to return goods' }).fill('thirty')
    await dialog.getByText('Reckon with the shop’s own figures').click()
    await pressOn(page, dialog.getByRole('button', { name: 'Add a country' }))
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option', { name: 'All other countries' }).click()
    const rest = dialog.getByRole('textbox', { name: 'All other countries' })
    await pressOn(page, dialog.getByRole('button', { name: 'Save' }))
    await expect(dialog.getByText('2 fields cannot be read.')).toBeVisible()
    await dialog.getByRole('textbox', { name: 'Days to return goods' }).fill('45')
    await rest.fill('7')
    await dialog.getByRole('textbox', { name: 'As new: Coupon’s worth' }).fill('80')
    await pressOn(page, dialog.getByRole('button', { name: 'Save' }))
    await expect(dialog).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(rows(page).first()).toBeVisible()
    await expect(panelOf(program)).toContainText('45 days')
    await page.keyboard.press('s')
    await page.keyboard.press('r')
    await expect(calculator()).toContainText('The shop’s figure for all other countries.')
    await expect(calculator()).toContainText('own table')
  })

  test('its text goes into the reply, and nothing is sent', async () => {
    const { page } = program
    await calculator()
      .getByRole('region', { name: 'Return', exact: true })
      .getByRole('button', { name: 'Write this to the customer' })
      .click()
    await expect(calculator()).toBeHidden()
    await expect(editor(page)).toContainText('VO-')
    await expect(page.getByRole('button', { name: /queue 0/ })).toBeVisible()
    await editor(page).focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('Delete')
    await page.keyboard.press('Escape')
  })

  test('the answer to a bad review asks and mends, and offers nothing for the review', async () => {
    const { page } = program
    await page.keyboard.press('s')
    await page.keyboard.press('v')
    await expect(editor(page)).not.toBeEmpty()
    await expect.poll(async () => (await editor(page).innerText()).length).toBeGreaterThan(60)
    expect(await editor(page).innerText()).not.toMatch(/coupon|voucher|gift|discount|Gutschein|Rabatt|クーポン|优惠/i)
  })
})
