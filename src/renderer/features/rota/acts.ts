/** What a lead does to shifts: every act makes drafts, is shown at once and taken back by z. */
import i18next from 'i18next'
import type { RotaDeed } from '../../../shared/contract/rota'
import { givenTo, moved, resized } from '../../../shared/domain/rota/edit'
import type { Mend, RotaShift } from '../../../shared/domain/rota/plan'
import { dayAfter } from '../../../shared/domain/rota/when'
import { expectDeed } from '../../commands/deeds'
import { tellTrouble } from '../../commands/runner'
import { beforeLeaving } from '../../state/leaving'
import { changeRota, rotaNow } from '../../state/rota'
import { itemOf, type Plan, planNow } from './current'
import { choose, noPreview, pointAt, setView, useRotaView } from './view'

export interface Change {
  id: string
  /** Null: taken away. */
  after: RotaShift | null
}
export type Said = 'moved' | 'resized' | 'given' | 'made' | 'removed' | 'changed' | 'mended' | 'filled' | 'copied' | 'discarded' | 'brought'

const words = (said: Said, count: number) => ({
  says: i18next.t(`rota.said.${said}`, { count }),
  saysUndone: i18next.t('rota.said.undone'),
})

/** Keeps drafts. Resolves to whether it was done; a refusal is told. */
export const commit = async (changes: readonly Change[], said: Said): Promise<boolean> => {
  if (changes.length === 0) return true
  const deeds = changes.map(({ id, after }): RotaDeed => ({ do: 'draft', shiftId: id, after }))
  try {
    await changeRota(deeds, words(said, changes.length))
    return true
  } catch (error) {
    tellTrouble(i18next.t('rota.notKept'), error)
    return false
  }
}

/** The shifts an act is meant for: those selected, else the one under the cursor. */
export const targets = (plan: Plan): RotaShift[] => {
  const { selected, cursor } = useRotaView.getState()
  const ids = selected.size > 0 ? [...selected] : cursor?.shiftId ? [cursor.shiftId] : []
  return ids.flatMap((id) => {
    const found = itemOf(plan, id)
    return found && found.item.is !== 'gone' ? [found.item.shift] : []
  })
}

/** So long a key may rest before what it did is kept: a shift moved by two hours is one act, not eight. */
const REST_MS = 600
let waiting: { said: Said; done: () => void; timer: number } | null = null

/** Keeps at once what keys have changed. */
const flush = async (): Promise<void> => {
  if (!waiting) return
  const { said, done, timer } = waiting
  window.clearTimeout(timer)
  waiting = null
  const changes = [...useRotaView.getState().preview].map(([id, after]) => ({ id, after }))
  const kept = commit(changes, said)
  setView({ preview: noPreview })
  await kept
  done()
}
beforeLeaving(flush)

/** By key: shown now, kept once the key rests. */
const press = (said: Said, change: (shift: RotaShift, plan: Plan) => RotaShift): void => {
  const plan = planNow()
  if (!plan?.mayPlan) return
  const next = new Map(useRotaView.getState().preview)
  for (const shift of targets(plan)) next.set(shift.id, change(shift, plan))
  if (next.size === 0) return
  if (waiting && waiting.said !== said) void flush()
  setView({ preview: next })
  if (waiting) window.clearTimeout(waiting.timer)
  else {
    const fresh = { said, done: () => {}, timer: 0 }
    expectDeed(
      new Promise<void>((resolve) => {
        fresh.done = resolve
      }),
    )
    waiting = fresh
  }
  waiting.said = said
  waiting.timer = window.setTimeout(() => void flush(), REST_MS)
}

export const nudge = (minutes: number): void => press('moved', (shift) => moved(shift, minutes))
export const resize = (edge: 'start' | 'end', minutes: number): void => press('resized', (shift) => resized(shift, edge, minutes))

/** To the person of the row above or below. */
export const giveOn = (rows: number): void => {
  const plan = planNow()
  const { cursor } = useRotaView.getState()
  if (!plan?.mayPlan || !cursor) return
  const people = plan.lines.flatMap((line) => (line.is === 'person' ? [line.row] : []))
  const to = people[people.findIndex(({ person }) => person.id === cursor.personId) + rows]?.person
  if (!to) return
  const shifts = targets(plan)
  if (shifts.length === 0) return
  void flush()
    .then(() =>
      commit(
        shifts.map((shift) => ({ id: shift.id, after: givenTo(shift, to, plan.types.get(shift.typeId ?? '') ?? null) })),
        'given',
      ),
    )
    .catch(() => undefined)
  pointAt({ ...cursor, personId: to.id })
}

