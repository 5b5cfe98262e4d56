/** The rota: one list of things kept in step with the team space, a lead's drafts beside it, and the generator. */
import { z } from 'zod'
import { Instant } from '../domain/conversation/types'
import { PersonId } from '../domain/ids'
import { Problem } from '../domain/outbox/types'
import { RotaDeed, RotaKindName } from '../domain/rota/deeds'
import {
  HourNeed,
  Note,
  PlainDate,
  Presence,
  Rota,
  RotaRequest,
  RotaThing,
  RotaVersion,
  RotaWeights,
  ShiftChange,
} from '../domain/rota/plan'
import { call, Done } from './errors'

/** Of the generator. `people` in `conflicts`: those whose hard rules leave no plan, with an irreducible set of them. */
export const RotaJob = z.object({
  id: z.string(),
  mode: z.enum(['plan', 'repair']),
  state: z.enum(['running', 'done', 'failed', 'stopped']),
  startedAt: Instant,
  seconds: z.number().int(),
  /** Of the best plan so far; null: none yet. `bound`: no plan can cost less. */
  objective: z.number().nullable(),
  bound: z.number().nullable(),
  /** Why the search has no plan. */
  trouble: z.enum(['late', 'tooLarge', 'conflicts', 'stopped', 'broken']).nullable(),
  /** Its changes are stand-ins by the rules alone, since a repair's search has no plan (`trouble` says why). */
  simple: z.boolean(),
  conflicts: z.array(
    z.object({
      personId: PersonId,
      rules: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
    }),
  ),
  /** What it would change; empty while it runs. */
  changes: z.array(ShiftChange),
  /** Every need that is not met and every wish that is broken, in words' parts (`rota.why.<code>`). */
  reasons: z.array(
    z.object({
      code: z.string(),
      personId: PersonId.nullable(),
      at: Instant.nullable(),
      language: z.string().nullable(),
      figures: z.record(z.string(), z.union([z.string(), z.number()])),
      cost: z.number(),
    }),
  ),
})
export type RotaJob = z.infer<typeof RotaJob>

/** A thing changed here and there: both forms, to be decided field by field. */
export const RotaConflict = z.object({
  kind: RotaKindName,
  id: z.string(),
  /** Null: taken away on that side. */
  base: RotaThing.nullable(),
  mine: RotaThing.nullable(),
  theirs: RotaThing.nullable(),
  /** Names of the fields (of `body`) that both changed differently. */
  clashes: z.array(z.string()),
})
export type RotaConflict = z.infer<typeof RotaConflict>

/** A calendar of the account, as its server tells. */
export const FoundCalendar = z.object({
  url: z.string(),
  name: z.string(),
  /** Of VEVENT, VTODO, VJOURNAL. */
  components: z.array(z.string()),
  /** Null: the server does not say. */
  writable: z.boolean().nullable(),
})
export type FoundCalendar = z.infer<typeof FoundCalendar>
const Calendars = z.object({
  /** Shifts, people, types, rotations, leave, settings: leads write. */
  shifts: z.string(),
  /** Leave, swaps, offers, sick calls: everybody writes. Null: shifts are published and nothing else. */
  requests: z.string().nullable(),
  /** Hand-overs and presences. */
  notes: z.string().nullable(),
})
export const RotaSpace = z.object({
  /** Null: this desk only. The password is never told. */
  connected: z.object({ url: z.string(), user: z.string(), calendars: Calendars, publishOnly: z.boolean() }).nullable(),
  syncing: z.boolean(),
  doneAt: Instant.nullable(),
  trouble: Problem.nullable(),
  unsent: z.number().int(),
  conflicts: z.array(RotaConflict),
  problems: z.array(z.object({ name: z.string(), problem: Problem })),
  /** A calendar is there and empty, though much was common with it: nothing is believed until a person says so. */
  emptied: z.boolean(),
  /** What the server lets this account write. */
  may: z.object({ shifts: z.boolean(), requests: z.boolean(), notes: z.boolean() }),
})
export type RotaSpace = z.infer<typeof RotaSpace>

export const RotaState = z.object({
  rota: Rota,
  /** This desk's own, seen by nobody else until they are published. */
  drafts: z.array(ShiftChange),
  /** The newest first, at most fifty. */
  versions: z.array(RotaVersion.omit({ changes: true }).extend({ count: z.number().int() })),
  /** The open profile's person; null: not chosen yet. */
  me: PersonId.nullable(),
  /** Whether this desk may plan: a lead or admin of the rota, or a desk without a team space. */
  mayPlan: z.boolean(),
  /** Said in her name in requests that still count, and not at this desk. */
  unsaid: z.array(z.object({ requestId: z.string(), what: z.enum(['asked', 'took']) })),
  space: RotaSpace,
})
export type RotaState = z.infer<typeof RotaState>

export { RotaDeed }

