/** One file of the team space with words on many units or terms. Written by other desks, perhaps newer ones: data from strangers. */
import { z } from 'zod'
import { Instant } from '../../../shared/domain/conversation/types'
import type { ShopId } from '../../../shared/domain/ids'
import type { Word } from '../../../shared/domain/teamSpace/latest'
import { GlossaryTerm, MemoryUnit } from '../../../shared/domain/translation/memoryTypes'
import { MemoryError } from './problem'
import type { SharedKind, SharedThing } from './shared'

/** A shop is its code here: every desk has ids of its own. */
const Layer = z.string().min(1).max(40)
const File = z.object({ dragoman: z.enum(['memory', 'glossary']), version: z.literal(1), words: z.array(z.unknown()).max(100_000) })
const words = {
  memory: z.object({ id: z.string().max(200), at: Instant, thing: MemoryUnit.extend({ layer: Layer }).nullable() }),
  glossary: z.object({ id: z.string().max(200), at: Instant, thing: GlossaryTerm.extend({ layer: Layer }).nullable() }),
}

/** From a shop's code to this desk's id, and back; null: this desk has no such shop. */
export interface Layers {
  here(code: string): ShopId | null
  there(id: ShopId): string | null
}

/** As it stands in the file: an unknown part, a shop of others or a newer form is carried on as it came. */
export interface FileWord extends Word<unknown> {
  readonly raw: unknown
}

const files = { memory: 256, glossary: 16 } as const
export const filesOf = (kind: SharedKind): number => files[kind]
export const fileName = (file: number): string => `${file.toString(16).padStart(2, '0')}.json`
/** Null for what is none of ours. */
export const fileOfName = (kind: SharedKind, name: string): number | null => {
  const file = /^[0-9a-f]{2}\.json$/.test(name) ? Number.parseInt(name, 16) : -1
  return file >= 0 && file < files[kind] ? file : null
}
/** The same on every desk. */
export const fileOfId = (kind: SharedKind, id: string): number => {
  let hash = 2_166_136_261
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 16_777_619) >>> 0
  return hash % files[kind]
}

/** Throws MemoryError `badAnswer` where the file as a whole is none. */
export const readTeamFile = (kind: SharedKind, bytes: Uint8Array): FileWord[] => {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new MemoryError('badAnswer')
  }
  const file = File.safeParse(json)
  if (!file.success || file.data.dragoman !== kind) throw new MemoryError('badAnswer')
  const Head = z.object({ id: z.string().max(200), at: Instant, thing: z.unknown() })
  return file.data.words.flatMap((raw) => {
    const head = Head.safeParse(raw)
    return head.success ? [{ id: head.data.id, at: head.data.at, thing: head.data.thing ?? null, raw }] : []
  })
}

/** For this desk; null: it has no such shop, or cannot read it. What others wrote is theirs (`by: team`). */
export const hereOf = (kind: SharedKind, { raw }: FileWord, layers: Layers): Word<SharedThing> | null => {
  const read = words[kind].safeParse(raw)
  if (!read.success || (read.data.thing && read.data.thing.id !== read.data.id)) return null
  const { id, at, thing } = read.data
  if (!thing) return { id, at, thing }
  const layer = thing.layer === 'shared' ? ('shared' as const) : layers.here(thing.layer)
  if (layer === null || thing.updatedAt !== at) return null
  return { id, at, thing: 'by' in thing ? { ...thing, layer, by: 'team' } : { ...thing, layer } }
}

/** For the file; null: its shop has no code here. */
export const thereOf = ({ id, at, thing }: Word<SharedThing>, layers: Layers): FileWord | null => {
  if (!thing) return { id, at, thing, raw: { id, at, thing } }
  const layer = thing.layer === 'shared' ? thing.layer : layers.there(thing.layer)
  if (layer === null) return null
  const told = { ...thing, layer }
  return { id, at, thing: told, raw: { id, at, thing: told } }
}

export const writeTeamFile = (kind: SharedKind, all: readonly FileWord[]): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ dragoman: kind, version: 1, words: all.map(({ raw }) => raw) }))
