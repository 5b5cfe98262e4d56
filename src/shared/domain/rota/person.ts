/** A person as whoever plans knows her: what she is trained on, what her contract says. Wall times are of her own zone. */
import { z } from 'zod'
import { Person, WallTime } from './types'

/** Minutes are elapsed ones, so that a night of the clock change counts what it lasted. */
export const WorkContract = z.object({
  /** Agreed and greatest hours of an ISO week. */
  weeklyMinutes: z.number().int().min(0).max(10_080),
  maxWeeklyMinutes: z.number().int().min(0).max(10_080),
  maxDayMinutes: z.number().int().min(0).max(1_440),
  maxDaysPerWeek: z.number().int().min(0).max(7),
  maxDaysInRow: z.number().int().min(1).max(28),
  /** A shift lies between these; null: any hour. A latest not after the earliest lies on the next day. */
  earliest: WallTime.nullable(),
  latest: WallTime.nullable(),
  maxNightsInRow: z.number().int().min(0).max(28),
  /** Of any four weeks. */
  maxNights: z.number().int().min(0).max(28),
  minRestMinutes: z.number().int().min(0).max(2_880),
  /** Live chats at the same time. */
  chats: z.number().int().min(1).max(12),
})
export type WorkContract = z.infer<typeof WorkContract>

/** What stands where nobody has said otherwise: forty hours on five days, eleven hours of rest (2003/88/EC, 3). */
export const usualContract: WorkContract = {
  weeklyMinutes: 2_400,
  maxWeeklyMinutes: 2_880,
  maxDayMinutes: 600,
  maxDaysPerWeek: 5,
  maxDaysInRow: 6,
  earliest: null,
  latest: null,
  maxNightsInRow: 4,
  maxNights: 10,
  minRestMinutes: 660,
  chats: 2,
}

/** A wish of days or shift types; it costs when it is broken, never forbids. */
export const Wish = z.object({
  id: z.string().min(1).max(80),
  /** Null: every week. */
  date: z.iso.date().nullable(),
  /** ISO weekdays, 1 is Monday; empty: all. Counts where `date` is null. */
  weekdays: z.array(z.number().int().min(1).max(7)).max(7),
  /** Null: any shift at all. */
  typeId: z.string().max(80).nullable(),
  wants: z.enum(['work', 'off']),
  weight: z.number().int().min(1).max(100),
})
export type Wish = z.infer<typeof Wish>

export const RotaPerson = Person.extend({
  /** ISO 3166-1 alpha-2: whose public holidays and law count for her; null: not said. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  /** Codes of the shops she is trained on (`Shop.code`, the same on all the team's desks); empty: all. */
  shops: z.array(z.string().min(1).max(4)).max(50).default([]),
  contract: WorkContract.default(usualContract),
  wishes: z.array(Wish).max(60).default([]),
  /** Neither planned nor counted any more. */
  left: z.boolean().default(false),
})
export type RotaPerson = z.infer<typeof RotaPerson>
