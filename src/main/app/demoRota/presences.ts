/** What the demo's colleagues say of themselves: most are there, one is on a break, one is late, one has gone dark with unsent work. */
import type { PersonId } from '../../../shared/domain/ids'
import { workAround } from '../../../shared/domain/rota/onShift'
import type { Presence, Rota } from '../../../shared/domain/rota/plan'

const MINUTE = 60_000

/** Of those whose shift runs at `now` (epoch ms), but the reader; `first`: as the demo is filled. */
export const demoPresences = (rota: Rota, now: number, me: PersonId | null, first: boolean): Presence[] =>
  workAround(rota, now, now + 1).flatMap(({ personId, startAt }, place): Presence[] => {
    const since = Math.max(startAt, now - 7 * 60 * MINUTE)
    const present: Presence = { personId, at: now - (place % 4) * MINUTE, state: 'on', since, unsent: 0, oldestUnsentAt: null }
    if (personId === me || place === 2) return []
    if (place !== 5) return [place % 9 === 4 ? { ...present, state: 'break', since: Math.max(startAt, now - 6 * MINUTE) } : present]
    const lastAt = now - 40 * MINUTE
    return first && startAt < lastAt ? [{ ...present, at: lastAt, unsent: 2, oldestUnsentAt: lastAt - 5 * MINUTE }] : []
  })
