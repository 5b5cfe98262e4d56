/**
 * What a rota is made of. Everything that is planned is a wall-clock time with an IANA zone; instants (epoch ms UTC) are
 * reckoned from it (`when.ts`). One thing is one object of the team space, by `kind` and `id`.
 */
import { z } from 'zod'
import { Instant } from '../conversation/types'
import { PersonId } from '../ids'
import { RotaPerson } from './person'
import { Region, WallTime } from './types'

const Id = z.string().min(1).max(120)
const Zone = z.string().min(1).max(60)
/** ISO 8601 calendar day. */
export const PlainDate = z.iso.date()
export const Note = z.string().max(2_000)

/** A pause or a lesson within a shift. Minutes are elapsed ones since its start. */
export const Break = z.object({
  kind: z.enum(['break', 'lunch', 'training']),
  afterMinutes: z.number().int().min(0).max(1_440),
  minutes: z.number().int().min(5).max(720),
  paid: z.boolean(),
})
export type Break = z.infer<typeof Break>

export const ShiftType = z.object({
  id: Id,
  name: z.string().min(1).max(60),
  /** An end not after its start lies on the next day. */
  start: WallTime,
  end: WallTime,
  /** Null: on each person's own clock, so that a rotation follows her daytime. */
  zone: Zone.nullable(),
  breaks: z.array(Break).max(12),
  /** `training`: she is there and answers nobody. */
  work: z.enum(['service', 'training']),
  colour: z.enum(['iris', 'amber', 'teal', 'red', 'slate']),
})
export type ShiftType = z.infer<typeof ShiftType>

/** Whose a shift is, and when. `zone`: not in what was kept before it was noted. */
const Slot = z.object({ personId: PersonId, date: PlainDate, start: WallTime, end: WallTime, zone: Zone.optional() })
/** Why a published shift is not what was published first. */
export const Override = z.object({
  why: z.enum(['sick', 'swap', 'offer', 'lead']),
  at: Instant,
  by: PersonId.nullable(),
  note: Note,
  was: Slot.nullable(),
})
export type Override = z.infer<typeof Override>

/** One person's one shift: `date` is the day of its start in `zone`. */
export const RotaShift = z.object({
  id: Id,
  personId: PersonId,
  typeId: Id.nullable(),
  date: PlainDate,
  start: WallTime,
  end: WallTime,
  zone: Zone,
  breaks: z.array(Break).max(12),
  work: z.enum(['service', 'training']),
  note: Note,
  override: Override.nullable(),
})
export type RotaShift = z.infer<typeof RotaShift>

/** A recurring rule: from `startsOn` on, a person at `offset` works day (n + offset) mod cycle's length. */
export const Rotation = z.object({
  id: Id,
  name: z.string().min(1).max(80),
  startsOn: PlainDate,
  /** The last day it is in force; null: until further notice. */
  until: PlainDate.nullable(),
  /** A type's id for each day of the cycle, null where it is off. */
  cycle: z.array(Id.nullable()).min(1).max(112),
  members: z.array(z.object({ personId: PersonId, offset: z.number().int().min(0).max(111) })).max(500),
  /** Days on which it does not count: a dated exception. */
  except: z.array(PlainDate).max(400),
})
export type Rotation = z.infer<typeof Rotation>

/** Whole days, or from and until a time on the first and last of them (a half day). */
export const RotaLeave = z.object({
  id: Id,
  personId: PersonId,
  kind: z.enum(['holiday', 'sick', 'training', 'parental', 'unpaid', 'other']),
  startDate: PlainDate,
  /** The last day of it. */
  endDate: PlainDate,
  /** On the first day only from then on, on the last only until then; null: the whole day. */
  startTime: WallTime.nullable(),
  endTime: WallTime.nullable(),
  zone: Zone,
  note: Note,
})
export type RotaLeave = z.infer<typeof RotaLeave>

export const RequestState = z.enum(['open', 'taken', 'approved', 'declined', 'withdrawn'])
export type RequestState = z.infer<typeof RequestState>
/** `taken`: the colleague has said yes, the lead has not spoken yet. */
export const RotaRequest = z.object({
  id: Id,
  by: PersonId,
  madeAt: Instant,
  note: Note,
  state: RequestState,
  /** Words of those who had a say, in their order. */
  said: z.array(z.object({ by: PersonId.nullable(), at: Instant, state: RequestState, reason: Note })).max(50),
  wants: z.discriminatedUnion('type', [
    z.object({ type: z.literal('leave'), leave: RotaLeave }),
    /** She cannot come: counts at once, the lead finds who stands in. */
    z.object({ type: z.literal('sick'), leave: RotaLeave }),
    /** `take` null: she only gives hers to that colleague. `…Was`: how they stood when it was asked; main says it. */
    z.object({
      type: z.literal('swap'),
      giveShiftId: Id,
      withPersonId: PersonId,
      takeShiftId: Id.nullable(),
      giveWas: Slot.optional(),
      takeWas: Slot.optional(),
    }),
    /** Anybody who may can take it; `takenBy` null: nobody has yet. */
    z.object({ type: z.literal('offer'), giveShiftId: Id, takenBy: PersonId.nullable(), giveWas: Slot.optional() }),
  ]),
})
export type RotaRequest = z.infer<typeof RotaRequest>

