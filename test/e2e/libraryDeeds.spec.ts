import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { arrived, button, editor, endAll, expect, sendIt, test } from './fixtures'
import { composer, type Desk, openDesk, openIt, pick } from './threadSteps'

/*
 * The library and those beside it: what the help desk has is read, sent and deleted there at a word, what changed on both
 * sides waits for a person, keys and tags are given, a macro does its work once, and fifty thousand templates stay usable.
 */
test.describe.configure({ mode: 'serial' })

let desk: Desk
test.beforeAll(async () => {
  test.setTimeout(300_000)
  desk = await openDesk(87, (account) => {
    const [canned] = account.store.data.canned
    if (!canned) throw new Error('a canned response is needed')
    account.store.data.canned.push(
      { ...canned, id: 9_001, shortCode: 'kiwi', content: 'The kiwi crate leaves on Monday.' },
      { ...canned, id: 9_002, shortCode: 'lychee', content: 'The lychee crate leaves on Tuesday.' },
    )
  })
})
test.afterAll(endAll)

const screen = (): Locator => desk.page.locator('section[data-scope="library"]')
const rowsOf = (): Locator => screen().getByRole('listbox', { name: 'Templates' }).getByRole('option')
const list = (): Locator => screen().locator('[data-list=library]')
const body = (): Locator => screen().locator('[data-body-editor] .cm-content')
const key = async (...keys: string[]) => {
  for (const one of keys) await desk.page.keyboard.press(one)
}
const find = async (text: string) => {
  await screen().getByRole('searchbox', { name: 'Find templates' }).fill(text)
}
const toLibrary = async () => {
  await key('Escape', 'Escape', 'Escape', 'g', 't')
  await expect(screen()).toBeVisible()
}
const menu = async (entry: RegExp) => {
  await screen().locator('header').getByRole('button', { name: 'More' }).click()
  await desk.page.getByRole('menuitem', { name: entry }).click()
  await expect(dialog()).toBeVisible()
}
const dialog = (): Locator => desk.page.getByRole('dialog')
const bringIn = async (json: unknown) => {
  await menu(/^Import/)
  await dialog().getByRole('textbox', { name: 'Or paste it here' }).fill(JSON.stringify(json))
  await dialog().getByRole('button', { name: 'Look first' }).click()
  await dialog()
    .getByRole('button', { name: /^Bring in/ })
    .click()
  await expect(dialog()).toBeHidden()
}
const there = (code: string) => desk.account.store.data.canned.find(({ shortCode }) => shortCode === code)
const sync = async (send: boolean) => {
  await menu(/^Canned responses/)
  if (send)
    await dialog()
      .getByRole('checkbox', { name: /Also send/ })
      .press('Space')
  await dialog()
    .getByRole('button', { name: send ? 'Read and send' : 'Read now' })
    .click()
  await expect(dialog().getByRole('status')).toContainText(/\d+ read/, { timeout: 30_000 })
}

test('what the help desk has is read at a word, and is its own', async () => {
  await toLibrary()
  await sync(false)
  await expect(dialog().getByRole('status')).toContainText('0 sent')
  await key('Escape')
  await expect(dialog()).toBeHidden()
  await find('kiwi')
  await expect(rowsOf()).toHaveCount(1)
  await list().focus()
  await key('Home')
  await expect(screen().locator('[data-template-view]')).toContainText('It belongs to the help desk')
})

test('it is deleted there for everybody once a person has said so twice; a cancel leaves it', async () => {
  const remove = screen().getByRole('button', { name: 'Delete at the help desk…' })
  const asked = desk.page.getByRole('alertdialog')
  await remove.click()
  await expect(asked).toContainText('for every agent there')
  await expect(asked).toContainText('cannot be undone')
  await asked.getByRole('button', { name: 'Cancel' }).click()
  await desk.page.waitForTimeout(500)
  expect(there('kiwi')).toBeDefined()
  await remove.click()
  await asked.getByRole('button', { name: 'Delete for everybody' }).click()
  await expect.poll(() => there('kiwi')).toBeUndefined()
  await expect(desk.page.getByText(/is deleted at/).first()).toBeVisible()
  await expect(rowsOf()).toHaveCount(0)
})

