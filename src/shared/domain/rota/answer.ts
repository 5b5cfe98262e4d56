/**
 * Requests of a rota and what follows of their answers. Pure: who answers, when, and how all stands is handed in.
 *
 * | from      | to        | by whom                                                  | what follows |
 * |-----------|-----------|----------------------------------------------------------|--------------|
 * | open      | taken     | the colleague a swap names; whoever takes an offer       | approved at once where the settings want no lead and no hard rule forbids it |
 * | taken     | open      | whoever took it, or who plans                            | nothing |
 * | open/taken| approved  | who plans (a swap and an offer need somebody to take it) | leave: is granted; swap and offer: shifts change hands |
 * | open/taken| declined  | who plans; while it is open, the colleague a swap names  | nothing; a call of illness counts no longer |
 * | open/taken| withdrawn | who asked                                                | the same |
 * | approved  | approved  | in whose name it was asked or taken, who says that she never did (`denies`) | it is flagged |
 * | approved, denied | approved, declined | who plans                                | nothing; or shifts go back, leave is taken away |
 *
 * Everything else is refused. An offer or swap is refused where its shift was moved, given away or taken off meanwhile, or has begun.
 */
import type { PersonId } from '../ids'
import type { Problem } from '../outbox/problem'
import type { RotaDeed } from './deeds'
import { findingsOfPerson } from './findings'
import { cutByLeave } from './leaveCut'
import { leaveThatCounts } from './onShift'
import type { Finding, Override, RequestState, Rota, RotaRequest, RotaShift } from './plan'
import { spanOf } from './when'
import { isDenied, stillCounts, takerOf, unconfirmedOf } from './word'

export interface Answer {
  state: RequestState
  /** Null: nobody has been chosen in settings. */
  by: PersonId | null
  /** Whether this desk may change shifts. */
  plans: boolean
  /** Who takes an offer, where a planner says it for her; null: whoever answers. */
  takeBy: PersonId | null
  /** Of leave that is granted: its shifts go, or stay for a repair. */
  shifts: 'keep' | 'remove'
  /** Needed where a hard rule is broken by it. */
  reason: string
  /** She never said what was granted in her name: it stands with her no until whoever plans puts it back or lets it stand. */
  denies?: boolean
}
export type Answered = { deeds: RotaDeed[]; state: RequestState } | { refused: Problem }

const refuse = (code: Problem['code'], context: string, params: Problem['params'] = {}): Answered => ({
  refused: { code, params: { ...params, context } },
})
const DAY = 86_400_000

export type Slot = NonNullable<Override['was']>
export const slotOf = ({ personId, date, start, end, zone }: RotaShift): Slot => ({ personId, date, start, end, zone })
/** The same wall times in another zone are another time; where one of them does not say its zone, it is taken for the other's. */
export const sameSlot = (a: Slot, b: Slot): boolean =>
  a.personId === b.personId &&
  a.date === b.date &&
  a.start === b.start &&
  a.end === b.end &&
  (a.zone === undefined || b.zone === undefined || a.zone === b.zone)

/** As it goes into the rota: how the shifts it is about stand now, so that a later answer sees whether they still do. */
export const withSlots = (rota: Rota, request: RotaRequest): RotaRequest => {
  const { wants } = request
  if (wants.type === 'leave' || wants.type === 'sick') return request
  const slot = (id: string | null) => {
    const shift = rota.shifts.find((one) => one.id === id)
    return shift ? slotOf(shift) : undefined
  }
  const give = wants.giveWas ?? slot(wants.giveShiftId)
  if (wants.type === 'offer') return { ...request, wants: { ...wants, ...(give && { giveWas: give }) } }
  const take = wants.takeWas ?? slot(wants.takeShiftId)
  return { ...request, wants: { ...wants, ...(give && { giveWas: give }), ...(take && { takeWas: take }) } }
}

