/**
 * What the rota generator plans: people × days × shift types, in whole numbers. No dates, zones or law in here: whoever knows
 * those translates them into these rules. Days count from 0; type `null` is a day off. A person works one shift a day at most.
 * Weights are whole numbers, 0 or more; the objective is the sum of those paid, and less is better.
 */

export interface SolveType {
  readonly id: string
  readonly minutes: number
  /** Types (by index) that may not stand on the next day: rest. */
  readonly notNext: readonly number[]
}

/** At most so much of these types on the days `from` to `to` (both included): nights a month, minutes a week … */
export interface SolveLimit {
  readonly types: readonly number[]
  readonly from: number
  readonly to: number
  readonly max: number
  readonly of: 'shifts' | 'minutes'
}

/** At most `max` days in a row with one of these types: nights in a row. */
export interface SolveStreak {
  readonly types: readonly number[]
  readonly max: number
}

export interface SolvePerson {
  readonly id: string
  readonly minMinutes: number
  readonly maxMinutes: number
  /** Days worked in a row. The two minima do not bind a run that touches an end of the horizon, unless `before` says how it began. */
  readonly minRun: number
  readonly maxRun: number
  readonly minOff: number
  /** Of the model's weekends, those with any shift. */
  readonly maxWeekends: number
  readonly limits: readonly SolveLimit[]
  readonly streaks: readonly SolveStreak[]
  /** Days on which nothing may be worked. */
  readonly daysOff: readonly number[]
  /** Shifts that may not be worked (leave of half a day, earliest and latest hours, no training for it …). */
  readonly barred: readonly { readonly day: number; readonly type: number }[]
  /** What must stand. */
  readonly fixed: readonly { readonly day: number; readonly type: number | null }[]
  /** What stood on the day before the horizon: its type, since how many days in a row (worked, or off), and the length of each streak. */
  readonly before: { readonly type: number | null; readonly run: number; readonly streaks: readonly number[] } | null
}

/** So many people are needed; one counts who works any of the slots and is among `people` (null: everybody). */
export interface SolveDemand {
  readonly slots: readonly { readonly day: number; readonly type: number }[]
  readonly people: readonly number[] | null
  readonly need: number
  /** Paid for each person missing, and for each too many. */
  readonly under: number
  readonly over: number
}

export interface SolveWish {
  readonly person: number
  readonly day: number
  /** null: any shift at all. */
  readonly type: number | null
  /** When the weight is paid. */
  readonly paidWhen: 'worked' | 'notWorked'
  readonly weight: number
}

/** What stands already and should: paid when that day becomes anything else. */
export interface SolveKept {
  readonly person: number
  readonly day: number
  readonly type: number | null
  readonly weight: number
}

export interface SolveModel {
  readonly days: number
  readonly types: readonly SolveType[]
  readonly people: readonly SolvePerson[]
  /** Each by its first day; it has the day after it, too, where the horizon has one. */
  readonly weekends: readonly number[]
  readonly demands: readonly SolveDemand[]
  readonly wishes: readonly SolveWish[]
  readonly kept: readonly SolveKept[]
}

/** One row a person, one type a day. */
export type SolvePlan = readonly (readonly (number | null)[])[]

export interface SolveResult {
  readonly plan: SolvePlan
  readonly objective: number
  /** No plan can cost less; null where nothing is known. */
  readonly bound: number | null
}
