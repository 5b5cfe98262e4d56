/** What can be worked: the rota's shift types, and shifts of other times that stand already; each as instants on a day of somebody. */
import { breakSpans, workedMinutes } from '../breaks'
import type { RotaPerson } from '../person'
import type { Break, RotaShift, ShiftType } from '../plan'
import { type Span, spanOf } from '../when'

export interface Slot {
  /** Null: a shift that stands and is of no type. */
  readonly typeId: string | null
  readonly start: string
  readonly end: string
  /** Null: each person's own. */
  readonly zone: string | null
  readonly breaks: readonly Break[]
  readonly work: ShiftType['work']
}

/** The solver's rows are bytes; far fewer are ever needed. */
const MOST_SLOTS = 200

const keyOf = ({ typeId, start, end, zone, breaks, work }: Slot): string => JSON.stringify([typeId, start, end, zone, breaks, work])

/** The shift as a slot: that of its type as long as it keeps its times. */
export function slotOfShift(shift: RotaShift, person: RotaPerson, types: ReadonlyMap<string, ShiftType>): Slot {
  const { start, end, breaks, work } = shift
  const type = shift.typeId === null ? undefined : types.get(shift.typeId)
  if (type && type.start === start && type.end === end && type.work === work && (type.zone ?? person.zone) === shift.zone)
    return { typeId: type.id, start, end, zone: type.zone, breaks: type.breaks, work }
  return { typeId: null, start, end, zone: shift.zone === person.zone ? null : shift.zone, breaks, work }
}

/** Slots by number. */
export class Slots {
  readonly all: Slot[] = []
  private readonly numbers = new Map<string, number>()
  private readonly spans = new Map<string, Span | null>()
  add(slot: Slot): number | null {
    const key = keyOf(slot)
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    if (this.all.length >= MOST_SLOTS) return null
    this.numbers.set(key, this.all.length)
    return this.all.push(slot) - 1
  }
  /** Epoch ms (UTC) of slot `index` on a day of somebody in `zone`; null where a zone is not known. */
  span(index: number, date: string, zone: string): Span | null {
    const slot = this.all[index]
    if (!slot) return null
    const at = slot.zone ?? zone
    const key = `${index}|${date}|${at}`
    let span = this.spans.get(key)
    if (span === undefined) {
      span = spanOf({ date, start: slot.start, end: slot.end, zone: at })
      this.spans.set(key, span)
    }
    return span
  }
}

/** Elapsed, less unpaid pauses. */
export const minutesIn = (breaks: readonly Break[], span: Span): number => workedMinutes(breaks, span)

const HOUR_MS = 3_600_000
/** Less than that of an hour, pauses taken off, and she does not count for it. */
const PRESENT_MS = 45 * 60_000

/** Hours (UTC, epoch ms) in which somebody with this shift answers customers. */
export function hoursOf(work: Slot['work'], breaks: readonly Break[], span: Span): number[] {
  if (work !== 'service') return []
  const away = breakSpans(breaks, span)
  const hours: number[] = []
  for (let at = Math.floor(span.startAt / HOUR_MS) * HOUR_MS; at < span.endAt; at += HOUR_MS) {
    let here = Math.min(span.endAt, at + HOUR_MS) - Math.max(span.startAt, at)
    for (const { startAt, endAt } of away) here -= Math.max(0, Math.min(endAt, at + HOUR_MS) - Math.max(startAt, at))
    if (here >= PRESENT_MS) hours.push(at)
  }
  return hours
}
