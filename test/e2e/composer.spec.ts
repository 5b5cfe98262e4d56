import { createHash } from 'node:crypto'
import { blobBytes } from '../../src/main/demo/blobs'
import { drawPicture } from '../../src/main/demo/png'
import { arrived, editor, endAll, expect, NAME, PASSPHRASE, sendIt, start, test } from './fixtures'
import { composer, type Desk, look, openDesk, openIt, pick, thread, writeReply } from './threadSteps'

/* What an agent writes with, in the packaged program, against a server whose book says what really arrived. */
let desk: Desk
test.beforeAll(async () => {
  test.setTimeout(120_000)
  desk = await openDesk(23)
})
test.afterAll(endAll)

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
/** Files of the one message with these words, as the server stored them. */
const filesOf = (words: string): { name: string; mime: string; hash: string }[] => {
  const { store } = desk.account
  const message = store.data.messages.find((one) => one.content?.includes(words) && one.type === 1)
  return (message?.attachments ?? []).map((file) => {
    const blob = store.data.blobs[file.blobKey]
    return { name: file.fileName, mime: file.contentType, hash: blob ? sha(blobBytes(blob)) : '' }
  })
}
const chips = () =>
  composer(desk.page)
    .getByRole('list', { name: 'Files of this draft' })
    .getByRole('button', { name: /^Remove / })
const send = async (words: string) => {
  await sendIt(desk.page)
  await expect(editor(desk.page)).not.toContainText(words)
  await expect.poll(() => arrived(desk.shops, words).length, { timeout: 40_000 }).toBe(1)
  expect(desk.shops.log.doubles()).toEqual([])
}

const PNG = drawPicture(7, 64, 48)

test('files by button, paste and drop become chips, are refused in words, and arrive byte by byte', async () => {
  const { page } = desk
  const conversation = pick(desk, 'Channel::WebWidget')
  await openIt(desk, conversation)
  await writeReply(desk, 'Here are the papers (e2e files).')
  const pdf = Buffer.from(`%PDF-1.4 ${'x'.repeat(70_000)}`)
  const chooser = page.waitForEvent('filechooser')
  await composer(page)
    .getByRole('button', { name: /^Attach/ })
    .click()
  await (await chooser).setFiles([
    { name: 'Rechnung März.pdf', mimeType: 'application/pdf', buffer: pdf },
    { name: 'wrong.txt', mimeType: 'text/plain', buffer: Buffer.from('not this one') },
  ])
  await expect(chips()).toHaveCount(2)

  await editor(page).evaluate((element, base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const data = new DataTransfer()
    data.items.add(new File([bytes], 'image.png', { type: 'image/png' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, PNG.toString('base64'))
  await expect(chips()).toHaveCount(3)

  await editor(page).evaluate((element) => {
    const data = new DataTransfer()
    data.items.add(new File(['size,colour\n42,blue\n'], 'größen.csv', { type: 'text/csv' }))
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  })
  await expect(chips()).toHaveCount(4)
  await look(page, 'files')

  await composer(page).getByRole('button', { name: 'Remove wrong.txt' }).click()
  await expect(chips()).toHaveCount(3)

  await editor(page).evaluate((element) => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(41 * 1024 * 1024)], 'film.mp4', { type: 'video/mp4' }))
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  })
  await expect(page.getByText(/film\.mp4 is .* at most/).first()).toBeVisible()
  await expect(chips()).toHaveCount(3)

  await editor(page).focus()
  await send('e2e files')
  expect(filesOf('e2e files')).toEqual([
    { name: 'Rechnung März.pdf', mime: 'application/pdf', hash: sha(pdf) },
    { name: 'image.png', mime: 'image/png', hash: sha(PNG) },
    { name: 'größen.csv', mime: 'text/csv', hash: sha(Buffer.from('size,colour\n42,blue\n')) },
  ])
})

test('a screenshot in the clipboard is pasted with its key', async () => {
  const { page, program } = desk
  await openIt(desk, pick(desk, 'Channel::WebWidget'))
  await writeReply(desk, 'See the picture (e2e screenshot).')
  // Electron's own types differ between the two runtimes here.
  await program.app.evaluate(({ clipboard, nativeImage }, base64) => {
    const board = clipboard as unknown as { writeImage(image: unknown): void }
    board.writeImage(nativeImage.createFromBuffer(Buffer.from(base64, 'base64')))
  }, PNG.toString('base64'))
  await page.keyboard.press('ControlOrMeta+V')
  await expect(chips()).toHaveCount(1)
  await send('e2e screenshot')
  expect(filesOf('e2e screenshot')).toMatchObject([{ mime: 'image/png' }])
})

test('an emoji by keyboard alone', async () => {
  const { page } = desk
  await openIt(desk, pick(desk, 'Channel::WebWidget'))
  await writeReply(desk, 'All good ')
  const smile = composer(page).getByRole('button', { name: 'Emoji' })
  await smile.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Emoji' })).toBeVisible()
  await look(page, 'emoji')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  const sign = await page.evaluate(() => document.activeElement?.textContent ?? '')
  expect(sign).toMatch(/\p{Extended_Pictographic}/u)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(editor(page)).toBeFocused()
  await page.keyboard.type(' (e2e emoji)')
  await expect(editor(page)).toHaveText(`All good ${sign} (e2e emoji)`)
  await smile.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('heart')
  await page.keyboard.press('Enter')
  await expect(editor(page)).toBeFocused()
  await expect(editor(page)).toContainText(/(e2e emoji)\)\p{Extended_Pictographic}/u)
})

