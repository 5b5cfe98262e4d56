import { canReply } from '../../src/main/demo/serialize'
import type { Conversation } from '../../src/main/demo/types'
import { arrived, cursorId, editor, endAll, expect, queued, sendIt, test } from './fixtures'
import { colleague, colleagueWrites, customerWrites, type Desk, look, openDesk, openIt, pick, thread, writeReply } from './threadSteps'

/* What waits for the agent's word: held, failed, and what she takes back. The owner's book says what was sent. */
let desk: Desk
test.beforeAll(async () => {
  test.setTimeout(120_000)
  desk = await openDesk(29)
})
test.afterAll(endAll)
test.afterEach(() => desk.shops.switches.reset())

const bubble = (words: string) =>
  thread(desk.page)
    .getByRole('article', { name: /^Your message/ })
    .filter({ hasText: words })
const commit = async (words: string, keys = 'ControlOrMeta+Enter') => {
  if (keys === 'ControlOrMeta+Enter') await sendIt(desk.page)
  else await desk.page.keyboard.press(keys)
  await expect(editor(desk.page)).not.toContainText(words)
}
/** Commits while the server is away, lets the conversation move on there, and brings the server back. */
const holdReply = async (conversation: Conversation, words: string, meanwhile: () => void) => {
  await openIt(desk, conversation)
  await writeReply(desk, words)
  desk.shops.switches.set({ offline: true })
  await commit(words)
  await expect(bubble(words)).toBeVisible()
  meanwhile()
  desk.shops.switches.reset()
  await expect(bubble(words).getByText('Held: the conversation moved on since you wrote')).toBeVisible({ timeout: 60_000 })
  expect(arrived(desk.shops, words)).toHaveLength(0)
}
const say = (words: string, word: string) => bubble(words).getByRole('button', { name: word, exact: true })

test('the customer wrote meanwhile: both texts stand side by side, and it leaves at the agent’s word, once', async () => {
  const conversation = pick(desk, 'Channel::WebWidget')
  const words = 'It left this morning (e2e held send)'
  await holdReply(conversation, words, () => customerWrites(desk, conversation, 'Please cancel it instead (e2e news)'))
  await expect(bubble(words)).toContainText('The customer has written again')
  await expect(bubble(words)).toContainText('e2e news')
  await look(desk.page, 'held')
  await say(words, 'Send as it is').click()
  await expect.poll(() => arrived(desk.shops, words).length, { timeout: 30_000 }).toBe(1)
  expect(desk.shops.log.doubles()).toEqual([])
})

test('a colleague answered: edit brings the text back with the focus, and the new text leaves alone', async () => {
  const conversation = pick(desk, 'Channel::WebWidget')
  const words = 'I shall look (e2e held edit)'
  await holdReply(conversation, words, () => colleagueWrites(desk, conversation, 'Already done (e2e colleague)'))
  await expect(bubble(words)).toContainText('A colleague has replied')
  await say(words, 'Edit').click()
  await expect(editor(desk.page)).toBeFocused()
  await expect(editor(desk.page)).toHaveText(words)
  await expect(bubble(words)).toHaveCount(0)
  await desk.page.keyboard.type(', as Sofie said')
  await commit(words)
  await expect.poll(() => arrived(desk.shops, words).map((one) => one.content), { timeout: 30_000 }).toEqual([`${words}, as Sofie said`])
})

test('resolved meanwhile: dropped, nothing of it is sent', async () => {
  const conversation = pick(desk, 'Channel::WebWidget')
  const words = 'One more question (e2e held drop)'
  await holdReply(conversation, words, () =>
    desk.account.actions.setStatus(conversation, 'resolved', { kind: 'agent', agent: colleague(desk) }),
  )
  await expect(bubble(words)).toContainText('It was resolved')
  await say(words, 'Drop').click()
  await expect(bubble(words)).toHaveCount(0)
  await desk.page.waitForTimeout(3_000)
  expect(arrived(desk.shops, words)).toHaveLength(0)
  expect(await queued(desk.page)).toBe(0)
})

test('WhatsApp’s window closed meanwhile: held, and the composer says why', async () => {
  const conversation = pick(desk, 'Channel::Whatsapp', (one) => canReply(desk.account.store, one, Date.now()))
  const words = 'Too late for this (e2e window)'
  await holdReply(conversation, words, () => {
    for (const message of desk.account.store.thread(conversation.id)) if (message.type === 0) message.createdAt -= 30 * 3_600_000
    conversation.updatedAt = Date.now()
  })
  await expect(bubble(words)).toContainText(/time to reply has ended/)
  await look(desk.page, 'window')
  await say(words, 'Drop').click()
  await expect(bubble(words)).toHaveCount(0)
})

test('refused (422): said with its cause; tried again it goes once', async () => {
  const conversation = pick(desk, 'Channel::WebWidget')
  const words = 'Refused at first (e2e failed)'
  await openIt(desk, conversation)
  await writeReply(desk, words)
  // Chatwoot takes two hundred messages of a conversation a minute.
  const { store } = desk.account
  const like = store.thread(conversation.id)[0]
  if (!like) throw new Error('a message is needed')
  const lines = Array.from({ length: 200 }, () =>
    store.addMessage({ ...like, type: 2, content: 'A rule ran', sender: null, attachments: [], createdAt: Date.now() + 5_000 }),
  )
  await commit(words)
  await expect(bubble(words).getByText(/Not sent\./)).toBeVisible({ timeout: 60_000 })
  await look(desk.page, 'failed')
  expect(arrived(desk.shops, words)).toHaveLength(0)
  for (const line of lines) line.createdAt -= 3_600_000
  await say(words, 'Try again').click()
  await expect.poll(() => arrived(desk.shops, words).length, { timeout: 40_000 }).toBe(1)
})

test('undo in time brings the text back once, with the cursor behind it', async () => {
  const conversation = pick(desk, 'Channel::Email')
  const words = 'Dear customer, wait (e2e back)'
  await openIt(desk, conversation)
  await writeReply(desk, words)
  await commit(words)
  await bubble(words).getByRole('button', { name: 'Undo' }).click()
  await expect(editor(desk.page)).toBeFocused()
  await desk.page.keyboard.type(' a moment')
  await expect(editor(desk.page)).toHaveText(`${words} a moment`)
  await expect(bubble(words)).toHaveCount(0)
  await desk.page.waitForTimeout(11_000)
  expect(arrived(desk.shops, words)).toHaveLength(0)
})

test('send and resolve; send and next', async () => {
  const resolved = pick(desk, 'Channel::WebWidget')
  await openIt(desk, resolved)
  await writeReply(desk, 'Done with this (e2e resolve)')
  await commit('e2e resolve', 'ControlOrMeta+Shift+R')
  await expect.poll(() => arrived(desk.shops, 'e2e resolve').length, { timeout: 30_000 }).toBe(1)
  await expect.poll(() => resolved.status, { timeout: 30_000 }).toBe('resolved')
  const { page } = desk
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await expect(page.getByRole('region', { name: 'All', exact: true }).getByRole('option').nth(2)).toBeVisible()
  await page.keyboard.press('Home')
  const first = await cursorId(page)
  await page.keyboard.press('r')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.insertText('And on (e2e next)')
  await page.keyboard.press('ControlOrMeta+Shift+Enter')
  await expect(page.locator(`[id="${first}"]`)).not.toHaveAttribute('aria-current', 'true')
  await expect.poll(() => arrived(desk.shops, 'e2e next').length, { timeout: 40_000 }).toBe(1)
})
