/**
 * What the open profile's person said at this desk, so that it knows what others say in her name. Sealed with the profile. A desk
 * that joins a team space, or is another person's from now on, takes what stands there then for said: it cannot know better.
 */
import { z } from 'zod'
import { PersonId } from '../../../shared/domain/ids'
import type { Done } from '../../../shared/domain/rota/deeds'
import type { Rota } from '../../../shared/domain/rota/plan'
import { stillCounts, unsaidBy, type Word, wordsOf } from '../../../shared/domain/rota/word'
import type { Clock, Log } from '../../ports'
import type { SealedDocuments } from '../sealed'

const file = 'rota/words.sealed'
const Kept = z.object({ version: z.literal(1), of: PersonId, space: z.string(), words: z.array(z.string().max(2_000)) })
type Kept = z.infer<typeof Kept>
/** Many more than one person has open at a time. */
const mostVouched = 40

export interface WordsNeeds {
  clock: Pick<Clock, 'now'>
  log: Pick<Log, 'warn'>
  documents: SealedDocuments
  /** What was read of it so far. */
  rota(): Rota
  /** All of it was read. */
  whole(): Promise<void>
  me(): Promise<PersonId | null>
  /** The shared calendars, once they were compared for the first time; null: nobody else writes here. */
  space(): { url: string; compared: boolean } | null
}
export interface OwnWords {
  /** This desk changed its rota at her word: what is new in it in her name she said. */
  noteDone(done: Done): Promise<void>
  /** Said in her name, and not at this desk. Empty without a team space. */
  unsaid(): Promise<Word[]>
  /** It was her, at another desk; or, taken back, it was not. False: there is no such word. */
  stand(requestId: string, what: Word['what'], was: boolean): Promise<boolean>
  /** Keys that her desk stands by. */
  vouched(): Promise<string[]>
  lock(): void
}

export const createWords = ({ clock, log, documents, rota, whole, me, space }: WordsNeeds): OwnWords => {
  let kept: Kept | null = null
  let line: Promise<unknown> = Promise.resolve()
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = line.then(work)
    line = mine.catch(() => undefined)
    return mine
  }
  const write = async (next: Kept) => {
    await documents.writeSealed(file, next)
    kept = next
  }
  const hers = (personId: PersonId): Word[] =>
    rota()
      .requests.filter((request) => stillCounts(rota(), request, clock.now()))
      .flatMap(wordsOf)
      .filter((word) => word.personId === personId)
  const read = async (person: PersonId, url: string): Promise<Kept | null> => {
    try {
      const stored = Kept.safeParse(await documents.readSealed(file))
      return stored.success ? stored.data : null
    } catch (error) {
      // Locked, and all of this is over.
      rota()
      // Spoilt: what she said is not known any more, so she is asked again. Nothing is taken for hers.
      log.warn('rota.wordsUnreadable', { error: (error as Error).name })
      return { version: 1, of: person, space: url, words: [] }
    }
  }
  /** Null while nothing can be said yet: nobody was chosen, or the team's requests are still to come. */
  const known = async (): Promise<Kept | null> => {
    const person = await me()
    const shared = space()
    if (person === null || (shared && !shared.compared)) return null
    const url = shared?.url ?? ''
    if (!kept) kept = await read(person, url)
    if (kept?.of === person && kept.space === url) return kept
    await whole()
    const before = kept?.of === person ? kept.words : []
    // The rota opens on a full disk too: the next start then takes what stands there for said once more.
    kept = { version: 1, of: person, space: url, words: [...new Set([...before, ...hers(person).map(({ key }) => key)])] }
    await documents.writeSealed(file, kept).catch((error: unknown) => log.warn('rota.wordsNotKept', { error: (error as Error).name }))
    return kept
  }
  const add = async (now: Kept, keys: readonly string[]) => {
    // What counts no longer need not be known.
    const counting = new Set(hers(now.of).map(({ key }) => key))
    await write({ ...now, words: [...new Set([...now.words.filter((key) => counting.has(key)), ...keys])] })
  }
  return {
    noteDone: (done) =>
      inLine(async () => {
        const before = new Set(
          done.undo.flatMap((deed) =>
            deed.do === 'put' && deed.thing.kind === 'request' ? wordsOf(deed.thing.body).map(({ key }) => key) : [],
          ),
        )
        const touched = new Set(done.touched.flatMap(({ kind, id }) => (kind === 'request' ? [id] : [])))
        if (touched.size === 0) return
        const now = await known()
        if (!now) return
        const fresh = done.rota.requests
          .filter(({ id }) => touched.has(id))
          .flatMap(wordsOf)
          .filter(({ personId, key }) => personId === now.of && !before.has(key) && !now.words.includes(key))
        if (fresh.length > 0)
          await add(
            now,
            fresh.map(({ key }) => key),
          )
      }),
    unsaid: () =>
      inLine(async () => {
        const now = space() && (await known())
        return now ? unsaidBy(rota(), now.of, new Set(now.words), clock.now()) : []
      }),
    stand: (requestId, what, was) =>
      inLine(async () => {
        const now = await known()
        const word = now && hers(now.of).find((one) => one.requestId === requestId && one.what === what)
        if (!now || !word) return false
        if (was) await add(now, [word.key])
        else await write({ ...now, words: now.words.filter((key) => key !== word.key) })
        return true
      }),
    vouched: () =>
      inLine(async () => {
        const now = await known()
        if (!now) return []
        const words = new Set(now.words)
        return hers(now.of)
          .flatMap(({ key }) => (words.has(key) ? [key] : []))
          .slice(-mostVouched)
      }),
    lock() {
      kept = null
    },
  }
}
