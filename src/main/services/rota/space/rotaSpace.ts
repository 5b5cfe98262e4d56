/**
 * The rota's shared place: three calendars of the team's CalDAV server, kept in step while a desk is open. Works offline: what was
 * changed here waits and leaves at the next comparison; what both sides changed is merged field by field or kept in both forms.
 */
import type { RotaSpace } from '../../../../shared/contract/rota'
import type { Problem } from '../../../../shared/domain/outbox/types'
import { sameThing } from '../../../../shared/domain/rota/deeds'
import { IcalFault } from '../../../../shared/domain/rota/ical/jcal'
import { calendarOf, thingKey } from '../../../../shared/domain/rota/ical/keys'
import { decided, mergeThings } from '../../../../shared/domain/rota/ical/merge'
import type { RotaKind, RotaThing } from '../../../../shared/domain/rota/plan'
import { serial } from '../../../../shared/serial'
import { ConnectorError } from '../../../connectors/connector'
import { createRounds, waitAfter } from '../../rounds'
import { documentsUntil } from '../../sealed'
import { RotaError } from '../problem'
import type { RotaIn, RotaOut } from '../types'
import { type Access, type Entry, entryId, type Ledger, loadLedger, Place } from './ledger'
import { publishRound } from './publishOnly'
import { type RoundNeeds, type RoundResult, runRound } from './round'
import type { CalendarAccount, RotaSpaceNeeds } from './types'

const everyMs = 2 * 60_000
const soonMs = 1_500
const firstMs = 2_500
const failedMs = 5_000
const longestMs = 5 * 60_000
const toldEveryMs = 2_000
/** Under these names the three of ours are made, and found again by whoever joins. */
const ours: Record<Place, { name: string; title: string; components: readonly string[] }> = {
  shifts: { name: 'dragoman-shifts', title: 'Dragoman – shifts', components: ['VEVENT', 'VJOURNAL'] },
  requests: { name: 'dragoman-requests', title: 'Dragoman – requests', components: ['VTODO'] },
  notes: { name: 'dragoman-notes', title: 'Dragoman – notes', components: ['VJOURNAL'] },
}
const nothing: RoundResult = { problems: [], again: false, unsent: 0, emptied: false }
const all = { shifts: true, requests: true, notes: true }
/** Until the server has said it for the first time: whoever is no lead must not plan on a desk that has no line. */
const unasked = { shifts: false, requests: true, notes: true }

const problemOf = (error: unknown): Problem => {
  if (error instanceof RotaError || error instanceof ConnectorError) return error.problem
  if (error instanceof IcalFault) return { code: 'badItem', params: { what: error.what } }
  const problem = (error as { problem?: Problem } | null)?.problem
  return problem ?? { code: 'unexpected', params: {} }
}

