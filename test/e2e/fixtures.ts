/** What the end-to-end tests share: the packaged program, its profiles, demo servers of the test's own, and keys. */
import { test as base, type ElectronApplication, expect, type Locator, type Page } from '@playwright/test'
import { launchPackaged, newUserDataDir } from '../../scripts/e2eLaunch.mjs'
import { type DemoServers, type DemoShopAccess, startDemoServers } from '../../src/main/demo/startDemoServers'
import { readContent } from '../demo/support'

export { expect }

/** Where no key store is, a profile asks for twelve characters. */
export const PASSPHRASE = 'lantern-quay-47'
export const NAME = 'Ana Reyes'

export interface Program {
  app: ElectronApplication
  page: Page
  /** Its user-data folder. */
  folder: string
  /** What main wrote to its log so far. */
  log(): string
  close(): Promise<void>
  /** As a power button would: SIGKILL to the main process. */
  kill(): Promise<void>
}

export const ours = (app: ElectronApplication, file: 'index' | 'engine'): Page | undefined =>
  app.windows().find((page) => page.url().startsWith(`app://dragoman/${file}.html`))

/** The hidden engine page, once there is one. */
export const enginePage = async (program: Program): Promise<Page> => {
  await expect.poll(() => ours(program.app, 'engine') !== undefined).toBe(true)
  return ours(program.app, 'engine') as Page
}

const running = new Set<Program>()

/** While main is busy its answer may be lost to the collector before Playwright reads it: then it is asked once more, which all that is asked here bears. */
const askAgain = (app: ElectronApplication) => {
  const evaluate = app.evaluate.bind(app) as (...asked: unknown[]) => Promise<unknown>
  app.evaluate = ((...asked: unknown[]) =>
    evaluate(...asked).catch((error: Error) => {
      if (!error.message.includes('garbage collected')) throw error
      return evaluate(...asked)
    })) as typeof app.evaluate
}

export const start = async (options: { args?: string[]; folder?: string; program?: string } = {}): Promise<Program> => {
  const folder = options.folder ?? (await newUserDataDir())
  const args = ['--window-size-px=1440x900', '--lang=en', ...(options.args ?? [])]
  const app = await launchPackaged({
    args,
    userDataDir: folder,
    timeoutMs: 60_000,
    ...(options.program ? { executablePath: options.program } : {}),
  })
  askAgain(app)
  let log = ''
  app.process().stderr?.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-200_000)
  })
  await expect.poll(() => ours(app, 'index') !== undefined, { timeout: 60_000 }).toBe(true)
  const program: Program = {
    app,
    page: ours(app, 'index') as Page,
    folder,
    log: () => log,
    async close() {
      if (!running.delete(program)) return
      await app.close()
    },
    async kill() {
      if (!running.delete(program)) return
      const ended = new Promise((done) => app.process().once('exit', done))
      app.process().kill('SIGKILL')
      await ended
      await app.close().catch(() => undefined)
    },
  }
  running.add(program)
  return program
}

export const DEMO_AT = Date.UTC(2026, 8, 21, 9, 30)
/** @param options `at`: the instant at which the demo stands still (epoch ms) */
export const startDemo = ({
  at = DEMO_AT,
  args = [],
  ...options
}: {
  at?: number
  args?: string[]
  folder?: string
} = {}): Promise<Program> => start({ ...options, args: ['--demo', '--demo-quiet', `--demo-clock=${at}`, ...args] })
/** The demo with its conversations there, and without the tour. */
export const openDemo = async (at = DEMO_AT): Promise<Program> => {
  const program = await startDemo({ at })
  await expect(rows(program.page).first()).toBeVisible({ timeout: 120_000 })
  await button(program.page, 'Skip the tour').click({ timeout: 20_000 })
  return program
}

const servers = new Set<DemoServers>()
/** Demo shops inside the test's own process, so that it can play the customer and read the owner's log. */
export const startShops = async (seed = 7): Promise<DemoServers> => {
  const started = await startDemoServers({ seed, mode: 'quiet', content: readContent() })
  servers.add(started)
  return started
}

/** Programs and servers end with their test, or with their file where they were started for all of it. */
export const test = base
export const endAll = async (): Promise<void> => {
  for (const program of [...running]) await program.close().catch(() => undefined)
  for (const one of [...servers]) await one.stop()
  servers.clear()
}