test('changed there meanwhile, it is not deleted, and that is said', async () => {
  const first = there('lychee')
  if (!first) throw new Error('another is needed')
  await find('lychee')
  await expect(rowsOf()).toHaveCount(1)
  await list().focus()
  await key('Home')
  const remove = screen().getByRole('button', { name: 'Delete at the help desk…' })
  await expect(remove).toBeVisible()
  const was = first.content
  Object.assign(first, { content: `${was} Changed by a colleague.`, updatedAt: first.updatedAt + 60 })
  await remove.click()
  await desk.page.getByRole('alertdialog').getByRole('button', { name: 'Delete for everybody' }).click()
  // What an agent says of the old text is not said of the new one.
  await expect(screen().getByText('It still stands there.')).toBeVisible()
  expect(there(first.shortCode)?.content).toContain('Changed by a colleague.')
})

test('marked and sent, a template of hers stands there', async () => {
  await bringIn([
    { title: 'Puffin', shortcut: 'puffin', sourceLocale: 'en', bodies: [{ locale: 'en', text: 'The puffin lamp is on its way.' }] },
    { title: 'Walrus', shortcut: 'walrus', sourceLocale: 'en', bodies: [{ locale: 'en', text: 'The walrus lamp is on its way.' }] },
  ])
  await find('puffin')
  await expect(rowsOf()).toHaveCount(1)
  await list().focus()
  await key('Home', 'x')
  await sync(true)
  await expect(dialog().getByRole('status')).toContainText('1 sent')
  await key('Escape')
  expect(there('puffin')?.content).toBe('The puffin lamp is on its way.')
})

test('changed on both sides, neither form is lost: both are shown, and a person chooses', async () => {
  const remote = there('puffin')
  if (!remote) throw new Error('it stood there')
  await list().focus()
  await key('Home', 'Enter')
  await expect(body()).toBeVisible()
  await body().click()
  await key('ControlOrMeta+a')
  await desk.page.keyboard.insertText('The puffin lamp left us today.')
  await key('ControlOrMeta+Enter')
  await expect(screen().getByText('Saved.')).toBeVisible()
  Object.assign(remote, { content: 'The puffin lamp waits at customs.', updatedAt: remote.updatedAt + 60 })
  await sync(false)
  await key('Escape')
  await screen()
    .getByRole('button', { name: /changed on both sides/ })
    .click()
  const conflict = dialog().getByRole('region', { name: 'Puffin' })
  await expect(conflict).toContainText('left us today')
  await expect(conflict).toContainText('waits at customs')
  expect(there('puffin')?.content).toBe('The puffin lamp waits at customs.')
  await conflict.getByRole('button').nth(1).click()
  await expect(dialog()).toContainText('Nothing is in dispute')
  await key('Escape')
  await find('waits at customs')
  await expect(rowsOf().first()).toContainText('Puffin')
})

test('tags are given to all that are marked, found by, and taken back in one undo', async () => {
  const { page } = desk
  await find('lamp is on its way')
  await find('walrus')
  await list().focus()
  await key('Home', 'x')
  await screen().getByRole('button', { name: 'Tag', exact: true }).click()
  await dialog().getByRole('textbox', { name: 'Tag' }).fill('arctic')
  await dialog().getByRole('button', { name: 'Add the tag' }).click()
  await expect(page.getByText(/templates? tagged “arctic”/).first()).toBeVisible()
  await find('arctic')
  await expect(rowsOf()).not.toHaveCount(0)
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: /Undo/ }).last().click()
  await expect(page.getByText('The tags are as they were').first()).toBeVisible()
  await expect(rowsOf()).toHaveCount(0)
})

test('a key is given in the list of pinned keys, and puts the template into a reply', async () => {
  const { page } = desk
  await find('walrus')
  await list().focus()
  await key('Home')
  await menu(/^Pinned keys/)
  await dialog()
    .getByRole('button', { name: /Walrus.*Alt 4|Alt 4.*Walrus/ })
    .click()
  await expect(dialog().getByRole('listitem').nth(3)).toContainText('Walrus')
  await key('Escape')
  const conversation = pick(desk, 'Channel::WebWidget')
  await key('Escape', 'g', 'd')
  await openIt(desk, conversation)
  await key('r')
  await expect(editor(page)).toBeFocused()
  await key('Alt+4')
  await expect(editor(page)).toContainText('The walrus lamp is on its way.')
  await key('ControlOrMeta+a', 'Delete', 'Escape')
})