/** What is handed to the next region. Names no customer: the reference says which conversation at which shop. */
export const HandOverItem = z.object({
  /** The shop's code, the system, and the conversation's own id there. */
  shop: z.string().max(4),
  system: z.string().max(40),
  ref: z.string().min(1).max(200),
  /** `rehome`: to the region the customer lives in; `hotRehome`: that, with a promise made; `satellite`: it was nobody's. */
  kind: z.enum(['handOver', 'rehome', 'hotRehome', 'satellite']),
  /** Whom it was given to; null: whoever comes on. */
  toPersonId: PersonId.nullable().default(null),
  language: z.string().max(35).nullable(),
  dueAt: Instant.nullable(),
  /** When the customer's day begins. */
  wakesAt: Instant.nullable(),
  text: Note,
  state: z.enum(['offered', 'accepted', 'declined', 'sentBack']),
  answeredBy: PersonId.nullable(),
  answeredAt: Instant.nullable(),
  reason: Note,
})
export type HandOverItem = z.infer<typeof HandOverItem>
export const HandOver = z.object({
  id: Id,
  from: Region,
  to: Region,
  /** The slot it belongs to. */
  at: Instant,
  by: PersonId,
  madeAt: Instant,
  /** Language of `text`. */
  language: z.string().max(35),
  text: z.string().max(20_000),
  /** `text` in the receivers' language, and by which engine; null: they read it as it is. */
  translated: z
    .object({ language: z.string().max(35), text: z.string().max(40_000), engine: z.string().max(80) })
    .nullable()
    .default(null),
  items: z.array(HandOverItem).max(500),
})
export type HandOver = z.infer<typeof HandOver>

/** What a desk says of its agent now and then. */
export const Presence = z.object({
  personId: PersonId,
  at: Instant,
  state: z.enum(['on', 'break', 'away', 'off']),
  /** Since when she is so. */
  since: Instant,
  /** What waits to leave at her desk, and the age of the oldest. */
  unsent: z.number().int().min(0),
  oldestUnsentAt: Instant.nullable(),
  /** Words in her name (`word.ts`) that were said at her own desk. */
  vouches: z.array(z.string().max(2_000)).max(60).optional(),
})
export type Presence = z.infer<typeof Presence>

/** Demand that a lead sets by hand: people of a language in an hour, whatever history says. */
export const DemandOverride = z.object({
  id: Id,
  /** Start of its first hour and end of its last. */
  from: Instant,
  to: Instant,
  /** Primary subtag; null: all languages together. */
  language: z.string().max(35).nullable(),
  shop: z.string().max(4).nullable(),
  people: z.number().min(0).max(1_000),
  note: Note,
})
export type DemandOverride = z.infer<typeof DemandOverride>

/** What each broken wish costs the generator; 0 switches it off. */
export const RotaWeights = z.object({
  under: z.number().int().min(0).max(10_000),
  over: z.number().int().min(0).max(10_000),
  wish: z.number().int().min(0).max(10_000),
  fairNights: z.number().int().min(0).max(10_000),
  fairWeekends: z.number().int().min(0).max(10_000),
  fairHolidays: z.number().int().min(0).max(10_000),
  /** Days of one week with shifts of another start. */
  continuity: z.number().int().min(0).max(10_000),
  keep: z.number().int().min(0).max(10_000),
})
export type RotaWeights = z.infer<typeof RotaWeights>

/** How the team plans; one a team. */
export const RotaSettings = z.object({
  id: z.literal('settings'),
  /** Instants of each day (UTC) at which work changes hands. */
  handOvers: z.array(z.object({ from: Region, to: Region, time: WallTime })).max(12),
  /** So much of the chats answered within so many seconds. */
  chatLevel: z.object({ share: z.number().min(0.1).max(0.99), seconds: z.number().int().min(5).max(3_600) }),
  /** Minutes of work a chat and a mail or message take. */
  chatMinutes: z.number().min(0.5).max(240),
  mailMinutes: z.number().min(0.5).max(240),
  /** Mail is answered within so many hours of its arrival. */
  mailHours: z.number().int().min(1).max(72),
  /** Paid time in which nobody answers: illness, meetings, training. */
  shrinkage: z.number().min(0).max(0.8),
  overrides: z.array(DemandOverride).max(500),
  weights: RotaWeights,
  /** What an agent may do without the lead: an offer taken by somebody whom no rule forbids it. */
  offersNeedLead: z.boolean(),
  swapsNeedLead: z.boolean(),
})
export type RotaSettings = z.infer<typeof RotaSettings>

