/** Which engines a shop's policy names for a pair of languages, whether one can do it, and what a text costs. Languages are BCP 47. */
import type { EngineId } from '../ids'
import { pairFits, sameLanguage } from './languages'
import type { EngineAbilities, TranslationPolicy } from './types'

/** Whether an engine can be asked for the pair; `from` null: it is to find out, so it must be able to. */
export const canDo = ({ pairs, detects }: EngineAbilities, from: string | null, to: string): boolean =>
  (from !== null || detects) && pairFits(pairs, from, to)

/** Engines for a pair in the order they are tried: of every route that fits, the first written first, each engine once. */
export const enginesFor = ({ routes }: TranslationPolicy, from: string | null, to: string): EngineId[] => {
  const fits = (asked: string | null, written: string) => written === '*' || (asked !== null && sameLanguage(asked, written))
  const named = routes.filter((route) => fits(from, route.from) && fits(to, route.to)).flatMap(({ engines }) => engines)
  return [...new Set(named)]
}

/** The calendar month (UTC) that an instant (epoch ms) counts for, as `2026-11`. */
export const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7)

/**
 * What these texts will cost in the engine's unit, before it was asked. Characters are code points (so do DeepL and Google count).
 * Tokens are guessed high, two characters a token there and back, and the instructions; the engine's own figure replaces it.
 */
export const guessUnits = (texts: readonly string[], unit: EngineAbilities['costUnit']): number => {
  if (unit === 'none') return 0
  const characters = texts.reduce((sum, text) => sum + [...text].length, 0)
  return unit === 'characters' ? characters : characters + 400
}

/**
 * Cut into runs that keep within an engine's limits, order kept. A text too long by itself stands in `tooLong`.
 * @param texts code units are counted, which is never less than the characters an engine counts
 */
export const batchesOf = (texts: readonly string[], limits: EngineAbilities['limits']): { batches: number[][]; tooLong: number[] } => {
  const batches: number[][] = []
  const tooLong: number[] = []
  let run: number[] = []
  let size = 0
  const close = () => {
    if (run.length > 0) batches.push(run)
    run = []
    size = 0
  }
  texts.forEach((text, index) => {
    if (text.length > limits.characters) {
      tooLong.push(index)
      return
    }
    if (run.length >= limits.segments || size + text.length > limits.characters) close()
    run.push(index)
    size += text.length
  })
  close()
  return { batches, tooLong }
}