test('Enter that confirms a candidate writes and sends nothing; surrogate pairs and mixed directions arrive as typed', async () => {
  const { page } = desk
  const conversation = pick(desk, 'Channel::WebWidget')
  await openIt(desk, conversation)
  await writeReply(desk, '')
  const cdp = await page.context().newCDPSession(page)
  const compose = async (steps: string[], word: string) => {
    for (const text of steps) await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229, modifiers: 2 })
    await cdp.send('Input.insertText', { text: word })
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, modifiers: 2 })
  }
  await compose(['n', 'に', 'にほ', 'にほん', '日本'], '日本')
  await compose(['g', 'ご', '語'], '語')
  await expect(editor(page)).toHaveText('日本語')
  await page.waitForTimeout(400)
  await expect(thread(page).getByText(/sending/)).toHaveCount(0)
  const words = ' 𠮷野家 👩‍👩‍👧 abc שלום (e2e ime)'
  await page.keyboard.insertText(words)
  await send('e2e ime')
  expect(arrived(desk.shops, 'e2e ime')[0]?.content).toBe(`日本語${words}`)
})

test('an Arabic mail leaves from right to left and is shown so', async () => {
  const { page } = desk
  const conversation = pick(desk, 'Channel::Email', (one) => desk.account.store.contactOf(one).language === 'ar')
  await openIt(desk, conversation)
  const words = 'شكرا على رسالتك، الطلب NL-1042 في الطريق إليك.'
  await writeReply(desk, `${words}\nTracking: JD0146 (e2e arabic)`)
  const lines = await editor(page)
    .locator('.cm-line')
    .evaluateAll((found) => found.map((line) => getComputedStyle(line).unicodeBidi))
  expect(lines).toEqual(['plaintext', 'plaintext'])
  await send('e2e arabic')
  const message = desk.account.store.thread(conversation.id).find((one) => one.content?.includes('e2e arabic'))
  expect(message?.content).toContain(words)
  const bubble = thread(page).locator('[data-selectable]', { hasText: 'NL-1042' }).last()
  await expect(bubble).toHaveCSS('direction', 'rtl')
  await look(page, 'arabic-reply')
})

test('too long is said in words and never sent', async () => {
  const { page } = desk
  await openIt(desk, pick(desk, 'Channel::WebWidget'))
  await writeReply(desk, `${'字'.repeat(150_010)}`)
  await expect(composer(page).getByText('10 characters too long for this channel.')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.waitForTimeout(500)
  await expect(thread(page).getByText(/sending/)).toHaveCount(0)
  await look(page, 'too-long')
  await composer(page).getByRole('button', { name: 'Throw this draft away' }).click()
  await expect(editor(page)).toHaveText(/Write to/)
})

test('two drafts and a quick hand: no word crosses, both are marked and kept', async () => {
  const { page } = desk
  const pair = [pick(desk, 'Channel::WebWidget'), pick(desk, 'Channel::WebWidget')] as const
  const rows = pair.map((one) => page.locator(`[id$="~c~${one.id}"][role=option]`))
  for (let round = 0; round < 3; round += 1)
    for (const at of [0, 1]) {
      const one = pair[at as 0 | 1]
      await openIt(desk, one)
      await page.keyboard.press('r')
      await expect(editor(page)).toBeFocused()
      await page.keyboard.press('ControlOrMeta+End')
      await page.keyboard.type(at === 0 ? 'aaa ' : 'bbb ')
    }
  await openIt(desk, pair[0])
  await expect(editor(page)).toHaveText('aaa aaa aaa')
  await expect(rows[0] ?? page.locator('none')).toHaveAttribute('aria-label', /draft/i)
  await openIt(desk, pair[1])
  await expect(editor(page)).toHaveText('bbb bbb bbb')
})

test('a draft with its file is found again after a restart', async () => {
  test.setTimeout(150_000)
  const { program } = desk
  let { page } = desk
  const conversation = pick(desk, 'Channel::Email')
  await openIt(desk, conversation)
  await writeReply(desk, 'Half a letter (e2e restart)')
  await editor(page).evaluate((element) => {
    const data = new DataTransfer()
    data.items.add(new File(['kept'], 'kept.txt', { type: 'text/plain' }))
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  })
  await expect(chips()).toHaveCount(1)
  await look(page, 'mail')
  await expect(composer(page).getByText('kept here')).toBeVisible()
  await program.kill()
  const again = await start({ folder: program.folder })
  page = again.page
  Object.assign(desk, { program: again, page })
  await page.getByRole('button', { name: new RegExp(NAME) }).click()
  await page.getByLabel(`PIN of ${NAME}`).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.locator('#conversation-list')).toBeVisible({ timeout: 30_000 })
  await openIt(desk, conversation)
  await expect(editor(page)).toHaveText('Half a letter (e2e restart)')
  await expect(chips()).toHaveCount(1)
  await editor(page).focus()
  await send('e2e restart')
  expect(filesOf('e2e restart')).toEqual([{ name: 'kept.txt', mime: 'text/plain', hash: sha(Buffer.from('kept')) }])
  expect(arrived(desk.shops, 'e2e restart')[0]?.content).toBe('Half a letter (e2e restart)')
})
