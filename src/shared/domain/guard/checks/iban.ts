import { type Check, finding } from '../finding'
import { bareNumber } from '../known'
import { ibanLength, mod97 } from '../numbers'

const begins = /(?<![a-z0-9])[a-z]{2}[ -]?\d{2}(?=[ .-]?[a-z0-9])/g
const between = /[ \t.-]/

/** Account numbers by ISO 13616: country, length of that country, check digits. The first four and the last four signs stay. */
export const iban: Check = ({ text, context }) => {
  const folded = text.folded
  const known = new Set(context.knownNumbers.map(bareNumber))
  return [...folded.matchAll(begins)].flatMap((match) => {
    const length = ibanLength(match[0].slice(0, 2))
    if (length === null) return []
    let number = ''
    let at = match.index
    for (; at < folded.length && number.length < length; at += 1) {
      const sign = folded[at] ?? ''
      if (/[a-z0-9]/.test(sign)) number += sign
      else if (!between.test(sign) || between.test(folded[at - 1] ?? '')) break
    }
    if (number.length !== length || /[a-z0-9]/.test(folded[at] ?? '') || !mod97(number) || known.has(number)) return []
    const [from, to] = [text.place(match.index), text.end(at)]
    const written = text.original.slice(from, to)
    let sign = 0
    const masked = [...written]
      .map((letter) => (/[\p{L}\p{Nd}]/u.test(letter) ? (sign++ < 4 || sign > length - 4 ? letter : '•') : letter))
      .join('')
    return [finding('iban', 'iban', from, to, { country: number.slice(0, 2).toUpperCase() }, [{ kind: 'mask', text: masked }])]
  })
}
