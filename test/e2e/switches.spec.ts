import type { Conversation } from '../../src/main/demo/types'
import { arrived, editor, endAll, expect, queued, sendIt, test } from './fixtures'
import { customerWrites, type Desk, openDesk, openIt, pick, thread, writeReply } from './threadSteps'

/*
 * Every switch of the demo's server that offline.spec and line.spec do not throw: what the screen says of it, how a reply
 * stands meanwhile, and by the owner's book nothing lost and nothing doubled.
 */
test.describe.configure({ mode: 'serial' })

let desk: Desk
let chats: Conversation[] = []
test.beforeAll(async () => {
  test.setTimeout(180_000)
  // Look-ups soon after a doubtful answer, instead of over four minutes.
  desk = await openDesk(41, undefined, ['--look-gaps-ms=200,200'])
  chats = Array.from({ length: 5 }, () => pick(desk, 'Channel::WebWidget'))
})
test.afterAll(endAll)
test.afterEach(() => {
  desk.shops.switches.reset()
  expect(desk.shops.log.doubles()).toEqual([])
})

const goToQueue = async () => {
  const { page } = desk
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await expect(page.getByRole('region', { name: 'Queue' })).toBeVisible()
}
const entry = (words: string) => desk.page.locator('[data-queue-item]').filter({ hasText: words })
/** A few conversations, each in its turn, so that what stands in one is long over when it comes again. */
let turn = 0
const next = () => chats[turn++ % chats.length] as Conversation
/** Written and committed; the switch is thrown once the thread stands. */
const sendUnder = async (words: string, throwIt: () => void) => {
  const conversation = next()
  await openIt(desk, conversation)
  await writeReply(desk, words)
  throwIt()
  await sendIt(desk.page)
  await expect(editor(desk.page)).not.toContainText(words)
  return conversation
}
const leavesOnce = async (words: string) => {
  await expect.poll(() => arrived(desk.shops, words).length, { timeout: 60_000 }).toBe(1)
  // Read marks leave by the same queue, and wait out their own pauses.
  await expect.poll(() => queued(desk.page), { timeout: 70_000 }).toBe(0)
  expect(arrived(desk.shops, words)).toHaveLength(1)
}
const lamp = (name: RegExp) => desk.page.getByRole('group', { name: 'State of the lines' }).getByRole('button', { name })

test('slowMs: a slow server is nobody’s fault; the reply is on its way, then sent', async () => {
  const words = 'Slowly does it (e2e switch slow)'
  await sendUnder(words, () => desk.shops.switches.set({ slowMs: 1_500 }))
  await goToQueue()
  await expect(entry(words)).toContainText('On its way.', { timeout: 20_000 })
  await expect(desk.page.getByText(/does not answer since|meets faults/)).toHaveCount(0)
  await leavesOnce(words)
})

test('failing, every call: the server’s own fault is said, the reply waits with its reason, and leaves with the fault gone', async () => {
  const words = 'Waits out the fault (e2e switch failing)'
  await sendUnder(words, () => desk.shops.switches.set({ failing: { status: 503, rate: 1, times: null } }))
  const banner = desk.page.getByText(/meets faults of its own since/)
  await expect(banner).toContainText('Nordlicht', { timeout: 60_000 })
  await goToQueue()
  await expect(entry(words)).toContainText('The server met a fault of its own. Next try in', { timeout: 30_000 })
  expect(arrived(desk.shops, words)).toHaveLength(0)
  desk.shops.switches.reset()
  await expect(banner).toHaveCount(0, { timeout: 40_000 })
  await leavesOnce(words)
})

test('failing, every second call: of three replies each arrives once', async () => {
  test.setTimeout(240_000)
  const words = [0, 1, 2].map((at) => `Now and then a fault, ${at} (e2e switch rate)`)
  for (const one of words) await sendUnder(one, () => desk.shops.switches.set({ failing: { status: 500, rate: 0.5, times: 12 } }))
  for (const one of words) await leavesOnce(one)
})

