const formats = new Map<string, Intl.DateTimeFormat>()

/** Hour of the clock on the wall, 0 to 23. Throws RangeError for a zone that this system does not know. */
export const localHour = (zone: string, at: number): number => {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' })
    formats.set(zone, format)
  }
  return Number(format.format(at))
}
