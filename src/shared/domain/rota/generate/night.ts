/** Night work, as the generator shares it out: at least three hours between 23:00 and 06:00 on her own clock (2003/88/EC art. 2). */
import { dayAfter, instantAt, type Span } from '../when'

const NIGHT_MS = 3 * 3_600_000

/** @param date day of the shift's start on her own calendar */
export function isNight(span: Span, date: string, zone: string): boolean {
  for (const day of [dayAfter(date, -1), date]) {
    const from = instantAt(day, '23:00', zone)
    const to = instantAt(dayAfter(day, 1), '06:00', zone)
    if (Math.min(span.endAt, to) - Math.max(span.startAt, from) >= NIGHT_MS) return true
  }
  return false
}
