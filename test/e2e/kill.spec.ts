import { rmSync } from 'node:fs'
import { createRng } from '../../src/main/demo/rng'
import type { DemoServers } from '../../src/main/demo/startDemoServers'
import {
  arrived,
  connectChatwoot,
  createProfile,
  editor,
  endAll,
  expect,
  go,
  list,
  NAME,
  openInbox,
  PASSPHRASE,
  type Program,
  queued,
  remoteNumber,
  rows,
  sendIt,
  start,
  startShops,
  test,
} from './fixtures'
import { chatRows, clearDraft, crash, draftOf, openRow, sendFrom } from './killSteps'

/*
 * The main process is killed (SIGKILL) while an agent types, while a reply leaves, and while she types as several leave
 * at once, at moments drawn from a seed; then the inbox's page alone, then the engine page alone. Afterwards the draft
 * is there but for the last 250 ms, and the owner's book has every reply exactly once.
 */
test.describe.configure({ mode: 'serial' })

const SEED = Number(process.env.DRAGOMAN_SEED ?? 20260921)
/** Rounds under load; those with one thing at a time are half as many. */
const LOADED = Number(process.env.DRAGOMAN_KILLS ?? 4)
const ROUNDS = Math.ceil(LOADED / 2)
const AT_ONCE = 4
/** A key every 25 ms, and the journal groups by at most 250 ms: so many letters may be missing, plus one stroke of ours. */
const KEY_MS = 25
const MAY_MISS = Math.ceil(250 / KEY_MS) + 1

const random = createRng(SEED)
let shops: DemoServers
let folder = ''