for (const { retryAfter, leastMs } of [
  { retryAfter: '8', leastMs: 8_000 },
  { retryAfter: 'soon', leastMs: 0 },
])
  test(`rateLimited, Retry-After ${retryAfter}: it says so, and the reply waits as long as the server asked`, async () => {
    const words = `Not so fast, ${retryAfter} (e2e switch limited)`
    let thrownAt = 0
    await sendUnder(words, () => {
      thrownAt = Date.now()
      desk.shops.switches.set({ rateLimited: { times: null, retryAfter } })
    })
    await goToQueue()
    await expect(entry(words)).toContainText('The server asks us to slow down. Next try in', { timeout: 30_000 })
    await expect(lamp(/asks us to slow down/)).toBeVisible()
    expect(arrived(desk.shops, words)).toHaveLength(0)
    desk.shops.switches.reset()
    await leavesOnce(words)
    expect(Date.now() - thrownAt).toBeGreaterThanOrEqual(leastMs)
    await expect(lamp(/asks us to slow down/)).toHaveCount(0, { timeout: 60_000 })
  })

test('portal, a page where the answer should be: said that something else answers, and what waited leaves', async () => {
  const words = 'Behind a page (e2e switch portal)'
  await sendUnder(words, () => desk.shops.switches.set({ portal: 'page' }))
  const banner = desk.page.getByText(/Something else answers at the address of/)
  await expect(banner).toContainText('Nordlicht', { timeout: 60_000 })
  expect(arrived(desk.shops, words)).toHaveLength(0)
  desk.shops.switches.reset()
  await expect(banner).toHaveCount(0, { timeout: 40_000 })
  await leavesOnce(words)
})

test('loseAnswers, reads too: what was done is found, and not done again', async () => {
  const words = 'Answered into the void (e2e switch lost)'
  await sendUnder(words, () => desk.shops.switches.set({ loseAnswers: { times: 6, reads: true } }))
  await leavesOnce(words)
})

test('cable cut: it is made again by itself, and what came meanwhile is there', async () => {
  const conversation = next()
  await openIt(desk, conversation)
  desk.shops.switches.killCable()
  customerWrites(desk, conversation, 'Written while the line was cut (e2e switch cut)')
  await expect(thread(desk.page).getByText('Written while the line was cut')).toBeVisible({ timeout: 30_000 })
  await expect(lamp(/New messages arrive at once/)).toBeVisible({ timeout: 30_000 })
})

test('cable mute: what nobody told us of is seen before a reply leaves; it is held', async () => {
  const words = 'Unaware of the news (e2e switch mute)'
  const conversation = await sendUnder(words, () => desk.shops.switches.set({ cable: 'mute' }))
  customerWrites(desk, conversation, 'I have changed my mind (e2e switch mute news)')
  await goToQueue()
  await expect(entry(words)).toContainText('The customer wrote again meanwhile', { timeout: 30_000 })
  expect(arrived(desk.shops, words)).toHaveLength(0)
  desk.shops.switches.reset()
  await entry(words)
    .getByRole('button', { name: /Send as it is/ })
    .click()
  await leavesOnce(words)
})

for (const cable of ['refuse', 'dead'] as const)
  test(`cable ${cable}: said as not live; replies leave, messages come by asking, and live is live again`, async () => {
    const words = `Without a live line, ${cable} (e2e switch cable)`
    const conversation = await sendUnder(words, () => {
      desk.shops.switches.set({ cable })
      if (cable === 'refuse') desk.shops.switches.killCable()
    })
    await expect(lamp(/not live/)).toBeVisible({ timeout: 40_000 })
    await leavesOnce(words)
    customerWrites(desk, conversation, `Asked for, not told (e2e switch ${cable})`)
    await openIt(desk, conversation)
    await expect(thread(desk.page).getByText(`Asked for, not told (e2e switch ${cable})`)).toBeVisible({ timeout: 45_000 })
    desk.shops.switches.reset()
    await expect(lamp(/New messages arrive at once/)).toBeVisible({ timeout: 60_000 })
  })

test('clockMs: a computer that is two hours slow is told so, and replies leave', async () => {
  const { page } = desk
  const said = page.getByText(/This computer's clock is 2 h 03 slow/)
  await sendUnder('Under a slow clock (e2e switch clock)', () => desk.shops.switches.set({ clockMs: 2 * 3_600_000 + 3 * 60_000 }))
  await expect(said).toBeVisible({ timeout: 90_000 })
  await leavesOnce('Under a slow clock (e2e switch clock)')
  desk.shops.switches.reset()
  await expect(said).toHaveCount(0, { timeout: 120_000 })
})
