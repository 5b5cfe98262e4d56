import type { Conversation } from '../../src/main/demo/types'
import { endAll, expect, go, list, test } from './fixtures'
import { colleagueWrites, customerWrites, type Desk, nameOf, openDesk, openIt, pick } from './threadSteps'

/*
 * The case of a conversation on real input: classes by the starter's rules, a person's word against them with its undo,
 * an order that follows the clocks, and an alert that leads to its conversation.
 */
test.describe.configure({ mode: 'serial' })

let desk: Desk
let mail: Conversation
let chat: Conversation

test.beforeAll(async () => {
  test.setTimeout(180_000)
  desk = await openDesk(41)
  mail = pick(desk, 'Channel::Email', ({ assigneeId }) => assigneeId === null)
  chat = pick(desk, 'Channel::WebWidget', ({ assigneeId }) => assigneeId === null)
})
test.afterAll(endAll)

const key = async (...keys: string[]) => {
  for (const one of keys) await desk.page.keyboard.press(one)
}
const rowOf = ({ id }: Conversation) => desk.page.locator(`[id$="~c~${id}"][role=option]`)
const part = (name: string) => desk.page.getByRole('region', { name, exact: true })
const toClass = async (which: 'A' | 'B' | 'C') => {
  await key('Escape', 'Escape', 'g', { A: '1', B: '2', C: '3' }[which])
  await expect(desk.page.getByRole('heading', { name: new RegExp(`^Class ${which}`), level: 2 })).toBeVisible()
}
/** Only what is in sight is drawn, and the list stands still under the focus until its view is asked for anew. */
const standsIn = (which: 'A' | 'B' | 'C', conversation: Conversation) =>
  expect(async () => {
    await toClass(which)
    await list(desk.page).focus()
    for (const place of ['End', 'Home', 'PageDown', 'PageDown']) {
      await key(place)
      if (await rowOf(conversation).isVisible()) break
    }
    await expect(rowOf(conversation)).toHaveAttribute('aria-label', new RegExp(`class ${which}`), { timeout: 1_500 })
  }).toPass({ timeout: 60_000 })
const place = async (conversation: Conversation) => Number(await rowOf(conversation).getAttribute('aria-posinset'))

test('words of parcel trouble make class A, in its own view and counted', async () => {
  colleagueWrites(desk, mail, 'It left our house on Monday.')
  customerWrites(desk, mail, 'My parcel has not arrived. Where is it?')
  await standsIn('A', mail)
  await expect(desk.page.getByRole('button', { name: /Disputes, parcels\s*\d+/ })).toBeVisible()
})

test('the Case panel names every clock, the class, and the words that made the rule fire', async () => {
  await openIt(desk, mail)
  await key('ControlOrMeta+2')
  await expect(part('Clocks')).toContainText('Counts first')
  await expect(part('Clocks')).toContainText('UTC')
  await expect(part('Clocks')).toContainText('Alerts come only while this desk runs')
  await expect(part('Service class')).toContainText('By the rule')
  await expect(part('Rules that fired').locator('q').first()).toContainText(/not arrived|Where is it/i)
})

test('a word against the class counts more, and z takes it back', async () => {
  await key('Escape', 's', '3')
  await expect(part('Service class')).toContainText('Chosen by hand')
  await standsIn('C', mail)
  await key('z')
  await standsIn('A', mail)
})

test('who writes with the shorter clock goes before who waits longer', async () => {
  await go(desk.page, 'u', 'Unassigned')
  await desk.page.locator('body').click({ position: { x: 5, y: 5 } })
  colleagueWrites(desk, chat, 'Hello!')
  customerWrites(desk, chat, 'Do you ship the charger to Norway?')
  await expect(rowOf(chat)).toHaveAttribute('aria-label', /due in|late/, { timeout: 20_000 })
  const first = await place(chat)
  await list(desk.page).focus()
  await key('End')
  await expect(rowOf(mail)).toHaveAttribute('aria-label', /due in/)
  expect(first).toBeLessThan(await place(mail))
})

test('what is due soon is told, and the list of it leads to the conversation', async () => {
  test.setTimeout(300_000)
  const { page } = desk
  // A chat has a minute; a fifth of it is left when it is told.
  await expect(page.getByRole('button', { name: /due soon/ })).toBeVisible({ timeout: 90_000 })
  await key('Escape', 'g', 'n')
  const dialog = page.getByRole('dialog', { name: 'Due soon' })
  const line = dialog.getByRole('listitem').filter({ hasText: nameOf(desk, chat) })
  await expect(line).toHaveCount(1, { timeout: 90_000 })
  await expect(dialog).toContainText('Alerts fire only on desks that run')
  await line.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('heading', { name: nameOf(desk, chat), level: 2 })).toBeVisible()
  await expect(dialog).toHaveCount(0)
})
