/** What a person here took away and the team's calendars may still have. Kept apart from the rota: it matters to them alone. */
import { z } from 'zod'
import { createSealedDocument, type SealedDocuments } from '../../sealed'
import type { RotaBook } from '../book'
import { RotaError } from '../problem'

const Kept = z.object({ version: z.literal(1), keys: z.array(z.string()) })
/** More than a team ever takes away between two comparisons; the oldest are forgotten first, and come back. */
const most = 20_000

export const createGone = (
  documents: SealedDocuments,
  book: Pick<RotaBook, 'rota'>,
  has: (rota: ReturnType<RotaBook['rota']>) => ReadonlySet<string>,
) => {
  const kept = createSealedDocument<{ keys: readonly string[] }>(documents, {
    file: 'rotaSpace/gone.sealed',
    read: (stored) => {
      const read = Kept.safeParse(stored)
      return { keys: read.success ? read.data.keys : [] }
    },
    locked: () => new RotaError('locked'),
  })
  return {
    /** A damaged document must not keep the profile shut: what it held comes back from the calendars. */
    load: () => kept.load(),
    drop: () => kept.drop(),
    keys: (): ReadonlySet<string> => new Set(kept.isOpen() ? kept.read().keys : []),
    /** Keys that were touched by a person here. */
    async touched(keys: readonly string[]): Promise<void> {
      if (!kept.isOpen() || keys.length === 0) return
      const here = has(book.rota())
      const away = keys.filter((key) => !here.has(key))
      const back = new Set(keys)
      await kept.change((now) => {
        const next = [...now.keys.filter((key) => !back.has(key)), ...away].slice(-most)
        return next.length === now.keys.length && next.every((key, at) => key === now.keys[at]) ? now : { keys: next }
      })
    },
    /** Another space: nothing was common with it. */
    forget: async (): Promise<void> => {
      if (kept.isOpen()) await kept.change((now) => (now.keys.length === 0 ? now : { keys: [] }))
    },
  }
}
