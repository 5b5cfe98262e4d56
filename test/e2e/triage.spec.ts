import type { DemoServers } from '../../src/main/demo/startDemoServers'
import {
  arrived,
  connectChatwoot,
  createProfile,
  cursorId,
  editor,
  endAll,
  expect,
  go,
  list,
  openInbox,
  type Program,
  queued,
  remoteNumber,
  rows,
  sendIt,
  start,
  startShops,
  test,
} from './fixtures'

/*
 * The main job on real input: an agent with a real profile connects two shops and works twenty conversations,
 * by keyboard only. The demo servers run in the test, so their book says what really arrived.
 */
test.describe.configure({ mode: 'serial' })

let shops: DemoServers
let program: Program

test.beforeAll(async () => {
  shops = await startShops()
  program = await start()
})
test.afterAll(endAll)

const stored = (row: string) => {
  const account = shops.accounts.find(({ shopId }) => shopId === backends.get(backendOf(row)))
  const conversation = account?.store.conversations.get(remoteNumber(row))
  if (!account || !conversation) throw new Error(`${row} is on no server`)
  return { account, conversation }
}
/** Which backend of the desk is which shop of the servers. */
const backends = new Map<string, string>()
const backendOf = (row: string) => row.slice('row-'.length).split('~')[0] ?? ''

const key = async (...keys: string[]) => {
  for (const one of keys) await program.page.keyboard.press(one)
}

test('two shops are connected through the settings and stand in one list', async () => {
  test.setTimeout(180_000)
  const { page } = program
  await createProfile(page)
  const [first, second] = shops.shops
  if (!first || !second) throw new Error('two shops are needed')
  await connectChatwoot(page, first, 'Nordlicht')
  await connectChatwoot(page, second, 'Kasumi')
  await openInbox(page)
  // More than one of them has: a list in which somebody works stands still, and takes in no other shop's rows.
  const one = Math.max(...shops.accounts.slice(0, 2).map((account) => account.store.conversations.size))
  await expect.poll(async () => Number(await rows(page).first().getAttribute('aria-setsize')), { timeout: 30_000 }).toBeGreaterThan(one)
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 })
  await go(page, 'u', 'Unassigned')
  await go(page, 'd', 'Due next')
  const learn = async () => {
    const seen = await rows(page).evaluateAll((found) => found.map((row) => [row.id, row.getAttribute('aria-label') ?? '']))
    for (const [id = '', label = ''] of seen) {
      if (label.includes('Nordlicht')) backends.set(backendOf(id), 'nordlicht')
      if (label.includes('Kasumi')) backends.set(backendOf(id), 'kasumi')
    }
    await page.keyboard.press('PageDown')
    return backends.size
  }
  await expect.poll(learn, { timeout: 30_000 }).toBe(2)
})

test('j and k walk, Enter opens and Escape comes back', async () => {
  const { page } = program
  await go(page, 'd', 'Due next')
  const first = await cursorId(page)
  await key('j')
  await expect.poll(() => cursorId(page)).not.toBe(first)
  await key('k')
  await expect.poll(() => cursorId(page)).toBe(first)
  await key('Enter')
  await expect(page.locator(`[id="${first}"]`)).toHaveAttribute('aria-current', 'true')
  await key('Escape')
  await expect(list(page)).toBeFocused()
})

test('five are resolved with e; the server says so, and z takes one back', async () => {
  const { page } = program
  const done: string[] = []
  for (let at = 0; at < 5; at += 1) {
    await key('Home')
    const row = await cursorId(page)
    expect(done).not.toContain(row)
    await key('e')
    await expect(page.locator('#live-polite')).toContainText('Resolved.')
    await expect(page.locator(`[id="${row}"]`)).toHaveCount(0)
    done.push(row)
  }
  await key('Home')
  const row = await cursorId(page)
  await key('e')
  await expect(page.locator(`[id="${row}"]`)).toHaveCount(0)
  await key('z')
  await expect(page.locator(`[id="${row}"]`)).toHaveCount(1)
  // z right after e takes back this one and none before it.
  for (const one of done) await expect.poll(() => stored(one).conversation.status, { timeout: 25_000 }).toBe('resolved')
  expect(stored(row).conversation.status).toBe('open')
})

