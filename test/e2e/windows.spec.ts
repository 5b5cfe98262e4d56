import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { button, cursorId, editor, endAll, expect, go, list, ours, type Program, rows, startDemo, test } from './fixtures'

/* Several windows on one desk: each with its own port, one lock over all, and one text never fighting itself. */
test.describe.configure({ mode: 'serial' })

let program: Program
test.beforeAll(async () => {
  test.setTimeout(120_000)
  program = await startDemo()
  await expect(rows(program.page).first()).toBeVisible({ timeout: 60_000 })
  await expect(program.page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 })
})
test.afterAll(endAll)

const pages = (app: ElectronApplication): Page[] => app.windows().filter((page) => page.url().startsWith('app://dragoman/index.html'))
const alone = (app: ElectronApplication): Page[] => pages(app).filter((page) => page.url().includes('conversation='))
/** Does something and answers the window that came of it. */
const opened = async (act: () => Promise<void>): Promise<Page> => {
  const coming = program.app.waitForEvent('window', {
    predicate: (page) => page.url().startsWith('app://dragoman/index.html') || page.url() === '',
  })
  await act()
  const page = await coming
  await page.waitForURL(/index\.html/)
  return page
}
/** By its key; the window may go before the key is let go. */
const shut = async (page: Page): Promise<void> => {
  const gone = page.waitForEvent('close')
  await page.keyboard.press('ControlOrMeta+W').catch(() => undefined)
  await gone
}
const messages = (page: Page): Locator => page.locator('[data-scope="thread"]').getByRole('log')
/** What the system shows of the windows, from the main process: a crashed page cannot be asked by Playwright again. */
const inPage = (app: ElectronApplication, part: string, script: string): Promise<unknown> =>
  app.evaluate(
    ({ BrowserWindow }, [wanted, code]) => {
      const found = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().includes(wanted as string))
      return found ? found.webContents.executeJavaScript(code as string) : null
    },
    [part, script] as const,
  )

let own: Page
let opensWith = ''

test('Shift+Enter on a row opens the conversation in a window of its own, named by customer and shop', async () => {
  const { page } = program
  await go(page, 'd', 'Due next')
  opensWith = (await cursorId(page)).replace(/^row-/, '')
  own = await opened(() => page.keyboard.press('Shift+Enter'))
  await expect(messages(own)).toBeVisible({ timeout: 30_000 })
  await expect(editor(own)).toBeVisible()
  await expect(own.getByRole('tab', { name: 'Customer' })).toBeVisible()
  await expect(own).toHaveTitle(/^.+ · (Nordlicht|Kasumi|.+)$/)
  const name = (await own.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await expect(own).toHaveTitle(new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').slice(1)))
  // The list is where it was, and nothing opened there.
  await expect(list(page)).toBeFocused()
})

test('the same conversation again brings its window to the front, and opens none', async () => {
  await program.page.keyboard.press('Shift+Enter')
  await program.page.waitForTimeout(700)
  expect(alone(program.app)).toHaveLength(1)
})

test('a text written in one window is followed in the other, both ways, as one draft', async () => {
  const { page } = program
  await page.bringToFront()
  await list(page).focus()
  await page.keyboard.press('r')
  await expect(editor(page)).toBeFocused()
  await own.bringToFront()
  await own.keyboard.press('r')
  await expect(editor(own)).toBeFocused()
  await own.keyboard.type('Written in its own window')
  await expect(editor(page)).toHaveText('Written in its own window')
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(', inbox too')
  await expect(editor(own)).toHaveText('Written in its own window, inbox too')
  await editor(own).click()
  await own.keyboard.press('ControlOrMeta+End')
  await own.keyboard.type('.')
  await expect(editor(page)).toHaveText('Written in its own window, inbox too.')
})

test('sent in one, the text is gone in both; its undo stands only where it was sent and brings it back in both', async () => {
  const { page } = program
  const notices = (where: Page) => where.getByRole('region', { name: 'Notices' })
  await own.keyboard.press('ControlOrMeta+Enter')
  await expect(editor(own)).not.toContainText('Written in its own window')
  await expect(editor(page)).not.toContainText('Written in its own window')
  await expect(notices(own).getByRole('button', { name: /Undo/ })).toBeVisible()
  await expect(notices(page).getByRole('button', { name: /Undo/ })).toHaveCount(0)
  await own.keyboard.press('Escape')
  await own.keyboard.press('z')
  await expect(editor(own)).toHaveText('Written in its own window, inbox too.')
  await expect(editor(page)).toHaveText('Written in its own window, inbox too.')
})

test('a second inbox goes its own way, and closing it leaves the others', async () => {
  const { page } = program
  await page.bringToFront()
  const second = await opened(() => page.keyboard.press('ControlOrMeta+Shift+N'))
  await expect(rows(second).first()).toBeVisible({ timeout: 30_000 })
  await go(second, 'a', 'All')
  await expect(second).toHaveTitle('All · Dragoman')
  await expect(page.getByRole('heading', { name: 'Due next' })).toBeVisible()
  await shut(second)
  await editor(page).click()
  await page.keyboard.press('Escape')
  await go(page, 'a', 'All')
  await expect(messages(own)).toBeVisible()
  await go(page, 'd', 'Due next')
})

test('a middle click and the header’s menu open windows too; the limit is said in words', async () => {
  const { page } = program
  const third = await opened(() => rows(page).nth(3).click({ button: 'middle' }))
  await expect(messages(third)).toBeVisible({ timeout: 30_000 })
  await shut(third)
  await rows(page).nth(4).click()
  await expect(messages(page)).toBeVisible()
  const fourth = await opened(async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Open in a window of its own' }).click()
  })
  await expect(messages(fourth)).toBeVisible({ timeout: 30_000 })
  await shut(fourth)
})

test('a lock covers every window, and one unlocking opens them all, each at what it showed', async () => {
  const { page } = program
  await page.keyboard.press('ControlOrMeta+Shift+L')
  for (const one of [page, own]) {
    await expect(one.getByRole('heading', { name: 'The desk is locked' })).toBeVisible({ timeout: 20_000 })
    await expect(one).toHaveTitle('Dragoman')
    await expect(one.getByText('Written in its own window')).toHaveCount(0)
  }
  // Without a PIN to ask for, Enter alone opens: the focus stands on the button.
  for (const one of [page, own]) await expect(button(one, /^Open/)).toBeFocused()
  await own.keyboard.press('Enter')
  await expect(messages(own)).toBeVisible({ timeout: 30_000 })
  await expect(editor(own)).toHaveText('Written in its own window, inbox too.')
  await expect(rows(page).first()).toBeVisible({ timeout: 30_000 })
})

test('a window whose page is killed begins again with its text and says so; the others go on meanwhile', async () => {
  const { app, page } = program
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('conversation='))
      ?.webContents.forcefullyCrashRenderer(),
  )
  await go(page, 'a', 'All')
  await page.keyboard.press('j')
  await expect
    .poll(() => inPage(app, 'conversation=', 'document.querySelector(".cm-content")?.textContent ?? ""'), { timeout: 30_000 })
    .toBe('Written in its own window, inbox too.')
  await expect
    .poll(() => inPage(app, 'conversation=', 'document.body.textContent'))
    .toContain('This window had stopped and was started again')
  expect(await inPage(app, 'conversation=', 'new URLSearchParams(location.search).get("conversation")')).toBe(opensWith)
})

