/** The rota of the open profile: read, changed and published by its pages, within their rights. */
import type { DeskEvent } from '../../../shared/contract'
import type { RotaSpace } from '../../../shared/contract/rota'
import type { PersonId } from '../../../shared/domain/ids'
import { deedsOf, dueDeeds, withSlots } from '../../../shared/domain/rota/answer'
import { type Done, type RotaDeed, type Touched, thingIn } from '../../../shared/domain/rota/deeds'
import type { Rota } from '../../../shared/domain/rota/plan'
import type { Clock, Log, Random } from '../../ports'
import type { SealedDocuments } from '../sealed'
import { createBook, type RotaBook } from './book'
import { readOldTeam } from './oldTeam'
import { RotaError } from './problem'
import { bringBack, publicationOf } from './publish'
import { tooOld } from './retention'
import { checkRights, checkSense, mayPlan } from './rights'
import type { RotaOut, RotaService } from './types'
import { createUndoing } from './undoing'
import { createWords } from './words'

export interface RotaNeeds {
  clock: Clock
  random: Random
  log: Log
  documents: SealedDocuments
  /** The open profile's person; null: not chosen yet. */
  me(): Promise<PersonId | null>
  space(): RotaSpace
  emit(event: DeskEvent): void
  /** She gave her word at this desk: it is told with the next beat, which comes at once. */
  gaveWord?(): void
}

export type RotaCore = Pick<RotaService, 'state' | 'news' | 'change' | 'publish' | 'version' | 'revert' | 'answer' | 'vouch' | 'unsaid'> & {
  book: RotaBook
  open(): Promise<void>
  /** What is too old goes; once it is known how the team space stands. */
  age(): Promise<void>
  lock(): void
  /** LOCKED while no profile is open; empty where there is no rota. */
  rota(): Rota
  mayPlan(): Promise<boolean>
  /** Words in her name that this desk stands by. */
  vouched(): Promise<string[]>
}

