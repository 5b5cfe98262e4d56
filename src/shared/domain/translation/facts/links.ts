/** Links, e-mail addresses, IBANs, card numbers: what is told by its own form. */

import { digitsOf } from '../../guard/known'
import { cardsIn } from '../../guard/mask'
import { ibanLength, issuerOf, mod97 } from '../../guard/numbers'
import { begins, ends, type Finder, placesOf } from './candidate'

/** East Asian and Arabic text stands right behind a link; quotation marks and angle brackets end it. */
const inLink = '[^\\s<>"“”„«»‹›|\\\\^`\\u060c\\u0621-\\u064a\\u3000-\\u9fff\\uac00-\\ud7af\\uff00-\\uffef]'
const schemed = new RegExp(`(?:https?|ftp)://${inLink}+|(?<![\\w@.-])www\\.${inLink}+`, 'gid')
/** Written without a scheme: only where the last part is one that shops and carriers use. */
const bare = new RegExp(
  `(?<![\\w@.:/-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:com|net|org|shop|store|example|info|app|io|eu|de|at|ch|fr|es|it|pt|pl|nl|be|uk|ie|us|ca|mx|br|ar|cl|co|jp|cn|tw|hk|kr|tr|gr|ru|se|dk|no|fi|cz|ro|hu|ae|sa|eg|ma|online|link|me|ly|gl|to)(?![\\w@.-]*@|[\\w-]|\\.[a-z0-9])(?:[/?#]${inLink}*)?`,
  'gid',
)
const trimmed = (link: string): string => {
  let text = link
  for (;;) {
    const last = text.at(-1) ?? ''
    if (/[.,;:!?'’*_…]/.test(last)) text = text.slice(0, -1)
    else if (last === ')' && text.split(')').length > text.split('(').length) text = text.slice(0, -1)
    else if (last === ']' && text.split(']').length > text.split('[').length) text = text.slice(0, -1)
    else return text
  }
}
// Full-width signs end a link: it is read as written.
export const links: Finder = ({ written: even }) =>
  [schemed, bare].flatMap((pattern) =>
    placesOf('link', pattern, even).flatMap((place) => {
      const text = trimmed(even.slice(place.from, place.to))
      // «usw.de» is a domain, «Danke.Es» is not: sentences without a blank between them.
      if (pattern === bare && /[a-zà-ÿ]\.[A-Z][a-z]/.test(text)) return []
      return text.length < 4 ? [] : [{ ...place, to: place.from + text.length }]
    }),
  )

const email =
  /(?<![\p{Script=Latin}\p{N}._%+-])[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}._%+-]*@(?:[\p{Script=Latin}\p{N}](?:[\p{Script=Latin}\p{N}-]*[\p{Script=Latin}\p{N}])?\.)+[\p{Script=Latin}]{2,24}/dgu

const local = '[\\p{Script=Latin}\\p{N}][\\p{Script=Latin}\\p{N}_%+.-]{0,63}'
const label = '[\\p{Script=Latin}\\p{N}-]{1,63}'
const dot = `(?:\\s?[\\[({]\\s?(?:dot|punkt|punto|point|ponto|kropka|\\.)\\s?[\\])}]\\s?|\\s(?:dot|punkt|punto|point|ponto|kropka)\\s)`
const bracketed = '\\s?[\\[({]\\s?(?:at|ät|@)\\s?[\\])}]\\s?'
const word = '\\s?[\\[({]?\\s?(?<!\\p{L})(?:arroba|arobase|chiocciola|ma[łl]pa|klammeraffe)(?!\\p{L})\\s?[\\])}]?\\s?'
/** Said with «dot» and no word of a sentence. */
const spoken = 'com|net|org|info|shop|example|eu|de|fr|es|pl|nl|ch|uk|br|jp|cn|mx|io|gmx'
/**
 * As people write it where addresses are taken out: «mia (at) shop.de», «mia arroba shop punto es», «mia at shop dot com». A bare
 * «at» needs its «dot»: «look at shop.com» is no address.
 */
const spelt = new RegExp(
  `(?<![\\p{Script=Latin}\\p{N}._%+-])${local}(?:${dot}${local}){0,3}(?:${bracketed}${label}(?:(?:\\.|${dot})${label}){1,3}|${word}${label}(?:(?:\\.|${dot})${label}){0,3}|\\sat\\s${label}(?:${dot}${label}){0,2}${dot}(?:${spoken})(?![\\p{L}\\p{N}]))`,
  'dgiu',
)
/** Something that only such an address has: looked for first, as most texts have none. */
export const speltSign =
  /[[({]\s?(?:at|ät|@)\s?[\])}]|(?<!\p{L})(?:arroba|arobase|chiocciola|ma[łl]pa|klammeraffe|dot|punkt|punto|point|ponto|kropka)(?!\p{L})/iu
export const emails: Finder = ({ even }) => [
  ...placesOf('email', email, even),
  ...(speltSign.test(even) ? placesOf('email', spelt, even) : []),
]

const iban = new RegExp(`${begins}[A-Z]{2}\\d{2}(?:[ -]?[A-Z0-9]{1,4}){2,9}${ends}`, 'gi')
const ibanWord = /iban[^\p{L}\p{N}]{0,3}(?:\p{L}{1,8}[^\p{L}\p{N}]{1,3}){0,3}$/iu
/** By the length of its country and its check digits; one with a wrong check digit counts where it is called an IBAN. */
export const ibans: Finder = ({ even }) => {
  const found: ReturnType<Finder> = []
  for (const match of even.matchAll(iban)) {
    const most = ibanLength(match[0].slice(0, 2).toLowerCase())
    if (most === null) continue
    let signs = 0
    let to = 0
    while (to < match[0].length && signs < most) {
      if (/[A-Z0-9]/i.test(match[0][to] ?? '')) signs += 1
      to += 1
    }
    if (signs < most || /[A-Z0-9]/i.test(match[0][to] ?? '')) continue
    const bareIban = match[0].slice(0, to).replace(/[ -]/g, '').toLowerCase()
    if (mod97(bareIban) || ibanWord.test(even.slice(Math.max(0, match.index - 40), match.index)))
      found.push({ kind: 'iban', from: match.index, to: match.index + to })
  }
  return found
}

/** What is left of a card number: «•••• 4242», «**** **** **** 4242», «XXXX-4242». */
const masked = /(?<![\p{L}\p{N}])(?:[•*●·]{2,}|[xX]{4})(?:[ -]?(?:[•*●·]{2,}|[xX]{4}))*[ -]?\d{4}(?!\d)/dgu
const printedCard = /(?<![\d-])\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?![\d-])/g
export const cards: Finder = ({ even, guard, known }) => [
  ...cardsIn(guard, new Set(known.numbers.map(digitsOf))).map(({ from, to }) => ({ kind: 'card' as const, from, to })),
  ...placesOf('card', masked, even),
  // Printed as a card is, with a digit mistyped: it is as private as a right one.
  ...[...even.matchAll(printedCard)]
    .filter((match) => issuerOf(match[0].replace(/\D/g, '')) !== null)
    .map((match) => ({ kind: 'card' as const, from: match.index, to: match.index + match[0].length })),
]