test.beforeAll(async () => {
  test.setTimeout(180_000)
  shops = await startShops(13)
  const program = await start()
  folder = program.folder
  await createProfile(program.page)
  const [shop] = shops.shops
  if (!shop) throw new Error('a shop is needed')
  await connectChatwoot(program.page, shop, 'Nordlicht')
  await openInbox(program.page)
  await program.close()
})
test.afterAll(async () => {
  await endAll()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts on the same profile and unlocks it. */
const again = async (): Promise<Program> => {
  const program = await start({ folder })
  const { page } = program
  await page.getByRole('button', { name: new RegExp(NAME) }).click()
  await page.getByLabel(`PIN of ${NAME}`).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(rows(page).first()).toBeVisible({ timeout: 30_000 })
  return program
}
/** Opens the row at a place of the list of all and begins a reply. */
const begin = async ({ page }: Program, place: number) => {
  await go(page, 'a', 'All')
  for (let down = 0; down < place; down += 1) await page.keyboard.press('j')
  const row = await list(page).getAttribute('aria-activedescendant')
  await page.keyboard.press('r')
  await expect(editor(page)).toBeFocused()
  return row ?? ''
}

for (let round = 0; round < ROUNDS; round += 1) {
  test(`killed while typing, ${round + 1}: the draft stands again (seed ${SEED})`, async () => {
    const program = await again()
    const { page } = program
    const row = await begin(program, round + 1)
    const words = `Round ${round}: ${'abcdefghij'.repeat(12)}`
    const stop = 40 + Math.floor(random.next() * 60)
    // The moment of the kill is drawn; what was typed until then is known exactly.
    for (const letter of words.slice(0, stop)) {
      await page.keyboard.type(letter)
      await page.waitForTimeout(KEY_MS)
    }
    await program.kill()

    const back = await again()
    await go(back.page, 'a', 'All')
    await back.page.locator(`[id="${row}"]`).click()
    await back.page.keyboard.press('r')
    await expect(editor(back.page)).toContainText('Round')
    const found = ((await editor(back.page).textContent()) ?? '').trimEnd()
    expect(words.startsWith(found)).toBe(true)
    expect(stop - found.length).toBeLessThanOrEqual(MAY_MISS)
    await back.page.keyboard.press('ControlOrMeta+A')
    await back.page.keyboard.press('Delete')
    await back.page.waitForTimeout(600)
    await back.close()
  })
}

for (let round = 0; round < ROUNDS; round += 1) {
  test(`killed while sending, ${round + 1}: it arrives exactly once (seed ${SEED})`, async () => {
    test.setTimeout(180_000)
    const program = await again()
    const { page } = program
    await begin(program, round + 8)
    const words = `Killed while it left, round ${round} (e2e kill)`
    await page.keyboard.insertText(words)
    await sendIt(page)
    await expect(page.locator('#live-polite')).toContainText(/Sending in/)
    shops.switches.set({ slowMs: 900 })
    // Undo times are 3 and 10 s: the moments lie before, in and after the sending.
    const wait = 500 + Math.floor(random.next() * (round % 2 === 0 ? 5_500 : 13_000))
    await page.waitForTimeout(wait)
    await program.kill()
    shops.switches.reset()

    const back = await again()
    await expect.poll(() => arrived(shops, words).length, { timeout: 60_000 }).toBe(1)
    await expect.poll(() => queued(back.page), { timeout: 60_000 }).toBe(0)
    await back.page.waitForTimeout(1_500)
    expect(arrived(shops, words)).toHaveLength(1)
    expect(shops.log.doubles()).toEqual([])
    await back.close()
  })
}

let running: Program | undefined
for (let round = 0; round < LOADED; round += 1) {
  const committing = round % 2 === 1
  test(`killed under load, ${round + 1}, while ${committing ? 'committing' : 'typing'}: nothing twice, nothing lost (seed ${SEED})`, async () => {
    test.setTimeout(180_000)
    running ??= await again()
    const { page } = running
    const [typing, ...others] = await chatRows(page, shops)
    if (!typing || others.length < AT_ONCE) throw new Error('more chats are needed')
    const sent = Array.from({ length: AT_ONCE }, (_none, at) => `Under load ${round}.${at} (e2e load)`)
    shops.switches.set({ slowMs: 200 + Math.floor(random.next() * 600) })
    for (const [at, words] of sent.entries()) await sendFrom(page, others[at] ?? '', words)
    await openRow(page, typing)
    const beginning = `Typed ${round}:`
    const words = `${beginning} ${'abcdefghij'.repeat(60)}`
    // Undo lasts 3 s: the moments lie before, among and after the sendings.
    const span = 600 + Math.floor(random.next() * 5_400)
    const until = Date.now() + span
    const typedAt: number[] = []
    // On a busy machine a stroke may take most of that time: what it is known by is typed in any case, and stays when the last letters go.
    while ((Date.now() < until || typedAt.length < beginning.length + 2 * MAY_MISS) && typedAt.length < words.length) {
      await page.keyboard.type(words[typedAt.length] ?? '')
      typedAt.push(Date.now())
      await page.waitForTimeout(KEY_MS)
    }
    if (committing) {
      // Neither waited for nor known: it may have been committed or not, but one of the two.
      void page.keyboard.press('ControlOrMeta+Enter').catch(() => undefined)
      await page.waitForTimeout(Math.floor(random.next() * 150))
    }
    const before = sent.filter((one) => arrived(shops, one).length > 0).length
    const killedAt = Date.now()
    await running.kill()
    shops.switches.reset()

    running = await again()
    for (const one of sent) await expect.poll(() => arrived(shops, one).length, { timeout: 60_000 }).toBe(1)
    const whole = words.slice(0, typedAt.length)
    const draft = await draftOf(running.page, beginning)
    if (draft === null) {
      // The undo of a commit outlives the kill, so it may leave only now.
      expect(committing).toBe(true)
      await expect.poll(() => arrived(shops, beginning).map(({ content }) => content), { timeout: 60_000 }).toEqual([whole.trimEnd()])
    } else {
      expect(whole.startsWith(draft)).toBe(true)
      const lost = typedAt.slice(draft.length).map((at) => killedAt - at)
      expect(Math.max(0, ...lost), 'ms of typing before the kill that are gone').toBeLessThanOrEqual(MAY_MISS * KEY_MS)
      await clearDraft(running.page)
      expect(arrived(shops, beginning)).toHaveLength(0)
    }
    console.log(
      `    killed ${span} ms into typing: ${before} of ${AT_ONCE} had arrived, ` +
        (draft === null ? 'the commit stood' : `${whole.length - draft.length} of ${whole.length} letters gone`),
    )
    await expect.poll(() => queued((running as Program).page), { timeout: 60_000 }).toBe(0)
    expect(shops.log.doubles()).toEqual([])
  })
}

test('the inbox’s page is killed while typing and sending: the other window goes on, the inbox begins again, nothing is lost', async () => {
  running ??= await again()
  const { app, page } = running
  const [typing = '', other = '', third = ''] = await chatRows(page, shops)
  const reply = 'Committed before the page died (e2e page)'
  const aside = 'Other window (e2e aside)'
  await page.locator(`[id="${third}"]`).click()
  const coming = app.waitForEvent('window')
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type('Open in a window of its own')
  await page.waitForTimeout(400)
  await page.keyboard.press('Enter')
  const own = await coming
  await own.waitForURL(/conversation=/)
  await expect(editor(own)).toBeVisible({ timeout: 30_000 })
  await page.bringToFront()
  await chatRows(page, shops)
  await sendFrom(page, other, reply)
  await openRow(page, typing)
  const words = `Typed as the page died: ${'abcdefghij'.repeat(6)}`
  for (const letter of words) await page.keyboard.type(letter)
  await page.waitForTimeout(300)
  await crash(running, 'index.html')

  await own.bringToFront()
  await own.keyboard.press('r')
  await expect(editor(own)).toBeFocused()
  await own.keyboard.type(aside)
  await own.keyboard.press('ControlOrMeta+Enter')
  for (const one of [reply, aside]) await expect.poll(() => arrived(shops, one).length, { timeout: 60_000 }).toBe(1)
  await expect
    .poll(
      () =>
        app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()
            .find(({ webContents }) => webContents.getURL().includes('index.html') && !webContents.getURL().includes('conversation='))
            ?.webContents.executeJavaScript('document.body.textContent'),
        ),
      { timeout: 30_000 },
    )
    .toContain('This window had stopped and was started again')
  await running.kill()
  running = await again()
  expect(await draftOf(running.page, 'Typed as the page died')).toBe(words)
  await clearDraft(running.page)
  expect(shops.log.doubles()).toEqual([])
})

test('the engine’s page is killed while typing and sending: both go on, and what comes afterwards is filed', async () => {
  running ??= await again()
  const { app, page } = running
  const [typing = '', other = ''] = await chatRows(page, shops)
  const reply = 'Committed before the engine died (e2e engine)'
  await sendFrom(page, other, reply)
  await openRow(page, typing)
  const words = `Typed as the engine died: ${'abcdefghij'.repeat(6)}`
  const restarted = app.waitForEvent('window', { timeout: 30_000 })
  for (const [at, letter] of [...words].entries()) {
    if (at === 30) await crash(running, 'engine.html')
    await page.keyboard.type(letter)
  }
  await expect(editor(page)).toHaveText(words)
  await (await restarted).waitForURL(/engine\.html/)
  await expect.poll(() => arrived(shops, reply).length, { timeout: 60_000 }).toBe(1)
  const account = shops.accounts.find(({ shopId }) => shopId === shops.shops[0]?.shopId)
  const conversation = account?.store.conversations.get(remoteNumber(typing))
  if (!account || !conversation) throw new Error('a conversation is needed')
  account.actions.createMessage(conversation, { kind: 'contact' }, { content: 'After the engine came back', type: 0 })
  await expect(page.locator('[data-thread]').getByText('After the engine came back')).toBeVisible({ timeout: 40_000 })
  await expect(editor(page)).toHaveText(words)
  await page.waitForTimeout(400)
  await running.kill()
  running = await again()
  expect(await draftOf(running.page, 'Typed as the engine died')).toBe(words)
  await expect.poll(() => queued((running as Program).page), { timeout: 60_000 }).toBe(0)
  expect(arrived(shops, reply)).toHaveLength(1)
  expect(shops.log.doubles()).toEqual([])
})
