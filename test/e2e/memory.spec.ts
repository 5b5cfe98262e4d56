import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { endAll, expect, openDemo, type Program, test } from './fixtures'

/* Memory and glossary by keyboard: brought in from files, found, mended, noted, taken away and brought back, taken out. */
test.describe.configure({ mode: 'serial' })

let program: Program
test.beforeAll(async () => {
  test.setTimeout(120_000)
  program = await openDemo()
})
test.afterAll(endAll)

const screen = (): Locator => program.page.locator('[data-memory-screen]')
const rows = (): Locator => screen().locator('[data-list=memory]').getByRole('option')
const key = async (...keys: string[]) => {
  for (const one of keys) await program.page.keyboard.press(one)
}
const toast = (text: string | RegExp) => expect(program.page.getByText(text).first()).toBeVisible()
const bring = async (name: string, text: string) => {
  await screen().getByRole('button', { name: 'Import' }).first().click()
  const box = program.page.getByRole('dialog')
  await box.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await box.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(box.getByRole('status')).toBeVisible()
  return box
}

test('g w opens it; an empty memory teaches what fills it', async () => {
  await key('g', 'w')
  await expect(screen()).toBeVisible()
  await expect(screen().getByText('Nothing remembered yet')).toBeVisible()
})

test('a table of another tool comes in without its facts; a bad row is named', async () => {
  const box = await bring(
    'tool.csv',
    'en,de\nYour parcel is on its way.,Ihr Paket ist unterwegs.\nWe refund €12.50 to jo@example.org.,"Wir erstatten 12,50 € an jo@example.org."\n,leer\nThank you.,Danke.\n',
  )
  await expect(box.getByRole('status')).toContainText('3 new')
  await expect(box.getByRole('status')).toContainText('Line 4:')
  await key('Escape')
  await expect(rows()).toHaveCount(3)
  await expect(screen()).toContainText('Wir erstatten {1} an {2}.')
  await expect(screen()).not.toContainText('jo@example.org')
})

test('a sentence is found, mended by hand, and as it was again', async () => {
  await screen().getByRole('searchbox').fill('unterwegs')
  await expect(rows()).toHaveCount(1)
  await key('ArrowDown', 'Home', 'Enter')
  const target = screen().locator('[data-unit-editor] textarea').nth(1)
  await expect(target).toHaveValue('Ihr Paket ist unterwegs.')
  await target.fill('Ihr Paket ist auf dem Weg und bald unterwegs.')
  await key('ControlOrMeta+Enter')
  await toast('Saved.')
  await expect(rows().first()).toContainText('auf dem Weg')
  await screen().locator('[data-list=memory]').focus()
  await key('z')
  await expect(rows().first()).not.toContainText('auf dem Weg')
})

test('what is called bad says why, and stands in the report, which leads to it', async () => {
  await rows().first().click()
  await screen().getByLabel('Why').fill('too stiff')
  await screen().getByRole('button', { name: 'Bad', exact: true }).click()
  await toast('Called bad: it is not offered any more.')
  await screen().getByRole('tab', { name: 'Quality report' }).click()
  await screen()
    .getByRole('row', { name: /English into German 0 1/ })
    .getByRole('button', { name: '1' })
    .click()
  await expect(rows()).toHaveCount(1)
  await expect(rows().first()).toContainText('bad')
})

test('Delete takes away, z brings back', async () => {
  await screen().getByRole('button', { name: 'Clear search and filters' }).first().click()
  await expect(rows()).toHaveCount(3)
  await screen().locator('[data-list=memory]').focus()
  await key('Home', 'x', 'ArrowDown', 'x', 'Delete')
  await toast('2 sentences deleted.')
  await expect(rows()).toHaveCount(1)
  await key('z')
  await expect(rows()).toHaveCount(3)
})

test('a term is written, kept, and told to be wrong where it has no word', async () => {
  await screen().getByRole('button', { name: 'New term' }).click()
  const editor = screen().locator('[data-term-editor]')
  await editor.getByLabel('Term').fill('return label')
  await expect(editor.getByRole('button', { name: 'Save' })).toBeDisabled()
  await editor.getByRole('textbox', { name: 'Word', exact: true }).fill('Rücksendeetikett')
  await key('ControlOrMeta+Enter')
  await toast('“return label” is saved.')
  await expect(rows()).toHaveCount(1)
  await editor.getByText('Never translated').click()
  await editor.getByRole('button', { name: 'Save' }).click()
  await expect(rows().first()).toContainText('stays as it is')
  await screen().locator('[data-list=memory]').focus()
  await key('z')
  await expect(rows().first()).not.toContainText('stays as it is')
})

test('a TBX file with an entity of its own is refused', async () => {
  await screen().getByRole('button', { name: 'Import' }).first().click()
  const box = program.page.getByRole('dialog')
  await box.locator('input[type=file]').setInputFiles({
    name: 'bomb.tbx',
    mimeType: 'text/xml',
    buffer: Buffer.from('<!DOCTYPE martif [<!ENTITY a "aaaa">]><martif><text><body/></text></martif>'),
  })
  await box.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(box.getByRole('alert')).toContainText('The file was not imported')
  await key('Escape')
})

test('it goes out as TMX, facts as numbers', async () => {
  const path = join(tmpdir(), `memory-${process.pid}.tmx`)
  await program.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)
  await screen().getByRole('tab', { name: 'Memory' }).click()
  await screen().getByRole('button', { name: 'Export' }).first().click()
  await program.page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click()
  await toast('memory.tmx is written.')
  const text = await readFile(path, 'utf8')
  expect(text).toContain('<seg>Wir erstatten {1} an {2}.</seg>')
  expect(text).toContain('srclang="en"')
})