/** Hard rules that these shifts would break for whoever has them, with the others as they stand and without those in `gone`. */
export const brokenBy = (rota: Rota, changed: readonly RotaShift[], gone: ReadonlySet<string> = new Set()): Finding[] => {
  const ids = new Set(changed.map(({ id }) => id))
  const shifts = [...rota.shifts.filter(({ id }) => !ids.has(id) && !gone.has(id)), ...changed]
  const spans = changed.flatMap((shift) => spanOf(shift) ?? [])
  const from = Math.min(...spans.map(({ startAt }) => startAt)) - 14 * DAY
  const to = Math.max(...spans.map(({ endAt }) => endAt)) + 14 * DAY
  const leave = leaveThatCounts(rota)
  return [...new Set(changed.map(({ personId }) => personId))].flatMap((personId) =>
    findingsOfPerson({ people: rota.people, shifts, leave, from, to }, personId).filter(
      ({ weight, shiftIds }) => weight === 'hard' && shiftIds.some((id) => ids.has(id)),
    ),
  )
}

/** The shifts as they stand once they have changed hands; null: they are not as they were when it was asked. */
const handedOver = (rota: Rota, { by, wants }: RotaRequest, takenBy: PersonId, override: Omit<Override, 'was'>): RotaShift[] | null => {
  if (wants.type !== 'swap' && wants.type !== 'offer') return null
  const pass = (id: string, from: PersonId, to: PersonId, was: Slot | undefined): RotaShift | null => {
    const shift = rota.shifts.find((one) => one.id === id)
    if (!shift || shift.personId !== from || (was && !sameSlot(was, slotOf(shift)))) return null
    return { ...shift, personId: to, override: { ...override, was: shift.override?.was ?? slotOf(shift) } }
  }
  const given = pass(wants.giveShiftId, by, takenBy, wants.giveWas)
  if (!given) return null
  if (wants.type === 'offer' || wants.takeShiftId === null) return [given]
  const taken = pass(wants.takeShiftId, takenBy, by, wants.takeWas)
  return taken && [given, taken]
}

const needsLead = ({ settings }: Rota, { wants }: RotaRequest): boolean =>
  wants.type === 'offer' ? settings.offersNeedLead : wants.type === 'swap' ? settings.swapsNeedLead : true

const deedOf = (body: RotaRequest): RotaDeed => ({ do: 'put', thing: { kind: 'request', body } })
const said = (request: RotaRequest, answer: Pick<Answer, 'by' | 'reason'>, state: RequestState, at: number): RotaRequest => ({
  ...request,
  state,
  said: [...request.said, { by: answer.by, at, state, reason: answer.reason }].slice(-50),
})

const grant = (rota: Rota, request: RotaRequest, answer: Answer, now: number): Answered => {
  const { wants } = request
  const done = deedOf(said(request, answer, 'approved', now))
  if (wants.type === 'leave' || wants.type === 'sick') {
    // A request that came from elsewhere must not be about another than who asks, nor take the place of somebody else's leave.
    if (wants.leave.personId !== request.by) return refuse('rejected', 'notHers')
    if (rota.leave.some(({ id, personId }) => id === wants.leave.id && personId !== wants.leave.personId))
      return refuse('rejected', 'person')
    const why = wants.type === 'sick' ? 'sick' : 'lead'
    const shifts =
      answer.shifts === 'remove' ? cutByLeave(rota.shifts, wants.leave, now, { why, at: now, by: answer.by, note: answer.reason }) : []
    return { deeds: [{ do: 'put', thing: { kind: 'leave', body: wants.leave } }, ...shifts, done], state: 'approved' }
  }
  const taker = takerOf(request)
  if (taker === null) return refuse('rejected', 'nobodyTook')
  const shifts = handedOver(rota, request, taker, {
    why: wants.type,
    at: now,
    by: answer.by,
    note: answer.reason || request.note,
  })
  if (!shifts) return refuse('changedMeanwhile', 'shift')
  if (shifts.some((shift) => (spanOf(shift)?.startAt ?? 0) <= now)) return refuse('rejected', 'begun')
  const broken = brokenBy(rota, shifts)
  if (broken.length > 0 && (answer.reason.trim() === '' || !answer.plans))
    return refuse('rejected', 'rules', { count: broken.length, rule: broken[0]?.rule ?? '' })
  return { deeds: [...shifts.map((body): RotaDeed => ({ do: 'put', thing: { kind: 'shift', body } })), done], state: 'approved' }
}

