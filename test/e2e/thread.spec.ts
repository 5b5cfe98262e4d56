import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { drawPicture } from '../../src/main/demo/png'
import type { Account } from '../../src/main/demo/routes/context'
import type { Conversation } from '../../src/main/demo/types'
import { arrived, editor, endAll, expect, sendIt, test } from './fixtures'
import {
  colleague,
  composer,
  customerWrites,
  type Desk,
  look,
  nameOf,
  openDesk,
  openIt,
  pick,
  reserve,
  thread,
  writeReply,
} from './threadSteps'

/* What an agent reads, in the packaged program: nothing moves under her, files open, letters stay in their frame. */
const BIG = 10_000
let big: Conversation
let desk: Desk
test.beforeAll(async () => {
  test.setTimeout(150_000)
  desk = await openDesk(31, (account) => {
    big = grow(account)
  })
})
test.afterAll(endAll)

/** One thread of ten thousand, in its first conversation of live chat. */
const grow = ({ store }: Account): Conversation => {
  const found = [...store.conversations.values()].find((one) => {
    const { name } = store.contactOf(one)
    const same = [...store.contacts.values()].filter((contact) => contact.name === name).length
    return one.status === 'open' && same === 1 && store.inboxOf(one).channel === 'Channel::WebWidget'
  })
  const like = found && store.thread(found.id)[0]
  if (!found || !like) throw new Error('a live chat is needed')
  const now = Date.now()
  for (let at = 0; at < BIG; at += 1)
    store.addMessage({ ...like, attachments: [], content: `Line ${at} of a long story`, createdAt: now - (BIG - at) * 1_000 })
  found.lastActivityAt = now
  reserve(found)
  return found
}
const box = () => thread(desk.page)
const atEnd = () => box().evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight < 30)
/** Where the first message in sight stands on the screen. */
const anchor = () =>
  box().evaluate((element) => {
    const edge = element.getBoundingClientRect().top
    const seen = [...element.querySelectorAll('article')].find((one) => one.getBoundingClientRect().top > edge + 10)
    return { label: seen?.textContent ?? '', top: Math.round(seen?.getBoundingClientRect().top ?? 0) }
  })

/** Rows have fractions of a pixel, scrolling has none: one pixel is no move. */
const expectStill = (now: Awaited<ReturnType<typeof anchor>>, was: Awaited<ReturnType<typeof anchor>>) => {
  expect(now.label).toBe(was.label)
  expect(Math.abs(now.top - was.top)).toBeLessThanOrEqual(1)
}

/** Once the rows that came into sight have their size. */
const settled = async () => {
  let was = await anchor()
  for (let turn = 0; turn < 20; turn += 1) {
    await desk.page.waitForTimeout(400)
    const now = await anchor()
    if (now.label === was.label && now.top === was.top) return now
    was = now
  }
  return was
}

test('ten thousand messages open at the end and can be gone up', async () => {
  const { page } = desk
  await openIt(desk, big)
  await expect(box().getByText(`Line ${BIG - 1} of a long story`, { exact: true })).toBeVisible({ timeout: 20_000 })
  expect(await atEnd()).toBe(true)
  const count = () => box().getByRole('article').count()
  const first = await count()
  await box().focus()
  for (let up = 0; up < 3; up += 1) {
    await page.keyboard.press('Home')
    const older = box().getByRole('button', { name: 'Fetch older messages' })
    // Gone again as soon as what was asked for has come.
    if (await older.count()) await older.click({ timeout: 2_000 }).catch(() => undefined)
    await page.waitForTimeout(700)
  }
  await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(first)
  await page.keyboard.press('End')
  await expect.poll(atEnd).toBe(true)
})

