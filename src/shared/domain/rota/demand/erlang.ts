/**
 * Erlang C: how many of the chats of an hour are answered in time by so many slots. The model: arrivals are Poisson within the
 * hour, each chat holds a slot for an exponential time of `chatMinutes`, whoever finds none free waits and stays. A person who
 * may hold `c` chats at once is `c` slots. Its limits, all on the safe side but the last: nobody gives up waiting, so where
 * slots are too few it asks for more than there need be; hours do not hand their queue on; and a slot is taken to be as fast
 * whether the person has one chat or all of hers, so `chatMinutes` is to be measured as it is at her usual number of chats.
 */

/** Blocking of `servers` under `load` (erlangs), by the recursion over 1/B, which neither overflows nor cancels. `servers` whole. */
export const erlangB = (servers: number, load: number): number => {
  if (load <= 0) return servers === 0 ? 1 : 0
  let inverse = 1
  for (let n = 1; n <= servers; n += 1) {
    inverse = 1 + (inverse * n) / load
    if (!Number.isFinite(inverse)) return 0
  }
  return 1 / inverse
}

/** The share that has to wait at all; 1 where the servers cannot keep up. `servers` whole, `load` in erlangs. */
export const erlangC = (servers: number, load: number): number => {
  if (load <= 0) return 0
  if (servers <= load) return 1
  const blocked = erlangB(servers, load)
  return blocked / (1 - (load / servers) * (1 - blocked))
}

/** The share answered within `seconds`, each chat lasting `holding` seconds; 0 where the servers cannot keep up. */
export const levelOf = (servers: number, load: number, seconds: number, holding: number): number => {
  if (load <= 0) return 1
  if (servers <= load) return 0
  return 1 - erlangC(servers, load) * Math.exp((-(servers - load) * seconds) / holding)
}

export interface ChatLoad {
  /** Chats that begin in the hour. */
  perHour: number
  /** Minutes a chat holds a slot. */
  minutes: number
  /** So much of them (0 to 1) answered within `seconds`. */
  share: number
  seconds: number
}

/**
 * The fewest slots that keep the level, in fractions: between two whole numbers the level is taken to rise in a straight line
 * (a slot that is there for part of the hour). 0 where nothing arrives.
 */
export const slotsFor = ({ perHour, minutes, share, seconds }: ChatLoad): number => {
  const load = (perHour * minutes) / 60
  if (load <= 0) return 0
  const holding = minutes * 60
  const keeps = (servers: number) => levelOf(servers, load, seconds, holding) >= share
  // The level rises with each slot: doubling finds one that will do, halving the first.
  let high = Math.max(1, Math.ceil(load))
  while (!keeps(high)) high = Math.ceil(high * 1.5) + 1
  let low = Math.floor(load)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (keeps(middle)) high = middle
    else low = middle
  }
  const above = levelOf(high, load, seconds, holding)
  const below = levelOf(high - 1, load, seconds, holding)
  return above <= below ? high : high - 1 + Math.max(0, (share - below) / (above - below))
}
