/** Who works now, who is who at the backends, and how much each has open. Instants are epoch ms UTC. */
import type { Team } from '../case/types'
import type { BackendAgent, Channel, ConversationStatus } from '../conversation/types'
import type { AgentId, BackendId, ConversationId, PersonId, ShopId } from '../ids'
import { saidStance } from '../rota/stance'
import type { Person } from '../rota/types'
import { primary } from '../rules/phrase'

export interface Standing {
  /** End of the shift that runs now (and of those that follow it without a gap); null: not on. */
  until: number | null
  /** Start of the next shift that has not begun; null: none known. */
  nextAt: number | null
  /** On her shift, and on a break: what she has stays hers, nothing is given to her. */
  onBreak: boolean
}

/** How each person stands at `now`, by the rota and by her own word; shifts sorted by start, as a `Team` has them. */
export const standings = (team: Team, now: number): ReadonlyMap<PersonId, Standing> => {
  const found = new Map<PersonId, Standing>(team.people.map(({ id }) => [id, { until: null, nextAt: null, onBreak: false }]))
  for (const { personId, startAt, endAt } of team.shifts) {
    const standing = found.get(personId)
    if (!standing || endAt <= now) continue
    if (startAt <= now || (standing.until !== null && startAt <= standing.until)) standing.until = Math.max(standing.until ?? 0, endAt)
    else standing.nextAt ??= startAt
  }
  // What somebody says of herself comes before the plan: away, she is off; on beyond her shift, nobody promises for how long.
  for (const { personId } of team.presences ?? []) {
    const standing = found.get(personId)
    const said = standing ? saidStance(personId, team.shifts, team.presences, now) : null
    if (!standing || said === null) continue
    if (said === 'away' || said === 'off') standing.until = null
    else if (said === 'break') standing.onBreak = standing.until !== null
  }
  return found
}

export type Level = Person['languages'][number]['level']
/** The person's best level in a language; null where she does not read it. */
export const levelOf = (person: Person, language: string): Level | null => {
  const order: Level[] = ['native', 'fluent', 'good', 'basic']
  const own = person.languages.filter(({ code }) => primary(code) === primary(language)).map(({ level }) => level)
  return order.find((level) => own.includes(level)) ?? null
}

const same = (text: string): string => text.trim().toLowerCase()

/** Each person's agents at the backends: by e-mail, else by a name that only one person has. */
export const agentsOf = (people: readonly Person[], agents: readonly BackendAgent[]): ReadonlyMap<PersonId, readonly BackendAgent[]> => {
  const byMail = new Map(people.flatMap((person) => (person.email ? [[same(person.email), person.id] as const] : [])))
  const names = new Map<string, PersonId | null>()
  for (const { name, id } of people) names.set(same(name), names.has(same(name)) ? null : id)
  const found = new Map<PersonId, BackendAgent[]>()
  for (const agent of agents) {
    const personId = (agent.email ? byMail.get(same(agent.email)) : undefined) ?? names.get(same(agent.name))
    if (personId) found.set(personId, [...(found.get(personId) ?? []), agent])
  }
  return found
}

/** Of a conversation, as the list knows it. */
export interface OpenOne {
  id: ConversationId
  backendId: BackendId
  shopId: ShopId
  channel: Channel
  status: ConversationStatus
  language: string | null
  assigneeId: AgentId | null
  /** Deadline, epoch ms (UTC); null when nobody waits. */
  dueAt: number | null
}

const live: readonly Channel[] = [
  'chat',
  'whatsapp',
  'messenger',
  'instagram',
  'tiktok',
  'line',
  'telegram',
  'wechat',
  'kakaotalk',
  'applemessages',
]

/** What a conversation weighs in an agent's day: a mail is one. A messenger interrupts more, a dispute needs research; where nobody waits it weighs little. */
export const weightOf = ({ channel, dueAt }: Pick<OpenOne, 'channel' | 'dueAt'>): number =>
  (channel === 'dispute' ? 2 : live.includes(channel) ? 1.5 : 1) * (dueAt === null ? 0.25 : 1)

/** Open weight by the backend's agent. */
export const loadOf = (open: readonly OpenOne[]): ReadonlyMap<AgentId, number> => {
  const load = new Map<AgentId, number>()
  for (const one of open) {
    if (one.status !== 'open' || one.assigneeId === null) continue
    load.set(one.assigneeId, (load.get(one.assigneeId) ?? 0) + weightOf(one))
  }
  return load
}
