/** Names that the desk knows (of customer, agent, shop, products), and terms that are never translated. */
import type { Candidate, Finder } from './candidate'

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const eastern = /[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af]/u
const latin = '[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Nd}]'

/** Words that stand in names and are no name alone. */
const particles =
  /^(?:von|van|der|den|de|del|della|da|dos|das|do|di|du|la|le|el|al|y|e|bin|ibn|abu|abd|mr|mrs|ms|dr|herr|frau|shop|store|gmbh|ltd|inc|team)$/iu

/** As German and the Slavic languages bend it: «Mias», «Anno», «Annie», «Tomkowi». */
const bent = (part: string): string => {
  if (!/^\p{Lu}[\p{Script=Latin}]{2,}$/u.test(part)) return literally(part)
  return /a$/u.test(part) ? `${part.slice(0, -1)}(?:as|a|y|i|ie|ę|ą|o)` : `${part}(?:s|a|owi|em|ie|u|ze)?`
}

/**
 * A whole name of several words in any case; one word, and parts (given name, family name) as they are written, from three letters on (one family name
 * of two East Asian signs suffices).
 */
export const names: Finder = ({ even, known }) => {
  const found: Candidate[] = []
  const look = (pattern: RegExp): void => {
    for (const match of even.matchAll(pattern)) found.push({ kind: 'name', from: match.index, to: match.index + match[0].length })
  }
  for (const name of new Set(known.names.map((one) => one.normalize('NFC').trim()))) {
    if (name.length < 2 || !/\p{L}/u.test(name)) continue
    const parts = name.split(/[\s·・]+/u).filter((part) => part !== '')
    if (eastern.test(name)) {
      look(new RegExp(parts.map(literally).join('[\\s·・]?'), 'gu'))
      // A family name alone stands before a title, or it is a word.
      const family = parts.length > 1 ? parts[0] : undefined
      if (family) look(new RegExp(`${literally(family)}(?=\\s?(?:様|さま|さん|殿|氏|先生|女士|小姐|太太|님|씨))`, 'gu'))
      continue
    }
    // One word alone may also be a word of the language: «Rose», «May», «Lang».
    const cases = parts.length > 1 ? 'giu' : 'gu'
    look(new RegExp(`(?<!${latin})${parts.map(bent).join('\\s+')}(?!${latin})`, cases))
    if (parts.length < 2) continue
    for (const part of parts)
      if (part.length >= 3 && /^\p{L}/u.test(part) && !particles.test(part) && (/^\p{Lu}/u.test(part) || !/\p{Ll}|\p{Lu}/u.test(part)))
        look(new RegExp(`(?<!${latin}|\\p{Script=Arabic})${bent(part)}(?!${latin}|\\p{Script=Arabic})`, 'gu'))
  }
  return found
}

/** As they are written, in any case; beside letters of their own script they are part of another word. */
export const terms: Finder = ({ even, known }) =>
  [...new Set(known.terms ?? [])]
    .filter((term) => term.trim().length >= 2)
    .flatMap((term) => {
      const bounded = eastern.test(term) ? literally(term) : `(?<!${latin})${literally(term)}(?!${latin})`
      return [...even.matchAll(new RegExp(bounded, 'giu'))].map((match) => ({
        kind: 'term' as const,
        from: match.index,
        to: match.index + match[0].length,
      }))
    })
