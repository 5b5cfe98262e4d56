/**
 * The team's templates in its team space: one file each, kept in step while a desk is open. Works offline: what was changed
 * here waits and leaves at the next comparison; what both sides changed is merged field by field or kept in both forms.
 */
import type { DeskEvent } from '../../../shared/contract'
import type { TemplateConflict } from '../../../shared/contract/library'
import type { TeamSpaceState } from '../../../shared/contract/teamSpace'
import type { TemplateId } from '../../../shared/domain/ids'
import type { Problem } from '../../../shared/domain/outbox/types'
import { sameTemplate } from '../../../shared/domain/template/merge'
import type { Template } from '../../../shared/domain/template/types'
import { serial } from '../../../shared/serial'
import { ConnectorError } from '../../connectors/connector'
import type { Clock, Log } from '../../ports'
import { createRounds, waitAfter } from '../rounds'
import { documentsUntil, type SealedDocuments } from '../sealed'
import { type Access, type Ledger, loadLedger } from './ledger'
import { problemOf, TeamSpaceError } from './problem'
import { type RoundNeeds, type RoundResult, runRound, type SharedFolder } from './round'
import { fileNameOf, writeFile } from './wire'

const everyMs = 5 * 60_000
const soonMs = 2_500
/** What is learnt with every reply does not make a round each. */
const restMs = 60_000
const firstMs = 4_000

export interface TeamSpaceNeeds extends Pick<RoundNeeds, 'mine' | 'takenAway' | 'apply' | 'isOvertaken' | 'isStrong'> {
  clock: Clock
  log: Log
  documents: SealedDocuments
  /** Throws ConnectorError for an address that cannot be. */
  folderOf(access: Access): SharedFolder
  /** A form that is the agent's own from now on, under an id of its own. */
  keepAsMine(template: Template): Promise<void>
  /** What else the space holds, compared after the templates in the same round. Throws as a round does. */
  beside: {
    round(access: Access, goOn: () => void): Promise<Pick<RoundResult, 'problems' | 'again' | 'unsent'>>
    /** The desk leaves the space. */
    leave(): Promise<void>
    lock(): void
  }
  emit(event: DeskEvent): void
}

const nothing: RoundResult = { problems: [], again: false, unsent: 0, emptied: false }

