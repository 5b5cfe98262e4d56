/** From the rota and its drafts to the rows of a timeline. Pure but for what it remembers, so that a row that did not change stays the same. */
import type { PersonId } from '../../../shared/domain/ids'
import { workedMinutes } from '../../../shared/domain/rota/breaks'
import { findingsOfPerson } from '../../../shared/domain/rota/findings'
import { leaveSpan } from '../../../shared/domain/rota/leave'
import type { RotaPerson } from '../../../shared/domain/rota/person'
import type { Finding, Rota, RotaLeave, RotaShift, ShiftChange } from '../../../shared/domain/rota/plan'
import { dayAfter, type Span, spanOf } from '../../../shared/domain/rota/when'
import type { Preview } from './view'

export interface Item extends Span {
  shift: RotaShift
  /** `gone`: published, taken away in the draft. */
  is: 'published' | 'draft' | 'gone'
  /** A swap or an offer of it waits for somebody's word. */
  pending: boolean
}
export interface LeaveItem extends Span {
  leave: RotaLeave
}
export interface PlanRow {
  person: RotaPerson
  /** By start; also those around the span, which rest and weeks reach over. */
  items: readonly Item[]
  leave: readonly LeaveItem[]
  /** Those that touch the span. */
  findings: readonly Finding[]
}

export interface Asked {
  rota: Rota
  drafts: readonly ShiftChange[]
  preview: Preview
  /** Days from and until (inclusive) which findings are wanted, with their instants. */
  first: string
  last: string
  span: Span
}

/** Rules reach over the edges of what is shown by so many days (nights of any four weeks). */
const AROUND = 30
const none: readonly never[] = []

const pendingOf = (rota: Rota): ReadonlySet<string> => {
  const ids = new Set<string>()
  for (const { state, wants } of rota.requests) {
    if (state !== 'open' && state !== 'taken') continue
    if (wants.type === 'swap' || wants.type === 'offer') ids.add(wants.giveShiftId)
    if (wants.type === 'swap' && wants.takeShiftId) ids.add(wants.takeShiftId)
  }
  return ids
}

const same = (a: Item, b: Item): boolean => a.shift === b.shift && a.is === b.is && a.pending === b.pending
const sameList = <T>(a: readonly T[], b: readonly T[], equal: (one: T, other: T) => boolean): boolean =>
  a.length === b.length &&
  a.every((one, at) => {
    const other = b[at]
    return other !== undefined && equal(one, other)
  })

/** @returns rows by person, of all who have not left; the answer remembers the last one, so there is one a screen */
export const rowMaker = () => {
  let last = new Map<PersonId, PlanRow & { span: Span }>()
  const spans = new WeakMap<RotaShift, Span | null>()
  const span = (shift: RotaShift): Span | null => {
    const known = spans.get(shift)
    if (known !== undefined) return known
    const made = spanOf(shift)
    spans.set(shift, made)
    return made
  }
  return ({ rota, drafts, preview, first, last: until, span: asked }: Asked): PlanRow[] => {
    const from = dayAfter(first, -AROUND)
    const to = dayAfter(until, AROUND)
    const pending = pendingOf(rota)
    const changes = new Map<string, RotaShift | null>()
    for (const { before, after } of drafts) {
      const id = after?.id ?? before?.id
      if (id !== undefined) changes.set(id, after)
    }
    for (const [id, after] of preview) changes.set(id, after)
    const items = new Map<string, Item[]>()
    const add = (shift: RotaShift, is: Item['is']) => {
      if (shift.date < from || shift.date > to) return
      const at = span(shift)
      if (!at) return
      const item: Item = { shift, is, pending: pending.has(shift.id), ...at }
      const list = items.get(shift.personId)
      if (list) list.push(item)
      else items.set(shift.personId, [item])
    }
    const published = new Set<string>()
    for (const shift of rota.shifts) {
      if (shift.date < from || shift.date > to) {
        // Drafts may bring it here from a day far off.
        if (changes.has(shift.id)) published.add(shift.id)
        continue
      }
      published.add(shift.id)
      if (!changes.has(shift.id)) add(shift, 'published')
      else if (changes.get(shift.id) === null) add(shift, 'gone')
    }
    for (const after of changes.values()) if (after) add(after, 'draft')
    const leave = new Map<string, LeaveItem[]>()
    for (const one of rota.leave) {
      if (one.endDate < from || one.startDate > to) continue
      const at = leaveSpan(one)
      if (at) leave.set(one.personId, [...(leave.get(one.personId) ?? []), { leave: one, ...at }])
    }
    const next = new Map<PersonId, PlanRow & { span: Span }>()
    for (const person of rota.people) {
      const list = (items.get(person.id) ?? []).sort((a, b) => a.startAt - b.startAt || (a.shift.id < b.shift.id ? -1 : 1))
      const off = leave.get(person.id) ?? []
      if (person.left && list.length === 0) continue
      const was = last.get(person.id)
      if (
        was &&
        was.person === person &&
        was.span.startAt === asked.startAt &&
        was.span.endAt === asked.endAt &&
        sameList(was.items, list, same) &&
        sameList(was.leave, off, (a, b) => a.leave === b.leave)
      ) {
        next.set(person.id, was)
        continue
      }
      const shifts = list.flatMap(({ shift, is }) => (is === 'gone' ? [] : [shift]))
      const findings =
        shifts.length === 0
          ? none
          : findingsOfPerson(
              { people: [person], shifts, leave: off.map((one) => one.leave), from: asked.startAt, to: asked.endAt },
              person.id,
            )
      next.set(person.id, { person, items: list, leave: off, findings, span: asked })
    }
    last = next
    return [...next.values()]
  }
}

/** Elapsed minutes of work of those that begin on these days, on each shift's own calendar. */
export const minutesIn = ({ items }: Pick<PlanRow, 'items'>, first: string, last: string): number =>
  items.reduce(
    (sum, { shift, is, startAt, endAt }) =>
      is === 'gone' || shift.date < first || shift.date > last ? sum : sum + workedMinutes(shift.breaks, { startAt, endAt }),
    0,
  )
