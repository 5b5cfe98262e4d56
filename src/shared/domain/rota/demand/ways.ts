/** What is asked and answered of an hour that is short. */
import type { RotaPerson } from '../person'
import type { Finding, HourNeed, RotaLeave, RotaShift, ShiftType } from '../plan'
import type { Span } from '../when'
import { HOUR } from './wall'

export interface Target {
  /** Epoch ms (UTC): the hour's start. */
  at: number
  /** Null: all languages, all shops. */
  language: string | null
  shop: string | null
}
export interface Way {
  do: 'moveBreak' | 'later' | 'earlier' | 'extra' | 'swap'
  personId: string
  /** With whom she swaps. */
  withId: string | null
  /** Shifts as they would stand. */
  shifts: readonly RotaShift[]
  /** When she would work, epoch ms (UTC). */
  startAt: number
  endAt: number
  /** Paid minutes more. */
  minutes: number
  /** People more in the hour that is asked for. */
  gain: number
  /** Hours that become shorter by it, the worst first. */
  opens: readonly { at: number; people: number }[]
  /** Soft rules that it breaks newly. */
  findings: readonly Finding[]
  /** In hours of a person; orders the ways. */
  cost: number
}
export type Cannot =
  /** `here`: she counts for it already; `far`: no shift of hers is near. */
  | { why: 'leave' | 'far' | 'training' | 'shop' | 'level' | 'here'; personId: string }
  /** She is there and counts elsewhere. */
  | { why: 'counted'; personId: string; language: string; shop: string | null }
  /** The hard rule that it would break. */
  | { why: 'rule'; personId: string; way: Way['do']; finding: Finding }
export interface Could {
  ways: Way[]
  cannot: Cannot[]
}

export interface CouldInput {
  people: readonly RotaPerson[]
  /** What is planned, four weeks around. */
  shifts: readonly RotaShift[]
  leave: readonly RotaLeave[]
  types: readonly ShiftType[]
  needs: readonly HourNeed[]
  /** Findings of one person with these shifts, all of them hers (`findingsOfPerson`), around the hour. */
  findingsOf: (personId: string, shifts: readonly RotaShift[]) => readonly Finding[]
}

export const covers = (span: Span | null, at: number): span is Span => span !== null && span.startAt <= at && span.endAt >= at + HOUR
export const overlaps = (a: Span, b: Span): boolean => a.startAt < b.endAt && b.startAt < a.endAt
