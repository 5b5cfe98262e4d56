/** Contacts and their conversations, as starting one needs them. */
import { failed } from '../common/call'
import { filled } from '../common/text'
import { shaped } from './client'
import type { Session } from './session'
import {
  WireContact,
  WireContactFound,
  WireContactInbox,
  WireContactMade,
  WireContactShown,
  WireContactWithInboxes,
  WireConversation,
} from './wire'

export type Person = { name: string; address: string }

export const isMail = (address: string): boolean => /^[^\s@,]+@[^\s@,]+$/.test(address)
export const isPhone = (address: string): boolean => /^\+\d{6,15}$/.test(address)

/** The contact with exactly this address (letter case aside), or null. Search answers near matches too. */
export const findContact = async ({ client, api }: Session, address: string, signal: AbortSignal): Promise<number | null> => {
  const { payload } = shaped(WireContactFound, await client.get(`${api}/contacts/search`, { q: address }, signal))
  const wanted = address.toLowerCase()
  for (const raw of payload) {
    const contact = WireContact.safeParse(raw)
    if (!contact.success) continue
    if ([contact.data.email, contact.data.phone_number].some((one) => filled(one)?.toLowerCase() === wanted)) return contact.data.id
  }
  return null
}

export const makeContact = async (session: Session, person: Person, inbox: number, signal: AbortSignal): Promise<number> => {
  const { client, api } = session
  const address = isMail(person.address) ? { email: person.address } : { phone_number: person.address }
  try {
    const body = { inbox_id: inbox, name: person.name || person.address, ...address }
    const made = shaped(WireContactMade, await client.send('POST', `${api}/contacts`, body, signal)).payload
    return 'contact' in made ? made.contact.id : made.id
  } catch (error) {
    // Someone made the same contact just now, or an earlier try of ours did.
    const known = failed(error).status === 422 ? await findContact(session, person.address, signal) : null
    if (known === null) throw error
    return known
  }
}

/** How the channel addresses this contact (not a message's `source_id`, which must never be set). */
export const sourceOf = async ({ client, api }: Session, contact: number, inbox: number, signal: AbortSignal): Promise<string> => {
  const shown = WireContactWithInboxes.safeParse(
    shaped(WireContactShown, await client.get(`${api}/contacts/${contact}`, {}, signal)).payload,
  )
  const known = shown.success ? shown.data.contact_inboxes?.find((one) => one.inbox.id === inbox) : undefined
  if (known) return known.source_id
  return shaped(WireContactInbox, await client.send('POST', `${api}/contacts/${contact}/contact_inboxes`, { inbox_id: inbox }, signal))
    .source_id
}

/** Chatwoot lists the contact's twenty conversations with the latest activity. */
const LISTED = 20

/**
 * Of the contact's conversations the one that an earlier try of this key made, or null; `complete` where the list
 * reaches back to `since` (server time), so that none made after that can be missing; `others`: the rest of
 * the list.
 */
export const findStarted = async (
  session: Session,
  contact: number,
  key: string,
  since: number,
  signal: AbortSignal,
): Promise<{ conversation: number | null; complete: boolean; others: number[] }> => {
  const { client, api, echo } = session
  const { payload } = shaped(WireContactFound, await client.get(`${api}/contacts/${contact}/conversations`, {}, signal))
  let found: number | null = null
  let oldest = Number.POSITIVE_INFINITY
  let unreadable = false
  const others: number[] = []
  for (const raw of payload) {
    const row = WireConversation.safeParse(raw)
    // One that cannot be read may be the one.
    if (!row.success) {
      unreadable = true
      continue
    }
    oldest = Math.min(oldest, row.data.last_activity_at ?? row.data.timestamp ?? Number.POSITIVE_INFINITY)
    others.push(row.data.id)
    echo.sawConversation(row.data)
    if (row.data.additional_attributes.drg_key === key) found = row.data.id
  }
  return { conversation: found, complete: !unreadable && (payload.length < LISTED || oldest < since), others }
}
