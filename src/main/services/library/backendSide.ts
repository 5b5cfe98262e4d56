/**
 * The library's way to the help desks: reads their canned responses now and then, sends and takes away at the agent's word
 * alone. The network is never waited for while the library is held.
 */
import type { TemplateConflict } from '../../../shared/contract/library'
import type { BackendId, ShopId, TemplateId } from '../../../shared/domain/ids'
import type { Problem } from '../../../shared/domain/outbox/types'
import type { Template } from '../../../shared/domain/template/types'
import { type Connector, ConnectorError, type RemoteTemplate } from '../../connectors/connector'
import type { Clock, Log } from '../../ports'
import { type BackendSide, decide, linked, sending, theirsOf } from './fromBackend'
import { LibraryError } from './problem'
import type { Kept } from './shelves'

/** How long what was read of a backend is good enough not to ask again unasked (ms). */
const GOOD_FOR_MS = 15 * 60_000

export interface BackendNeeds {
  clock: Clock
  log: Log
  /** Its connector while its line runs; null else. */
  connector(backendId: BackendId): Connector | null
  /** Null for a backend the desk does not have. */
  home(backendId: BackendId): { shopId: ShopId; languages: readonly string[] } | null
}

export interface Hold {
  all(): Template[]
  get(id: string): Template | undefined
  kept(id: string): Kept | undefined
  write(changes: ReadonlyMap<string, Kept | null>): Promise<void>
}

export interface SyncReport {
  read: number
  sent: number
  removed: number
  bad: number
  problems: { templateId: TemplateId; problem: Problem }[]
}

