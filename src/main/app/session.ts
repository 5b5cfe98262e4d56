/** What one open profile runs: its outbox, its backends' lines, its files. Started and stopped in this order, once each. */
import type { Settings } from '../../shared/domain/desk/types'
import type { BackendId } from '../../shared/domain/ids'
import type { Files, Ports } from '../ports'
import type { AttachmentCache } from '../services/attachments/cache'
import type { Backends } from '../services/backends/backends'
import type { Cases } from '../services/cases/cases'
import type { Desk, DeskHooks } from '../services/desk/desk'
import { DeskError } from '../services/desk/errors'
import type { Guard } from '../services/guard/guard'
import { createJournal } from '../services/journal/journal'
import type { Keeping } from '../services/keeping/keeping'
import type { Library } from '../services/library/library'
import type { MemoryService } from '../services/memory/memory'
import { createOutbox, type Outbox } from '../services/outbox/outbox'
import type { TeamSpace } from '../services/teamSpace/teamSpace'
import type { Translation } from '../services/translation/types'
import type { EventHub } from './eventHub'
import { createLearning } from './learning'
import type { RotaSide } from './rota'

interface SessionNeeds {
  ports: Ports
  hub(): EventHub
  desk(): Desk
  backends(): Backends
  cache(): AttachmentCache
  keeping(): Keeping
  cases(): Cases
  guard(): Guard
  library(): Library
  memory(): MemoryService
  rota(): Pick<RotaSide, 'open' | 'start' | 'changed' | 'lock' | 'close'>
  teamSpace(): TeamSpace
  translation(): Translation
  lookGapsMs?: readonly number[]
  /** The instant at which pictures and tests stand still (epoch ms); providers' dates are read by it. Null: the clock goes. */
  standingAt: number | null
  /** An item came, went or changed its state. */
  queueChanged(): void
  /** Where a profile keeps what can be had again. */
  cacheFiles(profile: Files, id: string): Files
  openDemo(files: Files): Promise<void>
  closeDemo(): Promise<void>
  /** What is learned for the profile's settings once all stands. */
  learned(): Promise<Partial<Settings>>
}

export const createSession = (needs: SessionNeeds) => {
  const { ports } = needs
  let outbox: Outbox | null = null
  let cacheFolder: Files | null = null
  const backendIds = (): BackendId[] =>
    needs
      .backends()
      .list()
      .backends.map(({ id }) => id)

  const lampOf = (id: BackendId) =>
    needs
      .backends()
      .lamps()
      .backends.find(({ backendId }) => backendId === id)?.state

  const learning = createLearning({
    memory: needs.memory,
    shopOf: ({ backendId }) => needs.backends().shopOf(backendId)?.id ?? null,
    warn: () => ports.log.warn('memory.notLearnt'),
  })

  const journalKey = (backendId: BackendId): Uint8Array | null => {
    const { ring } = needs.desk()
    return ring.has(backendId) ? ring.key(backendId, 'journal') : null
  }
  const startOutbox = async (files: Files) => {
    const { clock, random, log } = ports
    const journal = createJournal({ files: files.within('journal'), clock, random, log, keys: { journalKey } })
    const made = createOutbox({
      journal,
      clock,
      random,
      log,
      connectors: (backendId) => needs.backends().running(backendId),
      backend: (backendId) => {
        const backend = needs.backends().backend(backendId)
        return (
          backend && {
            me: backend.me?.agentId ?? null,
            senderName: needs.backends().shopOf(backendId)?.senderName ?? '',
            fileBytes: backend.capabilities.attachments.bytes,
          }
        )
      },
      emit(event) {
        needs.hub().emit(event)
        if (event.type === 'draft') needs.translation().draftSaved(event.draft)
        if (event.type === 'outbox') learning.saw(event.item)
        if (event.type !== 'outbox' && event.type !== 'outboxGone') return
        needs.queueChanged()
        needs.rota().changed()
      },
      lineIsUp: (backendId) => ['up', 'unknown'].includes(lampOf(backendId) ?? ''),
      newsAt: (backendId) => needs.backends().fetchNow(backendId),
      doneDays: (backendId) => needs.keeping().doneDays(backendId),
      ...(needs.lookGapsMs ? { lookGapsMs: needs.lookGapsMs } : {}),
      dateNow: () => needs.standingAt ?? clock.now(),
    })
    await made.start()
    outbox = made
  }

  /** None waits for another. All have settled when it answers: what failed first is told, and nothing goes on behind it. */
  const openAll = async (): Promise<void> => {
    needs.library().open()
    needs.memory().open()
    const opened = await Promise.allSettled(
      [needs.rota, needs.cases, needs.guard, needs.teamSpace, needs.translation].map(async (service) => service().open()),
    )
    const failed = opened.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
  }

  const hooks: Pick<DeskHooks, 'opened' | 'unlocked' | 'locked' | 'signedOut' | 'queued'> = {
    async opened({ id, kind, files }) {
      const backends = needs.backends()
      await backends.open(files)
      cacheFolder = needs.cacheFiles(files, id)
      await needs.cache().open(cacheFolder, backendIds())
      await startOutbox(files)
      await openAll()
      // What was erased at another time is taken out of all of them.
      await needs.keeping().open()
      needs.rota().start()
      await backends.startLines(kind === 'demo' ? () => needs.openDemo(files) : async () => undefined)
      return needs.learned()
    },
    async unlocked() {
      await needs.backends().unlock()
      if (cacheFolder) await needs.cache().open(cacheFolder, backendIds())
      await needs.keeping().unlock()
      await openAll()
      needs.rota().start()
      learning.again()
    },
    async locked() {
      await needs.rota().lock()
      await needs.translation().lock()
      needs.teamSpace().lock()
      await needs.library().lock()
      needs.memory().lock()
      await needs.cache().close()
      needs.keeping().lock()
      needs.cases().lock()
      needs.guard().lock()
      needs.backends().lock()
    },
    async signedOut() {
      await needs.rota().close()
      const ending = outbox
      outbox = null
      learning.forget()
      cacheFolder = null
      await needs.translation().lock()
      needs.teamSpace().lock()
      await needs.library().lock()
      needs.memory().lock()
      needs.keeping().lock()
      needs.cases().lock()
      needs.guard().lock()
      // Each is ended, whatever becomes of the others; what failed first is told.
      const failures: unknown[] = []
      for (const end of [() => ending?.stop(), () => needs.backends().close(), () => needs.cache().close(), () => needs.closeDemo()])
        try {
          await end()
        } catch (error) {
          failures.push(error)
        }
      if (failures.length > 0) throw failures[0]
    },
    queued: () => outbox?.waitingCount() ?? 0,
  }

  return {
    hooks,
    outbox(): Outbox {
      if (!outbox) throw new DeskError({ code: 'LOCKED' })
      return outbox
    },
    /** The same, or null while no profile is open or locked. */
    running: () => outbox,
  }
}
