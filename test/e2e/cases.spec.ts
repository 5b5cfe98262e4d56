import type { Conversation } from '../../src/main/demo/types'
import { endAll, expect, go, list, test } from './fixtures'
import { colleagueWrites, customerWrites, type Desk, nameOf, openDesk, openIt, pick } from './threadSteps'

/*
 * The case of a conversation on real input: classes by the starter's rules, a person's word against them with its undo,
 * thanks that may be a question, an order that follows the clocks, an alert that comes once, and where a notice leads.
 */
test.describe.configure({ mode: 'serial' })

let desk: Desk
let mail: Conversation
let chat: Conversation

test.beforeAll(async () => {
  test.setTimeout(180_000)
  desk = await openDesk(41)
  // No notices here: those of the program are kept, and clicked by the test.
  await desk.program.app.evaluate(({ Notification }) => {
    const shown: Electron.Notification[] = []
    Object.assign(globalThis, { shownNotices: shown })
    Notification.isSupported = () => true
    Notification.prototype.show = function show(this: Electron.Notification) {
      shown.push(this)
    }
  })
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
  await key('ControlOrMeta+4')
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

test('class: in the search finds it, and another class does not', async () => {
  const search = async (words: string) => {
    await key('Escape', 'Escape', '/', 'ControlOrMeta+A')
    await desk.page.keyboard.type(words)
    await key('Enter')
  }
  await search(`${nameOf(desk, mail)} class:a`)
  await expect(rowOf(mail)).toHaveAttribute('aria-label', /class A/)
  await expect(desk.page.getByRole('button', { name: /^Class: Class A/ })).toBeVisible()
  await search(`${nameOf(desk, mail)} class:b`)
  await expect(rowOf(mail)).toHaveCount(0)
  await key('Escape', 'Escape')
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

test('what is due soon is told once, and the list of it leads to the conversation', async () => {
  test.setTimeout(360_000)
  const { page } = desk
  // A chat has a minute; a fifth of it is left when it is told.
  await expect(page.getByRole('button', { name: /due or late/ })).toBeVisible({ timeout: 90_000 })
  await key('Escape', 'g', 'n')
  const dialog = page.getByRole('dialog', { name: 'Due or late' })
  const line = dialog.getByRole('listitem').filter({ hasText: nameOf(desk, chat) })
  await expect(line).toHaveCount(1, { timeout: 90_000 })
  await expect(dialog).toContainText('Alerts fire only on desks that run')
  await line.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('heading', { name: nameOf(desk, chat), level: 2 })).toBeVisible()
  await expect(dialog).toHaveCount(0)
  // The deadline itself is a point of its own; once that was told too, later looks (each half minute) find all of it told.
  const row = async () => {
    await go(page, 'u', 'Unassigned')
    return (await rowOf(chat).getAttribute('aria-label')) ?? ''
  }
  await expect.poll(row, { timeout: 90_000, intervals: [2_000] }).toContain('late')
  await page.waitForTimeout(33_000)
  await key('Escape', 'g', 'n')
  await expect(dialog).toBeVisible()
  if ((await dialog.getByRole('button', { name: 'Dismiss all' }).count()) > 0)
    await dialog.getByRole('button', { name: 'Dismiss all' }).click()
  else for (const one of await dialog.getByRole('button', { name: 'Dismiss' }).all()) await one.click()
  await page.waitForTimeout(35_000)
  if (!(await dialog.isVisible())) await key('g', 'n')
  await expect(dialog).toBeVisible()
  await expect(line).toHaveCount(0)
  await key('Escape')
  await expect(dialog).toHaveCount(0)
})

test('a notice of the system leads to what it is about', async () => {
  const { page, program } = desk
  await page.getByRole('button', { name: /^Queue/ }).click()
  await expect(page.getByRole('region', { name: 'Queue' })).toBeVisible()
  const title = await program.app.evaluate(() => {
    const { shownNotices } = globalThis as unknown as { shownNotices: Electron.Notification[] }
    const last = shownNotices.at(-1)
    // As the system does; nobody reads the event.
    last?.emit('click', {} as Electron.Event)
    return last?.title ?? ''
  })
  // One names its shop and leads to its conversation, several lead to their list.
  if (title === 'Nordlicht') await expect(page.locator('[data-pane="thread"]').getByRole('heading', { level: 2 })).toBeVisible()
  else {
    expect(title).toMatch(/answers are due soon/)
    await expect(page.getByRole('dialog', { name: 'Due or late' })).toBeVisible()
    await key('Escape')
  }
})

test('thanks start no clock, may be said to be a question, and that is taken back', async () => {
  const { page } = desk
  colleagueWrites(desk, mail, 'We found it: it comes tomorrow.')
  customerWrites(desk, mail, 'Thank you!')
  await openIt(desk, mail, 'Thank you')
  await key('ControlOrMeta+4')
  await expect(part('Service class')).toContainText('only thanks', { timeout: 20_000 })
  await expect(page.getByRole('heading', { name: 'Nothing is due' })).toBeVisible()
  await key('Escape', 's', 'q')
  await expect(part('Service class')).toContainText('You said that a message of thanks is a question.', { timeout: 20_000 })
  await expect(page.getByRole('heading', { name: 'Nothing is due' })).toHaveCount(0)
  await key('z')
  await expect(part('Service class')).toContainText('only thanks', { timeout: 20_000 })
  await expect(page.getByRole('heading', { name: 'Nothing is due' })).toBeVisible()
})
