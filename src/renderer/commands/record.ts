/** What an agent presses while she chooses keys for a command: one stroke, or two of which the first types. Pure. */
import { type KeyLike, strokeOf } from './keys'

export type Recording =
  | { state: 'waiting'; strokes: readonly string[] }
  /** The keys that were given; a second stroke may still follow where the first one alone types a character. */
  | { state: 'heard'; strokes: readonly string[] }
  /** Nothing a program is given: an IME at work, AltGr, Alt with a letter. */
  | { state: 'refused'; strokes: readonly string[] }

export const nothingYet: Recording = { state: 'waiting', strokes: [] }

/** Modifiers alone change nothing. A third stroke, and any after a chord, begins anew. */
export const hear = (before: Recording, event: KeyLike, mac: boolean): Recording => {
  const alone = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'NumLock'].includes(event.key)
  if (alone) return before
  const stroke = strokeOf(event, mac)
  if (!stroke) return { state: 'refused', strokes: [] }
  const first = before.strokes[0]
  const goesOn = before.strokes.length === 1 && first !== undefined && first.length === 1 && stroke.types
  return { state: 'heard', strokes: goesOn ? [first, stroke.name] : [stroke.name] }
}

export const keysHeard = ({ strokes }: Recording): string => strokes.join(' ')
