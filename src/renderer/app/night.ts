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
