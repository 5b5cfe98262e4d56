/**
 * The rota as pages see it: one read for all of a page, asked again at each knock; what was just done is shown at once, laid over
 * what was read until a later read holds it. What did not change stays the same object, so that rows may be compared by it.
 */
import { useEffect } from 'react'
import { create } from 'zustand'
import type { RotaDeed, RotaState } from '../../shared/contract/rota'
import type { Problem } from '../../shared/domain/outbox/types'
import { changedId, emptyRota, sameThing, withDeeds } from '../../shared/domain/rota/deeds'
import { thingId } from '../../shared/domain/rota/plan'
import { problemOf } from '../bridge/client'
import { calls, onDeskEvent } from '../bridge/deskStore'
import { expectDeed, pushDeed } from '../commands/deeds'

export interface RotaView {
  /** Null until it was read for the first time. */
  state: RotaState | null
  loading: boolean
  /** Why the last read failed; what was read before stays. */
  problem: Problem | null
}

/** `sinceRead`: it is done, and in every read with a greater number. */
interface Laid {
  deeds: readonly RotaDeed[]
  sinceRead: number | null
}

const nothing: RotaView = { state: null, loading: false, problem: null }
const useStore = create<RotaView>()(() => nothing)
let base: RotaState | null = null
/** How far `base` goes. */
let mark: string | null = null
let laid: Laid[] = []
let reads = 0
let running: Promise<void> | null = null
let again = false
let users = 0
let stale = true
/** Another with each lock: what was asked before is nobody's any more. */
let era = 0

const kept = <T extends object>(was: readonly T[], is: T[], idOf: (one: T) => string): T[] => {
  const known = new Map(was.map((one) => [idOf(one), one]))
  const next = is.map((one) => {
    const before = known.get(idOf(one))
    return before && sameThing(before, one) ? before : one
  })
  return next.length === was.length && next.every((one, place) => one === was[place]) ? (was as T[]) : next
}
/** With the objects of `was` wherever nothing changed. */
const sameWhere = (was: RotaState | null, is: RotaState): RotaState => {
  if (!was) return is
  const a = was.rota
  const b = is.rota
  const byId = ({ id }: { id: string }) => id
  const rota: RotaState['rota'] = {
    people: kept(a.people, b.people, byId),
    types: kept(a.types, b.types, byId),
    rotations: kept(a.rotations, b.rotations, byId),
    settings: sameThing(a.settings, b.settings) ? a.settings : b.settings,
    shifts: kept(a.shifts, b.shifts, byId),
    leave: kept(a.leave, b.leave, byId),
    requests: kept(a.requests, b.requests, byId),
    handOvers: kept(a.handOvers, b.handOvers, byId),
    presences: kept(a.presences, b.presences, (body) => thingId({ kind: 'presence', body })),
  }
  const same = (Object.keys(rota) as (keyof typeof rota)[]).every((key) => rota[key] === a[key])
  return {
    ...is,
    rota: same ? a : rota,
    drafts: kept(was.drafts, is.drafts, changedId),
    versions: kept(was.versions, is.versions, byId),
    space: sameThing(was.space, is.space) ? was.space : is.space,
  }
}

const stateOf = ({ whole, deeds, drafts, rest }: Awaited<ReturnType<ReturnType<typeof calls>['rota']['news']>>): RotaState => {
  if (whole || !base) return whole ?? { rota: emptyRota, drafts: [], ...rest }
  return { rota: withDeeds(base.rota, [], deeds).rota, drafts: drafts ?? base.drafts, ...rest }
}

const show = () => {
  if (!base) return
  const { rota, drafts } = laid.reduce<Pick<RotaState, 'rota' | 'drafts'>>((on, { deeds }) => withDeeds(on.rota, on.drafts, deeds), base)
  useStore.setState({ state: sameWhere(useStore.getState().state, { ...base, rota, drafts }) })
}

const read = (): Promise<void> => {
  stale = false
  if (running) {
    again = true
    return running
  }
  const number = ++reads
  const asked = era
  useStore.setState({ loading: true })
  running = calls()
    .rota.news({ since: base ? mark : null })
    .then((news) => {
      if (asked !== era) return
      mark = news.mark
      base = sameWhere(base, stateOf(news))
      laid = laid.filter(({ sinceRead }) => sinceRead === null || sinceRead >= number)
      useStore.setState({ loading: false, problem: null })
      show()
    })
    .catch((error: unknown) => {
      if (asked === era) useStore.setState({ loading: false, problem: problemOf(error) })
    })
    .finally(() => {
      running = null
      if (again) {
        again = false
        void read()
      }
    })
  return running
}

const forget = () => {
  era += 1
  base = null
  laid = []
  stale = true
  useStore.setState(nothing, true)
}
let following = false
const follow = () => {
  if (following) return
  following = true
  onDeskEvent((event) => {
    if (event.type === 'desk' && event.state.type !== 'open') return forget()
    // `hello`: the stream begins anew, and knocks may have been missed.
    if (event.type !== 'rota' && event.type !== 'hello' && event.type !== 'settings' && event.type !== 'desk') return
    if (users > 0) void read()
    else stale = true
  })
}

/** The rota, its drafts and what this desk may do; read when the first asks for it, and kept fresh while anybody does. */
export const useRota = (): RotaView => {
  useEffect(() => {
    follow()
    users += 1
    if (stale) void read()
    return () => {
      users -= 1
    }
  }, [])
  return useStore()
}
/** The same outside of React, as it was read last; null: not read yet. */
export const rotaNow = (): RotaState | null => useStore.getState().state
/** After a read that failed. */
export const readRotaAgain = (): void => void read()

export interface RotaWords {
  /** In the reader's language: «Moved.» */
  says: string
  saysUndone: string
}

/** What main does and says how to undo (`answer`, `settle`), as one deed for the key z. Rejects as the call does. */
export const rotaDeed = <T extends { undo: RotaDeed[] }>(work: () => Promise<T>, words: RotaWords | null): Promise<T> => {
  const run = work().then((answer) => {
    if (words && answer.undo.length > 0) pushDeed({ ...words, undo: () => changeRota(answer.undo, null, true).then(() => undefined) })
    return answer
  })
  if (words) expectDeed(run)
  return run
}

/**
 * All of the deeds or none; shown at once. With words it is told, and z takes it back. Rejects as the call does, and what was shown
 * is gone again.
 */
export const changeRota = (deeds: RotaDeed[], words: RotaWords | null, undo = false): Promise<{ undo: RotaDeed[] }> => {
  if (deeds.length === 0) return Promise.resolve({ undo: [] })
  const one: Laid = { deeds, sinceRead: null }
  laid.push(one)
  show()
  return rotaDeed(
    () =>
      calls()
        .rota.change({ deeds, undo })
        .then(
          (answer) => {
            one.sinceRead = reads
            if (users > 0) void read()
            return answer
          },
          (error: unknown) => {
            laid = laid.filter((other) => other !== one)
            show()
            throw error
          },
        ),
    words,
  )
}