export const rota = {
  state: call.output(RotaState),
  /** What is new since `since` (a `mark` of before; null: everything). `deeds` puts and removes what is published. */
  news: call.input(z.object({ since: z.string().max(60).nullable() })).output(
    z.object({
      mark: z.string(),
      /** Where too much has changed, or nothing was asked before. */
      whole: RotaState.nullable(),
      deeds: z.array(RotaDeed),
      /** Null: as they were. */
      drafts: z.array(ShiftChange).nullable(),
      rest: RotaState.omit({ rota: true, drafts: true }),
    }),
  ),
  /**
   * Durable when it answers; `undo` puts it back. PROBLEM `forbidden` (who may not plan puts only her own requests, presence and
   * hand-overs), `rejected` (a shift whose zone or person nobody knows); NOT_FOUND.
   */
  change: call
    .input(
      z.object({
        deeds: z.array(RotaDeed).min(1).max(5_000),
        /** They are an `undo` of before: PROBLEM `changedMeanwhile` where somebody changed since what it would put back. */
        undo: z.boolean().optional(),
      }),
    )
    .output(z.object({ undo: z.array(RotaDeed) })),
  /** Drafts become the rota that counts. `shiftIds` null: all. A hard rule broken by them needs `reason`. */
  publish: call
    .input(z.object({ shiftIds: z.array(z.string()).max(5_000).nullable(), note: Note, reason: Note }))
    .output(z.object({ version: RotaVersion.omit({ changes: true }) })),
  version: call.input(z.object({ id: z.string() })).output(RotaVersion),
  /** Drafts that bring back what stood before that version (and those after it); nothing is published by it. */
  revert: call.input(z.object({ id: z.string() })).output(z.object({ drafts: z.number().int() })),
  /** Another's request answered, or one's own withdrawn; what follows of it (leave, shifts) is done with it. */
  answer: call
    .input(
      z.object({
        id: z.string(),
        state: RotaRequest.shape.state,
        /** Who takes an offer or a swap. */
        takeBy: PersonId.nullable(),
        /** Leave that is approved: shifts that lie in it go, or stay for a repair. */
        shifts: z.enum(['keep', 'remove']).default('keep'),
        reason: Note,
        /** Of what was granted already: she never said it (`open` what she took, `withdrawn` what she asked). */
        denies: z.boolean().optional(),
      }),
    )
    .output(z.object({ undo: z.array(RotaDeed) })),
  /** What was said in her name she did say, at another desk; `was` false takes that back. NOT_FOUND. */
  vouch: call.input(z.object({ requestId: z.string(), what: z.enum(['asked', 'took']), was: z.boolean() })).output(Done),
  /** Said of oneself; goes to the team space with the next beat. */
  present: call.input(z.object({ state: Presence.shape.state })).output(Done),

  /** Begins; events `rotaJob` tell how it goes. One at a time: PROBLEM `busy`. */
  generate: call
    .input(
      z.object({
        mode: z.enum(['plan', 'repair']),
        /** Days of the shifts' own dates. */
        from: PlainDate,
        days: z.number().int().min(1).max(56),
        /** Null: everybody. Others stay as they are. */
        people: z.array(PersonId).max(500).nullable(),
        needs: z.array(HourNeed).max(60_000),
        weights: RotaWeights,
        seconds: z.number().int().min(1).max(600),
      }),
    )
    .output(z.object({ id: z.string() })),
  /** The running or last one, until it is settled. */
  job: call.output(RotaJob.nullable()),
  /** Ends the search; its best plan stays. */
  stop: call.output(Done),
  /** The proposal becomes drafts, or is thrown away. */
  settle: call.input(z.object({ id: z.string(), take: z.boolean() })).output(z.object({ undo: z.array(RotaDeed) })),

  /** Looks what this account has; nothing is kept. PROBLEM `signIn`, `unreachable`, `tls`, `forbidden`, `rejected`. */
  look: call
    .input(z.object({ url: z.string().max(2_000), user: z.string().max(320), password: z.string().max(1_000) }))
    .output(z.object({ calendars: z.array(FoundCalendar), canMake: z.boolean() })),
  connect: call
    .input(
      z.object({
        url: z.string().max(2_000),
        user: z.string().max(320),
        password: z.string().max(1_000),
        /** Null: three of our own are made (MKCALENDAR). */
        calendars: Calendars.nullable(),
        publishOnly: z.boolean(),
      }),
    )
    .output(RotaSpace),
  disconnect: call.output(Done),
  sync: call.output(RotaSpace),
  /** `took`: the team took all of it away; else this desk's goes there again. NOT_FOUND where nothing is asked (any more). */
  answerEmptied: call.input(z.object({ took: z.boolean() })).output(RotaSpace),
  /** `take` by field name for those in `clashes`; `whole` where one side took it away. */
  resolve: call
    .input(
      z.object({
        kind: RotaKindName,
        id: z.string(),
        whole: z.enum(['mine', 'theirs']).nullable(),
        fields: z.record(z.string(), z.enum(['mine', 'theirs'])),
      }),
    )
    .output(RotaSpace),
}
