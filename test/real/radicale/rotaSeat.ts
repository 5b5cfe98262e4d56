/** One desk at the rota's space: its things, its documents, and edits as a person makes them. */
import { caldavAccount } from '../../../src/main/connectors/caldav/account'
import { isStrong, Overtaken } from '../../../src/main/connectors/common/dav'
import { createRotaSpace, type RotaSpaceService } from '../../../src/main/services/rota/space/rotaSpace'
import { sameThing } from '../../../src/shared/domain/rota/deeds'
import { thingKey } from '../../../src/shared/domain/rota/ical/keys'
import { RotaPerson } from '../../../src/shared/domain/rota/person'
import type { RotaRequest, RotaShift, RotaThing } from '../../../src/shared/domain/rota/plan'
import { nodeHttp } from '../../contract/connectors/nodeHttp'
import type { people } from './radicale'

const clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  /** The service's own rounds never come: each test says when. */
  sleep: (_ms: number, signal?: AbortSignal) =>
    new Promise<void>((_done, fail) => signal?.addEventListener('abort', () => fail(signal.reason), { once: true })),
}
const quiet = { info: () => undefined, warn: () => undefined }
export type Who = keyof typeof people

export const person = (id: string, name: string): RotaThing => ({
  kind: 'person',
  body: RotaPerson.parse({
    id,
    name,
    email: null,
    region: 'eu',
    zone: 'Europe/Berlin',
    city: 'Berlin',
    role: 'agent',
    languages: [],
    week: [],
  }),
})
export const shift = (id: string, more: Partial<RotaShift> = {}): RotaThing => ({
  kind: 'shift',
  body: {
    id,
    personId: 'bo' as RotaShift['personId'],
    typeId: null,
    date: '2026-10-24',
    start: '22:00',
    end: '06:00',
    zone: 'Europe/Berlin',
    breaks: [],
    work: 'service',
    note: '',
    override: null,
    ...more,
  },
})
export const request = (id: string, by: string, more: Partial<RotaRequest> = {}): RotaThing => ({
  kind: 'request',
  body: {
    id,
    by: by as RotaRequest['by'],
    madeAt: 1,
    note: '',
    state: 'open',
    said: [],
    wants: { type: 'offer', giveShiftId: 's1', takenBy: null },
    ...more,
  },
})

export interface Seat {
  space: RotaSpaceService
  here: Map<string, RotaThing>
  documents: Map<string, unknown>
  put(...things: RotaThing[]): void
  edit(key: string, change: Record<string, unknown>): void
  remove(key: string): void
  body<T = RotaShift>(key: string): T | undefined
  sync(): ReturnType<RotaSpaceService['sync']>
}
export const seat = (documents = new Map<string, unknown>(), standing: readonly RotaThing[] = []): Seat => {
  const here = new Map(standing.map((thing) => [thingKey(thing), thing]))
  const gone = new Set<string>()
  const space = createRotaSpace({
    clock,
    log: quiet,
    documents: {
      readSealed: async (name) => structuredClone(documents.get(name) ?? null),
      writeSealed: async (name, content) => void documents.set(name, structuredClone(content)),
    },
    account: (access) => caldavAccount({ http: nodeHttp(), clock }, access),
    isOvertaken: (error) => error instanceof Overtaken,
    isStrong,
    mine: async () => [...here.values()],
    takenAway: async () => gone,
    async apply(changes) {
      const done = new Set<string>()
      for (const [key, { was, now }] of changes) {
        if (!sameThing(here.get(key) ?? null, was)) continue
        if (now) here.set(key, now)
        else here.delete(key)
        done.add(key)
      }
      return done
    },
    changed: () => undefined,
  })
  return {
    space,
    here,
    documents,
    put(...things) {
      for (const thing of things) {
        here.set(thingKey(thing), thing)
        gone.delete(thingKey(thing))
      }
    },
    edit(key, change) {
      const was = here.get(key)
      if (was) here.set(key, { ...was, body: { ...was.body, ...change } } as RotaThing)
    },
    remove(key) {
      here.delete(key)
      gone.add(key)
    },
    body: <T>(key: string) => here.get(key)?.body as T | undefined,
    sync: () => space.sync(),
  }
}
