/** Agents, inboxes, teams and labels: small whole sets, read together now and then. */
import type { z } from 'zod'
import type { BadItem, Rows } from '../../../shared/domain/sync/types'
import { readItems } from '../common/items'
import { ConnectorError } from '../connector'
import type { Client } from './client'
import { mapAgent, mapInbox, mapLabel, mapTeam } from './map'
import type { MapContext } from './mapMessage'
import { WireAgent, WireInbox, WireLabel, WireTeam } from './wire'

export type Sets = Pick<Rows, 'agents' | 'teams' | 'inboxes' | 'labels'> & { bad: BadItem[]; wireInboxes: WireInbox[] | null }

const listOf = (json: unknown): unknown =>
  Array.isArray(json) ? json : typeof json === 'object' && json !== null ? (json as { payload?: unknown }).payload : undefined

/** One set as it came; null where this token may not see it (403) or an older version lacks it (404). */
const readOne = async <S extends z.ZodType>(
  client: Client,
  path: string,
  schema: S,
  bad: BadItem[],
  signal?: AbortSignal,
): Promise<z.output<S>[] | null> => {
  try {
    const answer = await client.get(path, {}, signal)
    const found = readItems(path.slice(path.lastIndexOf('/') + 1), listOf(answer.json), schema, (item) => item)
    bad.push(...found.bad)
    // An incomplete set must not replace what is known.
    return found.bad.length > 0 ? null : found.items
  } catch (error) {
    if (error instanceof ConnectorError && ['forbidden', 'notFound'].includes(error.problem.code)) return null
    throw error
  }
}

export const readInboxes = (client: Client, api: string, bad: BadItem[], signal?: AbortSignal): Promise<WireInbox[] | null> =>
  readOne(client, `${api}/inboxes`, WireInbox, bad, signal)

/** Reads the four sets; those that could not be read whole are null. */
export const readSets = async (client: Client, api: string, context: MapContext, signal: AbortSignal): Promise<Sets> => {
  const bad: BadItem[] = []
  const [agents, inboxes, teams, labels] = await Promise.all([
    readOne(client, `${api}/agents`, WireAgent, bad, signal),
    readInboxes(client, api, bad, signal),
    readOne(client, `${api}/teams`, WireTeam, bad, signal),
    readOne(client, `${api}/labels`, WireLabel, bad, signal),
  ])
  return {
    agents: agents?.map((wire) => mapAgent(wire, context)) ?? null,
    inboxes: inboxes?.map((wire) => mapInbox(wire, context)) ?? null,
    teams: teams?.map((wire) => mapTeam(wire, context)) ?? null,
    labels: labels?.map((wire) => mapLabel(wire, context)) ?? null,
    wireInboxes: inboxes,
    bad,
  }
}