export const removeTargets = async (): Promise<void> => {
  const plan = planNow()
  if (!plan?.mayPlan) return
  await flush()
  const { cursor } = useRotaView.getState()
  const shifts = targets(plan)
  if (
    await commit(
      shifts.map(({ id }) => ({ id, after: null })),
      'removed',
    )
  )
    choose([])
  // What was a draft only is gone from its row.
  if (cursor?.shiftId && shifts.some(({ id }) => id === cursor.shiftId) && !published(cursor.shiftId)) pointAt({ ...cursor, shiftId: null })
}
const published = (id: string): RotaShift | null => rotaNow()?.rota.shifts.find((shift) => shift.id === id) ?? null

/** Drafts of these shifts thrown away: what is published stands again. */
export const discard = (ids: readonly string[]): Promise<boolean> =>
  commit(
    ids.map((id) => ({ id, after: published(id) })),
    'discarded',
  )

export const copyTargets = (): number => {
  const plan = planNow()
  if (!plan) return 0
  const copied = targets(plan)
  if (copied.length > 0) setView({ copied })
  return copied.length
}

/** The first of what was copied lands on the cursor's day; of one person's shifts on the cursor's row. */
export const paste = async (): Promise<void> => {
  const plan = planNow()
  const { copied, cursor } = useRotaView.getState()
  if (!plan?.mayPlan || !cursor || copied.length === 0) return
  const row = plan.rowOf.get(cursor.personId)
  const first = copied.reduce((least, { date }) => (date < least ? date : least), copied[0]?.date ?? cursor.date)
  const days = Math.round((Date.parse(cursor.date) - Date.parse(first)) / 86_400_000)
  const onePerson = new Set(copied.map(({ personId }) => personId)).size === 1
  const changes = copied.map((shift): Change => {
    const id = crypto.randomUUID()
    const there: RotaShift = { ...shift, id, date: dayAfter(shift.date, days), override: null }
    if (!onePerson || !row || row.person.id === shift.personId) return { id, after: there }
    // On her own clock, as the type would say it: copying a plan is no handing over of hours.
    const type = plan.types.get(shift.typeId ?? '')
    return { id, after: { ...there, personId: row.person.id, zone: type?.zone ?? row.person.zone } }
  })
  if (await commit(changes, 'copied')) choose(changes.map(({ id }) => id))
}

/** The same again on the day after. */
export const again = async (): Promise<void> => {
  const plan = planNow()
  if (!plan?.mayPlan) return
  const changes = targets(plan).map((shift): Change => {
    const id = crypto.randomUUID()
    return { id, after: { ...shift, id, date: dayAfter(shift.date, 1), override: null } }
  })
  if (changes.length === 0 || !(await commit(changes, 'made'))) return
  choose(changes.length > 1 ? changes.map(({ id }) => id) : [])
  const only = changes[0]?.after
  if (changes.length === 1 && only) pointAt({ personId: only.personId, date: only.date, shiftId: only.id })
}

/** What would mend a finding, as changes; none where the shift is no more. */
const changesOf = (mend: Mend, plan: Plan): Change[] => {
  const found = itemOf(plan, mend.shiftId)
  if (!found) return []
  const { shift } = found.item
  switch (mend.do) {
    case 'remove':
      return [{ id: shift.id, after: null }]
    case 'move':
      return [{ id: shift.id, after: { ...shift, date: mend.date, start: mend.start, end: mend.end } }]
    case 'give': {
      const to = plan.rowOf.get(mend.personId)?.person
      return to ? [{ id: shift.id, after: givenTo(shift, to, plan.types.get(shift.typeId ?? '') ?? null) }] : []
    }
    case 'breaks':
      return [{ id: shift.id, after: { ...shift, breaks: [...mend.breaks] } }]
  }
}
export const applyMend = async (mend: Mend): Promise<void> => {
  const plan = planNow()
  if (plan?.mayPlan) await commit(changesOf(mend, plan), 'mended')
}
