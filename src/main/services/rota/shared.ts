/** The rota as its shared place sees it: what stands here, what was taken away here, and how another desk's form comes in. */
import { type RotaDeed, sameThing, thingIn, thingsOf } from '../../../shared/domain/rota/deeds'
import { type RotaKind, type RotaThing, usualSettings } from '../../../shared/domain/rota/plan'
import type { RotaBook } from './book'
import type { RotaSpaceNeeds } from './space/types'

const placeOf = (key: string): { kind: RotaKind; id: string } => {
  const at = key.indexOf(':')
  return { kind: key.slice(0, at) as RotaKind, id: key.slice(at + 1) }
}

export const sharedBook = (book: RotaBook): Pick<RotaSpaceNeeds, 'mine' | 'takenAway' | 'apply'> => ({
  async mine() {
    await book.whole()
    return thingsOf(book.rota())
  },
  async takenAway() {
    await book.whole()
    return book.takenAway()
  },
  async apply(changes) {
    const done = new Set<string>()
    await book.change((rota) => {
      done.clear()
      const shifts = new Map(rota.shifts.map((body) => [body.id, { kind: 'shift' as const, body }]))
      const stands = ({ kind, id }: { kind: RotaKind; id: string }): RotaThing | null =>
        kind === 'shift' ? (shifts.get(id) ?? null) : thingIn(rota, kind, id)
      const deeds: RotaDeed[] = []
      for (const [key, { was, now }] of changes) {
        const place = placeOf(key)
        // The settings that a team begins with stand nowhere.
        const here = place.kind === 'settings' && rota.settings === usualSettings ? null : stands(place)
        if (!sameThing(here, was)) continue
        done.add(key)
        if (now) deeds.push({ do: 'put', thing: now })
        else if (here) deeds.push({ do: 'remove', ...place })
      }
      return { deeds }
    }, 'space')
    return done
  },
})
