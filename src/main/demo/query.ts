import { unreadCount } from './serialize'
import type { AccountStore } from './store'
import type { Agent, Conversation } from './types'

const PAGE = 25
const RANK = { low: 0, medium: 1, high: 2, urgent: 3 }

interface ConversationPage {
  rows: Conversation[]
  counts: { mine_count: number; assigned_count: number; unassigned_count: number; all_count: number }
}

const rank = (c: Conversation): number => (c.priority === null ? -1 : RANK[c.priority])

function comparator(store: AccountStore, sortBy: string): (a: Conversation, b: Conversation) => number {
  const byId = (a: Conversation, b: Conversation): number => b.id - a.id
  const waiting = (c: Conversation): number => c.waitingSince ?? Number.MAX_SAFE_INTEGER
  switch (sortBy) {
    case 'last_activity_at_asc':
      return (a, b) => a.lastActivityAt - b.lastActivityAt || byId(a, b)
    case 'created_at_asc':
      return (a, b) => a.createdAt - b.createdAt || byId(a, b)
    case 'created_at_desc':
      return (a, b) => b.createdAt - a.createdAt || byId(a, b)
    case 'priority_asc':
      return (a, b) => rank(a) - rank(b) || b.lastActivityAt - a.lastActivityAt
    case 'priority_desc':
      return (a, b) => rank(b) - rank(a) || b.lastActivityAt - a.lastActivityAt
    case 'priority_desc_created_at_asc':
      return (a, b) => rank(b) - rank(a) || a.createdAt - b.createdAt
    case 'waiting_since_asc':
      return (a, b) => waiting(a) - waiting(b) || byId(a, b)
    case 'waiting_since_desc':
      return (a, b) => (b.waitingSince ?? 0) - (a.waitingSince ?? 0) || byId(a, b)
    case 'unread': {
      const unread = new Map(store.data.conversations.map((c) => [c.id, unreadCount(store, c)]))
      return (a, b) => (unread.get(b.id) ?? 0) - (unread.get(a.id) ?? 0) || b.lastActivityAt - a.lastActivityAt
    }
    default:
      return (a, b) => b.lastActivityAt - a.lastActivityAt || byId(a, b)
  }
}

/** The list as Chatwoot finds it: open ones unless told otherwise, 25 a page, no pages at all with `updated_within`. */
export class ConversationQuery {
  private cache = new Map<string, { revision: number; rows: Conversation[]; counts: ConversationPage['counts'] }>()

  constructor(private readonly store: AccountStore) {}

  list(agent: Agent, query: URLSearchParams, now: number): ConversationPage {
    const within = Number(query.get('updated_within'))
    const { rows, counts } = this.all(agent, query)
    if (query.has('updated_within') && Number.isFinite(within)) {
      return { rows: rows.filter((c) => c.updatedAt > now - within * 1000), counts }
    }
    const page = Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1)
    return { rows: rows.slice((page - 1) * PAGE, page * PAGE), counts }
  }

  private all(agent: Agent, query: URLSearchParams): { rows: Conversation[]; counts: ConversationPage['counts'] } {
    const key = [
      agent.id,
      ...[...query].filter(([name]) => name !== 'page' && name !== 'updated_within').map((pair) => pair.join('=')),
    ].join('&')
    const hit = this.cache.get(key)
    if (hit && hit.revision === this.store.revision) return hit
    const matching = this.matching(agent, query)
    const mine = matching.filter((c) => c.assigneeId === agent.id)
    const unassigned = matching.filter((c) => c.assigneeId === null)
    const counts = {
      mine_count: mine.length,
      assigned_count: matching.length - unassigned.length,
      unassigned_count: unassigned.length,
      all_count: matching.length,
    }
    const type = query.get('assignee_type')
    const chosen =
      type === 'me'
        ? mine
        : type === 'unassigned'
          ? unassigned
          : type === 'assigned'
            ? matching.filter((c) => c.assigneeId !== null)
            : matching
    const rows = chosen.sort(comparator(this.store, query.get('sort_by') ?? 'last_activity_at_desc'))
    const entry = { revision: this.store.revision, rows, counts }
    if (this.cache.size > 40) this.cache.clear()
    this.cache.set(key, entry)
    return entry
  }

  private matching(agent: Agent, query: URLSearchParams): Conversation[] {
    const { store } = this
    const search = query.get('q')?.toLowerCase()
    const status = query.get('status') ?? 'open'
    const inboxId = query.get('inbox_id')
    const teamId = query.get('team_id')
    const labels = [...query.getAll('labels[]'), ...query.getAll('labels')]
    return store.data.conversations.filter((c) => {
      if (!store.mayRead(agent, c.inboxId)) return false
      // A search looks through every status (ConversationFinder skips its status filter when q is given).
      if (!search && status !== 'all' && c.status !== status) return false
      if (inboxId && c.inboxId !== Number(inboxId)) return false
      if (teamId && c.teamId !== Number(teamId)) return false
      if (labels.length && !labels.some((label) => c.labels.includes(label))) return false
      return !search || store.thread(c.id).some((m) => m.type <= 1 && m.content?.toLowerCase().includes(search))
    })
  }
}

