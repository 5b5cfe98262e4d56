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
  rows,
  start,
  startShops,
  test,
} from './fixtures'

/*
 * The main process is killed (SIGKILL) while an agent types and while a reply leaves, at moments drawn from a seed.
 * After the next start the draft is there but for the last 250 ms, and the owner's book has every reply exactly once.
 */
test.describe.configure({ mode: 'serial' })

const SEED = Number(process.env.DRAGOMAN_SEED ?? 20260921)
const ROUNDS = Number(process.env.DRAGOMAN_KILLS ?? 3)
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
    await page.keyboard.press('ControlOrMeta+Enter')
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