test('a page that is killed twice asks in words before it begins again', async () => {
  const { app } = program
  await app.evaluate(({ BrowserWindow, dialog }) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = (async (_window: unknown, options: { message: string; detail: string; buttons: string[] }) => {
      asked.push([options.message, options.detail, ...options.buttons].join(' | '))
      return { response: 0, checkboxChecked: false }
    }) as unknown as typeof dialog.showMessageBox
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('conversation='))
      ?.webContents.forcefullyCrashRenderer()
  })
  await expect.poll(() => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked.length)).toBe(1)
  expect(await app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked[0])).toMatch(/stopped twice.*Start it again/)
  await expect
    .poll(() => inPage(app, 'conversation=', 'document.querySelector(".cm-content")?.textContent ?? ""'), { timeout: 30_000 })
    .toBe('Written in its own window, inbox too.')
})

test('a killed engine page is started again, and what is done afterwards is filed', async () => {
  const { app, page } = program
  const before = ours(app, 'engine')
  expect(before).toBeDefined()
  const again = app.waitForEvent('window', { timeout: 30_000 })
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('engine.html'))
      ?.webContents.forcefullyCrashRenderer(),
  )
  await (await again).waitForURL(/engine\.html/)
  await go(page, 'd', 'Due next')
  // How many there are is counted by the engine page alone.
  const total = async () => Number(await page.getByRole('region', { name: 'Due next' }).locator('header > span').first().textContent())
  const was = await total()
  expect(was).toBeGreaterThan(1)
  await page.keyboard.press('e')
  await expect.poll(total, { timeout: 30_000 }).toBe(was - 1)
})

test('signing out shuts the windows of conversations, and one door stays', async () => {
  const { app, page } = program
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type('Sign out')
  await page.keyboard.press('Enter')
  // With a queue it is asked first.
  const asked = page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' })
  await asked.click({ timeout: 2_000 }).catch(() => undefined)
  await expect(page.getByRole('button', { name: /Demo/ }).first()).toBeVisible({ timeout: 30_000 })
  await expect.poll(() => pages(app).length).toBe(1)
})

test('windows come back where they stood', async () => {
  const { folder } = program
  await program.close()
  const first = await startDemo({ folder })
  await expect(rows(first.page).first()).toBeVisible({ timeout: 60_000 })
  const bounds = { x: 140, y: 90, width: 900, height: 620 }
  const place = async (from: Program, set: boolean) => {
    const coming = from.app.waitForEvent('window')
    await from.page.keyboard.press('Home')
    await from.page.keyboard.press('Shift+Enter')
    await (await coming).waitForURL(/conversation=/)
    return from.app.evaluate(
      ({ BrowserWindow }, [move, wanted]) => {
        const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('conversation='))
        if (move) window?.setBounds(wanted)
        return window?.getBounds()
      },
      [set, bounds] as const,
    )
  }
  await place(first, true)
  await first.close()
  const second = await startDemo({ folder })
  await expect(rows(second.page).first()).toBeVisible({ timeout: 60_000 })
  expect(await place(second, false)).toMatchObject({ width: bounds.width, height: bounds.height })
  await second.close()
})
