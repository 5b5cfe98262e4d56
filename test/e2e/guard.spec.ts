import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { scanProfile } from '../../scripts/scanProfile.mjs'
import type { Conversation } from '../../src/main/demo/types'
import { arrived, button, editor, endAll, expect, rows, startDemo, test } from './fixtures'
import { choose } from './screens'
import { composer, customerWrites, type Desk, look, openDesk, openIt, pick, thread, writeReply } from './threadSteps'

/* What stands between the send key and the customer, in the packaged program, against a server whose book says what really arrived. */
let desk: Desk
test.beforeAll(async () => {
  test.setTimeout(120_000)
  desk = await openDesk(61)
})
test.afterAll(endAll)

const CARD = '4111 1111 1111 1111'
const PROMISE = 'We pay all import duties for you, you will not pay anything at the door'
const strip = (page: Page) => composer(page).getByRole('region', { name: /^Guard/ })
const send = (page: Page) => page.keyboard.press('ControlOrMeta+Enter')
/** Longer than a bounced press, and than the guard waits after a stroke. */
const REST = 700
const nothingArrived = async (words: string) => {
  await desk.page.waitForTimeout(4_000)
  expect(arrived(desk.shops, words)).toHaveLength(0)
}
const arrivedOnce = async (words: string) => {
  await expect.poll(() => arrived(desk.shops, words).length, { timeout: 40_000 }).toBe(1)
  expect(desk.shops.log.doubles()).toEqual([])
}
/** By chat: most are not in English, which the promise is found in all the same. */
const chat = (): Conversation => pick(desk, 'Channel::WebWidget')
const english = (): Conversation => pick(desk, 'Channel::Email', (one) => desk.account.store.contactOf(one).language === 'en')

test('a promise the shop does not keep stops the text; mended, it leaves once', async () => {
  const { page } = desk
  await openIt(desk, chat())
  await writeReply(desk, `${PROMISE} (e2e promise).`)
  await expect(strip(page)).toContainText('Promise about duty and tax')
  await expect(strip(page)).toContainText('Block')
  await expect(editor(page).locator('mark[data-guard=block]')).toHaveCount(1)
  await expect(page.locator('#live-polite')).toContainText('Guard: 1 block')
  await look(page, 'guard-strip')
  await send(page)
  await expect(strip(page)).toContainText('Not sent')
  await nothingArrived('(e2e promise)')
  await expect(editor(page)).toContainText(PROMISE)

  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText('I ask our carrier today (e2e mended).')
  await expect(strip(page)).toHaveCount(0)
  await send(page)
  await arrivedOnce('(e2e mended)')
  expect(arrived(desk.shops, '(e2e promise)')).toHaveLength(0)
})

test('a pasted card number is masked by one button; one undo brings it back, and no press sends it', async () => {
  const { page } = desk
  await openIt(desk, chat())
  await writeReply(desk, `Is this yours: ${CARD}? (e2e card)`)
  const mask = strip(page).getByRole('button', { name: 'Mask it' })
  await expect(mask).toBeVisible()
  await expect(strip(page)).toContainText('Mend it first')
  await expect(strip(page).getByRole('button', { name: /^Send/ })).toHaveCount(0)
  // However often: a card number is never overruled, so no question comes either.
  for (let pressed = 0; pressed < 3; pressed += 1) {
    await send(page)
    await page.waitForTimeout(REST)
  }
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await nothingArrived('(e2e card)')

  await editor(page).focus()
  await page.keyboard.press('F8')
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe(CARD)
  await mask.click()
  await expect(editor(page)).toContainText('•••• •••• •••• 1111')
  await expect(strip(page)).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(editor(page)).toContainText(CARD)
  await strip(page).getByRole('button', { name: 'Mask it' }).click()
  await send(page)
  await arrivedOnce('(e2e card)')
  expect(arrived(desk.shops, CARD)).toHaveLength(0)
})

test('a warning is shown once and sent at the second press', async () => {
  const { page } = desk
  await openIt(desk, english())
  await writeReply(desk, 'Your parcel will arrive on Friday, I promise you that (e2e warned).')
  await expect(strip(page)).toContainText('Warning')
  await send(page)
  await expect(strip(page)).toContainText('Look again')
  await nothingArrived('(e2e warned)')
  await send(page)
  await arrivedOnce('(e2e warned)')
})

