/** Night work as the rules have it, for a shift that is only thought of. */
import { dayAt } from '../../clock/zoneDays'
import { lawOf } from '../law/law'
import type { RotaPerson } from '../person'
import { isNight as isNightPiece } from '../rules/nights'
import type { Span } from '../when'

/** @param date day of the shift's start */
export const isNight = (person: Pick<RotaPerson, 'zone' | 'country'>, date: string, span: Span): boolean =>
  isNightPiece(person, { ...span, day: dayAt(person.zone, span.startAt), law: lawOf(person.country, date) })