test('a macro sends its text, its label and its status: once', async () => {
  test.setTimeout(120_000)
  const { page, shops, account } = desk
  const [label] = account.store.data.labels
  if (!label) throw new Error('a label is needed')
  const conversation = pick(desk, 'Channel::WebWidget', (one) => !one.labels.includes(label.title))
  await toLibrary()
  await bringIn([
    {
      title: 'Otter macro',
      shortcut: 'otter',
      sourceLocale: 'en',
      bodies: [{ locale: 'en', text: 'Hello {{ customer.name }}, we ask the otters and write again.' }],
      actions: [
        { type: 'labels', add: [label.title], remove: [] },
        { type: 'status', status: 'pending' },
      ],
    },
  ])
  await key('Escape', 'g', 'd')
  await openIt(desk, conversation)
  await key('r')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.type(';otter')
  await expect(page.getByRole('listbox', { name: 'Templates', exact: true }).getByRole('option').first()).toContainText('Otter macro')
  await key('Enter')
  await expect(editor(page)).toContainText('otters')
  await expect(composer(page)).toContainText(label.title)
  // An untouched template is stopped by the guard: she adds a word of her own.
  await key('ControlOrMeta+End')
  await page.keyboard.insertText(' They are quick.')
  await page.waitForTimeout(400)
  await sendIt(page)
  await expect.poll(() => arrived(shops, 'we ask the otters').length, { timeout: 60_000 }).toBe(1)
  await expect.poll(() => conversation.status, { timeout: 30_000 }).toBe('pending')
  expect(conversation.labels.filter((one) => one === label.title)).toHaveLength(1)
  await page.waitForTimeout(2_000)
  expect(arrived(shops, 'we ask the otters')).toHaveLength(1)
  expect(shops.log.doubles()).toEqual([])
})

test('fifty thousand templates from a file: list, search and the list at the cursor stay usable', async () => {
  test.setTimeout(300_000)
  const { page } = desk
  const words = ['lamp', 'chair', 'crate', 'kettle', 'basket', 'blanket', 'mirror', 'shelf']
  const path = join(tmpdir(), `templates-${process.pid}.csv`)
  const lines = ['shortcut,title,locale,text']
  for (let at = 0; at < 50_000; at += 1)
    lines.push(`bulk${at},Bulk ${at} ${words[at % words.length]},en,Text ${at} of the ${words[(at * 7) % words.length]} from the file.`)
  await writeFile(path, lines.join('\r\n'))
  await toLibrary()
  await menu(/^Import/)
  const chooser = page.waitForEvent('filechooser')
  await dialog().getByRole('button', { name: 'Choose a file' }).click()
  await (await chooser).setFiles(path)
  await dialog().getByRole('button', { name: 'Look first' }).click({ timeout: 60_000 })
  await expect(dialog().getByRole('status')).toContainText('50,000 new', { timeout: 120_000 })
  await dialog()
    .getByRole('button', { name: /^Bring in/ })
    .click()
  await expect(dialog()).toBeHidden({ timeout: 180_000 })
  await find('bulk 48123')
  await expect(rowsOf().first()).toContainText('Bulk 48123', { timeout: 60_000 })
  await find('')
  await list().focus()
  await key('End')
  await expect(list()).toHaveAttribute('aria-activedescendant', /.+/)
  // Only what is seen is drawn.
  expect(await rowsOf().count()).toBeLessThan(120)
  await key('Escape', 'g', 'd')
  await openIt(desk, pick(desk, 'Channel::WebWidget'))
  await key('r')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.type(';bulk31337')
  const hits = page.getByRole('listbox', { name: 'Templates', exact: true })
  await expect(hits.getByRole('option').first()).toContainText('Bulk 31337')
  await key('Enter')
  await expect(editor(page)).toContainText('Text 31337 of the')
  await key('ControlOrMeta+a', 'Delete')
  await page.keyboard.type('/kettle file')
  await expect(hits.getByRole('option').first()).toBeVisible()
  await key('Escape', 'ControlOrMeta+a', 'Delete', 'Escape')
  await expect(button(page, /Undo/).first())
    .toBeHidden({ timeout: 15_000 })
    .catch(() => undefined)
})
