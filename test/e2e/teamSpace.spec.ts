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

const template = (id: string, title: string, shortcut: string) =>
  JSON.stringify({
    dragoman: 'template',
    version: 1,
    template: {
      id,
      title,
      shortcut,
      sourceLocale: 'en',
      bodies: [{ locale: 'en', variant: '', register: null, text: `${title} are well.`, updatedAt: 5, basedOn: null }],
      shopIds: [],
      channels: [],
      tags: [],
      owner: 'team',
      backendId: null,
      remote: null,
      actions: [],
      updatedAt: 5,
    },
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
  apache.write('templates/team-blue.json', template('team-blue', 'Our blue parcels', 'blue'))
  apache.write('templates/broken.json', '{')
  await button(page, 'Compare now').click()
  await expect(shared().nth(3)).toHaveText('1')
  await expect(page.getByRole('region', { name: 'Files that could not be read or written' })).toContainText('broken.json')
})

test('a folder that stands empty is believed of nobody: a person puts its templates back', async () => {
  const { page } = program
  apache.write('templates/team-red.json', template('team-red', 'Our red parcels', 'red'))
  apache.remove('templates/broken.json')
  await button(page, 'Compare now').click()
  await expect(shared().nth(3)).toHaveText('2')
  apache.remove('templates/team-blue.json')
  apache.remove('templates/team-red.json')
  await button(page, 'Compare now').click()
  const asked = page.getByRole('region', { name: /The team's folder is empty/ })
  await expect(asked).toContainText('2 templates were common with it')
  await expect(shared().nth(3)).toHaveText('2')
  await asked.getByRole('button', { name: 'The team took them away' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
  await asked.getByRole('button', { name: 'Put ours back there' }).click()
  await expect(asked).toHaveCount(0)
  expect(apache.read('templates/team-blue.json')).toContain('Our blue parcels')
  expect(apache.read('templates/team-red.json')).toContain('Our red parcels')
})

test('it can be left, and says so first', async () => {
  const { page } = program
  await button(page, 'Disconnect').click()
  const asked = page.getByRole('alertdialog')
  await expect(asked).toContainText('leave this desk')
  await asked.getByRole('button', { name: 'Disconnect' }).click()
  await expect(field(page, 'Address of the folder')).toHaveValue('')
})
