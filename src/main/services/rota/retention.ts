/** What of a rota is too old to be kept: hours of work are asked for thirteen months back at most. */
import type { RotaDeed } from '../../../shared/domain/rota/deeds'
import type { Rota, RotaRequest } from '../../../shared/domain/rota/plan'

/** Thirteen months, days. */
const keptDays = 396
/** A rota whose last shift was longer ago is not in use, or the clock is wrong. */
const inUseDays = 62
const open = ({ state }: RotaRequest) => state === 'open' || state === 'taken'

/** Removals of shifts, leave, answered requests and hand-overs that ended before that; `now`: epoch ms (UTC). */
export const tooOld = (rota: Rota, now: number): RotaDeed[] => {
  const beforeAt = now - keptDays * 86_400_000
  const before = new Date(beforeAt).toISOString().slice(0, 10)
  const gone = (kind: 'shift' | 'leave' | 'request' | 'handOver', list: readonly { id: string }[]) =>
    list.map(({ id }): RotaDeed => ({ do: 'remove', kind, id }))
  // By a clock that is months ahead all would be old, and would go at every desk: only beside a rota that is in use is anything.
  const lately = new Date(now - inUseDays * 86_400_000).toISOString().slice(0, 10)
  if (!rota.shifts.some(({ date }) => date >= lately)) return []
  return [
    ...gone(
      'shift',
      rota.shifts.filter(({ date }) => date < before),
    ),
    ...gone(
      'leave',
      rota.leave.filter(({ endDate }) => endDate < before),
    ),
    ...gone(
      'request',
      rota.requests.filter((request) => !open(request) && request.madeAt < beforeAt),
    ),
    ...gone(
      'handOver',
      rota.handOvers.filter(({ madeAt }) => madeAt < beforeAt),
    ),
  ]
}
