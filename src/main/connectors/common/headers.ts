/** What headers say of time: the server's clock and when to come again. Our clock is `now`, epoch ms UTC. */

const DAY = 86_400_000

/** A header by its name in any case, or null. */
export const headerOf = (headers: Readonly<Record<string, string>>, name: string): string | null => {
  const direct = headers[name]
  if (direct !== undefined) return direct
  const wanted = name.toLowerCase()
  const found = Object.keys(headers).find((key) => key.toLowerCase() === wanted)
  return found === undefined ? null : (headers[found] ?? null)
}

const instantOf = (text: string | null): number | null => {
  // An HTTP date names its zone; bare numbers and the like, which Date.parse would take for years, do not pass.
  if (text === null || !/[A-Za-z]{3}/.test(text)) return null
  // RFC 9110 5.6.7: the oldest of its three forms names no zone and means UTC too; Date.parse would take ours.
  const named = /(GMT|UTC|[+-]\d{4})\s*$/i.test(text) ? text : `${text} GMT`
  const at = Date.parse(named)
  return Number.isFinite(at) && at > 0 ? at : null
}

/** The `Date` header: the server's clock, epoch ms, seconds precise (RFC 9110 6.6.1); null where it is missing. */
export const serverTimeOf = (headers: Readonly<Record<string, string>>): number | null => instantOf(headerOf(headers, 'date'))

const within = (ms: number, now: number): number | null => (Number.isFinite(ms) && ms >= 0 ? now + Math.min(ms, DAY) : null)

/**
 * When to come again, on our clock: `Retry-After` in seconds or as HTTP date (RFC 9110 10.2.3; read against the
 * server's own `Date`, as its clock may be off), else `RateLimit-Reset` (seconds) or `X-RateLimit-Reset` (unix
 * seconds, or seconds to go). At most a day; null where nothing usable is named.
 */
export const retryAtOf = (headers: Readonly<Record<string, string>>, now: number): number | null => {
  const theirs = serverTimeOf(headers) ?? now
  const after = headerOf(headers, 'retry-after')?.trim() ?? null
  if (after !== null) {
    if (/^\d+(\.\d+)?$/.test(after)) return within(Math.ceil(Number(after) * 1000), now)
    const at = instantOf(after)
    if (at !== null) return within(Math.max(0, at - theirs), now)
  }
  const reset = (headerOf(headers, 'ratelimit-reset') ?? headerOf(headers, 'x-ratelimit-reset'))?.trim() ?? ''
  if (!/^\d+(\.\d+)?$/.test(reset)) return null
  const seconds = Number(reset)
  return seconds > 1_000_000_000 ? within(Math.max(0, seconds * 1000 - theirs), now) : within(Math.ceil(seconds * 1000), now)
}