export interface FilterRule {
  attribute_key: string
  filter_operator: string
  values: unknown[]
  query_operator?: string | null
}

const FIELDS: Record<string, (c: Conversation) => string | number | null | string[]> = {
  status: (c) => c.status,
  priority: (c) => c.priority,
  assignee_id: (c) => c.assigneeId,
  team_id: (c) => c.teamId,
  inbox_id: (c) => c.inboxId,
  display_id: (c) => c.id,
  labels: (c) => c.labels,
  // Dates are compared by day, as the service does.
  created_at: (c) => new Date(c.createdAt).toISOString().slice(0, 10),
  last_activity_at: (c) => new Date(c.lastActivityAt).toISOString().slice(0, 10),
}

/** POST /filter. Throws a message for what Chatwoot refuses. */
export function filterConversations(store: AccountStore, agent: Agent, rules: FilterRule[]): Conversation[] {
  const tests = rules.map((rule) => {
    const field = FIELDS[rule.attribute_key]
    if (!field)
      throw new Error(
        `Invalid attribute key - [${rule.attribute_key}]. The key should be one of [${Object.keys(FIELDS)}] or a custom attribute defined in the account.`,
      )
    const values = rule.values.map(String)
    const has = (value: string | number | null | string[]): boolean =>
      Array.isArray(value)
        ? value.some((v) => values.includes(v))
        : values.includes(String(value)) || (rule.attribute_key === 'status' && values.includes('all'))
    const first = values[0] ?? ''
    const of = (c: Conversation): string => String(field(c) ?? '')
    switch (rule.filter_operator) {
      case 'equal_to':
        return (c: Conversation) => has(field(c))
      case 'not_equal_to':
        return (c: Conversation) => !has(field(c))
      case 'contains':
        return (c: Conversation) => of(c).includes(first)
      case 'does_not_contain':
        return (c: Conversation) => !of(c).includes(first)
      case 'is_present':
        return (c: Conversation) => of(c) !== ''
      case 'is_not_present':
        return (c: Conversation) => of(c) === ''
      case 'is_greater_than':
        return (c: Conversation) => of(c) > first
      case 'is_less_than':
        return (c: Conversation) => of(c) < first
      default:
        throw new Error(`Invalid operator. The allowed operators for ${rule.attribute_key} are [equal_to,not_equal_to].`)
    }
  })
  return store.data.conversations
    .filter((c) => {
      if (!store.mayRead(agent, c.inboxId)) return false
      let result = tests[0] ? tests[0](c) : true
      for (let i = 1; i < tests.length; i++) {
        const next = tests[i]?.(c) ?? true
        result = rules[i - 1]?.query_operator?.toUpperCase() === 'OR' ? result || next : result && next
      }
      return result
    })
    .sort((a, b) => b.lastActivityAt - a.lastActivityAt || b.id - a.id)
}
