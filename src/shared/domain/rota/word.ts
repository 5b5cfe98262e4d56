/**
 * Words in people's names that stand in the calendar of requests: who asks, and who takes. Everybody of the team may write that
 * calendar, and nothing there is signed, so a word proves nobody. What protects a person is her own desk: it knows what she said
 * at it, tells with its beats which words it knows (`Presence.vouches`), and says aloud what it does not. Instants are epoch ms (UTC).
 */
import type { PersonId } from '../ids'
import type { Rota, RotaRequest } from './plan'
import { spanOf } from './when'

export interface Word {
  requestId: string
  personId: PersonId
  /** `asked`: she made the request; `took`: she agreed to the swap or takes the offer. */
  what: 'asked' | 'took'
  /** The same on every desk, and another where what is asked was changed since it was said. */
  key: string
}

/** Whom a swap or an offer goes to; null: nobody has taken it. */
export const takerOf = ({ wants }: Pick<RotaRequest, 'wants'>): PersonId | null =>
  wants.type === 'swap' ? wants.withPersonId : wants.type === 'offer' ? wants.takenBy : null

export const wordsOf = (request: RotaRequest): Word[] => {
  const { id, by, madeAt, wants, state, said } = request
  const about =
    wants.type === 'offer'
      ? [wants.giveShiftId]
      : wants.type === 'swap'
        ? [wants.giveShiftId, wants.withPersonId, wants.takeShiftId]
        : [wants.leave].map(({ id: leaveId, kind, startDate, startTime, endDate, endTime, zone }) =>
            [leaveId, kind, startDate, startTime, endDate, endTime, zone].join(' '),
          )
  const word = (what: Word['what'], personId: PersonId, at: number): Word => ({
    requestId: id,
    personId,
    what,
    key: JSON.stringify([what, id, personId, at, wants.type, ...about]),
  })
  const taker = takerOf(request)
  const taken = said.findLast((one) => one.state === 'taken')
  const took = taker !== null && (state === 'taken' || (state === 'approved' && taken !== undefined))
  return [word('asked', by, madeAt), ...(took ? [word('took', taker, taken?.at ?? madeAt)] : [])]
}

const DAY = 86_400_000
/** Whether anything can still come of it, or be taken back: it waits, or what was granted lies ahead of `now`. */
export const stillCounts = (rota: Rota, { state, wants }: RotaRequest, now: number): boolean => {
  if (state === 'open' || state === 'taken') return true
  if (state !== 'approved') return false
  if ('leave' in wants) return wants.leave.endDate >= new Date(now - DAY).toISOString().slice(0, 10)
  const shift = rota.shifts.find(({ id }) => id === wants.giveShiftId)
  return (shift && (spanOf(shift)?.startAt ?? 0) > now) ?? false
}

/** What a person says of a request that was granted in her name: that she never said it. Whoever plans puts it back, or lets it stand. */
export const isDenied = (request: RotaRequest): boolean => {
  const last = request.said.at(-1)
  if (request.state !== 'approved' || !last || last.by === null) return false
  return (last.state === 'open' && last.by === takerOf(request)) || (last.state === 'withdrawn' && last.by === request.by)
}

/** Words in a person's name that still count, and that her desk does not know. */
export const unsaidBy = (rota: Rota, me: PersonId, known: ReadonlySet<string>, now: number): Word[] =>
  rota.requests
    .filter((request) => stillCounts(rota, request, now) && !isDenied(request))
    .flatMap(wordsOf)
    .filter(({ personId, key }) => personId === me && !known.has(key))

/** Clocks of desks are not more apart. A beat from later on is nobody's: it would stand against her own for as long. */
const SKEW = 10 * 60_000

/** Words of a request whose speaker's own desk has not said yet that it knows them. */
export const unconfirmedOf = (rota: Pick<Rota, 'presences'>, request: RotaRequest, now: number): Word[] =>
  wordsOf(request).filter(
    ({ personId, key }) =>
      !rota.presences.some((said) => said.personId === personId && said.at <= now + SKEW && said.vouches?.includes(key)),
  )
