import type { Page } from '@playwright/test'
import type { DemoServers } from '../../src/main/demo/startDemoServers'
import { collectedVectors } from '../security/collectedVectors'
import { type HtmlVector, htmlVectors } from '../security/htmlVectors'
import { connectChatwoot, createProfile, endAll, expect, list, openInbox, type Program, rows, start, startShops, test } from './fixtures'

/* Hostile letters, sent by a customer through a real server and shown in the packaged program's own thread. */
let shops: DemoServers
let program: Program
const asked: string[] = []

test.beforeAll(async () => {
  test.setTimeout(120_000)
  shops = await startShops(17)
  program = await start()
  const { page } = program
  page.on('request', (request) => {
    if (!/^(app:\/\/dragoman\/|blob:|data:)/.test(request.url())) asked.push(request.url())
  })
  await createProfile(page)
  const [shop] = shops.shops
  if (!shop) throw new Error('a shop is needed')
  await connectChatwoot(page, shop, 'Nordlicht')
  await openInbox(page)
})
test.afterAll(endAll)

const hitIn = async (page: Page): Promise<boolean> => {
  for (const frame of page.frames()) if (await frame.evaluate(() => '__hit' in globalThis).catch(() => false)) return true
  return false
}

const BATCH = 12
const all: readonly HtmlVector[] = [...htmlVectors, ...collectedVectors]
for (let from = 0; from < all.length; from += BATCH) {
  const batch = all.slice(from, from + BATCH)
  test(`letters ${from + 1} to ${from + batch.length} run nothing, load nothing and stay in their frame`, async () => {
    const { page } = program
    const account = shops.accounts[0]
    const mails = [...(account?.store.conversations.values() ?? [])].filter((one) => {
      return account?.store.inboxOf(one).channel === 'Channel::Email' && one.status !== 'resolved'
    })
    const conversation = mails[from / BATCH]
    if (!account || !conversation) throw new Error('too few e-mail conversations')
    const tail = `vector batch ${from}`
    for (const { html, name } of batch) {
      account.actions.createMessage(
        conversation,
        { kind: 'contact' },
        {
          content: `${name} (${tail})`,
          type: 0,
          contentType: 'incoming_email',
          contentAttributes: {
            email: {
              subject: name,
              html_content: { full: `<p>${name}</p>${html}`, reply: name },
              text_content: { full: `plain words that differ: ${name}`, reply: `plain words that differ: ${name}` },
            },
          },
        },
      )
    }
    const before = page.url()
    const row = page.locator(`[id$="~c~${conversation.id}"][role=option]`)
    await page.keyboard.press('/')
    await page.keyboard.type(account.store.contactOf(conversation).name)
    await expect(row).toBeVisible({ timeout: 20_000 })
    await row.click()
    const frames = page.locator('[data-scope="thread"] iframe')
    // Opened first where it is, then walked through, so that each letter was on screen.
    await expect.poll(() => frames.count(), { timeout: 20_000 }).toBeGreaterThan(0)
    const seen = new Set<string>()
    const look = async () => {
      // Where the plain text says as much, the letter itself is a button away.
      await page.getByRole('button', { name: 'Show original formatting' }).evaluateAll((found) => {
        for (const one of found) (one as HTMLElement).click()
      })
      for (const frame of await frames.all()) {
        // A letter that left the screen meanwhile is met again further on.
        const inner = await (await frame.elementHandle({ timeout: 1_000 }).catch(() => null))?.contentFrame()
        if (!inner) continue
        const text = await inner.evaluate(() => document.body.firstElementChild?.textContent ?? '').catch(() => '')
        const vector = batch.find(({ name }) => text === name)
        if (!vector) continue
        seen.add(vector.name)
        for (const selector of vector.mustNotHold) {
          // Our own sheet is in the head.
          const held = await inner.evaluate(
            (wanted) => document.body.matches(wanted) || document.body.querySelector(wanted) !== null,
            selector,
          )
          expect(held, `${vector.name}: ${selector}`).toBe(false)
        }
        expect(await inner.evaluate(() => document.forms.length), vector.name).toBe(0)
        const box = await frame.boundingBox()
        const around = await page.locator('[data-scope="thread"]').first().boundingBox()
        if (box && around) {
          expect(box.x, vector.name).toBeGreaterThanOrEqual(around.x - 1)
          expect(box.x + box.width, vector.name).toBeLessThanOrEqual(around.x + around.width + 1)
        }
      }
      await page.locator('[data-scope="thread"] [data-thread]').press('PageUp')
      return seen.size
    }
    await expect.poll(look, { timeout: 40_000, intervals: [150] }).toBe(batch.length)
    expect(await hitIn(page)).toBe(false)
    expect(asked).toEqual([])
    expect(page.url()).toBe(before)
    await list(page).focus()
    await page.keyboard.press('Escape')
    await expect(rows(page).first()).toBeVisible()
  })
}