export const createTeamSpace = (needs: TeamSpaceNeeds) => {
  const { clock, log } = needs
  const oneByOne = serial()
  let ledger: Ledger | null = null
  let last: RoundResult = nothing
  let trouble: Problem | null = null
  /** The server knows no such name and password. */
  let refused = false
  let syncing = false
  /** Rounds in a row that were not done with: a server that never has a tag to rely on is not asked without end. */
  let tries = 0

  const standing = (): Ledger => {
    if (!ledger) throw new TeamSpaceError('locked')
    return ledger
  }
  const state = (): TeamSpaceState => {
    const now = standing()
    const access = now.access()
    return {
      connected: access && { url: access.url, user: access.user },
      syncing,
      doneAt: now.doneAt(),
      trouble,
      shared: now.entries.size,
      unsent: last.unsent,
      conflicts: now.clashes.size,
      emptied: last.emptied,
      problems: last.problems.slice(0, 100),
    }
  }
  const tell = () => needs.emit({ type: 'teamSpace' })

  /** Never throws: what went wrong is its `trouble`. */
  const round = (emptied: RoundNeeds['emptied'] = 'ask'): Promise<void> =>
    oneByOne(async () => {
      const mine = ledger
      const access = mine?.access()
      if (!mine || !access) return
      const goOn = () => {
        if (ledger !== mine || mine.access() !== access) throw new TeamSpaceError('locked')
      }
      syncing = true
      tell()
      let letIn = false
      try {
        last = await runRound({ ...needs, folder: needs.folderOf(access), ledger: mine, now: () => clock.now(), goOn, emptied })
        letIn = true
        goOn()
        if (!last.emptied) {
          const more = await needs.beside.round(access, goOn)
          last = {
            ...last,
            problems: [...last.problems, ...more.problems],
            again: last.again || more.again,
            unsent: last.unsent + more.unsent,
          }
          goOn()
        }
        trouble = null
        refused = false
        if (last.emptied) log.warn('teamSpace.emptied')
        else await mine.setDone(clock.now())
        tries = last.again ? tries + 1 : 0
        rounds.notBefore(null)
      } catch (error) {
        if (ledger !== mine) return
        trouble = problemOf(error)
        // Some servers say the same of a folder that is not for everybody.
        refused = trouble.code === 'signIn' && !letIn
        tries = 0
        rounds.notBefore(error instanceof ConnectorError ? error.retryAt : null)
        log.warn('teamSpace.failed', { code: trouble.code })
      } finally {
        syncing = false
        if (ledger === mine) {
          tell()
          later(tries === 0 ? everyMs : waitAfter(tries, soonMs, everyMs))
        }
      }
    })

  const rounds = createRounds({ clock, round })
  const later = (ms: number) => {
    // A wrong password asked again and again locks the account at many servers.
    if (ledger?.access() && !refused) rounds.later(ms)
  }

  const freshly = () => {
    last = nothing
    trouble = null
    refused = false
    tries = 0
    rounds.notBefore(null)
  }

  return {
    /** A profile was opened or unlocked. */
    async open() {
      const signal = rounds.begin()
      freshly()
      ledger = null
      const loaded = await loadLedger(
        documentsUntil(
          needs.documents,
          () => signal.aborted,
          () => new TeamSpaceError('locked'),
        ),
        (count) => log.warn('teamSpace.unreadable', { count }),
      )
      if (signal.aborted) return
      ledger = loaded
      later(firstMs)
    },
    /** On lock and sign-out. */
    lock() {
      rounds.end()
      ledger = null
      needs.beside.lock()
    },
    state,
    /** A template of the team was changed here. */
    touched() {
      later(soonMs)
    },
    /** Memory or glossary changed here. */
    touchedBeside() {
      later(restMs)
    },
    async sync(): Promise<TeamSpaceState> {
      if (!standing().access()) throw new TeamSpaceError('notFound')
      await round()
      return state()
    },
    /** A person's word on a folder that stood empty: `took` believes it, else this desk's templates are written there anew. */
    async answerEmptied(took: boolean): Promise<TeamSpaceState> {
      if (!standing().access() || !last.emptied) throw new TeamSpaceError('notFound')
      await round(took ? 'believe' : 'putBack')
      return state()
    },

    /** Throws what stands in the way; nothing is kept then. */
    connect: (access: Access): Promise<void> =>
      oneByOne(async () => {
        const now = standing()
        const folder = needs.folderOf(access)
        if ((await folder.list()) === null) await folder.make()
        if (ledger !== now) throw new TeamSpaceError('locked')
        await now.begin(access)
        freshly()
        log.info('teamSpace.connected')
        tell()
        later(0)
      }),
    /** @returns how many became the agent's own because the team has not got them */
    disconnect: (): Promise<number> =>
      oneByOne(async () => {
        const now = standing()
        let kept = 0
        const gone = new Map<string, { was: Template | null; now: Template | null }>()
        for (const template of await needs.mine()) {
          const had = now.entries.get(template.id)
          if (!had || now.clashes.has(template.id) || !sameTemplate(had.base, template)) {
            await needs.keepAsMine(template)
            kept++
          }
          gone.set(template.id, { was: template, now: null })
        }
        await now.begin(null)
        await needs.apply(gone)
        await needs.beside.leave()
        freshly()
        log.info('teamSpace.disconnected', { kept })
        tell()
        return kept
      }),

    async conflicts(): Promise<TemplateConflict[]> {
      if (!ledger) return []
      const mine = new Map((await needs.mine()).map((template) => [template.id, template]))
      return [...ledger.clashes.values()].flatMap(({ id, theirs, at }) => {
        const ours = mine.get(id)
        return ours ? [{ templateId: id, with: 'team' as const, mine: ours, theirs, at }] : []
      })
    },
    /**
     * `both`: theirs is the team's, mine becomes the agent's own. `seenAt`: of the disagreement that was decided on. Throws
     * `notFound` where there is none, `changedMeanwhile` where it is another since.
     */
    settle: (id: TemplateId, keep: 'mine' | 'theirs' | 'both', seenAt: number): Promise<void> =>
      oneByOne(async () => {
        const now = standing()
        const clash = now.clashes.get(id)
        const access = now.access()
        const mine = (await needs.mine()).find((template) => template.id === id)
        if (!clash || !access || !mine) throw new TeamSpaceError('notFound')
        if (clash.at !== seenAt) throw new TeamSpaceError('changedMeanwhile')
        if (keep === 'mine') {
          const folder = needs.folderOf(access)
          if (clash.theirs !== null && !needs.isStrong(clash.etag)) throw new TeamSpaceError('changedMeanwhile')
          try {
            await folder.put(fileNameOf(id), writeFile(mine), clash.theirs === null ? null : clash.etag)
          } catch (error) {
            if (!needs.isOvertaken(error)) throw error
            later(0)
            throw new TeamSpaceError('changedMeanwhile')
          }
          await now.note(new Map([[id, { id, etag: null, base: mine }]]))
        } else {
          if (keep === 'both') await needs.keepAsMine(mine)
          const done = await needs.apply(new Map([[id, { was: mine, now: clash.theirs }]]))
          if (!done.has(id)) throw new TeamSpaceError('changedMeanwhile')
          await now.note(new Map([[id, clash.theirs && { id, etag: clash.etag, base: clash.theirs }]]))
        }
        const rest = new Map(now.clashes)
        rest.delete(id)
        await now.setClashes(rest)
        last = { ...last, unsent: Math.max(0, last.unsent - 1) }
        tell()
        later(soonMs)
      }),
  }
}
export type TeamSpace = ReturnType<typeof createTeamSpace>
