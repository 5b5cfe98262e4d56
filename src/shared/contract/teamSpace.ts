/** The team's own server, as far as templates go: one file each, kept in step with this desk. */
import { z } from 'zod'
import { Instant } from '../domain/conversation/types'
import { Problem } from '../domain/outbox/types'
import { call, Done } from './errors'

export const TeamSpaceState = z.object({
  /** Null: this desk has no team space. The password is never told. */
  connected: z.object({ url: z.string(), user: z.string() }).nullable(),
  syncing: z.boolean(),
  /** When both sides were last compared to the end. */
  doneAt: Instant.nullable(),
  /** Why the last comparison did not come to its end. */
  trouble: Problem.nullable(),
  /** Templates in common with the team. */
  shared: z.number().int(),
  /** Changed here and not there yet. */
  unsent: z.number().int(),
  conflicts: z.number().int(),
  /** The folder is there and empty, though templates were common with it: nothing is believed until a person says so. */
  emptied: z.boolean(),
  /** Single files that could not be read or written; the rest goes on. */
  problems: z.array(z.object({ name: z.string(), problem: Problem })),
})
export type TeamSpaceState = z.infer<typeof TeamSpaceState>

export const teamSpace = {
  state: call.output(TeamSpaceState),
  /** Tries before it keeps anything: PROBLEM says why not (`signIn`, `unreachable`, `tls`, `forbidden`, `rejected` …). */
  connect: call.input(z.object({ url: z.string().max(2_000), user: z.string().max(320), password: z.string().max(1_000) })).output(Done),
  /** The team's templates leave this desk; what was not sent becomes the agent's own (`kept`). */
  disconnect: call.output(z.object({ kept: z.number().int() })),
  sync: call.output(TeamSpaceState),
  /** `took`: the team took all of them away; else this desk's go there again. NOT_FOUND where nothing is asked (any more). */
  answerEmptied: call.input(z.object({ took: z.boolean() })).output(TeamSpaceState),
}
