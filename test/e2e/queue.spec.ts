import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Conversation } from '../../src/main/demo/types'
import { arrived, editor, endAll, expect, NAME, PASSPHRASE, type Program, pressOn, queued, rows, sendIt, start, test } from './fixtures'
import { composer, customerWrites, type Desk, kept, look, nameOf, openDesk, openIt, pick, writeReply } from './threadSteps'

/*
 * The queue by keyboard, in the packaged program: what waits and why, over kills; what nobody can know; drafts and
 * earlier texts; and the two ways out while something waits. The owner's book says what arrived.
 */
test.describe.configure({ mode: 'serial' })

/** Look-ups soon after a lost answer, instead of over four minutes. */
const ARGS = ['--look-gaps-ms=200,200']
let desk: Desk
let folder = ''

test.beforeAll(async () => {
  test.setTimeout(180_000)
  desk = await openDesk(31, undefined, ARGS)
  folder = desk.program.folder
})
test.afterAll(async () => {
  await endAll()
  rmSync(folder, { recursive: true, force: true })
})
test.afterEach(() => desk.shops.switches.reset())

const goToQueue = async () => {
  const { page } = desk
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await expect(page.getByRole('region', { name: 'Queue' })).toBeVisible()
}
const entry = (words: string) => desk.page.locator('[data-queue-item]').filter({ hasText: words })
/** Goes down by j until the item has the focus. */
const stand = async (words: string) => {
  await expect(entry(words)).toBeVisible({ timeout: 30_000 })
  for (let down = 0; down < 30; down += 1) {
    if (await entry(words).evaluate((element) => element === document.activeElement)) return
    await desk.page.keyboard.press(down === 0 ? 'k' : 'j')
  }
  throw new Error(`${words} cannot be reached by j`)
}
const commit = async (words: string) => {
  await sendIt(desk.page)
  await expect(editor(desk.page)).not.toContainText(words)
}
/** SIGKILL and a new start on the same profile. */
const again = async () => {
  await desk.program.kill()
  await open()
}
const open = async () => {
  const program: Program = await start({ folder, args: ARGS })
  const { page } = program
  await page.getByRole('button', { name: new RegExp(NAME) }).click()
  await page.getByLabel(`PIN of ${NAME}`).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(rows(page).first()).toBeVisible({ timeout: 30_000 })
  desk = { ...desk, program, page }
}
const attach = async (name: string) => {
  const chooser = desk.page.waitForEvent('filechooser')
  await composer(desk.page)
    .getByRole('button', { name: /^Attach/ })
    .click()
  await (await chooser).setFiles([{ name, mimeType: 'text/plain', buffer: Buffer.from(`The bytes of ${name}`) }])
  await expect(composer(desk.page).getByRole('button', { name: `Remove ${name}` })).toBeVisible()
}
const escaped = async (times = 2) => {
  for (let at = 0; at < times; at += 1) await desk.page.keyboard.press('Escape')
}

test('with nothing to leave it says so, in the middle', async () => {
  await goToQueue()
  await expect(desk.page.getByText('Nothing waits to leave')).toBeVisible()
  await look(desk.page, 'queue-empty')
})

test('killed with a reply, its file and a draft waiting: all stand again, and the reply arrives once with its file', async () => {
  test.setTimeout(180_000)
  const words = 'The invoice again (e2e queue file)'
  const draft = 'Half a thought (e2e queue draft)'
  const conversation = pick(desk, 'Channel::WebWidget')
  const other = pick(desk, 'Channel::WebWidget')
  await openIt(desk, other)
  await writeReply(desk, draft)
  await attach('notes.txt')
  await openIt(desk, conversation)
  await writeReply(desk, words)
  await attach('invoice.txt')
  desk.shops.switches.set({ offline: true })
  await commit(words)
  await desk.page.waitForTimeout(600)
  await again()
  await goToQueue()
  await expect(entry(words)).toContainText('invoice.txt')
  await expect(entry(draft)).toContainText('notes.txt')
  await look(desk.page, 'queue-waiting')
  await stand(draft)
  await desk.page.keyboard.press('e')
  await expect(editor(desk.page)).toHaveText(draft)
  await expect(composer(desk.page).getByRole('button', { name: 'Remove notes.txt' })).toBeVisible()
  desk.shops.switches.reset()
  await expect.poll(() => arrived(desk.shops, words).length, { timeout: 90_000 }).toBe(1)
  const sent = desk.account.store.data.messages.find((one) => one.content === words)
  expect(sent?.attachments.map(({ fileName }) => fileName)).toEqual(['invoice.txt'])
  expect(desk.shops.log.doubles()).toEqual([])
  // Away with the draft: by key, and the undo is offered.
  await goToQueue()
  await stand(draft)
  await desk.page.keyboard.press('d')
  await expect(entry(draft)).toHaveCount(0)
})

