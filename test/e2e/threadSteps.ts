/** What the tests of thread, composer and panel share: one shop of the test's own, conversations picked by hand, colleagues and customers. */
import type { Locator, Page } from '@playwright/test'
import type { Account } from '../../src/main/demo/routes/context'
import type { DemoServers } from '../../src/main/demo/startDemoServers'
import type { Agent, ChannelType, Conversation } from '../../src/main/demo/types'
import { connectChatwoot, createProfile, editor, expect, openInbox, type Program, rows, start, startShops } from './fixtures'

export interface Desk {
  shops: DemoServers
  program: Program
  page: Page
  account: Account
}

/** A program with one shop, on «All». `prepare` changes the server before anything is fetched. */
export const openDesk = async (seed: number, prepare?: (account: Account) => void, args: string[] = []): Promise<Desk> => {
  const shops = await startShops(seed)
  const [shop] = shops.shops
  const account = shops.accounts.find((one) => one.shopId === shop?.shopId)
  if (!shop || !account) throw new Error('a shop is needed')
  prepare?.(account)
  const program = await start({ args })
  const { page } = program
  await createProfile(page)
  await connectChatwoot(page, shop, 'Nordlicht')
  await openInbox(page)
  return { shops, program, page, account }
}

const taken = new Set<Conversation>()
/** Keeps a conversation from being picked. */
export const reserve = (conversation: Conversation): void => void taken.add(conversation)
/** Where a channel's conversations are used up, another messenger without a reply window of hours serves as well. */
const alike: Partial<Record<ChannelType, readonly ChannelType[]>> = { 'Channel::WebWidget': ['Channel::Line', 'Channel::Instagram'] }
/** An open conversation of a channel that no other test of this file has; its customer's name is its own. */
export const pick = ({ account }: Desk, channel: ChannelType, wanted: (one: Conversation) => boolean = () => true): Conversation => {
  const { store } = account
  const names = [...store.contacts.values()].map((contact) => contact.name)
  const fits = (one: Conversation, among: ChannelType) =>
    !taken.has(one) &&
    one.status === 'open' &&
    store.inboxOf(one).channel === among &&
    names.filter((name) => name === store.contactOf(one).name).length === 1 &&
    [...store.conversations.values()].filter((other) => other.contactId === one.contactId).length === 1 &&
    wanted(one)
  const found = [channel, ...(alike[channel] ?? [])].flatMap((among) =>
    [...store.conversations.values()].filter((one) => fits(one, among)),
  )[0]
  if (!found) throw new Error(`no conversation left on ${channel}`)
  taken.add(found)
  return found
}
export const nameOf = ({ account }: Desk, conversation: Conversation): string => account.store.contactOf(conversation).name

/** By the search, as an agent who knows the name does. */
export const openIt = async (desk: Desk, conversation: Conversation, words = ''): Promise<void> => {
  const { page } = desk
  const row = page.locator(`[id$="~c~${conversation.id}"][role=option]`)
  for (let pressed = 0; pressed < 2; pressed += 1) await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(nameOf(desk, conversation))
  // The list as it was before the search may hold the row too, at another place.
  await page.keyboard.press('Enter')
  await expect.poll(() => rows(page).count(), { timeout: 20_000 }).toBeLessThan(5)
  await expect(row).toBeVisible({ timeout: 20_000 })
  // What was just written must have arrived, or it waits behind the pill.
  await expect(row).toHaveAttribute('aria-label', new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')), { timeout: 20_000 })
  await row.click()
  await expect(page.getByRole('heading', { name: nameOf(desk, conversation), level: 2 })).toBeVisible()
  await expect(thread(page)).toBeVisible()
}
export const thread = (page: Page): Locator => page.locator('[data-thread]')
export const composer = (page: Page): Locator => page.locator('[data-scope="composer"]').last()

/** The customer writes. */
export const customerWrites = ({ account }: Desk, conversation: Conversation, content: string): void => {
  account.actions.createMessage(conversation, { kind: 'contact' }, { content, type: 0 })
}
export const colleague = ({ account }: Desk): Agent => {
  const found = account.store.data.agents.find((agent) => agent.id !== account.store.data.meId)
  if (!found) throw new Error('a colleague is needed')
  return found
}
export const colleagueWrites = (desk: Desk, conversation: Conversation, content: string): void => {
  desk.account.actions.createMessage(conversation, { kind: 'agent', agent: colleague(desk) }, { content, type: 1 })
}

/** Begins to write by key and types; `insert` for what keyboards cannot. */
export const writeReply = async ({ page }: Desk, words: string, key = 'r'): Promise<void> => {
  await page.keyboard.press('Escape')
  await page.keyboard.press(key)
  await expect(editor(page)).toBeFocused()
  await page.keyboard.insertText(words)
}

/** Waits until what stands in the editor is in the journal. */
export const kept = (page: Page): Promise<void> => expect(composer(page).locator('[data-phase]')).toHaveAttribute('data-phase', 'kept')

/** Pictures for the eye, beside the assertions: only where a folder for them was named. */
export const look = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.DRAGOMAN_LOOK
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
