import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { button, endAll, expect, openDemo, type Program, start, test } from './fixtures'

/*
 * The library's own screen: found, copied, written with Liquid at hand, seen as a customer reads it, kept over a restart though
 * nobody saved it, told when a language is older than its source, taken back, brought in and out of files.
 */
test.describe.configure({ mode: 'serial' })

let program: Program
test.beforeAll(async () => {
  test.setTimeout(120_000)
  program = await openDemo()
})
test.afterAll(endAll)

const screen = (): Locator => program.page.locator('section[data-scope="library"]')
const rowsOf = (): Locator => screen().getByRole('listbox', { name: 'Templates' }).getByRole('option')
const find = async (text: string) => {
  await screen().getByRole('searchbox', { name: 'Find templates' }).fill(text)
}
const editor = (): Locator => screen().locator('[data-template-editor]')
const body = (): Locator => editor().locator('[data-body-editor] .cm-content')
const preview = (): Locator => screen().locator('[data-preview]')
const key = async (...keys: string[]) => {
  for (const one of keys) await program.page.keyboard.press(one)
}
const menu = async (entry: RegExp) => {
  await screen().getByRole('banner').or(screen().locator('header')).getByRole('button', { name: 'More' }).first().click()
  await program.page.getByRole('menuitem', { name: entry }).click()
}

test('g t opens it; a starter template is read only, and a copy is mine', async () => {
  const { page } = program
  await key('g', 't')
  await expect(screen()).toBeVisible()
  await expect(rowsOf().first()).toBeVisible({ timeout: 20_000 })
  await find('late')
  await expect(rowsOf().first()).toContainText('Parcel is late')
  await key('ArrowDown')
  await expect(screen().locator('[data-template-view]')).toContainText('From the starter library')
  await expect(preview()).not.toContainText('{{')
  await expect(body()).toHaveCount(0)
  await button(page, 'Copy to mine').click()
  await expect(editor().getByRole('textbox', { name: 'Title' })).toHaveValue('Parcel is late')
})

test('a shortcut that is taken is said at once, and cannot be saved', async () => {
  const { page } = program
  await button(page, 'New template').first().click()
  await editor().getByRole('textbox', { name: 'Title' }).fill('Zebra lamp')
  await editor().getByRole('textbox', { name: 'Shortcut' }).fill('late')
  await expect(editor().getByText('This shortcut is taken by “Parcel is late”.')).toBeVisible()
  await expect(editor().getByRole('button', { name: /^Save/ })).toBeDisabled()
  await editor().getByRole('textbox', { name: 'Shortcut' }).fill('zebra')
  await expect(editor().getByText('This shortcut is taken')).toHaveCount(0)
})

test('variables are offered with their meaning, filled in the preview, and an unknown one is a gap', async () => {
  await body().click()
  await program.page.keyboard.insertText('Hello! Your order is ')
  await program.page.keyboard.type('{{ order.n')
  await expect(editor().locator('.cm-tooltip-autocomplete')).toContainText('order number')
  // A list that has only just come takes no key, so that a line break meant before is none of its.
  await program.page.waitForTimeout(300)
  await key('Enter')
  await expect(body()).toContainText('{{ order.number }}')
  await expect(preview()).toContainText('1042')
  await program.page.keyboard.insertText(' {{ shoe.size }}')
  await expect(editor().getByText('Nobody knows “shoe.size”: it would stay a gap.')).toBeVisible()
  await expect(preview().locator('mark')).toHaveCount(1)
})

test('what was not saved is there after the power goes', async () => {
  await expect(editor().getByText('Not saved; kept here until you do.')).toBeVisible()
  const { folder } = program
  await program.kill()
  program = await start({ folder, args: ['--demo', '--demo-quiet', `--demo-clock=${Date.UTC(2026, 8, 21, 9, 30)}`] })
  await expect(program.page.getByRole('option').first()).toBeVisible({ timeout: 60_000 })
  await key('Escape', 'g', 't')
  await screen()
    .getByRole('button', { name: /Zebra lamp/ })
    .click()
  await expect(body()).toContainText('{{ shoe.size }}')
})

