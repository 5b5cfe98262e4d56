/** Deeds done to a rota and to the drafts beside it, and the deeds that take them back. The same on the desk and on a page. */
import { z } from 'zod'
import { type Rota, type RotaKind, type RotaSettings, RotaShift, RotaThing, type ShiftChange, thingId, usualSettings } from './plan'

export const RotaKindName = z.enum(['person', 'type', 'rotation', 'settings', 'shift', 'leave', 'request', 'handOver', 'presence'])
/** Either all of a list of deeds is done or none. */
export const RotaDeed = z.discriminatedUnion('do', [
  z.object({ do: z.literal('put'), thing: RotaThing }),
  z.object({ do: z.literal('remove'), kind: RotaKindName, id: z.string().max(200) }),
  /** A draft of this shift; the same as what is published: no draft any more. */
  z.object({ do: z.literal('draft'), shiftId: z.string().min(1).max(120), after: RotaShift.nullable() }),
])
export type RotaDeed = z.infer<typeof RotaDeed>

type Listed = Exclude<RotaKind, 'settings'>
const lists = {
  person: 'people',
  type: 'types',
  rotation: 'rotations',
  shift: 'shifts',
  leave: 'leave',
  request: 'requests',
  handOver: 'handOvers',
  presence: 'presences',
} as const satisfies Record<Listed, keyof Rota>

export const emptyRota: Rota = {
  people: [],
  types: [],
  rotations: [],
  settings: usualSettings,
  shifts: [],
  leave: [],
  requests: [],
  handOvers: [],
  presences: [],
}

type Body = RotaThing['body']
const idOf = (kind: Listed, body: Body): string => thingId({ kind, body } as RotaThing)
export const thingsOf = (rota: Rota): RotaThing[] => [
  ...(Object.keys(lists) as Listed[]).flatMap((kind) => rota[lists[kind]].map((body) => ({ kind, body }) as RotaThing)),
  ...(rota.settings === usualSettings ? [] : [{ kind: 'settings' as const, body: rota.settings }]),
]

/** Which shift a change is about. */
export const changedId = ({ before, after }: ShiftChange): string => (after ?? before)?.id ?? ''

/** Structural, whatever the order of keys: what was read from the disk or the team space is compared with what a page made. */
export const sameThing = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => key in b && sameThing((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
}

export interface Touched {
  kind: RotaKind | 'draft'
  id: string
}
export interface Done {
  rota: Rota
  drafts: ShiftChange[]
  /** In the order in which they are to be done; empty where nothing changed. */
  undo: RotaDeed[]
  /** Each once, those that changed. */
  touched: Touched[]
  /** Removals of what is not there; nothing of them was done. */
  missing: Touched[]
}

/** Does them one after the other. Whoever asks has looked whether they may be done. Untouched lists stay the same objects. */
export const withDeeds = (rota: Rota, drafts: readonly ShiftChange[], deeds: readonly RotaDeed[]): Done => {
  const maps = new Map<Listed, Map<string, Body>>()
  const mapOf = (kind: Listed): Map<string, Body> => {
    const known = maps.get(kind)
    if (known) return known
    const made = new Map<string, Body>(rota[lists[kind]].map((body) => [idOf(kind, body), body]))
    maps.set(kind, made)
    return made
  }
  let settings: RotaSettings = rota.settings
  let drafted: Map<string, ShiftChange> | null = null
  const draftsNow = () => {
    drafted ??= new Map(drafts.map((change) => [changedId(change), change]))
    return drafted
  }
  const undo: RotaDeed[] = []
  const touched = new Map<string, Touched>()
  const missing: Touched[] = []
  const touch = (kind: Touched['kind'], id: string, back: RotaDeed) => {
    undo.unshift(back)
    touched.set(`${kind} ${id}`, { kind, id })
  }
  for (const deed of deeds) {
    if (deed.do === 'draft') {
      const all = draftsNow()
      const published = (mapOf('shift').get(deed.shiftId) as RotaShift | undefined) ?? null
      const was = all.get(deed.shiftId)
      const back: RotaDeed = { do: 'draft', shiftId: deed.shiftId, after: was ? was.after : published }
      if (sameThing(published, deed.after)) {
        if (!was) continue
        all.delete(deed.shiftId)
      } else {
        if (was && sameThing(was.before, published) && sameThing(was.after, deed.after)) continue
        all.set(deed.shiftId, { before: published, after: deed.after })
      }
      touch('draft', deed.shiftId, back)
      continue
    }
    const kind = deed.do === 'put' ? deed.thing.kind : deed.kind
    if (kind === 'settings') {
      const next = deed.do === 'put' ? (deed.thing.body as RotaSettings) : usualSettings
      if (sameThing(settings, next)) continue
      touch('settings', 'settings', { do: 'put', thing: { kind: 'settings', body: settings } })
      settings = next
      continue
    }
    const all = mapOf(kind)
    const id = deed.do === 'put' ? thingId(deed.thing) : deed.id
    const was = all.get(id)
    if (deed.do === 'remove') {
      if (!was) {
        missing.push({ kind, id })
        continue
      }
      all.delete(id)
      touch(kind, id, { do: 'put', thing: { kind, body: was } as RotaThing })
      continue
    }
    if (was && sameThing(was, deed.thing.body)) continue
    all.set(id, deed.thing.body)
    touch(kind, id, was ? { do: 'put', thing: { kind, body: was } as RotaThing } : { do: 'remove', kind, id })
  }
  const next: Rota = { ...rota, settings }
  for (const [kind, all] of maps)
    if ([...touched.values()].some((one) => one.kind === kind)) Object.assign(next, { [lists[kind]]: [...all.values()] })
  return {
    rota: touched.size === 0 ? rota : next,
    drafts: drafted ? [...(drafted as Map<string, ShiftChange>).values()] : [...drafts],
    undo,
    touched: [...touched.values()],
    missing,
  }
}

/** One thing of a rota; null: not there. */
export const thingIn = (rota: Rota, kind: RotaKind, id: string): RotaThing | null => {
  if (kind === 'settings') return { kind, body: rota.settings }
  const body = (rota[lists[kind]] as readonly Body[]).find((one) => idOf(kind, one) === id)
  return body ? ({ kind, body } as RotaThing) : null
}
