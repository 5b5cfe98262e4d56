/** Which engines a shop's policy names for a pair of languages, whether one can do it, and what a text costs. Languages are BCP 47. */
import type { EngineId } from '../ids'
import type { EngineAbilities, TranslationPolicy } from './types'

interface Tag {
  primary: string
  script: string
  region: string
}

/** Chinese is two written languages: its script counts even where only the region is said (CLDR likely subtags). */
const chineseScript = (script: string, region: string): string => {
  if (script !== '') return script
  return ['tw', 'hk', 'mo'].includes(region) ? 'hant' : 'hans'
}
const tagOf = (code: string): Tag => {
  const [primary = '', ...rest] = code.toLowerCase().split(/[-_]/)
  const script = rest.find((part) => part.length === 4) ?? ''
  const region = rest.find((part) => part.length === 2 || /^\d{3}$/.test(part)) ?? ''
  return { primary, script: primary === 'zh' ? chineseScript(script, region) : script, region }
}

/** 3 the same, 2 the same without a region on one side, 1 another region of it, 0 another language. */
const nearness = (asked: string, offered: string): 0 | 1 | 2 | 3 => {
  const a = tagOf(asked)
  const b = tagOf(offered)
  if (a.primary !== b.primary) return 0
  if (a.script !== b.script && a.script !== '' && b.script !== '') return 0
  if (a.region === b.region) return 3
  return a.region === '' || b.region === '' ? 2 : 1
}

/** Whether a reader of one reads the other: the same language, and for Chinese the same script. */
export const sameLanguage = (a: string, b: string): boolean => nearness(a, b) > 0

/**
 * The pair as the engine writes it that comes nearest to the one asked for; null where it cannot do it. `from` null: the engine
 * is to find out, so it must be able to, and must have some pair into `to`.
 */
export const pairOf = (abilities: EngineAbilities, from: string | null, to: string): { from: string | null; to: string } | null => {
  if (from === null && !abilities.detects) return null
  if (abilities.pairs === null) return { from, to }
  let best: { from: string | null; to: string; score: number } | null = null
  for (const pair of abilities.pairs) {
    const forTo = nearness(to, pair.to)
    const forFrom = from === null ? 3 : nearness(from, pair.from)
    if (forTo === 0 || forFrom === 0) continue
    const score = forTo * 4 + forFrom
    if (!best || score > best.score) best = { from: from === null ? null : pair.from, to: pair.to, score }
  }
  return best && { from: best.from, to: best.to }
}

/** Whether the engine takes a register for this target language. */
export const takesRegister = ({ registers }: EngineAbilities, to: string): boolean =>
  registers.some((one) => one === '*' || sameLanguage(one, to))

/** Engines for a pair in the order they are tried: of every route that fits, the first written first, each engine once. */
export const enginesFor = ({ routes }: TranslationPolicy, from: string | null, to: string): EngineId[] => {
  const fits = (asked: string | null, written: string) => written === '*' || (asked !== null && nearness(asked, written) > 0)
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
export const batchesOf = (
  texts: readonly string[],
  limits: EngineAbilities['limits'],
): { batches: number[][]; tooLong: number[] } => {
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