export const createRota = (needs: RotaNeeds): RotaCore => {
  const { clock, log, random } = needs
  const book = createBook(needs.documents, clock, (what, count) => log.warn('rota.unreadable', { what, count }))
  let knocked = false
  /** Once for all that changes in the same moment. */
  book.onChange(() => {
    if (knocked) return
    knocked = true
    queueMicrotask(() => {
      knocked = false
      if (book.isOpen()) needs.emit({ type: 'rota' })
    })
  })
  const undoing = createUndoing()
  /** The team's calendars, where others write requests as well. */
  const shared = () => {
    const { connected, doneAt } = needs.space()
    return connected && !connected.publishOnly ? { url: `${connected.url} ${connected.user}`, compared: doneAt !== null } : null
  }
  const words = createWords({
    clock,
    log,
    documents: needs.documents,
    rota: () => book.rota(),
    whole: () => book.whole(),
    me: () => needs.me(),
    space: shared,
  })
  /** At her word, whatever becomes of the note of it: what is not noted is asked for, never lost. */
  const noted = async (done: Done): Promise<void> => {
    if (!done.touched.some(({ kind }) => kind === 'request')) return
    await words.noteDone(done).catch((error: unknown) => log.warn('rota.wordNotNoted', { error: (error as Error).name }))
    if (shared()) needs.gaveWord?.()
  }
  /** What may be done without a lead, and was taken at a desk that may not change shifts. */
  const settleDue = async () => {
    const { connected, may } = needs.space()
    if (!book.isOpen() || (connected && !may.shifts) || !(await rights()).plans) return
    await book.whole()
    const due = (rota: Rota) => dueDeeds(rota, clock.now(), shared() !== null)
    if (due(book.rota()).length > 0) await book.change((rota) => ({ deeds: due(rota) }))
  }
  book.onChange((touched) => {
    if (touched.some(({ kind }) => kind === 'request' || kind === 'settings' || kind === 'presence'))
      void settleDue().catch((error: unknown) => log.warn('rota.notSettled', { error: (error as Error).name }))
  })
  const rights = async () => {
    const me = await needs.me()
    const { connected, may } = needs.space()
    return { me, plans: mayPlan(book.rota(), me, { connected: connected !== null, mayShifts: may.shifts }) }
  }
  /** Only where it is also taken away in the team space: at the desk of whoever plans for all, or at one that is alone. */
  const age = async () => {
    await book.whole()
    const me = await needs.me()
    if (!book.isOpen() || (needs.space().connected && !book.rota().people.some(({ id, role }) => id === me && role !== 'agent'))) return
    if (tooOld(book.rota(), clock.now()).length > 0) await book.change((rota) => ({ deeds: tooOld(rota, clock.now()) }))
  }
  const planner = async () => {
    const { me, plans } = await rights()
    if (!plans) throw new RotaError('forbidden', { context: 'rota' })
    return me
  }
  const newId = () => Buffer.from(random.bytes(12)).toString('hex')

  const state = async (): Promise<RotaOut['state']> => {
    await book.whole()
    const { me, plans } = await rights()
    const unsaid = (await words.unsaid()).map(({ requestId, what }) => ({ requestId, what }))
    return {
      rota: book.rota(),
      drafts: [...book.drafts()],
      versions: [...book.versions()],
      me,
      mayPlan: plans,
      unsaid,
      space: needs.space(),
    }
  }

  return {
    book,
    async open() {
      await book.load()
      if (!book.isNew()) return
      // From before there was a rota: its people alone.
      const people = await readOldTeam(needs.documents)
      if (people.length > 0)
        await book.change(() => ({ deeds: people.map((body) => ({ do: 'put', thing: { kind: 'person', body } })) }), 'desk')
    },
    age: () => age().catch((error: unknown) => log.warn('rota.notAged', { error: (error as Error).name })),
    lock() {
      book.drop()
      undoing.forget()
      words.lock()
    },
    rota: () => book.rota(),
    mayPlan: async () => (await rights()).plans,
    vouched: () => words.vouched(),
    unsaid: async () => (await words.unsaid()).length,

    state,
    async news({ since }) {
      await book.whole()
      const touched = since === null ? null : book.touchedSince(since)
      const mark = book.mark()
      const { rota, drafts, ...rest } = await state()
      // Changed while it was asked who asks: told again with the next.
      if (!touched || touched.length > 1_000) return { mark, whole: { rota, drafts, ...rest }, deeds: [], drafts: null, rest }
      return {
        mark,
        whole: null,
        deeds: standingOf(rota, touched),
        drafts: touched.some(({ kind }) => kind === 'draft') ? drafts : null,
        rest,
      }
    },
    async change({ deeds, undo: back = false }) {
      const { me, plans } = await rights()
      const taken = undoing.find(deeds)
      const done = await book.change((rota, drafts) => {
        const stands = taken?.stands(rota, drafts)
        if (back && stands === false) throw new RotaError('changedMeanwhile', { context: 'undo' })
        // Within the rights of what it takes back.
        if (stands) return { deeds }
        if (!plans) checkRights(rota, me, deeds)
        checkSense(rota, deeds)
        return { deeds: deeds.map((deed) => asItStands(rota, deed)) }
      })
      undoing.tell(done)
      await noted(done)
      log.info('rota.change', { deeds: deeds.length })
      return { undo: done.undo }
    },
    async publish({ shiftIds, note, reason }) {
      const by = await planner()
      let head: Awaited<ReturnType<RotaService['publish']>>['version'] | null = null
      await book.change((rota, drafts) => {
        const number = (book.versions()[0]?.number ?? 0) + 1
        const made = publicationOf(rota, drafts, { id: newId(), number, at: clock.now(), by, note, reason, shiftIds })
        const { changes: _changes, ...version } = made.published
        head = version
        return made
      })
      if (!head) throw new RotaError('notFound', { context: 'rota' })
      log.info('rota.publish')
      return { version: head }
    },
    async version({ id }) {
      const found = await book.version(id)
      if (!found) throw new RotaError('notFound', { context: 'rota' })
      return found
    },
    async revert({ id }) {
      await planner()
      await book.whole()
      const place = book.versions().findIndex((one) => one.id === id)
      const versions = await Promise.all(
        book
          .versions()
          .slice(0, place + 1)
          .map((head) => book.version(head.id)),
      )
      const found = versions.flatMap((version) => version ?? [])
      if (place < 0 || found.length <= place) throw new RotaError('notFound', { context: 'rota' })
      const { touched } = await book.change((rota) => ({ deeds: bringBack(rota, found) }))
      return { drafts: touched.length }
    },
    async answer({ id, state, takeBy, shifts, reason, denies }) {
      const { me, plans } = await rights()
      // Whoever may not write shifts on the server leaves what follows to a desk that may.
      const done = await book.change((rota) => {
        const request = rota.requests.find((one) => one.id === id)
        if (!request) throw new RotaError('notFound', { context: 'rota' })
        const answered = deedsOf(rota, request, { state, by: me, plans, takeBy, shifts, reason, denies: denies === true }, clock.now())
        if ('refused' in answered) throw new RotaError(answered.refused.code, answered.refused.params)
        return answered
      })
      undoing.tell(done)
      await noted(done)
      log.info('rota.answer', { state })
      return { undo: done.undo }
    },
    async vouch({ requestId, what, was }) {
      await book.whole()
      if (!(await words.stand(requestId, what, was))) throw new RotaError('notFound', { context: 'rota' })
      needs.gaveWord?.()
      needs.emit({ type: 'rota' })
    },
  }
}

/** Deeds by which a page has these things as they stand. */
const standingOf = (rota: Rota, touched: readonly Touched[]): RotaDeed[] => {
  const shifts = touched.some(({ kind }) => kind === 'shift') ? new Map(rota.shifts.map((body) => [body.id, body])) : null
  return touched.flatMap(({ kind, id }): RotaDeed[] => {
    if (kind === 'draft') return []
    const body = kind === 'shift' ? shifts?.get(id) : undefined
    const thing = kind === 'shift' ? (body ? { kind, body } : null) : thingIn(rota, kind, id)
    return [thing ? { do: 'put', thing } : { do: 'remove', kind, id }]
  })
}

/** A request says how the shifts it is about stand, so that its answer sees whether they still do. */
const asItStands = (rota: Rota, deed: RotaDeed): RotaDeed =>
  deed.do === 'put' && deed.thing.kind === 'request'
    ? { do: 'put', thing: { kind: 'request', body: withSlots(rota, deed.thing.body) } }
    : deed
