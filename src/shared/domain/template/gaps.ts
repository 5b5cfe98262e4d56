/**
 * How a gap that nobody could fill stands in a text: `[[parcel.number]]`. It is found in the text itself, so that it is a gap
 * still after a restart, in another window and after an undo. Pure.
 */
import type { OpenGap } from './types'

/** The visible form of a missing value; `variable` is its Liquid path. */
export const gapText = (variable: string): string => `[[${variable}]]`

// Two brackets, a path of Latin words, digits for the numbered gaps of approved templates: nothing a person writes by chance.
const gap = /\[\[([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*|\d{1,3})\]\]/gi

/** Every open gap of a text, in its order; places are UTF-16. */
export const openGapsOf = (text: string): OpenGap[] =>
  text.includes('[[')
    ? [...text.matchAll(gap)].map((found) => ({ from: found.index, to: found.index + found[0].length, variable: found[1] ?? '' }))
    : []
