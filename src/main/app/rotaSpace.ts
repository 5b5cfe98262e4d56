/** The rota of this desk beside the team's calendars. */
import { caldavAccount } from '../connectors/caldav/account'
import { isStrong, Overtaken } from '../connectors/common/dav'
import type { Clock, Http, Log } from '../ports'
import type { RotaBook } from '../services/rota/book'
import { sharedBook } from '../services/rota/shared'
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
  const space = createRotaSpace({
    clock,
    log,
    documents,
    account: (access) => caldavAccount({ http, clock }, access),
    isOvertaken: (error) => error instanceof Overtaken,
    isStrong,
    ...sharedBook(book),
    changed,
  })
  book.onChange((touched, origin) => {
    if (origin === 'desk' && touched.some(({ kind }) => kind !== 'draft')) space.touched()
  })
  return {
    ...space,
    /** So that colleagues hear that she has gone: what is said last leaves within that time, or with the next opening. */
    async farewell(ms: number) {
      if (!space.state().connected || space.state().trouble) return
      await Promise.race([space.sync(), clock.sleep(ms)]).catch(() => undefined)
    },
    async connect(asked: Parameters<typeof space.connect>[0]) {
      const connected = await space.connect(asked)
      // What was taken away before it was shared is nobody else's loss; only once it is shared there, as the space of before needs it.
      await book.forgetTakenAway()
      return connected
    },
  }
}