export const usualSettings: RotaSettings = {
  id: 'settings',
  handOvers: [
    { from: 'apac', to: 'eu', time: '06:00' },
    { from: 'eu', to: 'americas', time: '13:00' },
    { from: 'americas', to: 'apac', time: '21:00' },
  ],
  chatLevel: { share: 0.8, seconds: 60 },
  chatMinutes: 9,
  mailMinutes: 6,
  mailHours: 4,
  shrinkage: 0.25,
  overrides: [],
  weights: { under: 100, over: 4, wish: 10, fairNights: 20, fairWeekends: 15, fairHolidays: 30, continuity: 3, keep: 12 },
  offersNeedLead: false,
  swapsNeedLead: true,
}

/** One object of the team space. */
export const RotaThing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), body: RotaPerson }),
  z.object({ kind: z.literal('type'), body: ShiftType }),
  z.object({ kind: z.literal('rotation'), body: Rotation }),
  z.object({ kind: z.literal('settings'), body: RotaSettings }),
  z.object({ kind: z.literal('shift'), body: RotaShift }),
  z.object({ kind: z.literal('leave'), body: RotaLeave }),
  z.object({ kind: z.literal('request'), body: RotaRequest }),
  z.object({ kind: z.literal('handOver'), body: HandOver }),
  z.object({ kind: z.literal('presence'), body: Presence }),
])
export type RotaThing = z.infer<typeof RotaThing>
export type RotaKind = RotaThing['kind']

/** What a thing is called among its kind. */
export const thingId = (thing: RotaThing): string => (thing.kind === 'presence' ? thing.body.personId : thing.body.id)

/** The rota that counts: published, read by everybody. */
export const Rota = z.object({
  people: z.array(RotaPerson),
  types: z.array(ShiftType),
  rotations: z.array(Rotation),
  settings: RotaSettings,
  shifts: z.array(RotaShift),
  leave: z.array(RotaLeave),
  requests: z.array(RotaRequest),
  handOvers: z.array(HandOver),
  presences: z.array(Presence),
})
export type Rota = z.infer<typeof Rota>

/** One shift's way from what is published to what is planned; null: not there. */
export const ShiftChange = z
  .object({ before: RotaShift.nullable(), after: RotaShift.nullable() })
  .refine(({ before, after }) => before !== null || after !== null)
export type ShiftChange = z.infer<typeof ShiftChange>

/** One publication: what it changed, so that it can be read and taken back. */
export const RotaVersion = z.object({
  id: Id,
  number: z.number().int().min(1),
  at: Instant,
  by: PersonId.nullable(),
  note: Note,
  /** Why hard rules are broken by it; empty: none is. */
  reason: Note.default(''),
  changes: z.array(ShiftChange).max(20_000),
})
export type RotaVersion = z.infer<typeof RotaVersion>

/** The rules of a plan (`rules/`); `settings` name no others. Hard ones may be broken at a lead's word, with a reason. */
export const RuleCode = z.enum([
  'overlap',
  'rest',
  'maxDay',
  'maxWeek',
  'underWeek',
  'daysPerWeek',
  'daysInRow',
  'weeklyRest',
  'nightsInRow',
  'nights',
  'hours',
  'leave',
  'breaks',
  'stretch',
  'holiday',
  'left',
  'zone',
  'clockChange',
])
export type RuleCode = z.infer<typeof RuleCode>

/** One broken rule: who, when, which, what would mend it. Words are the screen's: `rota.rule.<rule>` with `figures`. */
export interface Finding {
  rule: RuleCode
  /** `hard`: law or contract; `soft`: to be known. */
  weight: 'hard' | 'soft'
  personId: PersonId
  /** Those that break it together, by start. */
  shiftIds: readonly string[]
  /** Epoch ms (UTC): the span that is meant. */
  startAt: number
  endAt: number
  /** Minutes, counts, instants (named `…At`), names: what the sentence needs. */
  figures: Readonly<Record<string, number | string>>
  /** The smallest change found that would do; null: none was looked for, or there is none. */
  mend: Mend | null
}
export type Mend =
  | { do: 'remove'; shiftId: string }
  /** New wall times in the shift's own zone. */
  | { do: 'move'; shiftId: string; date: string; start: string; end: string }
  | { do: 'give'; shiftId: string; personId: PersonId }
  | { do: 'breaks'; shiftId: string; breaks: readonly Break[] }

/** People needed in the hour that begins at `at`; fractions as reckoned, rounded by whoever shows or plans them. */
export const HourNeed = z.object({
  at: Instant,
  /** Primary subtag. */
  language: z.string().max(35),
  /** Shop code; null: any shop of that language. */
  shop: z.string().max(4).nullable(),
  people: z.number().min(0),
  /** The span it lies in nine times of ten. */
  low: z.number().min(0),
  high: z.number().min(0),
  /** What makes it: `chats`, `mails` (an hour), `owed` (replies due in it), `disputes`, `byHand`. */
  why: z.record(z.string(), z.number()),
})
export type HourNeed = z.infer<typeof HourNeed>