test('two are snoozed with h, until the time that was chosen', async () => {
  const { page } = program
  const snoozed: string[] = []
  for (let done = 0; done < 2; done += 1) {
    await key('Home')
    const row = await cursorId(page)
    await key('h')
    await expect(page.getByRole('dialog', { name: 'Snooze' })).toBeVisible()
    await page.keyboard.type('three')
    await key('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    snoozed.push(row)
  }
  for (const row of snoozed) {
    await expect.poll(() => stored(row).conversation.status, { timeout: 25_000 }).toBe('snoozed')
    const until = stored(row).conversation.snoozedUntil ?? 0
    expect(Math.abs(until - Date.now() - 3 * 3_600_000)).toBeLessThan(61 * 60_000)
  }
})

test('two are labelled with l and two assigned with Shift+A', async () => {
  const { page } = program
  const later: (() => Promise<void>)[] = []
  for (let done = 0; done < 2; done += 1) {
    await key('Home', ...Array(done + 1).fill('j'))
    const row = await cursorId(page)
    const before = [...stored(row).conversation.labels]
    const fresh = [...stored(row).account.store.data.labels].map((label) => label.title).find((title) => !before.includes(title)) ?? ''
    await key('l')
    await expect(page.getByRole('dialog', { name: 'Label' })).toBeVisible()
    await page.keyboard.type(fresh)
    await key('Enter')
    later.push(async () => {
      await expect.poll(() => stored(row).conversation.labels, { timeout: 25_000 }).toContain(fresh)
      expect(stored(row).conversation.labels).toEqual(expect.arrayContaining(before))
    })
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  for (let done = 0; done < 2; done += 1) {
    await key('Home', ...Array(done + 1).fill('j'))
    const row = await cursorId(page)
    const { account } = stored(row)
    const colleague = account.store.data.agents.find((agent) => agent.id !== account.store.data.meId && agent.availability === 'online')
    await key('Shift+A')
    await expect(page.getByRole('dialog', { name: 'Assign' })).toBeVisible()
    await page.keyboard.type(colleague?.name ?? '')
    await key('Enter')
    later.push(() => expect.poll(() => stored(row).conversation.assigneeId, { timeout: 25_000 }).toBe(colleague?.id))
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  for (const check of later) await check()
})

test('three selected with x are taken at once', async () => {
  const { page } = program
  await go(page, 'u', 'Unassigned')
  const picked: string[] = []
  for (let done = 0; done < 3; done += 1) {
    const row = await cursorId(page)
    picked.push(row)
    await key('x', 'j')
    await expect.poll(() => cursorId(page)).not.toBe(row)
  }
  await expect(page.getByText('3 selected')).toBeVisible()
  await key('Shift+M')
  for (const row of picked)
    await expect.poll(() => stored(row).conversation.assigneeId, { timeout: 25_000 }).toBe(stored(row).account.store.data.meId)
})

test('a note stays inside, a reply reaches the customer once, and what was typed is what arrives', async () => {
  const { page } = program
  await go(page, 'd', 'Due next')
  const row = await cursorId(page)
  const { account, conversation } = stored(row)
  await key('n')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.type('Parcel is at the depot, asked the carrier (e2e note).')
  await key('ControlOrMeta+Enter')
  await expect.poll(() => arrived(shops, 'e2e note').length, { timeout: 30_000 }).toBe(1)
  expect(arrived(shops, 'e2e note')[0]).toMatchObject({
    private: true,
    conversationId: conversation.id,
    accountId: account.store.accountId,
  })

  const body = 'Danke für Ihre Geduld – das Paket kommt morgen. 谢谢 شكرا 🙂 (e2e reply)'
  await key('Escape', 'Escape', 'r')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.insertText(body)
  await sendIt(page)
  await expect(page.locator('#live-polite')).toContainText(/Sending in/)
  await expect.poll(() => arrived(shops, 'e2e reply').length, { timeout: 40_000 }).toBe(1)
  expect(arrived(shops, 'e2e reply')[0]).toMatchObject({
    private: false,
    conversationId: conversation.id,
    agentId: account.store.data.meId,
  })
  expect(arrived(shops, 'e2e reply')[0]?.content).toContain(body)
  await expect.poll(() => queued(page), { timeout: 20_000 }).toBe(0)
})

test('a reply taken back with z never leaves, and its words stand again', async () => {
  const { page } = program
  await key('Escape', 'Escape')
  await expect(list(page)).toBeFocused()
  await key('Home', 'j')
  await key('r')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.type('Taken back before it left (e2e undo)')
  await sendIt(page)
  await expect(page.locator('#live-polite')).toContainText(/Sending in/)
  await expect(editor(page)).not.toContainText('e2e undo')
  await key('Escape', 'z')
  await expect(page.locator('#live-polite')).toContainText('Taken back; your text stands again')
  await key('r')
  await expect(editor(page)).toContainText('e2e undo')
  await page.waitForTimeout(12_000)
  expect(arrived(shops, 'e2e undo')).toHaveLength(0)
  await key('ControlOrMeta+A', 'Delete', 'Escape', 'Escape')
})

test('five more are answered and resolved in one stroke, each in its own conversation', async () => {
  test.setTimeout(180_000)
  const { page } = program
  const sent: { row: string; words: string }[] = []
  await go(page, 'd', 'Due next')
  for (let done = 0; done < 5; done += 1) {
    await key('Home')
    const row = await cursorId(page)
    const words = `Answered in one stroke, number ${done} (e2e)`
    await key('r')
    await expect(editor(page)).toBeFocused()
    await page.keyboard.type(words)
    await sendIt(page, 'ControlOrMeta+Shift+R')
    await expect(page.locator('#live-polite')).toContainText(/then resolved/)
    sent.push({ row, words })
    await key('Escape', 'Escape')
    await expect(list(page)).toBeFocused()
    await expect(page.locator(`[id="${row}"]`)).toHaveCount(0)
  }
  for (const { row, words } of sent) {
    await expect.poll(() => arrived(shops, words).length, { timeout: 60_000 }).toBe(1)
    expect(arrived(shops, words)[0]?.conversationId).toBe(stored(row).conversation.id)
    await expect.poll(() => stored(row).conversation.status, { timeout: 30_000 }).toBe('resolved')
  }
  await expect.poll(() => queued(page), { timeout: 30_000 }).toBe(0)
  expect(shops.log.doubles()).toEqual([])
})

test('what a customer writes meanwhile arrives by itself', async () => {
  const { page } = program
  await go(page, 'a', 'All')
  await key('j', 'j')
  const row = await cursorId(page)
  const { account, conversation } = stored(row)
  account.actions.createMessage(conversation, { kind: 'contact' }, { content: 'Ist noch jemand da? (e2e knock)', type: 0 })
  await expect(page.locator(`[id="${row}"]`)).toContainText('e2e knock', { timeout: 20_000 })
})
