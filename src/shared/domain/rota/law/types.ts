/**
 * A country's law of working time as data: floors and ceilings for adults in an ordinary office, before any collective agreement.
 * What differs by agreement, state or trade is said in `unsure`; nothing here is advice, and a contract may always be stricter.
 */

/** Statute and paragraph. */
export type Source = string

export interface Law {
  /** ISO 3166-1 alpha-2. */
  country: string
  /** Elapsed minutes of rest between two working days; null: the law names none. */
  dailyRest: { minutes: number; source: Source } | null
  /** Uninterrupted minutes free of work, with which the six days before begin anew. */
  weeklyRest: { minutes: number; source: Source } | null
  /** Most work of a day, overtime included. */
  maxDay: { minutes: number; source: Source } | null
  /** Most work of a week, overtime included. `averageWeeks` 1: of each week; more: on average over so many. */
  maxWeek: { minutes: number; averageWeeks: number; source: Source } | null
  /** What is more than this is overtime. `nightDay`: of a day that is a night shift. Null: not by the day, by the week. */
  normal: { day: number | null; nightDay: number | null; week: number | null; source: Source }
  /** Shares of the plain wage that come on top. `night` stands for overtime in night hours, the night's own premium included; null: they add up. */
  overtime: { premium: number; night: number | null; source: Source }
  /** Night hours on her own wall. `atLeast`: the premium is owed only from so many night minutes of a shift on; `hour`: minutes that count as an hour. */
  night: { from: string; to: string; premium: number; atLeast: number; hour: number; source: Source }
  /** What makes a shift a night shift for the limits of nights: so many minutes of it between these times. */
  nightShift: { from: string; to: string; minutes: number; source: Source }
  /** On a public holiday of hers. `lesser`: days (`MM-DD`) on which it is less. */
  holiday: { premium: number; lesser: { days: readonly string[]; premium: number } | null; source: Source } | null
  /** On the weekly day of rest: the ISO weekday, or null where the employer sets it (then: the seventh day worked of an ISO week). */
  restDay: { premium: number; weekday: number | null; source: Source } | null
  /** More than `beyond` minutes of work in a shift ask for `minutes` of pauses (`break`, `lunch`), or for `ifPaid` where they are paid. `paid`: the law counts them as work. */
  breaks: readonly { beyond: number; minutes: number; ifPaid: number; paid: boolean; source: Source }[]
  /** Longest work without a pause. */
  stretch: { minutes: number; source: Source } | null
  /** What is not settled, differs within the country or was simplified; empty: nothing known. */
  unsure: string
}

/** From that day on (`YYYY-MM-DD`) the law is another in these points. */
export interface Amended {
  from: string
  law: Partial<Law>
}
export interface Country {
  law: Law
  /** By day. */
  amended: readonly Amended[]
}
