/** The rota wired to the host's ports: what is kept of it here, who is there, and (by their rooms) its generator and team space. */
import type { DeskEvent } from '../../shared/contract'
import type { PersonId } from '../../shared/domain/ids'
import type { Ports } from '../ports'
import { createGenerator, GenerateError } from '../services/rota/generator'
import { createPresence } from '../services/rota/presence'
import { createRota, type RotaCore } from '../services/rota/rota'
import type { RotaService } from '../services/rota/types'
import type { SealedDocuments } from '../services/sealed'
import { createRotaSpaceSide } from './rotaSpace'

export interface RotaSideNeeds {
  ports: Pick<Ports, 'clock' | 'random' | 'http' | 'log' | 'rotaPlanner'>
  documents: SealedDocuments
  me(): Promise<PersonId | null>
  /** Ms since the last input at this machine. */
  idleMs(): number
  /** What has not left, and since when (epoch ms) the oldest of it waits. */
  waiting(): { count: number; oldestAt: number | null }
  emit(event: DeskEvent): void
}
export interface RotaSide extends RotaService {
  book: RotaCore['book']
  /** Published; LOCKED while no profile is open. */
  rota: RotaCore['rota']
  /** A profile was opened or unlocked; `start` once what waits to leave is known. */
  open(): Promise<void>
  start(): void
  /** What waits to leave has changed. */
  changed(): void
  /** The host's network came back, a backend answers again, or the machine woke. */
  wake(): void
  /** Before the keys go. These never fail. */
  lock(): Promise<void>
  close(): Promise<void>
}

export const createRotaSide = ({ ports, documents, me, idleMs, waiting, emit }: RotaSideNeeds): RotaSide => {
  const core = createRota({ ...ports, documents, me, space: () => space.state(), emit, gaveWord: () => presence.again() })
  const space: ReturnType<typeof createRotaSpaceSide> = createRotaSpaceSide({
    ...ports,
    documents,
    book: core.book,
    changed: () => emit({ type: 'rota' }),
  })
  const presence: ReturnType<typeof createPresence> = createPresence({
    ...ports,
    idleMs,
    waiting,
    vouched: () => core.vouched(),
    async me() {
      const id = await me()
      return core.book.isOpen() && core.rota().people.some((person) => person.id === id && !person.left) ? id : null
    },
    put: async (body) => void (await core.book.change(() => ({ deeds: [{ do: 'put', thing: { kind: 'presence', body } }] }))),
  })
  const generator = createGenerator({
    plan: ports.rotaPlanner,
    clock: ports.clock,
    log: ports.log,
    newId: () => Buffer.from(ports.random.bytes(12)).toString('hex'),
    async read() {
      await core.book.whole()
      return { rota: core.book.rota(), drafts: core.book.drafts() }
    },
    change: core.change,
    emit: () => emit({ type: 'rotaJob' }),
  })
  const forbidden = () => Promise.reject(new GenerateError({ code: 'forbidden', params: {} }))
  return {
    ...core,
    async open() {
      await core.open()
      await space.open()
    },
    start() {
      presence.open()
      void core.age()
    },
    changed: () => presence.changed(),
    wake: () => space.wake(),
    async lock() {
      await presence.lock().catch(() => undefined)
      generator.end()
      space.lock()
      core.lock()
    },
    async close() {
      await presence.close().catch(() => undefined)
      generator.end()
      await space.farewell(2_000)
      space.lock()
      core.lock()
    },
    present: ({ state }) => presence.say(state),
    generate: (asked) => core.mayPlan().then((may) => (may ? generator.generate(asked) : forbidden())),
    job: generator.job,
    stop: generator.stop,
    settle: (asked) => core.mayPlan().then((may) => (may ? generator.settle(asked) : forbidden())),
    look: space.look,
    connect: (asked) => space.connect(asked),
    disconnect: space.disconnect,
    sync: space.sync,
    answerEmptied: space.answerEmptied,
    resolve: space.resolve,
  }
}
