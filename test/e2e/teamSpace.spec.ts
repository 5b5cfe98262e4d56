import { type Apache, people, startApache, whyNoApache } from '../real/webdav/apache'
import { button, endAll, expect, field, type Program, rows, startDemo, test } from './fixtures'

/* The team's own server, a real Apache: connected from the screen, its templates on the desk, and away again. */
test.describe.configure({ mode: 'serial' })
test.skip(whyNoApache() !== null, whyNoApache() ?? '')

let program: Program
let apache: Apache
test.beforeAll(async () => {
  apache = await startApache()
  program = await startDemo()
  await expect(rows(program.page).first()).toBeVisible({ timeout: 60_000 })
})
test.afterAll(async () => {
  await endAll()
  await apache.stop()
})

const shared = () => program.page.getByRole('tabpanel').getByRole('definition')

test('a wrong password is said in words, and what was typed stays', async () => {
  const { page } = program
  await page.keyboard.press('ControlOrMeta+,')
  await page.locator('[role=tab][data-key="team"]').click()
  await field(page, 'Address of the folder').fill(apache.url)
  await field(page, 'User name').fill('lead')
  await page.getByLabel('Password', { exact: true }).fill('wrong')
  await button(page, 'Connect').click()
  await expect(page.getByRole('tabpanel').getByRole('alert')).toContainText('The team space was not connected')
  await expect(field(page, 'Address of the folder')).toHaveValue(apache.url)
})

test('connected, the team’s templates come to this desk', async () => {
  const { page } = program
  await page.getByLabel('Password', { exact: true }).fill(people.lead)
  await button(page, 'Connect').click()
  await expect(button(page, 'Compare now')).toBeVisible()
  const template = {
    id: 'team-blue',
    title: 'Our blue parcels',
    shortcut: 'blue',
    sourceLocale: 'en',
    bodies: [{ locale: 'en', variant: '', register: null, text: 'All blue parcels are well.', updatedAt: 5, basedOn: null }],
    shopIds: [],
    channels: [],
    tags: [],
    owner: 'team',
    backendId: null,
    remote: null,
    actions: [],
    updatedAt: 5,
  }
  apache.write('templates/team-blue.json', JSON.stringify({ dragoman: 'template', version: 1, template }))
  apache.write('templates/broken.json', '{')
  await button(page, 'Compare now').click()
  await expect(shared().nth(3)).toHaveText('1')
  await expect(page.getByRole('region', { name: 'Files that could not be read or written' })).toContainText('broken.json')
})

test('it can be left, and says so first', async () => {
  const { page } = program
  await button(page, 'Disconnect').click()
  const asked = page.getByRole('alertdialog')
  await expect(asked).toContainText('leave this desk')
  await asked.getByRole('button', { name: 'Disconnect' }).click()
  await expect(field(page, 'Address of the folder')).toHaveValue('')
})
