/**
 * A double of translation engines that translates nothing and mangles placeholders, each of its ways in turn: those that vendors'
 * pages, their issue lists and our own runs tell of. `loses`: what it does cannot be undone, and must be told.
 */
import type { PlaceholderStyle } from '../../../src/shared/domain/translation/types'

export interface Mangling {
  name: string
  styles: readonly PlaceholderStyle[]
  loses: boolean
  mangle: (text: string) => string
}

const every = ['xml', 'html', 'plain'] as const
const markup = ['xml', 'html'] as const
/** Our elements as they are sent. */
const element = /<(?:f|span)\b[^>]*>([^<]*)<\/(?:f|span)>/g
const code = /(QX|ZQ|XQ|QJX|ZXQ|QZXJ)(\d+)/g
const wide = (text: string): string => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const once = (text: string, pattern: RegExp, put: (match: string) => string): string => {
  let done = false
  return text.replace(pattern, (match) => {
    if (done) return match
    done = true
    return put(match)
  })
}

export const manglings: readonly Mangling[] = [
  { name: 'leaves them', styles: every, loses: false, mangle: (text) => text },
  {
    name: 'blanks inside tags',
    styles: markup,
    loses: false,
    mangle: (text) => text.replace(/<(\/?)(\w+)([^>]*)>/g, '< $1 $2$3 >').replace(/=/g, ' = '),
  },
  {
    name: 'blanks around the code',
    styles: markup,
    loses: false,
    mangle: (text) => text.replace(element, (all, inner: string) => all.replace(`>${inner}<`, `> ${inner} <`)),
  },
  { name: 'upper case', styles: markup, loses: false, mangle: (text) => text.replace(/<[^>]*>/g, (tag) => tag.toUpperCase()) },
  { name: 'lower case', styles: every, loses: false, mangle: (text) => text.replace(code, (all) => all.toLowerCase()) },
  {
    name: 'only a capital',
    styles: every,
    loses: false,
    mangle: (text) => text.replace(code, (all) => all[0] + all.slice(1).toLowerCase()),
  },
  {
    name: 'curly quotes',
    styles: markup,
    loses: false,
    mangle: (text) => text.replace(/<[^>]*>/g, (tag) => tag.replace(/"([^"]*)"/g, '“$1”')),
  },
  {
    name: 'guillemets',
    styles: markup,
    loses: false,
    mangle: (text) => text.replace(/<[^>]*>/g, (tag) => tag.replace(/"([^"]*)"/g, '«$1»')),
  },
  { name: 'no quotes', styles: markup, loses: false, mangle: (text) => text.replace(/<[^>]*>/g, (tag) => tag.replace(/"/g, '')) },
  {
    name: 'escaped tags',
    styles: markup,
    loses: false,
    mangle: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  },
  { name: 'full width', styles: every, loses: false, mangle: (text) => text.replace(code, wide) },
  { name: 'full-width tags', styles: markup, loses: false, mangle: (text) => text.replace(/<[^>]*>/g, wide) },
  {
    name: 'Arabic digits',
    styles: every,
    loses: false,
    mangle: (text) =>
      text.replace(
        code,
        (_all, stem: string, number: string) => stem + number.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))),
      ),
  },
  {
    name: 'Persian digits',
    styles: every,
    loses: false,
    mangle: (text) =>
      text.replace(
        code,
        (_all, stem: string, number: string) => stem + number.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit))),
      ),
  },
  { name: 'a blank in the code', styles: every, loses: false, mangle: (text) => text.replace(code, '$1 $2') },
  { name: 'a dash in the code', styles: every, loses: false, mangle: (text) => text.replace(code, '$1-$2') },
  { name: 'an underscore in the code', styles: every, loses: false, mangle: (text) => text.replace(code, '$1_$2') },
  {
    name: 'letters apart',
    styles: every,
    loses: false,
    mangle: (text) => text.replace(code, (_all, stem: string, number: string) => ` ${[...stem].join(' ')} ${number}`),
  },
  { name: 'the number first', styles: ['plain'], loses: false, mangle: (text) => text.replace(code, ' $2$1 ') },
  { name: 'translated tag names', styles: markup, loses: false, mangle: (text) => text.replace(/<(\/?)(?:f|span)\b/g, '<$1область') },
  {
    name: 'translated attributes',
    styles: markup,
    loses: false,
    mangle: (text) => text.replaceAll('translate="no"', 'traducir="no"').replaceAll(' id=', ' identificador='),
  },
  { name: 'no closing tag', styles: markup, loses: false, mangle: (text) => text.replace(/<\/(?:f|span)>/g, '') },
  { name: 'no opening tag', styles: markup, loses: false, mangle: (text) => text.replace(/<(?:f|span)\b[^>]*>/g, '') },
  { name: 'no tags', styles: markup, loses: false, mangle: (text) => text.replace(/<\/?(?:f|span)\b[^>]*>/g, '') },
  {
    name: 'empty elements',
    styles: markup,
    loses: false,
    mangle: (text) => text.replace(element, (all, inner: string) => all.replace(inner, '')),
  },
  { name: 'self-closed', styles: ['xml'], loses: false, mangle: (text) => text.replace(/<f id="(\d+)">[^<]*<\/f>/g, '<f id="$1"/>') },
  { name: 'transcribed code', styles: markup, loses: false, mangle: (text) => text.replace(code, 'КЬЮ$2') },
  { name: 'marks of direction', styles: every, loses: false, mangle: (text) => text.replace(code, '\u200f$1\u200e$2\u200f') },
  { name: 'isolates around', styles: every, loses: false, mangle: (text) => text.replace(code, '\u2068$1$2\u2069') },
  {
    name: 'glued to the word before',
    styles: ['plain'],
    loses: false,
    mangle: (text) => text.replace(/(\p{L}) (?=(?:QX|ZQ|XQ)\d)/gu, '$1'),
  },
  {
    name: 'glued to the word behind',
    styles: ['plain'],
    loses: false,
    mangle: (text) => text.replace(/((?:QX|ZQ|XQ)\d+) (?=\p{L})/gu, '$1'),
  },
  {
    name: 'stutters',
    styles: every,
    loses: false,
    mangle: (text) =>
      text.replace(code, '$1$2 $1$2').replace(/<((?:f|span)\b[^>]*)>((?:QX|ZQ)\d+) \2<\/(f|span)>/g, '<$1>$2</$3> <$1>$2</$3>'),
  },
  {
    name: 'the other way round',
    styles: every,
    loses: false,
    mangle: (text) => {
      const all = [...text.matchAll(/<(?:f|span)\b[^>]*>[^<]*<\/(?:f|span)>|(?:QX|ZQ|XQ)\d+/g)].map(([one]) => one).reverse()
      return text.replace(/<(?:f|span)\b[^>]*>[^<]*<\/(?:f|span)>|(?:QX|ZQ|XQ)\d+/g, () => all.shift() ?? '')
    },
  },
  { name: 'in bold', styles: ['plain'], loses: false, mangle: (text) => text.replace(code, '**$1$2**') },
  {
    name: 'loses the first',
    styles: every,
    loses: true,
    mangle: (text) => once(text, /<(?:f|span)\b[^>]*>[^<]*<\/(?:f|span)>|(?:QX|ZQ|XQ)\d+/g, () => ''),
  },
  {
    name: 'loses all',
    styles: every,
    loses: true,
    mangle: (text) => text.replace(/<(?:f|span)\b[^>]*>[^<]*<\/(?:f|span)>|(?:QX|ZQ|XQ)\d+/g, ''),
  },
  {
    name: 'says one again at the end',
    styles: every,
    loses: true,
    mangle: (text) => `${text} und ${/<(?:f|span)\b[^>]*>[^<]*<\/(?:f|span)>|(?:QX|ZQ|XQ)\d+/.exec(text)?.[0] ?? 'QX1'}`,
  },
  {
    name: 'counts wrong',
    styles: every,
    loses: true,
    mangle: (text) => once(text, /<(?:f|span)\b[^>]*>[^<]*<\/(?:f|span)>|(?:QX|ZQ|XQ)\d+/g, (one) => one.replace(/\d+/g, '97')),
  },
  { name: 'half a code', styles: ['plain'], loses: true, mangle: (text) => once(text, code, (one) => one.slice(1)) },
]