test('a block is overruled with a reason; the record says who, which check and why, never the text', async () => {
  const { page } = desk
  const conversation = english()
  await openIt(desk, conversation)
  await writeReply(desk, `${PROMISE} (e2e overruled).`)
  await expect(strip(page)).toContainText('Promise about duty and tax')
  await send(page)
  await page.waitForTimeout(REST)
  // By keyboard alone: the second press asks for the reason.
  await send(page)
  const question = page.getByRole('alertdialog')
  await expect(question).toBeVisible()
  await expect(question.getByRole('button', { name: 'Send with this reason' })).toBeDisabled()
  await page.keyboard.type('The owner pays for this one')
  await look(page, 'guard-override')
  await question.getByRole('button', { name: 'Send with this reason' }).click()
  await expect(question).toHaveCount(0)
  await arrivedOnce('(e2e overruled)')

  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+,')
  await page.locator('[role=tab][data-key="guard"]').click()
  const record = page.getByRole('region', { name: 'Sent in spite of a block' })
  await expect(record).toContainText('The owner pays for this one')
  await expect(record).toContainText('Promise about duty and tax')
  await expect(record).not.toContainText('e2e overruled')
  await look(page, 'guard-settings')
  await record.getByRole('button', { name: 'Open the conversation' }).click()
  await expect(thread(page)).toContainText('e2e overruled')
})

test('a shop says what a check does: without an exception the reason is not asked for', async () => {
  const { page } = desk
  await page.keyboard.press('ControlOrMeta+,')
  await page.locator('[role=tab][data-key="guard"]').click()
  const box = page.getByRole('checkbox', { name: 'Promise about duty and tax: may be sent with a reason' })
  // Its own input is drawn over.
  await box.focus()
  await page.keyboard.press('Space')
  await expect(box).not.toBeChecked()
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await openIt(desk, chat())
  await writeReply(desk, `${PROMISE} (e2e no exception).`)
  await expect(strip(page)).toContainText('the shop allows no exception')
  await send(page)
  await page.waitForTimeout(REST)
  await send(page)
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await nothingArrived('(e2e no exception)')
  await strip(page).getByRole('button', { name: 'Take the sentence out' }).click()
  await expect(strip(page)).toHaveCount(0)
  await expect(editor(page)).not.toContainText(PROMISE)
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(editor(page)).toContainText(PROMISE)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
})

test('a card number that a customer sends is hidden on screen and in what this desk keeps', async () => {
  const { page, program } = desk
  const conversation = chat()
  customerWrites(desk, conversation, `Please charge my card ${CARD} (e2e incoming)`)
  await openIt(desk, conversation, 'e2e incoming')
  await expect(thread(page)).toContainText('•••• •••• •••• 1111 (e2e incoming)')
  await expect(thread(page).getByText('card number hidden')).toBeVisible()
  await expect(page.getByText(CARD)).toHaveCount(0)
  await look(page, 'guard-incoming')
  expect(scanProfile(program.folder, [CARD, CARD.replaceAll(' ', '')]).found).toEqual([])
})

test('a new conversation and a note are looked at as well, a note for card data alone', async () => {
  const { page } = desk
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'New conversation' })
  await dialog.getByRole('textbox', { name: 'With' }).fill('somebody@post.example')
  await dialog.locator('.cm-content').click()
  await page.keyboard.insertText(`${PROMISE} (e2e new).`)
  await expect(dialog.getByRole('region', { name: /^Guard/ })).toContainText('Promise about duty and tax')
  await send(page)
  await expect(dialog).toBeVisible()
  await nothingArrived('(e2e new)')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)

  await page.keyboard.press('n')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.insertText(`${PROMISE} (e2e note). `)
  await page.waitForTimeout(REST)
  await expect(strip(page)).toHaveCount(0)
  await page.keyboard.insertText(CARD)
  await expect(strip(page)).toContainText('Card number')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
})

for (const lang of ['en', 'ar'] as const)
  test(`the strip has its place at 1024 × 640 in ${lang}, and axe finds nothing`, async () => {
    const { app, page, close } = await startDemo()
    await expect(rows(page).first()).toBeVisible({ timeout: 60_000 })
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((one) => one.isVisible())
        ?.setContentSize(1024, 640),
    )
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1024)
    if (lang === 'ar') await choose(page, 'العربية')
    for (const key of ['Escape', 'Escape', 'Home', 'j', 'Enter']) await page.keyboard.press(key)
    await expect(thread(page)).toBeVisible()
    await page.keyboard.press('r')
    await expect(editor(page)).toBeFocused()
    await page.keyboard.insertText(`${PROMISE}. ${CARD}`)
    const region = composer(page).locator('section', { has: page.locator('[data-guard-row]') })
    await expect(region.locator('[data-guard-row=cardNumber]')).toBeVisible()
    await expect(region.locator('[data-guard-row=dutyPromise]')).toHaveCount(1)
    const box = await region.boundingBox()
    const text = await editor(page).boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1024)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(640)
    expect(text?.height ?? 0).toBeGreaterThan(20)
    await look(page, `guard-small-${lang}`)
    const axe = new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    const found = (await axe.disableRules(['label-content-name-mismatch']).analyze()).violations
    expect(found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))).toEqual([])
    if (lang === 'ar') await expect(button(page, 'إخفاء الرقم')).toBeVisible()
    await close()
  })