/** Presses Tab until the wanted element has the focus, as somebody without a mouse does. */
export const tabTo = async (page: Page, wanted: Locator, most = 60): Promise<void> => {
  await expect(wanted.first()).toBeVisible()
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await wanted.first().evaluate((element) => element === document.activeElement || element.contains(document.activeElement))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${wanted} cannot be reached by Tab`)
}
export const pressOn = async (page: Page, wanted: Locator, key = 'Enter'): Promise<void> => {
  await tabTo(page, wanted)
  await page.keyboard.press(key)
}
export const typeInto = async (page: Page, wanted: Locator, text: string): Promise<void> => {
  await tabTo(page, wanted)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name })
export const field = (page: Page, label: string): Locator => page.getByRole('textbox', { name: label, exact: true })

/** A real profile, made by keyboard on the first screen; ends on Settings → Shops. */
export const createProfile = async (page: Page, name = NAME, pin = PASSPHRASE): Promise<void> => {
  await pressOn(page, button(page, /Connect a shop|Add another profile/))
  await typeInto(page, field(page, 'Your name'), name)
  await typeInto(page, page.getByLabel(/^(PIN|Passphrase)$/), pin)
  await typeInto(page, page.getByLabel(/^(PIN|Passphrase) again$/), pin)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Shops' })).toBeVisible({ timeout: 30_000 })
}

/** Settings → Connect a shop, by keyboard, to one account of the test's own demo servers. */
export const connectChatwoot = async (page: Page, shop: DemoShopAccess, name: string): Promise<void> => {
  await pressOn(page, button(page, 'Connect a shop'))
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  const shopName = dialog.getByRole('textbox', { name: 'Name of the shop' })
  if (!(await shopName.isVisible())) {
    await pressOn(page, dialog.getByRole('button', { name: /Shop/ }).first())
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
  }
  await typeInto(page, shopName, name)
  await typeInto(page, dialog.getByRole('textbox', { name: /address|URL/i }).first(), shop.chatwoot.baseUrl)
  await typeInto(page, dialog.locator('input[type=password]').first(), shop.chatwoot.token)
  await tabTo(page, dialog.locator('summary'))
  await page.keyboard.press('Enter')
  await typeInto(page, dialog.locator('details input').first(), String(shop.chatwoot.accountId))
  await typeInto(page, dialog.getByRole('textbox', { name: 'Name of this connection' }), `${name} Chatwoot`)
  await pressOn(page, dialog.getByRole('button', { name: 'Connect', exact: true }))
  await expect(dialog).toBeHidden({ timeout: 60_000 })
}

export const list = (page: Page): Locator => page.locator('#conversation-list')
export const rows = (page: Page): Locator => list(page).getByRole('option')
/** DOM id of the row under the cursor, once there is one. */
export const cursorId = async (page: Page): Promise<string> => {
  await expect(list(page)).toHaveAttribute('aria-activedescendant', /^row-/)
  return (await list(page).getAttribute('aria-activedescendant')) ?? ''
}
/** A sequence as fingers press it, which wait for no page between its strokes. */
export const strokes = async (page: Page, ...keys: string[]): Promise<void> => {
  await Promise.all(keys.map((key) => page.keyboard.press(key)))
}
/** g and a letter; waits until that view stands and its rows with it, and goes to its first. */
export const go = async (page: Page, letter: string, title: string): Promise<void> => {
  await strokes(page, 'g', letter)
  const view = page.getByRole('region', { name: title, exact: true })
  await expect(view.getByRole('option').first()).toBeVisible({ timeout: 30_000 })
  await expect(list(page)).toBeFocused()
  await page.keyboard.press('Home')
  await cursorId(page)
}
/** As `go`, again and again until the row stands there: while the focus is in the list it takes nothing new in by itself. */
export const goUntil = async (page: Page, letter: string, title: string, row: Locator, timeout = 60_000): Promise<void> => {
  await expect(async () => {
    await go(page, letter, title)
    await expect(row).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout })
}
/** Chatwoot's own number of a conversation, from the local id of its row (`row-<backend>~c~42`). */
export const remoteNumber = (rowId: string): number => Number(/(\d+)$/.exec(rowId)?.[1])

/** Goes to the inbox and waits until the first fetch is over. */
export const openInbox = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await go(page, 'a', 'All')
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 90_000 })
}

/** The editor of the open conversation. */
export const editor = (page: Page): Locator => page.locator('[data-scope="composer"] .cm-content')

/** The send key; and the word for it once more where the guard asks for a second look (an English text for a customer of another language). */
export const sendIt = async (page: Page, keys = 'ControlOrMeta+Enter'): Promise<void> => {
  await page.keyboard.press(keys)
  const asked = button(page, 'Send as it is')
  // Either may be long in coming; where neither comes (the guard blocks it) the test says what it expects.
  for (let tries = 0; tries < 200; tries += 1) {
    if (await asked.isVisible()) return asked.click()
    if ((await editor(page).count()) === 0 || (await editor(page).locator('.cm-placeholder').count()) > 0) return
    await page.waitForTimeout(100)
  }
}

/** How many outbox items wait, by the bar on top. */
export const queued = async (page: Page): Promise<number> => {
  const text = await button(page, /items? waits? to leave/).textContent()
  return Number(/\d+/.exec(text ?? '')?.[0] ?? Number.NaN)
}

/** What the owner's book says of a text: how often it arrived, in which conversations. */
export const arrived = (shops: DemoServers, text: string): ReturnType<DemoServers['log']['of']> =>
  shops.log.all().filter((entry) => entry.content?.includes(text))
