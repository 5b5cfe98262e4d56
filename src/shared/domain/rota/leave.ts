/** Leave as instants and as days: whole ones, and from or until a time on the first and last of them. */
import type { RotaLeave } from './plan'
import { dayAfter, instantAt, type Span } from './when'

/**
 * Epoch ms (UTC), `[startAt, endAt)`, in the leave's own zone: from the first day's beginning, or `startTime` on it, until the last
 * day's end, or `endTime` on it. Null where zone or dates are none, or where it ends before it begins.
 */
export const leaveSpan = ({
  startDate,
  endDate,
  startTime,
  endTime,
  zone,
}: Omit<RotaLeave, 'id' | 'personId' | 'kind' | 'note'>): Span | null => {
  try {
    const startAt = instantAt(startDate, startTime ?? '00:00', zone)
    const endAt = endTime ? instantAt(endDate, endTime, zone) : instantAt(dayAfter(endDate, 1), '00:00', zone)
    return endAt > startAt ? { startAt, endAt } : null
  } catch {
    return null
  }
}

/** Calendar days it takes, a day with a time on it as half a one; 0 where it is none. A day with both times is half a day. */
export const leaveDays = (leave: RotaLeave): number => {
  if (!leaveSpan(leave)) return 0
  const days = Math.round((Date.parse(leave.endDate) - Date.parse(leave.startDate)) / 86_400_000) + 1
  if (days === 1) return leave.startTime || leave.endTime ? 0.5 : 1
  return days - (leave.startTime ? 0.5 : 0) - (leave.endTime ? 0.5 : 0)
}
