import type { HourCover } from '../../../../shared/domain/rota/demand/coverage'

export interface CoverChange {
  /** Epoch ms (UTC), the hour's start. */
  at: number
  language: string
  need: number
  /** People there for what is needed, over all shops of the language. */
  before: number
  after: number
}
/** Less than this is rounding. */
const little = 0.05

const byLanguage = ({ cells }: HourCover): Map<string, { need: number; met: number }> => {
  const sums = new Map<string, { need: number; met: number }>()
  for (const { language, need, met } of cells) {
    const sum = sums.get(language) ?? { need: 0, met: 0 }
    sums.set(language, { need: sum.need + need, met: sum.met + met })
  }
  return sums
}

/** Hours and languages for which another number of people is there, those first that lose most of what they need. */
export const coverChanges = (before: readonly HourCover[], after: readonly HourCover[]): CoverChange[] =>
  before
    .flatMap((hour, place) => {
      const then = after[place]
      if (!then) return []
      const [was, is] = [byLanguage(hour), byLanguage(then)]
      return [...new Set([...was.keys(), ...is.keys()])].flatMap((language): CoverChange[] => {
        const a = was.get(language)
        const b = is.get(language)
        const change = { at: hour.at, language, need: Math.max(a?.need ?? 0, b?.need ?? 0), before: a?.met ?? 0, after: b?.met ?? 0 }
        return Math.abs(change.after - change.before) > little ? [change] : []
      })
    })
    .sort((a, b) => a.after - a.before - (b.after - b.before) || a.at - b.at)
