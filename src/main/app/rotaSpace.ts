/** The rota of this desk beside the team's calendars. */
import { type RotaDeed, sameThing, thingsOf } from '../../shared/domain/rota/deeds'
import { thingKey } from '../../shared/domain/rota/ical/keys'
import { thingId } from '../../shared/domain/rota/plan'
import { caldavAccount } from '../connectors/caldav/account'
import { isStrong, Overtaken } from '../connectors/common/dav'
import type { Clock, Http, Log } from '../ports'
import type { RotaBook } from '../services/rota/book'
import { createGone } from '../services/rota/space/gone'
import { createRotaSpace } from '../services/rota/space/rotaSpace'
import type { SealedDocuments } from '../services/sealed'

export interface RotaSpaceSide {
  clock: Clock
  http: Http
  log: Log
  documents: SealedDocuments
  book: RotaBook
  changed(): void
}

export const createRotaSpaceSide = ({ clock, http, log, documents, book, changed }: RotaSpaceSide) => {
  const all = () => new Map(thingsOf(book.rota()).map((thing) => [thingKey(thing), thing]))
  const gone = createGone(documents, book, () => new Set(all().keys()))
  const space = createRotaSpace({
    clock,
    log,
    documents,
    account: (access) => caldavAccount({ http, clock }, access),
    isOvertaken: (error) => error instanceof Overtaken,
    isStrong,
    mine: async () => [...all().values()],
    takenAway: async () => gone.keys(),
    async apply(changes) {
      const done = new Set<string>()
      await book.change(() => {
        done.clear()
        const here = all()
        const deeds: RotaDeed[] = []
        for (const [key, { was, now }] of changes) {
          const stands = here.get(key) ?? null
          if (!sameThing(stands, was)) continue
          done.add(key)
          if (now) deeds.push({ do: 'put', thing: now })
          else if (stands) deeds.push({ do: 'remove', kind: stands.kind, id: thingId(stands) })
        }
        return { deeds }
      }, 'space')
      return done
    },
    changed,
  })
  book.onChange((touched, origin) => {
    if (origin === 'space') return
    const keys = touched.flatMap(({ kind, id }) => (kind === 'draft' ? [] : [`${kind}:${id}`]))
    if (keys.length === 0) return
    gone
      .touched(keys)
      .catch((error: unknown) => log.warn('rotaSpace.notNoted', { error: (error as Error).name }))
      .then(() => space.touched())
  })
  return {
    ...space,
    async open() {
      await Promise.all([gone.load().catch(() => log.warn('rotaSpace.unreadable', { count: 1 })), space.open()])
    },
    /** So that colleagues hear that she has gone: what is said last leaves within that time, or with the next opening. */
    async farewell(ms: number) {
      if (!space.state().connected || space.state().trouble) return
      await Promise.race([space.sync(), clock.sleep(ms)]).catch(() => undefined)
    },
    lock() {
      space.lock()
      gone.drop()
    },
    async connect(asked: Parameters<typeof space.connect>[0]) {
      await gone.forget()
      return space.connect(asked)
    },
  }
}
