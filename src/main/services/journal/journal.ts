/**
 * The journal: what must leave, durable before anyone is told so. Append-only, one sync for all that waits (group
 * commit), drafts gathered for a moment, sealed per backend. Knows nothing of what its records mean.
 */
import type { BackendId } from '../../../shared/domain/ids'
import type { Clock, Files, Log, Random } from '../../ports'
import { createJournalFiles, type JournalFiles } from './files'
import { frame, type Line, openLine } from './frame'
import { JournalError, journalError } from './problem'
import { park, readSegments, segmentName, unpark } from './segments'

/** Most ms a lazy record (a draft's text) waits for company. */
export const LAZY_MS = 50
/** Ms between tries to make void what a full disk kept of a refused write. */
const VOID_AGAIN_MS = 500
/** From how much garbage, or how many files, on it wants to be rewritten. */
const LIMITS = { bytes: 1_048_576, segments: 16 }

export interface JournalRecord {
  backendId: BackendId
  /** A short word, in clear. */
  kind: string
  body: unknown
}

export interface JournalNeeds {
  files: Files
  clock: Clock
  random: Random
  log: Log
  keys: { journalKey(backendId: BackendId): Uint8Array | null }
  limits?: { bytes: number; segments: number }
}

export interface Opened<T> {
  records: T[]
  /** Damaged lines, kept in the side file. */
  parked: number
  /** Files whose end a power cut tore. */
  torn: number
  /** Lines whose backend's key is not at hand; they stay as they are. */
  locked: number
}

export interface Journal extends JournalFiles {
  /** Reads all; `decode` answers null for a body it does not know, which parks it. Once, before anything else. */
  open<T>(decode: (record: JournalRecord) => T | null): Promise<Opened<T>>
  /**
   * Resolves after fdatasync. `durable` is called in the same instant, in the order of the journal, before any
   * later record or compaction. Rejects with JournalError; then none of the records stand.
   */
  append(records: readonly JournalRecord[], durable?: () => void): Promise<void>
  /** As `append`, within 250 ms; of several with one `subject` waiting only the latest is written, all are answered by it. */
  appendLazy(record: JournalRecord, subject: string, durable?: () => void): Promise<void>
  wantsCompaction(): boolean
  /** Rewrites to what `live` answers (called when nothing is under way). On failure the old files stand. */
  compact(live: () => readonly JournalRecord[]): Promise<void>
  /** Rewrites without this backend's records and removes its files. Needs no key. */
  forgetBackend(backendId: BackendId): Promise<void>
  /** Writes what waits and closes; later appends are refused. */
  close(): Promise<void>
}

interface Waiter {
  records: readonly JournalRecord[]
  subject: string | null
  durable: (() => void)[]
  resolve: () => void
  reject: (error: JournalError) => void
  promise: Promise<void>
}

const waiter = (records: readonly JournalRecord[], subject: string | null, durable: (() => void)[]): Waiter => {
  let resolve: () => void = () => undefined
  let reject: (error: JournalError) => void = () => undefined
  const promise = new Promise<void>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { records, subject, durable, resolve, reject, promise }
}