test('the guard says what it would stop; mended, saved by one key and found again', async () => {
  await body().click()
  await key('ControlOrMeta+a')
  await program.page.keyboard.insertText('We pay all import duties for you.')
  await expect(screen().getByRole('list', { name: 'What the guard says' })).toBeVisible()
  await key('ControlOrMeta+a')
  await program.page.keyboard.insertText('{{ salutation }}\n\nThe zebra lamp of order {{ order.number }} is on its way.')
  await expect(screen().getByText('The guard finds nothing in it.')).toBeVisible()
  await key('ControlOrMeta+Enter')
  await expect(editor().getByText('Saved.')).toBeVisible()
  await find('zebra')
  await expect(rowsOf()).toHaveCount(1)
})

test('another language grows old when its source changes, and one word makes it right again', async () => {
  const { page } = program
  await editor().getByRole('button', { name: 'Language', exact: true }).click()
  await page
    .getByRole('menuitem', { name: /^German/ })
    .first()
    .click()
  await body().click()
  await page.keyboard.insertText('{{ salutation }}\n\nDie Zebralampe aus Bestellung {{ order.number }} ist unterwegs.')
  await key('ControlOrMeta+Enter')
  await expect(editor().getByText('Saved.')).toBeVisible()
  await editor()
    .getByRole('button', { name: /English/ })
    .first()
    .click()
  await body().click()
  await key('ControlOrMeta+End')
  await page.keyboard.insertText(' Soon.')
  await key('ControlOrMeta+Enter')
  await expect(editor().getByText('Saved.')).toBeVisible()
  await expect(rowsOf().first()).toContainText('older than the source')
  await editor()
    .getByRole('button', { name: /^German/ })
    .click()
  await editor().getByRole('button', { name: 'Look at both' }).click()
  await expect(editor()).toContainText('is on its way. Soon.')
  await editor().getByRole('button', { name: 'Checked: still right' }).click()
  await expect(editor().getByText('Saved.')).toBeVisible()
  await expect(rowsOf().first()).not.toContainText('older than the source')
})

test('deleted, and taken back', async () => {
  await editor().getByRole('button', { name: 'Delete' }).click()
  await expect(rowsOf()).toHaveCount(0)
  await program.page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: /Undo/ }).last().click()
  await expect(rowsOf()).toHaveCount(1)
  await expect(rowsOf().first()).toContainText('Zebra lamp')
})

test('a table with a bad row: what would happen is told by place, the rest comes in', async () => {
  const { page } = program
  await menu(/^Import/)
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('textbox', { name: 'Or paste it here' })
    .fill('shortcut,title,locale,text\r\nquokka,Quokka,en,A quokka is on its way.\r\nbad,Bad,x,No such language\r\n')
  await dialog.getByRole('button', { name: 'Look first' }).click()
  await expect(dialog.getByRole('status')).toContainText('1 new')
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Bring in 1 template' }).click()
  await expect(dialog).toBeHidden()
  await find('quokka')
  await expect(rowsOf().first()).toContainText('Quokka')
})

test('exported as JSON, the agent’s own and nobody else’s', async () => {
  const path = join(tmpdir(), `library-${process.pid}.json`)
  await program.app.evaluate(async ({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath }) })
  }, path)
  await menu(/^Export/)
  await program.page.getByRole('dialog').getByRole('button', { name: 'Save the file' }).click()
  await expect(program.page.getByRole('dialog')).toBeHidden()
  const { templates } = JSON.parse(await readFile(path, 'utf8')) as { templates: { title: string }[] }
  expect(templates.map(({ title }) => title).sort()).toEqual(['Parcel is late', 'Quokka', 'Zebra lamp'])
})
