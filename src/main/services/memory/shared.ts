/** Units and terms as words that desks of a team say to each other (`domain/teamSpace/latest`). */

import type { Word } from '../../../shared/domain/teamSpace/latest'
import type { GlossaryTerm, MemoryUnit } from '../../../shared/domain/translation/memoryTypes'
import type { Inside } from './inside'
import type { Change, KeptThings } from './kept'
import { mostTerms } from './terms'

export type SharedKind = 'memory' | 'glossary'
/** A unit or a term, as the kind says. */
export type SharedThing = MemoryUnit | GlossaryTerm

export interface SharedMemory {
  /** All of a kind, what was taken away too; whoever reads may break off. */
  words(kind: SharedKind): AsyncIterable<Word<SharedThing>>
  /** Has these here, where they are still later than what stands here. Durable when it answers. */
  take(kind: SharedKind, words: readonly Word<SharedThing>[]): Promise<void>
  /** Units that others said leave the desk: it leaves their space. */
  leave(): Promise<void>
}

const batch = 500

export const sharedOf = (inside: Inside): SharedMemory => {
  const { oneByOne, opened, restful, units, glossary, writeUnits, changed } = inside
  /** Those that stand here, and those taken away, by id. */
  const standing = (kind: SharedKind, id: string): SharedThing | undefined => (kind === 'memory' ? units().get(id) : glossary().get(id))
  const changesOf = <T extends SharedThing>(kind: SharedKind, kept: KeptThings<T>, words: readonly Word<T>[]): Map<string, Change<T>> => {
    const changes = new Map<string, Change<T>>()
    for (const { id, at, thing } of words) {
      const here = standing(kind, id) as T | undefined
      const known = here?.updatedAt ?? kept.removedAt(id) ?? Number.NEGATIVE_INFINITY
      if (known > at) continue
      if (thing) changes.set(id, { thing })
      else if (here) changes.set(id, { removed: here, at })
    }
    return changes
  }
  return {
    async *words(kind) {
      const open = await opened()
      const rest = restful()
      const kept = kind === 'memory' ? open.units : open.terms
      const of = units()
      const living = function* (): Iterable<SharedThing> {
        if (kind === 'glossary') yield* glossary().all()
        else for (const slot of of.slots({ layer: null, from: null, to: null, noted: null })) if (of.isAlive(slot)) yield of.unitAt(slot)
      }
      for (const thing of living()) {
        yield { id: thing.id, at: thing.updatedAt, thing }
        await rest()
      }
      for (const { id, at } of kept.gone()) yield { id, at, thing: null }
    },
    async take(kind, words) {
      const rest = restful()
      for (let from = 0; from < words.length; from += batch) {
        const slice = words.slice(from, from + batch)
        await oneByOne(async () => {
          const open = await opened()
          if (kind === 'memory') await writeUnits(open, changesOf(kind, open.units, slice as Word<MemoryUnit>[]))
          else {
            const changes = changesOf(kind, open.terms, slice as Word<GlossaryTerm>[])
            if (changes.size === 0 || glossary().size + changes.size > mostTerms) return
            await open.terms.write(changes)
            changed(true)
          }
        })
        await rest()
      }
    },
    leave: () =>
      oneByOne(async () => {
        const open = await opened()
        const rest = restful()
        const of = units()
        const theirs = new Map<string, null>()
        for (const slot of of.slots({ layer: null, from: null, to: null, noted: null })) {
          const unit = of.unitAt(slot)
          if (unit.by === 'team') theirs.set(unit.id, null)
          await rest()
        }
        await writeUnits(open, theirs)
        await open.units.fold()
      }),
  }
}