export const createBackendSide = (needs: BackendNeeds, held: <T>(work: (hold: Hold) => Promise<T>) => Promise<T>) => {
  const { clock, log } = needs
  const readAt = new Map<BackendId, number>()

  const reach = (backendId: BackendId) => {
    const connector = needs.connector(backendId)
    const home = needs.home(backendId)
    if (!home) throw new LibraryError('notFound')
    if (!connector) throw new LibraryError('offline')
    if (!connector.readTemplates || !connector.writeTemplate || !connector.removeTemplate) throw new LibraryError('unsupported')
    return { connector, home }
  }
  const side = (backendId: BackendId, home: { shopId: ShopId; languages: readonly string[] }): BackendSide => ({
    backendId,
    ...home,
    now: clock.now(),
  })
  const kept = (hold: Hold, template: Template): Kept => ({ ...hold.kept(template.id), template })
  const conflicting = (hold: Hold, conflict: TemplateConflict): [string, Kept] => [
    conflict.templateId,
    { ...hold.kept(conflict.templateId), conflict },
  ]

  const read = async (backendId: BackendId, signal: AbortSignal) => {
    const { connector, home } = reach(backendId)
    const found = await connector.readTemplates?.(signal)
    const remotes = found?.templates ?? []
    const bad = found?.bad.length ?? 0
    const changed = await held(async (hold) => {
      const { put, drop, conflicts } = decide(hold.all(), remotes, side(backendId, home), bad === 0)
      const changes = new Map<string, Kept | null>()
      for (const one of put) changes.set(one.id, kept(hold, one))
      for (const id of drop) {
        const { template: _template, ...rest } = hold.kept(id) ?? {}
        changes.set(id, rest.use ? rest : null)
      }
      for (const one of conflicts) {
        const before = hold.kept(one.templateId)?.conflict
        if (before?.theirs?.remote?.text !== one.theirs?.remote?.text || !before) changes.set(...conflicting(hold, one))
      }
      if (changes.size > 0) await hold.write(changes)
      return changes.size
    })
    readAt.set(backendId, clock.monotonic())
    log.info('library.read', { backend: backendId, count: remotes.length, changed, bad })
    return { remotes, bad }
  }

  const send = async (backendId: BackendId, id: TemplateId, remotes: RemoteTemplate[], signal: AbortSignal): Promise<boolean> => {
    const { connector, home } = reach(backendId)
    const template = await held(async (hold) => hold.get(id))
    if (!template) throw new LibraryError('notFound')
    if (template.owner === 'backend' || template.owner === 'starter' || template.remote?.approved || template.shortcut === '')
      throw new LibraryError('notYours')
    if (template.backendId !== null && template.backendId !== backendId) throw new LibraryError('notYours')
    const step = sending(template, remotes)
    if (step.type === 'conflict') {
      await held(async (hold) => {
        const theirs = step.theirs && theirsOf(step.theirs, side(backendId, home))
        await hold.write(new Map([conflicting(hold, { templateId: id, with: 'backend', mine: template, theirs, at: clock.now() })]))
      })
      throw new LibraryError('changedMeanwhile')
    }
    const text = template.bodies.find(({ locale }) => locale === template.sourceLocale)?.text ?? template.bodies[0]?.text ?? ''
    const stands =
      step.type === 'same' ? step.remote : await connector.writeTemplate?.(step.id, { shortcut: template.shortcut, text }, signal)
    if (!stands) return false
    const place = remotes.findIndex((one) => one.approved === null && one.id === stands.id)
    if (place < 0) remotes.push(stands)
    else remotes[place] = stands
    await held(async (hold) => {
      const now = hold.get(id)
      const changes = new Map<string, Kept | null>()
      // Changed here while it was on its way: that is a change against what stands there now.
      if (now) changes.set(id, kept(hold, linked(now, backendId, stands, clock.now())))
      const own = theirsOf(stands, side(backendId, home))
      if (own && hold.get(own.id)) changes.set(own.id, null)
      if (changes.size > 0) await hold.write(changes)
    })
    return step.type !== 'same'
  }

  const remove = async (
    backendId: BackendId,
    id: TemplateId,
    /** What stood there as the agent saw it: reading anew has perhaps shown another text since. */
    seen: string | null,
    remotes: readonly RemoteTemplate[],
    signal: AbortSignal,
  ): Promise<void> => {
    const { connector } = reach(backendId)
    const template = await held(async (hold) => hold.get(id))
    if (!template) throw new LibraryError('notFound')
    if (template.owner !== 'backend' || template.backendId !== backendId || !template.remote || template.remote.approved)
      throw new LibraryError('notYours')
    const there = remotes.find((one) => one.approved === null && one.id === template.remote?.id)
    if (there && there.text !== seen) throw new LibraryError('changedMeanwhile')
    if (there) await connector.removeTemplate?.(there.id, signal)
    await held((hold) => hold.write(new Map([[id, null]])))
  }

  return {
    /** Reads, then does what was asked for, each by itself. Throws where nothing could be read. */
    async sync(backendId: BackendId, ask: { send: readonly TemplateId[]; remove: readonly TemplateId[] }): Promise<SyncReport> {
      const { signal } = new AbortController()
      const seen = new Map(
        ask.remove.length === 0
          ? []
          : await held(async (hold) => ask.remove.map((id) => [id, hold.get(id)?.remote?.text ?? null] as const)),
      )
      const { remotes, bad } = await read(backendId, signal)
      const report: SyncReport = { read: remotes.length, sent: 0, removed: 0, bad, problems: [] }
      const each = async (templateId: TemplateId, work: () => Promise<void>) => {
        try {
          await work()
        } catch (error) {
          if (!(error instanceof LibraryError) && !(error instanceof ConnectorError)) throw error
          report.problems.push({ templateId, problem: error.problem })
        }
      }
      for (const id of ask.send)
        await each(id, async () => {
          if (await send(backendId, id, remotes, signal)) report.sent += 1
        })
      for (const id of ask.remove)
        await each(id, async () => {
          await remove(backendId, id, seen.get(id) ?? null, remotes, signal)
          report.removed += 1
        })
      return report
    },
    /** Unasked, when its line comes up: reads alone, and not again so soon. */
    async refresh(backendId: BackendId): Promise<void> {
      const last = readAt.get(backendId)
      if (last !== undefined && clock.monotonic() - last < GOOD_FOR_MS) return
      const connector = needs.connector(backendId)
      if (!connector?.readTemplates || !needs.home(backendId)) return
      readAt.set(backendId, clock.monotonic())
      try {
        await read(backendId, new AbortController().signal)
      } catch (error) {
        readAt.delete(backendId)
        log.info('library.notReadThere', { backend: backendId, code: (error as { problem?: Problem }).problem?.code ?? 'unexpected' })
      }
    },
    /** On lock: what was read is read again by the next. */
    lock: () => readAt.clear(),
  }
}
