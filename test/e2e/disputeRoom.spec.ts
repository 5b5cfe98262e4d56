import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endAll, expect, type Program, startDemo, test } from './fixtures'

/* The dispute room in the packaged program: the pack as file and as PDF, what is kept, the confirmation, and the calculator's text. */

test.describe.configure({ mode: 'serial' })
let program: Program
test.beforeAll(async () => {
  program = await startDemo()
  await expect(program.page.getByRole('option').first()).toBeVisible({ timeout: 60_000 })
  const tour = program.page.locator('section[class*="_tour_"]')
  if (await tour.isVisible()) await tour.getByRole('button').first().click()
})
test.afterAll(endAll)

const saveTo = (path: string) =>
  program.app.evaluate(({ dialog }, to) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: to })
  }, path)
const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const room = () => program.page.getByRole('article', { name: /^Dispute / })

test('disputes stand by deadline, and the keys walk them', async () => {
  const { page } = program
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(room()).toBeVisible()
  const entries = page.getByRole('navigation', { name: 'Disputes' }).getByRole('button')
  await expect.poll(() => entries.count()).toBeGreaterThan(1)
  await entries.first().focus()
  const first = await room().getAttribute('aria-label')
  await page.keyboard.press('j')
  await expect(room()).not.toHaveAttribute('aria-label', first ?? '')
  await page.keyboard.press('k')
  await expect(room()).toHaveAttribute('aria-label', first ?? '')
  await expect(room().getByText('What proves it')).toBeVisible()
})

test('the pack is a file whose parts have the checksums it names', async () => {
  const path = join(tmpdir(), `dragoman-pack-${process.pid}.html`)
  await saveTo(path)
  await room().getByRole('textbox', { name: 'Statement of the shop' }).fill('Sent on 12 September <b>by DHL</b>.')
  await room().getByRole('button', { name: 'Save as HTML' }).click()
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('</html>')
  const html = await readFile(path, 'utf8')
  expect(html).toContain('Sent on 12 September &lt;b&gt;by DHL&lt;/b&gt;.')
  const sections = [...html.matchAll(/<section id="\w+">.*?<\/section>/gs)].map(([all]) => sha(all))
  const listed = [...html.matchAll(/class="hash">([0-9a-f]{64})</g)].map(([, hash]) => hash)
  expect(sections.length).toBeGreaterThan(2)
  expect(listed.slice(0, sections.length)).toEqual(sections)
  expect(html).not.toMatch(/<script|https?:\/\/(?![^<]*<\/)/i)
})

test('the pack is printed and added, kept over another screen, and taken out again', async () => {
  const { page } = program
  await room().getByRole('button', { name: 'Make and add the pack' }).click()
  await expect(
    room()
      .getByRole('list', { name: 'Files' })
      .getByText(/^evidence .*\.pdf$/),
  ).toBeVisible({ timeout: 30_000 })
  await expect(room().getByText('kept here')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.locator('body').press('g')
  await page.keyboard.press('d')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(room().getByRole('textbox', { name: 'Statement of the shop' })).toHaveValue('Sent on 12 September <b>by DHL</b>.')
  const path = join(tmpdir(), `dragoman-pack-${process.pid}.pdf`)
  await saveTo(path)
  await room().getByRole('button', { name: 'Save the pack as PDF' }).click()
  await expect
    .poll(
      () =>
        readFile(path).then(
          (bytes) => bytes.subarray(0, 5).toString(),
          () => '',
        ),
      { timeout: 30_000 },
    )
    .toBe('%PDF-')
})

test('nothing leaves before it was read and confirmed; what does can be taken back for ten seconds', async () => {
  const { page } = program
  await room().getByRole('button', { name: 'Hand in…' }).click()
  const ask = page.getByRole('alertdialog')
  await expect(ask.getByText(/nobody can take it back/)).toBeVisible()
  await expect(ask.getByRole('button', { name: 'Hand in', exact: true })).toBeDisabled()
  await ask.getByText('I have checked the texts and the files').click()
  await ask.getByRole('button', { name: 'Hand in', exact: true }).click()
  await expect(ask).toHaveCount(0)
  await expect(room().locator('[data-evidence=undoable]')).toBeVisible()
  await expect(room().getByText(/Evidence is on its way/)).toBeVisible()
  await page.getByRole('button', { name: /Undo/ }).first().click()
  await expect(room().getByRole('textbox', { name: 'Statement of the shop' })).toHaveValue('Sent on 12 September <b>by DHL</b>.')
  await expect(room().locator('[data-evidence]')).toHaveCount(0)
})

test('handed in, it arrives: the room says so', async () => {
  const { page } = program
  await room().getByRole('button', { name: 'Hand in…' }).click()
  const ask = page.getByRole('alertdialog')
  await ask.getByText('I have checked the texts and the files').click()
  await ask.getByRole('button', { name: 'Hand in', exact: true }).click()
  await expect(room().locator('[data-evidence=sent]')).toBeVisible({ timeout: 60_000 })
})