test('who writes while the agent reads far up moves nothing; the pill goes there', async () => {
  const { page } = desk
  await openIt(desk, big)
  await box().focus()
  await box().evaluate((element) => {
    element.scrollTop = element.scrollHeight / 2
  })
  const before = await settled()
  customerWrites(desk, big, 'And one thing more (e2e up)')
  await expect(page.getByRole('button', { name: '1 new', exact: true })).toBeVisible({ timeout: 20_000 })
  expectStill(await anchor(), before)
  await look(page, 'pill')
  await page.getByRole('button', { name: '1 new', exact: true }).click()
  await expect(box().getByText('And one thing more (e2e up)')).toBeInViewport()
  await expect(page.getByRole('button', { name: '1 new', exact: true })).toHaveCount(0)
  // At the end too: what is read stays where it is.
  const stands = await settled()
  customerWrites(desk, big, `Long ${'word '.repeat(80)}(e2e end)`)
  await expect(page.getByRole('button', { name: '1 new', exact: true })).toBeVisible({ timeout: 20_000 })
  expectStill(await anchor(), stands)
})

test('who is looked for by name shows in the list what she writes meanwhile', async () => {
  const { page } = desk
  const conversation = pick(desk, 'Channel::WebWidget')
  const row = page.locator(`[id$="~c~${conversation.id}"][role=option]`)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(nameOf(desk, conversation))
  await expect(row.locator('mark').first()).toBeVisible({ timeout: 20_000 })
  customerWrites(desk, conversation, 'Are you there? (e2e found)')
  await expect(row).toContainText('Are you there? (e2e found)', { timeout: 20_000 })
  await expect(row).toHaveAttribute('aria-label', /Are you there\? \(e2e found\)/)
})

test('opened and looked at, it is seen at the server, once; marked unread it stays unread', async () => {
  const { page, account } = desk
  const conversation = pick(desk, 'Channel::WebWidget')
  customerWrites(desk, conversation, 'Anyone? (e2e unread)')
  conversation.agentSeenAt = Date.now() - 86_400_000
  conversation.assigneeSeenAt = null
  let seen = 0
  account.store.onBroadcast((broadcast) => {
    // The mark of what was open before may still be on its way.
    if (broadcast.event === 'conversation.unread_count_changed' && broadcast.data().id === conversation.id) seen += 1
  })
  await openIt(desk, conversation, 'Anyone? (e2e unread)')
  await page.bringToFront()
  await expect.poll(() => conversation.agentSeenAt ?? 0, { timeout: 20_000 }).toBeGreaterThan(Date.now() - 60_000)
  await page.waitForTimeout(1_500)
  expect(seen).toBe(1)
  await box().focus()
  await page.keyboard.press('u')
  const last = account.store.thread(conversation.id).findLast((message) => message.type === 0)
  await expect.poll(() => (conversation.agentSeenAt ?? 0) < (last?.createdAt ?? 0), { timeout: 20_000 }).toBe(true)
  await page.waitForTimeout(2_000)
  expect((conversation.agentSeenAt ?? 0) < (last?.createdAt ?? 0)).toBe(true)
})

test('a colleague who answers is announced; our own typing is told for replies and never for notes', async () => {
  const { page, account } = desk
  const conversation = pick(desk, 'Channel::WebWidget')
  const typed: { event: string; isPrivate: unknown }[] = []
  account.store.onBroadcast((broadcast) => {
    if (broadcast.event.startsWith('conversation.typing') && broadcast.exceptAgentId === account.store.data.meId)
      typed.push({ event: broadcast.event, isPrivate: broadcast.data().is_private })
  })
  await openIt(desk, conversation)
  const { name } = colleague(desk)
  account.actions.typing(conversation, colleague(desk), true)
  await expect(composer(page).getByText(`${name} is replying here right now`)).toBeVisible({ timeout: 15_000 })
  await look(page, 'collision')
  account.actions.typing(conversation, colleague(desk), false)
  await expect(composer(page).getByText(`${name} is replying here right now`)).toHaveCount(0, { timeout: 15_000 })
  await page.keyboard.press('n')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.type('Only for us')
  await page.waitForTimeout(1_500)
  expect(typed).toEqual([])
  await page.keyboard.press('Escape')
  await writeReply(desk, '')
  await page.keyboard.type('For her')
  await expect.poll(() => typed.map(({ event }) => event), { timeout: 10_000 }).toContain('conversation.typing_on')
  await page.keyboard.press('Escape')
  await expect.poll(() => typed.at(-1)?.event, { timeout: 10_000 }).toBe('conversation.typing_off')
  expect(typed.some(({ isPrivate }) => isPrivate === true)).toBe(false)
})

