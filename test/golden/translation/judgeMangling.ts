/** Facts through the mangling double and back: nothing may be lost, doubled or changed without a word. */
import { factsIn } from '../../../src/shared/domain/translation/facts'
import { type Hidden, hideFacts, restoreFacts } from '../../../src/shared/domain/translation/placeholders'
import type { PlaceholderStyle } from '../../../src/shared/domain/translation/types'
import { factLanguages, factRows } from './judgeFacts'
import { type Mangling, manglings } from './mangle'

export interface Survival {
  facts: number
  /** Stand in the answer as they were. */
  kept: number
  /** Do not, and a trouble says so: sending waits until it was seen. */
  told: number
  /** Do not, and nobody says so: the number that must be 0. */
  silent: number
  /** Sentences where nothing was wrong and a trouble was told all the same. */
  alarms: number
  sentences: number
}
export const noSurvival = (): Survival => ({ facts: 0, kept: 0, told: 0, silent: 0, alarms: 0, sentences: 0 })

const occurrences = (text: string, value: string): number => text.split(value).length - 1

type Given = { text: string; hidden: Hidden }
const given = new Map<PlaceholderStyle, Given[]>()
/** Sentences with something private in them, hidden once a style. */
const givenIn = (style: PlaceholderStyle): Given[] => {
  const known = given.get(style)
  if (known) return known
  const made = factLanguages.flatMap(factRows).flatMap(({ text, known: names }) => {
    const hidden = hideFacts(text, factsIn(text, names), ['date', 'amount'], style)
    return hidden.facts.some(({ mark }) => mark !== null) ? [{ text, hidden }] : []
  })
  given.set(style, made)
  return made
}
const code = /(?:QX|ZQ)\s?\d|<\/?(?:f|span)\b/i

/** @param each every how many sentences: all of them take a minute */
export const judgeMangling = ({ loses, mangle }: Mangling, style: PlaceholderStyle, each: number): Survival => {
  const sum = noSurvival()
  for (const [at, { text, hidden }] of givenIn(style).entries()) {
    if (at % each !== 0) continue
    const back = restoreFacts(mangle(hidden.text), hidden)
    const troubled = back.troubles.length > 0
    sum.sentences += 1
    let whole = true
    for (const value of new Set(hidden.facts.flatMap((fact) => (fact.mark === null ? [] : [fact.value])))) {
      sum.facts += 1
      if (occurrences(back.text, value) === occurrences(text, value)) {
        sum.kept += 1
        continue
      }
      whole = false
      if (troubled) sum.told += 1
      else sum.silent += 1
    }
    // A code that a customer would read is as bad as a fact she would not.
    if (code.test(back.text) && !code.test(text) && !troubled) sum.silent += 1
    if (whole && troubled && !loses) sum.alarms += 1
  }
  return sum
}

/** One line a way and style. */
export const manglingRows = (each: number): { way: Mangling; style: PlaceholderStyle; sum: Survival }[] =>
  manglings.flatMap((way) => way.styles.map((style) => ({ way, style, sum: judgeMangling(way, style, each) })))
