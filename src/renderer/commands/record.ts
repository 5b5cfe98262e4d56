/** What an agent presses while she chooses keys for a command: one stroke, or two of which the first types. Pure. */
import { SEQUENCE_MS } from './dispatcher'
import { type KeyLike, strokeOf } from './keys'

export interface Recording {
  /**
   * `heard`: a second stroke may still follow where the first one alone types a character. `refused`: nothing a program is
   * given (an IME at work, AltGr, Alt with a letter).
   */
  state: 'waiting' | 'heard' | 'refused'
  strokes: readonly string[]
  /** When the last stroke came, ms. */
  at: number
}

export const nothingYet: Recording = { state: 'waiting', strokes: [], at: 0 }

/** Modifiers alone change nothing. After a pause, a chord, or a second stroke it begins anew. */
export const hear = (before: Recording, event: KeyLike, mac: boolean, at: number): Recording => {
  const alone = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'NumLock'].includes(event.key)
  if (alone) return before
  const stroke = strokeOf(event, mac)
  if (!stroke) return { state: 'refused', strokes: [], at }
  const first = before.strokes[0]
  const goesOn = at - before.at < SEQUENCE_MS && before.strokes.length === 1 && first !== undefined && first.length === 1 && stroke.types
  return { state: 'heard', strokes: goesOn ? [first, stroke.name] : [stroke.name], at }
}

export const keysHeard = ({ strokes }: Recording): string => strokes.join(' ')