test('held: both texts side by side in the queue, sent by key', async () => {
  const words = 'It leaves tomorrow (e2e queue held)'
  const conversation = pick(desk, 'Channel::WebWidget')
  await openIt(desk, conversation)
  await writeReply(desk, words)
  desk.shops.switches.set({ offline: true })
  await commit(words)
  customerWrites(desk, conversation, 'Cancel it please (e2e queue news)')
  desk.shops.switches.reset()
  await goToQueue()
  await expect(entry(words)).toContainText('The customer wrote again meanwhile', { timeout: 60_000 })
  await expect(entry(words)).toContainText('Cancel it please (e2e queue news)', { timeout: 30_000 })
  await expect(entry(words)).toContainText(words)
  await look(desk.page, 'queue-held')
  expect(arrived(desk.shops, words)).toHaveLength(0)
  await stand(words)
  await desk.page.keyboard.press('s')
  await expect.poll(() => arrived(desk.shops, words).length, { timeout: 40_000 }).toBe(1)
})

/** The answer is lost and the server forgets our key (as Chatwoot does on a retry): nobody can know. */
const makeUnknown = async (words: string): Promise<{ conversation: Conversation; key: unknown }> => {
  const conversation = pick(desk, 'Channel::WebWidget')
  await openIt(desk, conversation)
  desk.shops.switches.set({ cable: 'mute', loseAnswers: { times: null } })
  await writeReply(desk, words)
  await commit(words)
  const message = () => desk.account.store.data.messages.find((one) => one.content === words)
  await expect.poll(() => message() !== undefined, { timeout: 30_000, intervals: [20] }).toBe(true)
  const made = message()
  const key = made?.contentAttributes.drg_key
  if (made) made.contentAttributes = {}
  desk.shops.switches.set({ loseAnswers: null })
  await goToQueue()
  await expect(entry(words)).toContainText('perhaps sent', { timeout: 90_000 })
  return { conversation, key }
}

test('unknown: looking again finds it once the server shows it, and nothing is sent twice', async () => {
  test.setTimeout(180_000)
  const words = 'Was this sent? (e2e queue unknown)'
  const { key } = await makeUnknown(words)
  await look(desk.page, 'queue-unknown')
  const message = desk.account.store.data.messages.find((one) => one.content === words)
  if (message) message.contentAttributes = { drg_key: key as string }
  // What had the focus may have gone: the keys still act on the queue.
  await desk.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await stand(words)
  await desk.page.keyboard.press('l')
  await expect(entry(words).getByText('sent', { exact: true })).toBeVisible({ timeout: 60_000 })
  expect(arrived(desk.shops, words)).toHaveLength(1)
})

test('unknown: sent again only at the agent’s word', async () => {
  test.setTimeout(180_000)
  const words = 'Sent again at my word (e2e queue again)'
  await makeUnknown(words)
  expect(arrived(desk.shops, words)).toHaveLength(1)
  await desk.page.waitForTimeout(3_000)
  expect(arrived(desk.shops, words)).toHaveLength(1)
  await stand(words)
  await desk.page.keyboard.press('s')
  await expect.poll(() => arrived(desk.shops, words).length, { timeout: 40_000 }).toBe(2)
})