test('pictures zoom by keys, a voice note plays, a file is saved; the focus comes back', async () => {
  const { page, account, program } = desk
  const conversation = pick(desk, 'Channel::WebWidget')
  const { store } = account
  const file = (fileType: 'image' | 'audio' | 'file', fileName: string, contentType: string, bytes: Buffer) => ({
    fileType,
    fileName,
    contentType,
    size: bytes.length,
    width: null,
    height: null,
    blobKey: store.addBlob({ contentType, fileName, source: { kind: 'bytes', base64: bytes.toString('base64') } }),
  })
  const papers = Buffer.from('%PDF-1.4 of the customer')
  account.actions.createMessage(
    conversation,
    { kind: 'contact' },
    {
      content: 'See these (e2e media)',
      type: 0,
      attachments: [
        file('image', 'torn seam.png', 'image/png', drawPicture(3, 640, 480)),
        file('image', 'label.png', 'image/png', drawPicture(4, 320, 480)),
        file('audio', 'voice.wav', 'audio/wav', silence()),
        file('file', 'form.pdf', 'application/pdf', papers),
      ],
    },
  )
  await openIt(desk, conversation, 'See these (e2e media)')
  const thumb = page.getByRole('button', { name: 'Look closer at torn seam.png' })
  await expect(thumb).toBeVisible({ timeout: 20_000 })
  await thumb.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const picture = dialog.getByRole('img')
  await expect(picture).toBeVisible()
  await look(page, 'zoom')
  const width = () => picture.evaluate((element) => element.getBoundingClientRect().width)
  await page.keyboard.press('0')
  const fits = await width()
  for (let more = 0; more < 6; more += 1) await page.keyboard.press('+')
  await expect.poll(width).toBeGreaterThan(fits)
  const large = await width()
  await page.keyboard.press('-')
  await expect.poll(width).toBeLessThan(large)
  await page.keyboard.press('0')
  await expect.poll(width).toBe(fits)
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('img', { name: 'label.png' })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(dialog.getByRole('img', { name: 'torn seam.png' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(thumb).toBeFocused()

  await page.getByRole('button', { name: 'Play voice note' }).click()
  await expect.poll(() => page.locator('audio').evaluate((element) => (element as HTMLAudioElement).currentTime)).toBeGreaterThan(0)

  const target = join(tmpdir(), `dragoman-saved-${process.pid}.pdf`)
  await program.app.evaluate(({ dialog: box }, filePath) => {
    box.showSaveDialog = (async () => ({ canceled: false, filePath })) as unknown as typeof box.showSaveDialog
  }, target)
  await page.getByRole('button', { name: 'Save form.pdf' }).click()
  await expect.poll(() => readFile(target).catch(() => null), { timeout: 15_000 }).toEqual(papers)
})

/** Two seconds of nothing, as WAV. */
const silence = (): Buffer => {
  const data = Buffer.alloc(16_000)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8_000, 24)
  head.writeUInt32LE(8_000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data.fill(128)])
}

test('a link in a letter goes through the one door and shows where it leads; keys pressed in the letter still act', async () => {
  const { page, account, program } = desk
  const conversation = pick(desk, 'Channel::Email')
  const html = '<p style="color:#333">See <a href="https://parcel.example/track?id=7">your parcel</a></p><table><tr><td>1</td></tr></table>'
  account.actions.createMessage(
    conversation,
    { kind: 'contact' },
    {
      content: 'See your parcel (e2e letter)',
      type: 0,
      contentType: 'incoming_email',
      contentAttributes: {
        email: { subject: 'Parcel', html_content: { full: html, reply: html }, text_content: { full: 'See', reply: 'See' } },
      },
    },
  )
  await program.app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (url: string) => void opened.push(url)
  })
  await openIt(desk, conversation)
  const show = thread(page).getByRole('button', { name: 'Show original formatting' }).last()
  if (await show.count()) await show.click()
  const letter = thread(page).frameLocator('iframe').last()
  await letter.getByText('your parcel').hover()
  await expect(thread(page).getByText('https://parcel.example/track?id=7')).toBeVisible()
  await look(page, 'letter')
  await letter.getByText('your parcel').click()
  await expect
    .poll(() => program.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened))
    .toEqual(['https://parcel.example/track?id=7'])
  await page.keyboard.press('r')
  await expect(editor(page)).toBeFocused()
})