export const createJournal = ({ files, clock, random, log, keys, limits = LIMITS }: JournalNeeds): Journal => {
  const sealedFiles = createJournalFiles({ files, random, monotonic: () => clock.monotonic(), journalKey: keys.journalKey })
  let number = 1
  let sequence = 1
  let names: string[] = []
  let handle: Awaited<ReturnType<Files['openAppend']>> | null = null
  let baseBytes = 0
  let grownBytes = 0
  let mustCompact = false
  let closed = false
  let queue: Waiter[] = []
  let chain: Promise<unknown> = Promise.resolve()
  let flushAsked = false
  let lazyAsked = false
  /** What was refused may yet stand in the last file: no new one could be begun that makes it void. */
  let standsRefused = false
  let voidAsked = false

  const exclusive = <T>(work: () => Promise<T>): Promise<T> => {
    const next = chain.then(work, work)
    chain = next.catch(() => undefined)
    return next
  }

  const keyOf = (backendId: BackendId): Uint8Array => {
    const key = keys.journalKey(backendId)
    if (!key) throw new JournalError({ code: 'locked', params: {} })
    return key
  }

  const begin = async () => {
    const name = segmentName(number, sequence, 'log')
    handle = await files.openAppend(name)
    number += 1
    names.push(name)
    standsRefused = false
    return handle
  }

  /** Leaves the file a write failed in. The new one's name makes void what may yet stand in the old. */
  const abandon = async (): Promise<void> => {
    const old = handle
    handle = null
    await old?.close().catch(() => undefined)
    standsRefused = true
    await makeVoid()
  }

  /** Until the disk has room for the name of a file, or a rewrite has taken the place of all. */
  const makeVoid = async (): Promise<void> => {
    if (!standsRefused || closed) return
    await begin().catch(() => undefined)
    // Each refused write comes by here, and on a disk that stays full there is one every two seconds.
    if (!standsRefused || voidAsked) return
    voidAsked = true
    void clock.sleep(VOID_AGAIN_MS).then(() => {
      voidAsked = false
      return exclusive(makeVoid)
    })
  }

  const flush = async (): Promise<void> => {
    flushAsked = false
    const batch = queue
    queue = []
    let next = sequence
    let text = ''
    const ready: Waiter[] = []
    for (const waiting of batch) {
      try {
        let own = ''
        let at = next
        for (const record of waiting.records) {
          own += frame(keyOf(record.backendId), random.bytes(12), record, at)
          at += 1
        }
        text += own
        next = at
        ready.push(waiting)
      } catch (error) {
        waiting.reject(journalError(error))
      }
    }
    if (ready.length === 0) return
    try {
      const to = handle ?? (await begin())
      await to.append(Buffer.from(text, 'latin1'))
      await to.sync()
    } catch (error) {
      const problem = journalError(error)
      log.warn('journal.appendFailed', { code: problem.problem.code, records: ready.length })
      await abandon()
      for (const waiting of ready) waiting.reject(problem)
      return
    }
    sequence = next
    grownBytes += text.length
    for (const waiting of ready) {
      for (const durable of waiting.durable) durable()
      waiting.resolve()
    }
  }

  const askFlush = () => {
    if (flushAsked) return
    flushAsked = true
    void exclusive(flush)
  }

  const askLazyFlush = () => {
    if (lazyAsked || flushAsked) return
    lazyAsked = true
    void clock.sleep(LAZY_MS).then(() => {
      lazyAsked = false
      if (queue.length > 0) askFlush()
    })
  }

  const refuse = () => Promise.reject(new JournalError({ code: 'locked', params: {} }))

  /** Writes the given lines as the only file; the old ones go after it stands. */
  const rewrite = async (text: string, next: number): Promise<void> => {
    const name = segmentName(number, sequence, 'snap')
    await handle?.close().catch(() => undefined)
    handle = null
    // Spent even if the write fails: it may yet stand on the disk, and what follows must not make it void.
    const old = names
    number += 1
    sequence = next
    names = [...old, name]
    await files.replace(name, Buffer.from(text, 'latin1'))
    names = [name]
    baseBytes = text.length
    grownBytes = 0
    mustCompact = false
    standsRefused = false
    for (const each of old) await files.remove(each)
  }

  const parkLines = async (lines: readonly string[]): Promise<void> => {
    if (lines.length === 0) return
    await park(files, lines)
    mustCompact = true
    log.warn('journal.parked', { lines: lines.length })
  }

  return {
    ...sealedFiles,
    open: (decode) =>
      exclusive(async () => {
        const found = await readSegments(files)
        const records = []
        const bad = [...found.corrupt]
        let locked = 0
        for (const line of found.lines) {
          const backendId = line.backendId as BackendId
          const key = keys.journalKey(backendId)
          if (!key) locked += 1
          else {
            const body = openLine(key, line)
            const record = body === undefined ? null : decode({ backendId, kind: line.kind, body })
            if (record === null) bad.push(line.raw)
            else records.push(record)
          }
        }
        await parkLines(bad)
        number = found.nextNumber
        sequence = found.nextSequence
        names = found.names
        baseBytes = found.bytes
        if (found.torn > 0) log.info('journal.tornTail', { files: found.torn })
        return { records, parked: bad.length, torn: found.torn, locked }
      }),

    append(records, durable) {
      if (closed) return refuse()
      const waiting = waiter(records, null, durable ? [durable] : [])
      queue.push(waiting)
      askFlush()
      return waiting.promise
    },

    appendLazy(record, subject, durable) {
      if (closed) return refuse()
      const calls = durable ? [durable] : []
      const at = queue.findIndex((each) => each.subject === subject)
      const earlier = at >= 0 ? queue[at] : undefined
      if (earlier) {
        // The newest text takes its own place in the order; whoever waited for an older one is served by it.
        queue.splice(at, 1)
        earlier.records = [record]
        earlier.durable = calls
        queue.push(earlier)
        return earlier.promise
      }
      const waiting = waiter([record], subject, calls)
      queue.push(waiting)
      askLazyFlush()
      return waiting.promise
    },

    wantsCompaction: () => mustCompact || names.length > limits.segments || (grownBytes > limits.bytes && grownBytes > 2 * baseBytes),

    compact: (live) =>
      exclusive(async () => {
        try {
          // Lines without a key at hand stay as they are: no key now is no reason to lose them.
          const kept: Line[] = (await readSegments(files)).lines.filter((line) => !keys.journalKey(line.backendId as BackendId))
          let next = sequence
          let text = kept.map((line) => `${line.raw}\n`).join('')
          for (const record of live()) {
            text += frame(keyOf(record.backendId), random.bytes(12), record, next)
            next += 1
          }
          await rewrite(text, next)
        } catch (error) {
          throw journalError(error)
        }
      }),

    forgetBackend: (backendId) =>
      exclusive(async () => {
        try {
          for (const waiting of queue.filter(({ records }) => records.some((record) => record.backendId === backendId))) {
            queue.splice(queue.indexOf(waiting), 1)
            waiting.reject(new JournalError({ code: 'cancelled', params: {} }))
          }
          const found = await readSegments(files)
          await parkLines(found.corrupt)
          const kept = found.lines.filter((line) => line.backendId !== backendId)
          await rewrite(kept.map((line) => `${line.raw}\n`).join(''), Math.max(sequence, found.nextSequence))
          await unpark(files, backendId)
          await sealedFiles.forgetFiles(backendId)
        } catch (error) {
          throw journalError(error)
        }
      }),

    async close() {
      if (closed) return
      closed = true
      await exclusive(flush)
      await exclusive(async () => {
        if (standsRefused) await begin().catch(() => undefined)
        await handle?.close().catch(() => undefined)
        handle = null
      })
    },
  }
}
