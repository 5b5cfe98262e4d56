const HOUR = 3_600_000
const cache = new Map<string, Intl.DateTimeFormat>()

/** Hour of the clock on the wall, 0 to 23. */
export const localHour = (zone: string, at: number): number => {
  let format = cache.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' })
    cache.set(zone, format)
  }
  return Number(format.format(at))
}

const minutes = new Map<string, Intl.DateTimeFormat>()

/** Minutes since midnight by the clock on the wall. */
export const localMinute = (zone: string, at: number): number => {
  let format = minutes.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    minutes.set(zone, format)
  }
  const [hour, minute] = format.format(at).split(':')
  return Number(hour) * 60 + Number(minute)
}

/** The midnights of a zone (a repeated hour is none: its clock falls back by one hour only) within the 24 hours from `start` (epoch ms UTC), to the quarter of an hour. */
export const midnights = (zone: string, start: number): number[] => {
  const found: number[] = []
  for (let at = start; at < start + 24 * HOUR; at += HOUR / 4)
    if (localMinute(zone, at) < localMinute(zone, at - HOUR / 4) - 720) found.push(at)
  return found
}

/** Night (22 to 6 by the wall clock) within the 24 hours from `start` (epoch ms UTC), to the half hour. */
export const nightSpans = (zone: string, start: number): [number, number][] => {
  const spans: [number, number][] = []
  for (let at = start; at < start + 24 * HOUR; at += HOUR / 2) {
    const hour = localHour(zone, at)
    if (hour < 22 && hour >= 6) continue
    const last = spans.at(-1)
    if (last && last[1] === at) last[1] = at + HOUR / 2
    else spans.push([at, at + HOUR / 2])
  }
  return spans
}