const take = (rota: Rota, request: RotaRequest, answer: Answer, now: number): Answered => {
  const { wants } = request
  if (wants.type !== 'swap' && wants.type !== 'offer') return refuse('rejected', 'answer')
  const taker = wants.type === 'swap' ? wants.withPersonId : ((answer.plans ? answer.takeBy : null) ?? answer.by)
  // A colleague says it herself, or a planner for her.
  if (taker === null || taker === request.by || (taker !== answer.by && !answer.plans)) return refuse('forbidden', 'rota')
  if (!rota.people.some(({ id, left }) => id === taker && !left)) return refuse('rejected', 'person')
  const taken: RotaRequest = { ...request, wants: wants.type === 'offer' ? { ...wants, takenBy: taker } : wants }
  const shifts = handedOver(rota, taken, taker, { why: wants.type, at: now, by: answer.by, note: '' })
  if (!shifts) return refuse('changedMeanwhile', 'shift')
  if (shifts.some((shift) => (spanOf(shift)?.startAt ?? 0) <= now)) return refuse('rejected', 'begun')
  const broken = brokenBy(rota, shifts)
  if (broken.length > 0 && !(answer.plans && answer.reason.trim() !== ''))
    return refuse('rejected', 'rules', { count: broken.length, rule: broken[0]?.rule ?? '' })
  if (answer.plans && !needsLead(rota, request)) return grant(rota, taken, answer, now)
  return { deeds: [deedOf(said(taken, answer, 'taken', now))], state: 'taken' }
}

/** What was granted taken back: as it was before where it still stands as it was granted. */
const putBack = (rota: Rota, request: RotaRequest, answer: Answer, now: number): Answered => {
  const { wants, by } = request
  const done = deedOf(said(request, answer, 'declined', now))
  if ('leave' in wants) {
    const stands = rota.leave.some(({ id, personId }) => id === wants.leave.id && personId === wants.leave.personId)
    return { deeds: [...(stands ? [{ do: 'remove', kind: 'leave', id: wants.leave.id } as const] : []), done], state: 'declined' }
  }
  const taker = takerOf(request)
  const back = (id: string | null, from: PersonId | null, to: PersonId): RotaShift | null => {
    const shift = rota.shifts.find((one) => one.id === id)
    if (!shift || shift.personId !== from) return null
    return { ...shift, personId: to, override: { why: 'lead', at: now, by: answer.by, note: answer.reason, was: slotOf(shift) } }
  }
  const pairs: (RotaShift | null)[] = [back(wants.giveShiftId, taker, by)]
  if (wants.type === 'swap' && wants.takeShiftId !== null) pairs.push(back(wants.takeShiftId, by, wants.withPersonId))
  const shifts = pairs.filter((shift) => shift !== null)
  if (shifts.length < pairs.length) return refuse('changedMeanwhile', 'shift')
  if (shifts.some((shift) => (spanOf(shift)?.startAt ?? 0) <= now)) return refuse('rejected', 'begun')
  return { deeds: [...shifts.map((body): RotaDeed => ({ do: 'put', thing: { kind: 'shift', body } })), done], state: 'declined' }
}

