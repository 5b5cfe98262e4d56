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
  /** Types that may not follow one another there (`day` is the later one's): rest by the clock of her own zone. */
  readonly bans?: readonly { readonly day: number; readonly type: number; readonly next: number }[]
  /** What stood on the day before the horizon: its type, since how many days in a row (worked, or off), and the length of each streak. */
  readonly before: { readonly type: number | null; readonly run: number; readonly streaks: readonly number[] } | null
}

export interface SolveSlot {
  readonly day: number
  readonly type: number
}

/** So many people are needed; one counts who works any of the slots and is among `people` (null: everybody). */
export interface SolveDemand {
  readonly slots: readonly SolveSlot[]
  readonly people: readonly number[] | null
  /** Others, whose types are at work in the same hour on other days or under other names: zones. Nobody stands in two of these. */
  readonly more?: readonly { readonly slots: readonly SolveSlot[]; readonly people: readonly number[] }[]
  /** Demands of the same moment: somebody at work in it counts for one of them only, whichever is best. Missing: for each that she meets. */
  readonly moment?: number
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

/** Of these slots `above` cost nothing, each beyond it `weight`: nights, weekends and holidays beyond what is her share. */
export interface SolveShare {
  readonly person: number
  readonly slots: readonly SolveSlot[]
  readonly above: number
  readonly weight: number
}

/** Paid for each day worked from `from` to `to` (both included) that is not of the kind worked most often in it. */
export interface SolveSteady {
  readonly person: number
  readonly from: number
  readonly to: number
  /** By type: those of the same number are of one kind. */
  readonly kinds: readonly number[]
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
  readonly shares?: readonly SolveShare[]
  readonly steady?: readonly SolveSteady[]
}

/** One row a person, one type a day. */
export type SolvePlan = readonly (readonly (number | null)[])[]

export interface SolveResult {
  readonly plan: SolvePlan
  readonly objective: number
  /** No plan can cost less; null where nothing is known. */
  readonly bound: number | null
}
