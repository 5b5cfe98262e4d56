import type { Page } from '@playwright/test'
import type { Conversation } from '../../src/main/demo/types'
import { endAll, expect, pressOn, rows, startDemo, tabTo, test, typeInto } from './fixtures'
import { colleagueWrites, customerWrites, type Desk, nameOf, openDesk, pick } from './threadSteps'

/*
 * A rule of the desk's own, made by keyboard alone: what it would have caught, what it does once it is kept, its order, and
 * that all of it can be taken back. Then the lead's view of who has what, and moves as one deed.
 */
test.describe.configure({ mode: 'serial' })

let desk: Desk
let mail: Conversation

test.beforeAll(async () => {
  test.setTimeout(180_000)
  desk = await openDesk(43)
  mail = pick(desk, 'Channel::Email', ({ assigneeId }) => assigneeId === null)
})
test.afterAll(endAll)

const key = async (...keys: string[]) => {
  for (const one of keys) await desk.page.keyboard.press(one)
}
const rowOf = ({ id }: Conversation) => desk.page.locator(`[id$="~c~${id}"][role=option]`)
const toClass = async (which: 'A' | 'B' | 'C') => {
  await key('Escape', 'Escape', 'g', { A: '1', B: '2', C: '3' }[which])
  await expect(desk.page.getByRole('heading', { name: new RegExp(`^Class ${which}`), level: 2 })).toBeVisible()
}
const command = async (words: string) => {
  await key('ControlOrMeta+K')
  await expect(desk.page.getByRole('combobox')).toBeFocused()
  await desk.page.keyboard.type(words)
  await key('Enter')
}
const notices = (page: Page) => page.getByRole('region', { name: 'Notices' })
const ruleRow = (name: string) => desk.page.getByRole('list', { name: 'Rules in their order' }).getByRole('listitem', { name, exact: true })

test('a rule is written by keyboard, and says what is still wrong with it', async () => {
  const { page } = desk
  colleagueWrites(desk, mail, 'Good morning!')
  customerWrites(desk, mail, 'I would like to speak of the zebra lamp in your window.')
  await toClass('C')
  await expect(rowOf(mail)).toHaveCount(0)
  await command('New rule')
  const name = page.getByRole('textbox', { name: 'Name' })
  await expect(name).toBeFocused()
  await expect(page.getByText('Give it a name.')).toBeVisible()
  await expect(page.getByText('Words: write at least one word.')).toBeVisible()
  await page.keyboard.type('Our lamps')
  await typeInto(page, page.getByRole('textbox', { name: 'Words, one on a line' }), 'Zébra … lamp*|window')
  await expect(page.getByText('write at least one word')).toHaveCount(0)
})

test('it shows which past conversations it would have caught, with the words, before it is kept', async () => {
  const { page } = desk
  const past = page.getByRole('region', { name: 'Which past conversations would it have caught?' })
  await pressOn(page, past.getByRole('button', { name: 'Look', exact: true }))
  await expect(past.getByRole('status')).toContainText('1 caught', { timeout: 60_000 })
  await expect(past.getByRole('listitem')).toContainText(nameOf(desk, mail))
  await expect(past.getByRole('listitem')).toContainText('zebra lamp')
})

test('an effect is chosen, the rule is kept, and the class of the conversation follows; z takes it back', async () => {
  const { page } = desk
  const klass = page
    .getByRole('region', { name: 'Class', exact: true })
    .getByRole('button', { name: /disputes and parcels|after the sale/ })
  await pressOn(page, klass)
  await page.keyboard.type('C')
  await key('Enter')
  await expect(klass).toContainText('C · after the sale')
  await key('ControlOrMeta+Enter')
  await expect(ruleRow('Our lamps')).toBeVisible()
  await toClass('C')
  await expect(rowOf(mail)).toHaveAttribute('aria-label', /class C/, { timeout: 30_000 })
  await key('z')
  // The row stands still under the focus; what it says of itself does not.
  await expect(rowOf(mail)).not.toHaveAttribute('aria-label', /class C/, { timeout: 30_000 })
})

test('the list is ordered, switched, copied and emptied by keyboard, each with its undo', async () => {
  const { page } = desk
  await command('Go to the rules')
  const first = ruleRow('Payment dispute is open')
  await tabTo(page, first)
  await key('ArrowDown')
  await expect(ruleRow('Threatens with the law')).toBeFocused()
  await key('Alt+ArrowUp')
  await expect(page.getByRole('list', { name: 'Rules in their order' }).getByRole('listitem').first()).toContainText(
    'Threatens with the law',
  )
  await expect(ruleRow('Threatens with the law')).toBeFocused()
  await key('Space')
  await expect(ruleRow('Threatens with the law, off')).toBeVisible()
  await key('Delete')
  await expect(notices(page).getByText('Rule deleted: Threatens with the law')).toBeVisible()
  await expect(ruleRow('Threatens with the law, off')).toHaveCount(0)
  await expect(first).toBeFocused()
  for (let undo = 0; undo < 3; undo += 1) await key('z')
  await expect(page.getByRole('list', { name: 'Rules in their order' }).getByRole('listitem').first()).toContainText(
    'Payment dispute is open',
  )
  await expect(ruleRow('Threatens with the law')).toBeVisible()
})

test('what was changed and left can be had back', async () => {
  const { page } = desk
  await tabTo(page, ruleRow('Payment dispute is open'))
  await key('End', 'Enter')
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('!')
  await pressOn(page, page.getByRole('button', { name: 'Cancel', exact: true }))
  await expect(notices(page).getByText(/^Changes left:/)).toBeVisible()
  await key('z')
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(/!$/)
  await pressOn(page, page.getByRole('button', { name: 'All rules' }))
})

test('a lead sees who has what, and moves what nobody has as one deed', async () => {
  test.setTimeout(180_000)
  const { page } = await startDemo()
  await expect(rows(page).first()).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  const moves = page.getByRole('list', { name: 'Proposed moves' })
  await expect(moves.getByRole('listitem').first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('table')).toContainText('Manila')
  const apply = page.getByRole('button', { name: /^Move \d+/ })
  // One alone: all out, then one in.
  await pressOn(page, page.getByRole('button', { name: 'None of them' }))
  await expect(apply).toBeDisabled()
  const first = moves.getByRole('listitem').first()
  await expect(first).toContainText('on shift until')
  // Names are opened after the rows that carry them.
  await expect(first).not.toHaveAttribute('aria-label', /^Unknown customer/)
  // What is proposed stands still once the focus is there.
  await tabTo(page, first)
  const name = (await moves.locator('li:focus').getAttribute('aria-label')) ?? ''
  await page.keyboard.press('Space')
  await expect(apply).toHaveText(/Move 1/)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(notices(page).getByText('1 conversation moved')).toBeVisible()
  await expect(moves.getByRole('listitem', { name, exact: true })).toHaveCount(0, { timeout: 20_000 })
  await page.keyboard.press('z')
  await expect(moves.getByRole('listitem', { name: new RegExp(`^${name.split(',')[0]}`) })).toHaveCount(1, { timeout: 30_000 })
})
