/** Fuzzy find for the palette and the pick lists: letters in order, word starts and runs weigh more. */

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()

/** Null where not all letters of the query occur in order; else higher is better. */
export const fuzzyScore = (query: string, text: string): number | null => {
  const wanted = [...fold(query)].filter((letter) => letter !== ' ')
  if (wanted.length === 0) return 0
  const there = [...fold(text)]
  const whole = there.join('')
  const plain = fold(query).trim()
  const found = whole.indexOf(plain)
  if (found >= 0)
    return 100 - Math.min(found, 40) + (found === 0 ? 40 : /\P{L}/u.test(whole[found - 1] ?? ' ') ? 25 : 0) - there.length * 0.05
  let score = 0
  let at = -1
  for (const letter of wanted) {
    const next = there.indexOf(letter, at + 1)
    if (next < 0) return null
    if (next === at + 1) score += 3
    else if (next === 0 || /\P{L}/u.test(there[next - 1] ?? ' ')) score += 5
    else score -= Math.min(3, (next - at) * 0.2)
    at = next
  }
  return score - there.length * 0.05
}

/** Those that match, best first; the given order stands among equals and for an empty query. */
export const fuzzyFilter = <T>(query: string, items: readonly T[], text: (item: T) => string): T[] => {
  if (query.trim() === '') return [...items]
  return items
    .map((item, place) => ({ item, place, score: fuzzyScore(query, text(item)) }))
    .filter((one): one is typeof one & { score: number } => one.score !== null)
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .map(({ item }) => item)
}