export const createRotaSpace = (needs: RotaSpaceNeeds) => {
  const { clock, log } = needs
  const oneByOne = serial()
  let ledger: Ledger | null = null
  let last: Record<Place, RoundResult> = { shifts: nothing, requests: nothing, notes: nothing }
  let trouble: Problem | null = null
  let may: RotaSpace['may'] = all
  let syncing = false
  /** Writes of the running comparison that are still to come, and when pages were told last. */
  let left = { count: 0, toldAt: 0 }
  let tries = 0
  /** What a person changed here and the server has not: counted on this side alone, for while it cannot be asked. */
  let waiting = 0
  /** The first comparison after opening lists all there is: a token alone would never show what this desk has lost. */
  let whole = true
  /** Taken at each change, since a state is asked for more often than it changes. */
  let conflicts: RotaSpace['conflicts'] = []

  const standing = (): Ledger => {
    if (!ledger) throw new RotaError('locked')
    return ledger
  }
  const baseOf = (now: Ledger, key: string): Entry | null => {
    for (const entry of now.entries.values()) if (entry.key === key) return entry
    return null
  }
  const readConflicts = async () => {
    const now = ledger
    if (!now || now.clashes.size === 0) {
      conflicts = []
      return
    }
    const mine = new Map((await needs.mine()).map((thing) => [thingKey(thing), thing]))
    conflicts = [...now.clashes.values()].slice(0, 200).flatMap(({ key, theirs }) => {
      const here = mine.get(key) ?? null
      if (!here) return []
      const base = baseOf(now, key)?.base ?? null
      const at = key.indexOf(':')
      return [
        {
          kind: key.slice(0, at) as RotaKind,
          id: key.slice(at + 1),
          base,
          mine: here,
          theirs,
          clashes: theirs ? mergeThings(base, here, theirs).clashes : [],
        },
      ]
    })
  }
  const state = (): RotaSpace => {
    const access = ledger?.access() ?? null
    const each = Object.values(last)
    return {
      connected: access && { url: access.url, user: access.user, calendars: access.calendars, publishOnly: access.publishOnly },
      syncing,
      doneAt: ledger?.doneAt() ?? null,
      trouble,
      unsent: Math.max(
        left.count,
        trouble ? waiting : 0,
        each.reduce((sum, { unsent }) => sum + unsent, 0),
      ),
      conflicts,
      problems: each.flatMap(({ problems }) => problems).slice(0, 100),
      emptied: each.some(({ emptied }) => emptied),
      may: access ? may : all,
    }
  }
  const tell = () => needs.changed()
  /** What stands here otherwise than it was in common last. That somebody is there is said anew by itself, and is no change. */
  const countWaiting = async (): Promise<void> => {
    const now = ledger
    const access = now?.access()
    if (!now || !access) return
    await now.ready()
    const isShared = (place: Place) => (access.publishOnly ? place === 'shifts' : access.calendars[place] !== null)
    const common = new Map<string, RotaThing>()
    for (const { key, base } of now.entries.values()) if (key !== null && base) common.set(key, base)
    let count = 0
    for (const thing of await needs.mine()) {
      const base = common.get(thingKey(thing))
      if (thing.kind === 'presence' || !isShared(calendarOf(thing.kind))) continue
      if (!base || !sameThing(base.body, thing.body)) count += 1
    }
    for (const key of await needs.takenAway()) if (common.has(key)) count += 1
    if (ledger === now) waiting = count
  }

  const names = (things: readonly RotaThing[]): RoundNeeds['names'] => {
    const people = new Map(things.flatMap((one) => (one.kind === 'person' ? [[one.body.id as string, one.body.name] as const] : [])))
    const types = new Map(things.flatMap((one) => (one.kind === 'type' ? [[one.body.id, one.body.name] as const] : [])))
    return { person: (id) => people.get(id) || null, type: (id) => types.get(id) || null }
  }

  /** Never throws: what went wrong is its `trouble`. */
  const round = (emptied: RoundNeeds['emptied'] = 'ask'): Promise<void> =>
    oneByOne(async () => {
      const mine = ledger
      const access = mine?.access()
      if (!mine || !access) return
      const goOn = () => {
        if (ledger !== mine || mine.access() !== access) throw new RotaError('locked')
      }
      syncing = true
      tell()
      try {
        await mine.ready()
        goOn()
        const account = needs.account(access)
        const joining = mine.doneAt() === null
        for (const place of access.publishOnly ? (['shifts'] as const) : Place.options) {
          const url = access.calendars[place]
          if (url === null) continue
          const calendar = account.calendar(url)
          const granted = (await calendar.mayWrite()) ?? true
          goOn()
          if (mine.may()?.[place] !== granted) {
            may = { ...may, [place]: granted }
            await mine.setHead({ may })
            goOn()
          }
          const run = access.publishOnly ? publishRound : runRound
          const result = await run({
            ...needs,
            place,
            calendar,
            ledger: mine,
            mine: async () => (await needs.mine()).filter(({ kind }) => calendarOf(kind) === place),
            names: names(await needs.mine()),
            now: () => clock.now(),
            may: granted,
            whole: whole || emptied !== 'ask',
            emptied,
            joining,
            problemOf,
            progress(count) {
              const at = clock.monotonic()
              left = { ...left, count }
              if (at - left.toldAt < toldEveryMs) return
              left.toldAt = at
              tell()
            },
            goOn,
          })
          goOn()
          last = { ...last, [place]: result }
          if (result.emptied) log.warn('rotaSpace.emptied', { place })
        }
        trouble = null
        whole = false
        const results = Object.values(last)
        if (!results.some((one) => one.emptied)) await mine.setHead({ doneAt: clock.now() })
        tries = results.some((one) => one.again) ? tries + 1 : 0
        rounds.notBefore(null)
      } catch (error) {
        if (ledger !== mine) return
        trouble = problemOf(error)
        await countWaiting().catch(() => undefined)
        if (ledger !== mine) return
        tries += 1
        rounds.notBefore(error instanceof ConnectorError ? error.retryAt : null)
        log.warn('rotaSpace.failed', { code: trouble.code })
      } finally {
        syncing = false
        left = { ...left, count: 0 }
        if (ledger === mine) {
          await readConflicts()
          tell()
          later(tries === 0 ? everyMs : waitAfter(tries, trouble ? failedMs : soonMs, longestMs))
        }
      }
    })

  const rounds = createRounds({ clock, round })
  const later = (ms: number) => {
    // A wrong password asked again and again locks the account at many servers.
    if (ledger?.access() && trouble?.code !== 'signIn') rounds.later(ms)
  }
  const rest = () => {
    last = { shifts: nothing, requests: nothing, notes: nothing }
    trouble = null
    conflicts = []
    may = unasked
    whole = true
    tries = 0
    waiting = 0
    rounds.notBefore(null)
  }

  const chosen = async (
    account: CalendarAccount,
    { calendars, publishOnly }: Pick<RotaIn['connect'], 'calendars' | 'publishOnly'>,
  ): Promise<Access['calendars']> => {
    const found = await account.look()
    const having = (place: Place) =>
      found.calendars.find(({ url }) => decodeURIComponent(url).endsWith(`/${ours[place].name}/`))?.url ?? null
    if (calendars) {
      const wanted = publishOnly ? { shifts: ['VEVENT'] } : { shifts: ['VEVENT', 'VJOURNAL'], requests: ['VTODO'], notes: ['VJOURNAL'] }
      for (const [place, components] of Object.entries(wanted) as [Place, string[]][]) {
        const calendar = found.calendars.find(({ url }) => url === calendars[place])
        if (!calendar) throw new RotaError('notFound')
        if (!components.every((one) => calendar.components.includes(one))) throw new RotaError('unsupported')
      }
      return publishOnly ? { shifts: calendars.shifts, requests: null, notes: null } : calendars
    }
    // Publishing goes into a calendar that was chosen: none is made for it.
    if (publishOnly) throw new RotaError('rejected', { fields: 'calendars' })
    const urls: Partial<Record<Place, string>> = {}
    for (const place of Place.options) {
      const had = having(place)
      if (!had && found.home === null) throw new RotaError('unsupported')
      urls[place] = had ?? (await account.make(found.home ?? '', ours[place].name, ours[place].title, ours[place].components))
    }
    return { shifts: urls.shifts ?? '', requests: urls.requests ?? null, notes: urls.notes ?? null }
  }

  return {
    /** A profile was opened or unlocked. */
    async open() {
      const signal = rounds.begin()
      ledger = null
      rest()
      const loaded = await loadLedger(
        documentsUntil(
          needs.documents,
          () => signal.aborted,
          () => new RotaError('locked'),
        ),
        (count) => log.warn('rotaSpace.unreadable', { count }),
      )
      if (signal.aborted) return
      ledger = loaded
      may = loaded.may() ?? unasked
      await readConflicts()
      later(firstMs)
    },
    /** On lock and sign-out. */
    lock() {
      rounds.end()
      ledger = null
      conflicts = []
    },
    state,
    /** Something of the rota that counts was changed here. */
    touched() {
      if (!ledger?.access()) return
      later(soonMs)
      if (ledger.clashes.size > 0) void readConflicts().then(tell)
      // Said at once: the next try may be minutes away.
      if (trouble) void countWaiting().then(tell, () => undefined)
    },
    /** A line is back, or the machine woke: what waits behind a failure goes now, and not at the end of an old pause. */
    wake() {
      if (!ledger?.access() || !trouble) return
      tries = 0
      later(0)
    },
    async look({ url, user, password }: RotaIn['look']): Promise<RotaOut['look']> {
      const { calendars, home } = await needs.account({ url, user, password }).look()
      return { calendars, canMake: home !== null }
    },
    /** Throws what stands in the way; nothing is kept then. */
    async connect({ url, user, password, calendars, publishOnly }: RotaIn['connect']): Promise<RotaSpace> {
      await oneByOne(async () => {
        const now = standing()
        const account = needs.account({ url, user, password })
        const access: Access = { url, user, password, calendars: await chosen(account, { calendars, publishOnly }), publishOnly }
        if (ledger !== now) throw new RotaError('locked')
        await now.begin(access)
        rest()
        log.info('rotaSpace.connected', { publishOnly })
      })
      later(0)
      tell()
      return state()
    },
    /** The rota stays as this desk has it; what is shared of it is the team's. */
    disconnect: (): Promise<void> =>
      oneByOne(async () => {
        await standing().begin(null)
        rest()
        log.info('rotaSpace.disconnected')
        tell()
      }),
    async sync(): Promise<RotaSpace> {
      if (!standing().access()) throw new RotaError('notFound')
      await round()
      return state()
    },
    /** A person's word on a calendar that stood empty: `took` believes it, else this desk's rota is written there anew. */
    async answerEmptied({ took }: RotaIn['answerEmptied']): Promise<RotaSpace> {
      if (!standing().access() || !state().emptied) throw new RotaError('notFound')
      await round(took ? 'believe' : 'putBack')
      return state()
    },
    /** Throws `notFound` where there is no such conflict, `rejected` where a clash is left open, `changedMeanwhile` where mine is another since. */
    async resolve({ kind, id, whole: side, fields }: RotaIn['resolve']): Promise<RotaSpace> {
      await oneByOne(async () => {
        const now = standing()
        await now.ready()
        const key = `${kind}:${id}`
        const clash = now.clashes.get(key)
        const mine = (await needs.mine()).find((thing) => thingKey(thing) === key)
        if (!clash || !mine) throw new RotaError('notFound')
        const entry = baseOf(now, key)
        const { theirs } = clash
        const settled =
          side === 'mine' ? mine : side === 'theirs' ? theirs : theirs ? decided({ base: entry?.base ?? null, mine, theirs }, fields) : mine
        if (side === null && (!theirs || !settled)) throw new RotaError('rejected', { fields: 'fields' })
        if (settled !== mine) {
          const done = await needs.apply(new Map([[key, { was: mine, now: settled }]]))
          if (!done.has(key)) throw new RotaError('changedMeanwhile')
        }
        // What stands there is common from now on: what differs from it here is an ordinary change, and leaves as one.
        if (entry) await now.note(new Map([[entryId(entry), theirs ? { ...entry, base: theirs, etag: clash.etag } : null]]))
        const left = new Map(now.clashes)
        left.delete(key)
        await now.setHead({ clashes: left })
        await readConflicts()
        tell()
      })
      await round()
      return state()
    },
  }
}
export type RotaSpaceService = ReturnType<typeof createRotaSpace>
