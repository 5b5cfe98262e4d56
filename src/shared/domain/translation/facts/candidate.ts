/** What finders of facts are given and give. */
import { GuardText } from '../../guard/text'
import type { FactKind } from '../types'
import { even } from './even'

/** What the desk knows of a conversation beside its texts. */
export interface Known {
  /** Of customer, agent, shop, products. */
  names: readonly string[]
  /** Of orders and parcels. */
  numbers: readonly string[]
  /** Never translated (the glossary's). */
  terms?: readonly string[]
}

/** A text as finders read it: as written, with even signs (same places), and folded as the guard reads it. */
export interface FactText {
  written: string
  even: string
  guard: GuardText
  known: Known
}
export const factText = (written: string, known: Known): FactText => ({
  written,
  even: even(written),
  guard: new GuardText(written),
  known,
})

export interface Candidate {
  kind: FactKind
  from: number
  to: number
}
export type Finder = (text: FactText) => Candidate[]

/**
 * Neither letter nor digit of a script with blanks beside it. Chinese, Japanese and Arabic write words right beside a number:
 * «订单1042», «ب100».
 */
export const begins = '(?<![0-9A-Za-z\\u00c0-\\u024f\\u0370-\\u052f])'
export const ends = '(?![0-9A-Za-z\\u00c0-\\u024f\\u0370-\\u052f])'

/** Places of a pattern's first group, or of the whole where it has none. The pattern carries `g` and `d`. */
export const placesOf = (kind: FactKind, pattern: RegExp, text: string): Candidate[] =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const place = match.indices?.[1] ?? match.indices?.[0]
    return place && place[1] > place[0] ? [{ kind, from: place[0], to: place[1] }] : []
  })