test('forward, with a copy, and a new conversation by c: to somebody new', async () => {
  const { page } = desk
  const conversation = pick(desk, 'Channel::Email')
  await openIt(desk, conversation)
  await writeReply(desk, 'Please look at this (e2e forward)', 'f')
  await composer(page).getByLabel('To').fill('depot@carrier.example')
  await composer(page).getByRole('button', { name: 'Cc', exact: true }).click()
  await page.keyboard.type('lead@shop.example')
  await composer(page).getByLabel('Subject').fill('Lost parcel NL-1042')
  await look(page, 'forward')
  await editor(page).focus()
  await sendIt(page)
  await expect.poll(() => arrived(desk.shops, 'e2e forward').length, { timeout: 40_000 }).toBe(1)
  expect(JSON.stringify(arrived(desk.shops, 'e2e forward')[0]?.contentAttributes)).toContain('lead@shop.example')

  for (let back = 0; back < 2; back += 1) await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'New conversation' })
  await expect(dialog).toBeVisible()
  await dialog.getByLabel('With').fill('somebody.new@post.example')
  await dialog.getByLabel('Subject').fill('Your wish')
  await dialog.locator('.cm-content').click()
  await page.keyboard.insertText('We have it again (e2e new)')
  await look(page, 'new-conversation')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(dialog).toHaveCount(0)
  await expect.poll(() => arrived(desk.shops, 'e2e new').length, { timeout: 40_000 }).toBe(1)
  const started = desk.account.store.conversations.get(arrived(desk.shops, 'e2e new')[0]?.conversationId ?? 0)
  expect(started && desk.account.store.contactOf(started).email).toBe('somebody.new@post.example')
  expect(desk.shops.log.doubles()).toEqual([])
})

test('small, dark and Arabic: all of it usable, and clean by axe', async () => {
  const { page, program } = desk
  const conversation = pick(desk, 'Channel::Email')
  await openIt(desk, conversation)
  await writeReply(desk, 'On a small screen (e2e small)')
  await program.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.setContentSize(1024, 640),
  )
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1024)
  // The shop's own address is no copy, however quickly one begins.
  await expect(composer(page).getByLabel('Cc', { exact: true }).and(page.locator('input'))).toHaveCount(0)
  await look(page, 'small')
  const name = page.getByRole('heading', { name: nameOf(desk, conversation), level: 2 })
  expect(await name.evaluate((element) => element.getBoundingClientRect().width)).toBeGreaterThan(100)
  await expect(composer(page).getByRole('button', { name: /^Send/ })).toBeInViewport({ ratio: 1 })
  const clean = async () => {
    const found = await new AxeBuilder({ page }).setLegacyMode(true).include('[data-scope="thread"]').exclude('iframe').analyze()
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  }
  await clean()
  const palette = async (words: string) => {
    await page.keyboard.press('ControlOrMeta+K')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.insertText(words)
    await page.waitForTimeout(400)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await palette('العربية')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForTimeout(500)
  await look(page, 'small-arabic-dark')
  await clean()
})
