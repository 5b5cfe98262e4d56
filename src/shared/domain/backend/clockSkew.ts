/**
 * How wrong this computer's clock is, from the `Date` headers of answers (RFC 9110 6.6.1, whole seconds). One server may
 * be wrong itself, so the majority of hosts decides. All times epoch ms UTC, all differences ms; ahead is positive.
 */

/** Nearer than this, nobody is told: headers are coarse, answers take time, and due times are in minutes. */
export const TOLERANCE_MS = 2 * 60_000
/** Two hosts agree when they are no further apart. */
const AGREE_MS = 60_000
/** Samples of a host that count; older ones are forgotten. */
const KEPT = 5
/** An answer that took longer says too little of the moment it was made. */
const SLOWEST_MS = 20_000

/** Last differences (our clock minus theirs) by host, newest last. */
export type ClockSamples = ReadonlyMap<string, readonly number[]>

/**
 * One answer more. The server wrote its date at some moment between asking and answer, so the middle is taken.
 * @param date the server's `Date`, epoch ms; null where it told none
 */
export const withSample = (
  samples: ClockSamples,
  host: string,
  answer: { askedAt: number; answeredAt: number; date: number | null },
): ClockSamples => {
  const { askedAt, answeredAt, date } = answer
  // A clock set while the call ran makes nonsense of both.
  if (date === null || answeredAt < askedAt || answeredAt - askedAt > SLOWEST_MS) return samples
  // A whole second is cut off on average half a second too early.
  const ahead = (askedAt + answeredAt) / 2 - (date + 500)
  const before = samples.get(host) ?? []
  const last = before.at(-1)
  // After the clock was set, what was measured before is worth nothing.
  const kept = last !== undefined && Math.abs(last - ahead) > AGREE_MS ? [] : before
  return new Map(samples).set(host, [...kept, ahead].slice(-KEPT))
}

const middle = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}

/**
 * How far our clock is ahead, whole ms, or null while it is right or too little is known: more than half of the hosts
 * must agree, and a host that stands alone must have said so twice.
 */
export const clockAhead = (samples: ClockSamples): number | null => {
  const hosts = [...samples.values()].filter((own) => own.length > 0)
  const voices = hosts.map(middle)
  if (hosts.length === 1 && (hosts[0]?.length ?? 0) < 2) return null
  for (const voice of voices) {
    const agreeing = voices.filter((other) => Math.abs(other - voice) <= AGREE_MS)
    if (agreeing.length * 2 <= voices.length) continue
    const ahead = Math.round(middle(agreeing))
    return Math.abs(ahead) < TOLERANCE_MS ? null : ahead
  }
  return null
}
