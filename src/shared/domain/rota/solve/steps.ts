/** The day-to-day rules of one person as a small machine: which type may follow, how long runs, breaks and streaks may be. */
import type { SolvePerson, SolveType } from './types'

interface State {
  /** Type worked last (one stands for all that let the same follow), -1 off, -2 before the first day. */
  readonly type: number
  /** Days of the run, no longer than counts. */
  readonly run: number
  /** Long enough to end, or one that touches the horizon's start. */
  readonly mayEnd: boolean
  readonly streaks: readonly number[]
}

export interface Steps {
  readonly start: number
  /** State after working `type` (the number of types: a day off), or -1 where that may not be. */
  next(state: number, type: number): number
  worked(state: number): boolean
  /** Type worked last (one stands for all that let the same follow); less than 0: none. */
  last(state: number): number
  readonly count: () => number
}

export function stepsOf(person: SolvePerson, types: readonly SolveType[], without: ReadonlySet<string> = new Set()): Steps {
  const off = types.length
  const maxRun = without.has('maxRun') ? Number.POSITIVE_INFINITY : person.maxRun
  const minRun = without.has('minRun') ? 1 : Math.max(1, person.minRun)
  const minOff = without.has('minOff') ? 1 : Math.max(1, person.minOff)
  const streakRules = without.has('streaks') ? [] : person.streaks
  const inStreak = streakRules.map(({ types: set }) => types.map((_, type) => set.includes(type)))
  const bans = without.has('succession') ? [] : (person.bans ?? [])
  const banned = types.map(({ notNext }) => types.map((_, type) => !without.has('succession') && notNext.includes(type)))
  const alike = new Map<string, number>()
  const standsFor = types.map((_, type) => {
    const dated = bans.filter((ban) => ban.type === type).map(({ day, next }) => `${day}:${next}`)
    const key = JSON.stringify([banned[type], inStreak.map((set) => set[type]), dated.sort()])
    const first = alike.get(key) ?? type
    alike.set(key, first)
    return first
  })
  // A run without an upper limit needs counting only until it may end.
  const longest = Number.isFinite(maxRun) && maxRun < 1000 ? maxRun : minRun

  const states: State[] = []
  const ids = new Map<string, number>()
  const memo: number[] = []
  const intern = (state: State): number => {
    const key = `${state.type}|${state.run}|${state.mayEnd}|${state.streaks.join()}`
    const known = ids.get(key)
    if (known !== undefined) return known
    ids.set(key, states.length)
    states.push(state)
    return states.length - 1
  }
  const quiet = streakRules.map(() => 0)
  const worked = (type: number, run: number, free: boolean, streaks: readonly number[]): number =>
    intern({ type: standsFor[type] ?? type, run: Math.min(run, longest), mayEnd: free || run >= minRun, streaks })
  const rested = (run: number): number => intern({ type: -1, run: Math.min(run, minOff), mayEnd: run >= minOff, streaks: quiet })

  const { before } = person
  const start =
    before === null
      ? intern({ type: -2, run: 0, mayEnd: true, streaks: quiet })
      : before.type === null
        ? rested(before.run)
        : worked(
            before.type,
            before.run,
            false,
            streakRules.map((rule) => before.streaks[person.streaks.indexOf(rule)] ?? 0),
          )

  const step = (from: State, type: number): number => {
    const first = from.type === -2
    if (type === off) {
      if (first) return rested(minOff)
      if (from.type === -1) return rested(from.run + 1)
      return from.mayEnd ? rested(1) : -1
    }
    if (from.type >= 0 && banned[from.type]?.[type]) return -1
    if (from.type === -1 && !from.mayEnd) return -1
    const run = from.type >= 0 ? from.run + 1 : 1
    if (run > maxRun) return -1
    const streaks = streakRules.map((_, index) => (inStreak[index]?.[type] ? (from.streaks[index] ?? 0) + 1 : 0))
    if (streaks.some((length, index) => length > (streakRules[index]?.max ?? 0))) return -1
    return worked(type, run, first || (from.type >= 0 && from.mayEnd), streaks)
  }
  return {
    start,
    next(state, type) {
      const at = state * (off + 1) + type
      const known = memo[at]
      if (known !== undefined) return known
      const from = states[state]
      const to = from ? step(from, type) : -1
      memo[at] = to
      return to
    },
    last: (state) => states[state]?.type ?? -1,
    worked: (state) => (states[state]?.type ?? -1) >= 0,
    count: () => states.length,
  }
}
