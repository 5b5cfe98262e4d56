/** What a request would do to rules, if it were granted: the same reckoning as the desk's own answer, without doing it. */
import type { PersonId } from '../../../../shared/domain/ids'
import type { Problem } from '../../../../shared/domain/outbox/types'
import { deedsOf } from '../../../../shared/domain/rota/answer'
import { withDeeds } from '../../../../shared/domain/rota/deeds'
import { findingsOfPerson } from '../../../../shared/domain/rota/findings'
import { leaveSpan } from '../../../../shared/domain/rota/leave'
import { leaveThatCounts } from '../../../../shared/domain/rota/onShift'
import type { Finding, Rota, RotaRequest, RotaShift } from '../../../../shared/domain/rota/plan'
import { type Span, spanOf } from '../../../../shared/domain/rota/when'

const DAY = 86_400_000
const HOUR = 3_600_000
/** Longer leave is looked at for its first weeks only: beyond them nothing is forecast anyway. */
const longest = 28 * DAY

export interface Effect {
  /** It cannot be granted as it stands. */
  refused: Problem | null
  before: Rota
  after: Rota
  /** Epoch ms (UTC), whole hours: what changes lies within. */
  from: number
  to: number
  /** Whose plan changes. */
  people: PersonId[]
  /** Shifts of the asker or the takers that it is about, as they stand now, by start. */
  shifts: RotaShift[]
  /** Broken only by it, and no longer broken after it. */
  added: Finding[]
  gone: Finding[]
}
const nameOf = ({ rule, personId, startAt, endAt }: Finding): string => `${rule} ${personId} ${startAt} ${endAt}`

const before = (rota: Rota, request: RotaRequest): Rota => {
  // A call of illness counts as soon as it is made: what it changes is seen against the day before it.
  if (request.wants.type !== 'sick') return rota
  const { leave } = request.wants
  return {
    ...rota,
    requests: rota.requests.filter(({ id }) => id !== request.id),
    leave: rota.leave.filter(({ id }) => id !== leave.id),
  }
}

/** `takeBy`: who would take an open offer. `shifts`: whether granted leave takes them off. */
export const effectOf = (rota: Rota, request: RotaRequest, takeBy: PersonId | null, shifts: 'keep' | 'remove', now: number): Effect => {
  const { wants } = request
  const taken: RotaRequest =
    wants.type === 'offer'
      ? { ...request, state: 'taken', wants: { ...wants, takenBy: takeBy ?? wants.takenBy } }
      : { ...request, state: 'taken' }
  const was = before(rota, request)
  const answered = deedsOf(was, taken, { state: 'approved', by: null, plans: true, takeBy, shifts, reason: '-' }, now)
  const after = 'deeds' in answered ? withDeeds(was, [], answered.deeds).rota : was
  const ids: string[] =
    wants.type === 'swap'
      ? [wants.giveShiftId, ...(wants.takeShiftId ? [wants.takeShiftId] : [])]
      : wants.type === 'offer'
        ? [wants.giveShiftId]
        : []
  const span = 'leave' in wants ? leaveSpan(wants.leave) : null
  const meant = rota.shifts.filter((shift) => {
    if (!span) return ids.includes(shift.id)
    const at = shift.personId === request.by ? spanOf(shift) : null
    return at !== null && at.startAt < span.endAt && at.endAt > span.startAt
  })
  const spans = [...meant.flatMap((shift) => spanOf(shift) ?? []), ...(span ? [span] : [])] as Span[]
  const from = Math.floor(Math.min(...spans.map(({ startAt }) => startAt), Number.POSITIVE_INFINITY) / HOUR) * HOUR
  const end = Math.ceil(Math.max(...spans.map(({ endAt }) => endAt), Number.NEGATIVE_INFINITY) / HOUR) * HOUR
  const [start, to] =
    spans.length > 0 ? [from, Math.min(end, from + longest)] : [Math.floor(now / HOUR) * HOUR, Math.floor(now / HOUR) * HOUR]
  const taker = wants.type === 'swap' ? wants.withPersonId : wants.type === 'offer' ? (takeBy ?? wants.takenBy) : null
  const people = [request.by, ...(taker ? [taker] : [])]
  const broken = (of: Rota) =>
    people.flatMap((personId) =>
      findingsOfPerson(
        { people: of.people, shifts: of.shifts, leave: leaveThatCounts(of), from: start - 14 * DAY, to: to + 14 * DAY },
        personId,
      ),
    )
  // Shifts that stay in granted leave wait for a repair: that is said with them, and is no rule's news.
  const news = (list: Finding[]) => list.filter(({ rule }) => !('leave' in wants) || rule !== 'leave')
  const [findingsBefore, findingsAfter] = [news(broken(was)), news(broken(after))]
  const knownBefore = new Set(findingsBefore.map(nameOf))
  const knownAfter = new Set(findingsAfter.map(nameOf))
  return {
    refused: 'refused' in answered ? answered.refused : null,
    before: was,
    after,
    from: start,
    to,
    people,
    shifts: [...meant].sort((a, b) => (a.date + a.start < b.date + b.start ? -1 : 1)),
    added: findingsAfter.filter((one) => !knownBefore.has(nameOf(one))),
    gone: findingsBefore.filter((one) => !knownAfter.has(nameOf(one))),
  }
}