/** Of a request that is approved: her no, and the planner's word on it. */
const afterGrant = (rota: Rota, request: RotaRequest, answer: Answer, now: number): Answered => {
  if (isDenied(request)) {
    if (!answer.plans) return refuse('forbidden', 'rota')
    if (answer.state === 'declined') return putBack(rota, request, answer, now)
    if (answer.state === 'approved') return { deeds: [deedOf(said(request, answer, 'approved', now))], state: 'approved' }
    return refuse('rejected', 'answered')
  }
  const hers =
    (answer.state === 'open' && answer.by !== null && answer.by === takerOf(request)) ||
    (answer.state === 'withdrawn' && answer.by === request.by)
  if (!answer.denies || !stillCounts(rota, request, now)) return refuse('rejected', 'answered')
  if (!hers) return refuse('forbidden', 'rota')
  return { deeds: [deedOf({ ...said(request, answer, answer.state, now), state: 'approved' })], state: 'approved' }
}

/** What an answer does, or why it cannot be. `now`: epoch ms (UTC). */
export const deedsOf = (rota: Rota, request: RotaRequest, answer: Answer, now: number): Answered => {
  const { state, wants } = request
  if (state === 'approved') return afterGrant(rota, request, answer, now)
  const settled = state !== 'open' && state !== 'taken'
  if (settled) return refuse('rejected', 'answered')
  switch (answer.state) {
    case 'withdrawn':
      return request.by === answer.by
        ? { deeds: [deedOf(said(request, answer, 'withdrawn', now))], state: 'withdrawn' }
        : refuse('forbidden', 'rota')
    case 'declined': {
      const asked = wants.type === 'swap' && state === 'open' && wants.withPersonId === answer.by
      return answer.plans || asked
        ? { deeds: [deedOf(said(request, answer, 'declined', now))], state: 'declined' }
        : refuse('forbidden', 'rota')
    }
    case 'open': {
      if (state !== 'taken') return refuse('rejected', 'answer')
      if (!answer.plans && takerOf(request) !== answer.by) return refuse('forbidden', 'rota')
      const free: RotaRequest = { ...request, wants: wants.type === 'offer' ? { ...wants, takenBy: null } : wants }
      return { deeds: [deedOf(said(free, answer, 'open', now))], state: 'open' }
    }
    case 'taken':
      return state === 'open' ? take(rota, request, answer, now) : refuse('rejected', 'answered')
    case 'approved': {
      if (!answer.plans) return refuse('forbidden', 'rota')
      if (wants.type === 'offer' && state === 'open') {
        if (answer.takeBy === null) return refuse('rejected', 'nobodyTook')
        const given = take({ ...rota, settings: { ...rota.settings, offersNeedLead: false } }, request, answer, now)
        return given
      }
      if (wants.type === 'swap' && state === 'open') return refuse('rejected', 'nobodyTook')
      return grant(rota, request, answer, now)
    }
  }
}

/**
 * What a desk that may change shifts does by itself: swaps and offers that were taken at a desk that may not, where the settings want
 * no lead and no hard rule forbids it. Time and order are those of the takings, whatever a desk's own clock and list say: two
 * desks that do it apart write the same words, and nothing clashes when they meet. `confirmed`: others write the requests too, so only
 * what the desks of both who are named say that they know; the rest is left to a person.
 */
export const dueDeeds = (rota: Rota, now: number, confirmed = false): RotaDeed[] => {
  const takenAt = ({ said: words, madeAt }: RotaRequest): number => words.at(-1)?.at ?? madeAt
  const due = rota.requests
    .filter((request) => request.state === 'taken' && !needsLead(rota, request))
    .filter((request) => !confirmed || unconfirmedOf(rota, request, now).length === 0)
    .sort((a, b) => takenAt(a) - takenAt(b) || (a.id < b.id ? -1 : 1))
  for (const request of due) {
    const last = request.said.at(-1)
    const answer: Answer = { state: 'approved', by: last?.by ?? null, plans: true, takeBy: null, shifts: 'keep', reason: '' }
    // What began meanwhile is left to a person.
    const granted = grant(rota, request, answer, now)
    if ('refused' in granted) continue
    const done = grant(rota, request, answer, takenAt(request))
    if ('deeds' in done) return done.deeds
  }
  return []
}
