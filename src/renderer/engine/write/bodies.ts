/** The bodies one commit works on: read once, changed in memory, sealed together. */
import { type NewestMessage, newerLine, resolveMerged } from '../../../shared/domain/conversation/merge'
import type { BodyRow, BodySecret } from '../../data/schema'
import { backendPart } from '../../data/sealing'
import type { WriteContext } from './context'
import { type Maybe, presentRows } from './present'

export interface WorkingBody {
  id: string
  updatedAt: number
  mergedIntoId: string | null
  detected: string | null
  generation: number
  secret: BodySecret
  /** As it stands in the cache. */
  old: BodyRow | null
  /** The sealed part has changed. */
  changed: boolean
  /** A customer's message came that the detector has not seen. */
  look: boolean
}

export class Bodies {
  readonly #map = new Map<string, WorkingBody>()

  constructor(
    private readonly context: WriteContext,
    /** See `presentRows`. */
    private readonly maybe: Maybe = null,
  ) {}

  /** Those that were read or made. */
  all(): Iterable<WorkingBody> {
    return this.#map.values()
  }

  /** Reads the bodies of `ids`, and of all they were merged into. */
  async load(ids: Iterable<string>): Promise<void> {
    const { db, sealer } = this.context.cache
    let wanted = [...new Set(ids)].filter((id) => !this.#map.has(id))
    while (wanted.length > 0) {
      const rows = await presentRows(db.bodies, wanted, this.maybe)
      const present = rows.filter((row) => row !== undefined)
      const secrets = await sealer.openMany<BodySecret>('bodies', present)
      const secretOf = new Map(present.map((row, at) => [row.id, secrets[at] ?? null]))
      wanted.forEach((id, at) => {
        const row = rows[at] ?? null
        this.#map.set(id, {
          id,
          updatedAt: row?.updatedAt ?? -1,
          mergedIntoId: row?.mergedIntoId ?? null,
          detected: row?.detected ?? null,
          generation: row?.generation ?? 0,
          secret: secretOf.get(id) ?? { conversation: null, newest: null, newestIncomingAt: null },
          old: row,
          changed: false,
          look: false,
        })
      })
      wanted = present.flatMap((row) => row.mergedIntoId ?? []).filter((id) => !this.#map.has(id))
    }
  }

  get(id: string): WorkingBody | null {
    return this.#map.get(id) ?? null
  }

  /** Where messages of a conversation stand. Only over what was loaded. */
  root(id: string): string {
    return resolveMerged(id, (at) => this.#map.get(at)?.mergedIntoId ?? null)
  }
  /** The same, as the cache still has it. */
  oldRoot(id: string): string {
    return resolveMerged(id, (at) => this.#map.get(at)?.old?.mergedIntoId ?? null)
  }

  setNewest(id: string, newest: NewestMessage | null, newestIncomingAt: number | null): void {
    const body = this.#map.get(id)
    if (!body) return
    const was = body.secret
    if (JSON.stringify(was.newest) === JSON.stringify(newest) && was.newestIncomingAt === newestIncomingAt) return
    if (newestIncomingAt !== null && newestIncomingAt !== was.newestIncomingAt) body.look = true
    const { read, ...rest } = was
    // What was made of another line, or of this one as it was before, goes with it.
    const stays = read && newest && read.of === newest.id && was.newest?.text === newest.text
    body.secret = { ...rest, newest, newestIncomingAt, ...(stays ? { read } : {}) }
    body.changed = true
  }
}

/** Rows of changed bodies, sealed; those whose clear columns alone changed keep their blob. */
export const sealBodies = async (
  context: WriteContext,
  bodies: readonly WorkingBody[],
  wakeAt: ReadonlyMap<string, number | null>,
): Promise<BodyRow[]> => {
  const { sealer } = context.cache
  return (
    await Promise.all(
      bodies.map(async (body): Promise<BodyRow | null> => {
        const { old, secret } = body
        const wake = wakeAt.get(body.id) ?? null
        const look =
          secret.conversation !== null &&
          secret.conversation.language === null &&
          (body.detected === null || (body.detected === '' && (body.look || old?.todo === 1)))
        const same =
          old !== null &&
          !body.changed &&
          old.generation === body.generation &&
          old.detected === body.detected &&
          (old.wakeAt ?? null) === wake &&
          (old.todo === 1) === look
        if (same) return null
        const blob =
          old && !body.changed ? old.blob : await sealer.seal('bodies', { id: body.id, backendId: backendPart(body.id), value: secret })
        return {
          id: body.id,
          updatedAt: body.updatedAt,
          mergedIntoId: body.mergedIntoId,
          detected: body.detected,
          generation: body.generation,
          blob,
          ...(look ? { todo: 1 as const } : {}),
          ...(wake === null ? {} : { wakeAt: wake }),
        }
      }),
    )
  ).filter((row) => row !== null)
}

export const newestOf = (lines: Iterable<NewestMessage | null>): NewestMessage | null => {
  let newest: NewestMessage | null = null
  for (const line of lines) newest = newerLine(newest, line)
  return newest
}
