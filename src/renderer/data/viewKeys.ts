/**
 * Places of a conversation in views, as sortable strings in one multi-entry index: `<kind>|<shop>|<language>|<order>`.
 * A view is then one key range already in the view's order, whatever its filters, and a row is in no range it does not
 * belong to. (Columns that may be null or true cannot be IndexedDB keys; a string always can.)
 */
import type { ConversationStatus } from '../../shared/domain/conversation/types'
import type { View } from './types'

const codes: Record<View['kind'], string> = {
  due: 'd',
  mine: 'm',
  unassigned: 'u',
  snoozed: 'z',
  pending: 'p',
  resolved: 'r',
  all: 'a',
  spam: 's',
  classA: 'A',
  classB: 'B',
  classC: 'C',
}
/** Open and unread, without filters: the figure of tray and dock. */
export const unreadPrefix = 'n|||'

/** Nine places hold epoch ms until the year 5188. */
const top = 36 ** 9 - 1
const sortable = (value: number): string =>
  Math.min(top, Math.max(0, Math.floor(value)))
    .toString(36)
    .padStart(9, '0')
const newestFirst = (at: number): string => sortable(top - at)

/** `pt-BR` and `pt` are one language to a view. */
export const primaryLanguage = (code: string): string => (code.split(/[-_]/)[0] ?? code).toLowerCase()

const prefix = (code: string, shopId: string, language: string): string => `${code}|${encodeURIComponent(shopId)}|${language}|`

export const viewPrefix = (view: View): string =>
  prefix(codes[view.kind], view.shopId ?? '', view.language ? primaryLanguage(view.language) : '')

/** The places of a view in due order whose due time is before `at` (epoch ms): a key range, `[from, to)`. */
export const dueRange = (view: View, at: number): [string, string] => [`${viewPrefix(view)}0`, `${viewPrefix(view)}0${sortable(at)}`]

/** Places of a closed view (resolved, spam) last touched before `at` (epoch ms), newest of them first: `[from, to)`. */
export const untouchedRange = (view: View & { kind: 'resolved' | 'spam' }, at: number): [string, string] => {
  const from = viewPrefix(view)
  return [`${from}${newestFirst(at - 1)}`, `${from}\uffff`]
}

/** Places of the view of all, those last active at `since` (epoch ms) or later, newest first: `[from, to)`. */
export const activityRange = (since: number): [string, string] => {
  const from = viewPrefix({ kind: 'all' })
  return [from, `${from}${newestFirst(since)}\uffff`]
}

/** The view a place is in. */
export const prefixOf = (key: string): string => key.slice(0, key.lastIndexOf('|') + 1)

export interface Placed {
  shopId: string
  language: string | null
  status: ConversationStatus
  assigneeId: string | null
  /** The desk's agent as this backend knows her. */
  me: string | null
  unreadCount: number
  snoozedUntilAt: number | null
  lastActivityAt: number
  dueAt: number | null
  /** Service class; null or missing: none. */
  class?: 'A' | 'B' | 'C' | null
}

const ordersOf = (row: Placed): [View['kind'], string][] => {
  const activity = newestFirst(row.lastActivityAt)
  if (row.status === 'spam') return [['spam', activity]]
  const all: [View['kind'], string] = ['all', activity]
  if (row.status === 'resolved') return [all, ['resolved', activity]]
  if (row.status === 'pending') return [all, ['pending', activity]]
  if (row.status === 'snoozed') return [all, ['snoozed', row.snoozedUntilAt === null ? `1${activity}` : `0${sortable(row.snoozedUntilAt)}`]]
  const due = row.dueAt === null ? `1${activity}` : `0${sortable(row.dueAt)}`
  const open: [View['kind'], string][] = [all, ['due', due]]
  if (row.assigneeId === null) open.push(['unassigned', due])
  else if (row.assigneeId === row.me) open.push(['mine', due])
  return open
}

/** Open conversations by service class, in due order; by shop, but not by language, which no screen asks for. */
const classKeys = (row: Placed): string[] => {
  if (row.status !== 'open' || !row.class) return []
  const due = row.dueAt === null ? `1${newestFirst(row.lastActivityAt)}` : `0${sortable(row.dueAt)}`
  return ['', row.shopId].map((shopId) => prefix(row.class ?? '', shopId, '') + due)
}

/** All places of a row. */
export const keysOf = (row: Placed): string[] => {
  const language = row.language ? primaryLanguage(row.language) : null
  const keys: string[] = []
  for (const [kind, order] of ordersOf(row)) {
    const code = codes[kind]
    for (const shopId of ['', row.shopId]) {
      keys.push(prefix(code, shopId, '') + order)
      if (language) keys.push(prefix(code, shopId, language) + order)
    }
  }
  keys.push(...classKeys(row))
  if (row.status === 'open' && row.unreadCount > 0) keys.push(unreadPrefix)
  return keys
}