test('failed: its text comes back by key, and the new one leaves alone', async () => {
  const words = 'Refused by the server (e2e queue failed)'
  const conversation = pick(desk, 'Channel::WebWidget')
  await openIt(desk, conversation)
  await writeReply(desk, words)
  const { store } = desk.account
  const like = store.thread(conversation.id)[0]
  if (!like) throw new Error('a message is needed')
  const lines = Array.from({ length: 200 }, () =>
    store.addMessage({ ...like, type: 2, content: 'A rule ran', sender: null, attachments: [], createdAt: Date.now() + 5_000 }),
  )
  await commit(words)
  await goToQueue()
  await expect(entry(words).getByText('failed', { exact: true })).toBeVisible({ timeout: 60_000 })
  await look(desk.page, 'queue-failed')
  for (const line of lines) line.createdAt -= 3_600_000
  await stand(words)
  await desk.page.keyboard.press('e')
  await expect(editor(desk.page)).toBeFocused()
  await expect(editor(desk.page)).toHaveText(words)
  await desk.page.keyboard.type(', mended')
  await commit('mended')
  await expect.poll(() => arrived(desk.shops, words).map(({ content }) => content), { timeout: 40_000 }).toEqual([`${words}, mended`])
})

test('the undo of a reply outlives a kill', async () => {
  test.setTimeout(180_000)
  const { page } = desk
  await escaped()
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await pressOn(page, dialog.getByRole('button', { name: /Undo time for chats/ }))
  await page.getByRole('option', { name: '30 seconds' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  const words = 'Taken back after the kill (e2e queue undo)'
  const conversation = pick(desk, 'Channel::WebWidget')
  await openIt(desk, conversation)
  await writeReply(desk, words)
  await commit(words)
  await expect(page.locator('#live-polite')).toContainText(/Sending in/)
  await again()
  await goToQueue()
  await expect(entry(words)).toContainText('can be undone')
  await stand(words)
  await desk.page.keyboard.press('u')
  await expect(editor(desk.page)).toHaveText(words)
  await desk.page.waitForTimeout(31_000)
  expect(arrived(desk.shops, words)).toHaveLength(0)
})

test('what was thrown away comes back after a kill, and one undo takes it off again', async () => {
  const { page: before } = desk
  const words = 'A long and careful answer to a hard question (e2e queue earlier)'
  const conversation = pick(desk, 'Channel::WebWidget')
  await openIt(desk, conversation)
  await writeReply(desk, words)
  await kept(before)
  await before.keyboard.press('ControlOrMeta+A')
  await before.keyboard.press('Delete')
  await before.waitForTimeout(700)
  await again()
  await openIt(desk, conversation)
  const { page } = desk
  await page.keyboard.press('r')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.type('Short')
  await page.keyboard.press('ControlOrMeta+Shift+H')
  await expect(page.getByRole('dialog')).toContainText(words)
  await look(page, 'earlier')
  await page.keyboard.press('Enter')
  await expect(editor(page)).toHaveText(words)
  await page.getByRole('button', { name: /Undo/ }).last().click()
  await expect(editor(page)).toHaveText('Short')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
})

test('a draft whose conversation was deleted can be had in the queue', async () => {
  const words = 'Written to nobody now (e2e queue orphan)'
  const conversation = pick(desk, 'Channel::WebWidget')
  await openIt(desk, conversation)
  await writeReply(desk, words)
  await kept(desk.page)
  await escaped(1)
  desk.account.store.conversations.delete(conversation.id)
  await desk.page.keyboard.press('ControlOrMeta+K')
  await desk.page.keyboard.type('Fetch this conversation again')
  await desk.page.waitForTimeout(400)
  await desk.page.keyboard.press('Enter')
  await expect(desk.page.getByText('This conversation is not on this desk')).toBeVisible({ timeout: 60_000 })
  await goToQueue()
  await expect(entry(words)).toContainText('Its conversation is not on this desk')
  await look(desk.page, 'queue-orphan')
  await stand(words)
  await desk.page.keyboard.press('d')
  await expect(entry(words)).toHaveCount(0)
})

interface Asked {
  message: string
  detail: string
  buttons: string[]
}
/** The system's own dialog cannot be driven: its question is kept, and answered by place. */
const answerDialog = (place: number) =>
  desk.program.app.evaluate(({ dialog }, response) => {
    const kept = globalThis as unknown as { asked: unknown[] }
    kept.asked = []
    Object.assign(dialog, {
      showMessageBox: async (...args: unknown[]) => {
        kept.asked.push(args.at(-1))
        return { response, checkboxChecked: false }
      },
    })
  }, place)
const asked = () => desk.program.app.evaluate(() => (globalThis as unknown as { asked: Asked[] }).asked)
const windows = () =>
  desk.program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((one) => one.isVisible()).length)
const closeWindow = () =>
  desk.program.app.evaluate(({ BrowserWindow }) => {
    for (const one of BrowserWindow.getAllWindows()) if (one.isVisible()) one.close()
  })

test('closing with a reply waiting asks; cancelled, the window stays', async () => {
  const words = 'Waits while the window closes (e2e queue quit)'
  const conversation = pick(desk, 'Channel::WebWidget')
  await openIt(desk, conversation)
  await writeReply(desk, words)
  desk.shops.switches.set({ offline: true })
  await commit(words)
  await expect.poll(() => queued(desk.page)).toBeGreaterThan(0)
  await answerDialog(2)
  await closeWindow()
  await expect.poll(async () => (await asked()).length).toBe(1)
  const [question] = await asked()
  expect(question?.message).toMatch(/wait(s)? to leave/)
  expect(question?.detail).toContain('Nothing is lost either way')
  expect(question?.buttons).toEqual(['Finish, then quit', 'Leave for next time', 'Cancel'])
  expect(await windows()).toBe(1)
  // Set up for the next: the server is still away.
  desk.shops.switches.set({ offline: true })
  await answerDialog(0)
  await closeWindow()
  await expect.poll(windows).toBe(0)
  const child = desk.program.app.process()
  expect(child.exitCode).toBeNull()
  const ended = new Promise((done) => child.once('exit', done))
  desk.shops.switches.reset()
  await ended
  expect(arrived(desk.shops, words)).toHaveLength(1)
  await desk.program.close().catch(() => undefined)
  await open()
  expect(arrived(desk.shops, words)).toHaveLength(1)
})

test('left for next time it ends at once, and leaves at the next start', async () => {
  const words = 'Left for next time (e2e queue later)'
  const conversation = pick(desk, 'Channel::WebWidget')
  await openIt(desk, conversation)
  await writeReply(desk, words)
  desk.shops.switches.set({ offline: true })
  await commit(words)
  await answerDialog(1)
  const child = desk.program.app.process()
  const ended = new Promise((done) => child.once('exit', done))
  await closeWindow().catch(() => undefined)
  await ended
  await desk.program.close().catch(() => undefined)
  expect(arrived(desk.shops, words)).toHaveLength(0)
  desk.shops.switches.reset()
  await open()
  await expect.poll(() => arrived(desk.shops, words).length, { timeout: 90_000 }).toBe(1)
  expect(nameOf(desk, conversation)).not.toBe('')
})

test('a backend is removed after what waits there was saved to a file', async () => {
  test.setTimeout(180_000)
  const { page } = desk
  const words = 'Unsent and worth keeping (e2e queue export)'
  const conversation = pick(desk, 'Channel::WebWidget')
  await openIt(desk, conversation)
  await writeReply(desk, words)
  await attach('papers.txt')
  await kept(page)
  const path = join(tmpdir(), `unsent-${process.pid}.html`)
  await desk.program.app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath }) })
  }, path)
  await escaped()
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).press('Enter')
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText(/\d drafts?/)
  await look(page, 'removal')
  await dialog.getByRole('button', { name: 'Save them to a file…' }).click()
  await expect(dialog).toContainText('Saved.')
  const saved = readFileSync(path, 'utf8')
  expect(saved).toContain(words)
  expect(saved).toContain(Buffer.from('The bytes of papers.txt').toString('base64'))
  rmSync(path, { force: true })
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText(/was removed from this desk/)).toBeVisible({ timeout: 60_000 })
})
