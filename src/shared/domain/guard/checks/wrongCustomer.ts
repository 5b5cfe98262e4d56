import { type Check, finding, type GuardCase } from '../finding'
import { GuardText } from '../text'
import type { GuardFinding } from '../types'

const folded = (text: string): string => new GuardText(text).folded
/** German and Nordic letters are also written with two. */
const plainLetters = (name: string): string => name.replace(/ae|oe|ue/g, (pair) => pair[0] ?? '').replace(/[-'’]/g, '')
const han = /[\u3041-\u30ff\u4e00-\u9fff]/
const script = (text: string): string =>
  han.test(text)
    ? 'han'
    : /[\u0621-\u064a]/.test(text)
      ? 'arabic'
      : /[a-z]/.test(text)
        ? 'latin'
        : /[\u0400-\u04ff]/.test(text)
          ? 'cyrillic'
          : 'none'
const partsOf = (name: string): string[] =>
  folded(name)
    .split(/[\s,.·・=]+/)
    .flatMap((part) => (part.includes('-') ? [part, ...part.split('-')] : [part]))
    .map((part) => part.replace(/^[()"']+|[()"']+$/g, ''))
    .filter((part) => part.length > 0)

/** The same name: equal, a short form, an initial, a vocative (Polish: Marek, Marku), a genitive. */
const meets = (written: string, own: string, language: string): boolean => {
  const [a, b] = [plainLetters(written), plainLetters(own)]
  if (a === b) return true
  if (a.length === 1 || b.length === 1) return a[0] === b[0]
  if (language === 'pl') {
    // Ewa, Ewo; Tomasz, Tomku.
    if (a.length === b.length && a.slice(0, -1) === b.slice(0, -1)) return true
    if (a.length <= 7 && a.slice(0, 3) === b.slice(0, 3) && /(?:ku|siu|niu|ciu|lu|ziu)$/.test(a)) return true
    const stem = b.replace(/(?:ek|eł|el|iec|ec|a|o|y|i)$/, '')
    if (stem.length >= 3 && a.startsWith(stem.slice(0, Math.max(3, stem.length - 1))) && Math.abs(a.length - b.length) <= 2) return true
    if (/e[klc]$/.test(b) && a.startsWith(b.slice(0, -2)) && Math.abs(a.length - b.length) <= 2) return true
  }
  if (
    a.length >= 3 &&
    b.length >= 3 &&
    (b.startsWith(a) || a.startsWith(b)) &&
    Math.abs(a.length - b.length) <= (language === 'de' ? 1 : 6)
  )
    return a.length < b.length || /^(?:s|')?$/.test(a.slice(b.length))
  return false
}

const titleStop =
  /(?<![a-z])(dr|dra|sr|sra|srta|sres|sig|mr|mrs|ms|mx|prof|profa|mme|mlle|m|ing|dott|dipl|med|lic|avv|st|inz|mgr|d|dna)\.(?=\s?[a-z])/g
const titlesAnywhere = new Set(
  'herr frau mr mrs ms dr prof sr sra senor senora senhor senhora don dona signor signora sig sig.ra ra dott dott.ssa ssa monsieur madame mme m pan pani panie sir madam doctor doctora doutor doktor doktorze'.split(
    ' ',
  ),
)

/** A person addressed who is not this customer. Silent where her name is not known or stands in another script. */
export const wrongCustomer: Check = ({ text, context, words }: GuardCase): GuardFinding[] => {
  const name = context.customerName?.trim() ?? ''
  if (name === '' || /[@\d]/.test(name)) return []
  const own = partsOf(name)
  const staff = context.staffNames.flatMap(partsOf)
  const wanted = script(folded(name))
  const smallWords = small(text.original, words)
  const found: GuardFinding[] = []
  for (const { language, salutation } of words) {
    for (const opens of salutation.opens) {
      // The full stop of a title ends no greeting; as many letters stay, so that places stay.
      const said = (opens.global ? text.folded : text.folded.slice(0, 600)).replace(titleStop, '$1 ')
      for (const match of opens.global ? said.matchAll(opens) : [opens.exec(said)]) {
        const called = match?.at(-1)
        if (!match || called === undefined || called.trim() === '') continue
        const from = match.index + match[0].lastIndexOf(called)
        const written = text.written(from, from + called.length)
        if (script(called) !== wanted) continue
        if (
          wanted === 'han' || wanted === 'arabic'
            ? sameUnspaced(called, name, own, salutation.titles, staff, wanted)
            : sameSpaced(written, own, salutation.titles, staff, language, context.shop.names, smallWords)
        )
          continue
        if (found.some((other) => other.from < text.end(from + called.length) && text.place(from) < other.to)) continue
        found.push(
          finding(
            'wrongCustomer',
            'salutation',
            text.place(from),
            text.end(from + called.length),
            { written, name },
            fixFor(written, called, name, salutation.titles),
          ),
        )
      }
    }
  }
  return found
}

/** The small words of the text's languages where it begins without a capital, null elsewhere. */
const small = (original: string, words: GuardCase['words']): ReadonlySet<string> | null =>
  /^\s*[a-zà-ÿ]/.test(original) ? new Set(words.flatMap(({ frequent, salutation }) => [...frequent, ...salutation.titles])) : null

/** The written name has a part of the customer's, or nothing that is a name. */
const sameSpaced = (
  written: string,
  own: readonly string[],
  titles: ReadonlySet<string>,
  staff: readonly string[],
  language: string,
  shops: readonly string[],
  smallWords: ReadonlySet<string> | null,
): boolean => {
  const parts = written.split(/\s+/).filter((part) => part !== '')
  const names: string[] = []
  for (const part of parts) {
    const plain = folded(part).replace(/[.,;:!]+$/, '')
    if (titles.has(plain) || titlesAnywhere.has(plain)) continue
    // What begins small is a word: «Hello again», «Hi and thanks»; behind it stands no name any more.
    if (part[0] === part[0]?.toLowerCase() && part[0] !== part[0]?.toUpperCase()) {
      if (/^(?:de|da|do|dos|das|del|della|di|van|von|der|den|la|le|el|bin|ibn|al|mc|zu|y|e|und|and|et)$/.test(plain)) continue
      // Whoever writes all small writes names small.
      if (!smallWords || names.length > 0 || smallWords.has(plain) || plain.length < 3) break
    }
    names.push(...(plain.includes('-') ? [plain, ...plain.split('-')] : [plain]))
  }
  const clear = names.filter((part) => part.length > 1 || names.length > 1)
  if (clear.length === 0 || clear.length > 6) return true
  if (shops.some((shop) => folded(shop).includes(clear.join(' ')))) return true
  if (clear.every((part) => staff.some((known) => meets(part, known, language)))) return true
  // First and last name must both be hers where both are written.
  const wrong = clear.filter((part) => !own.some((known) => meets(part, known, language)))
  if (own.length === 1) return wrong.length < clear.length
  return wrong.length === 0 || (wrong.length < clear.length && clear.length > 2)
}

const sameUnspaced = (
  called: string,
  name: string,
  own: readonly string[],
  titles: ReadonlySet<string>,
  staff: readonly string[],
  wanted: string,
): boolean => {
  let bare = called.trim()
  for (const title of titles)
    bare = wanted === 'han' ? bare.replace(title, '') : bare.replace(new RegExp(`(?:^|\\s)${title}(?=\\s|$)`, 'g'), ' ')
  bare = bare.trim()
  if (bare === '') return true
  const full = folded(name).replace(/\s+/g, '')
  if (wanted === 'han') {
    const compact = bare.replace(/\s+/g, '')
    return (
      full.includes(compact) ||
      compact.includes(full) ||
      staff.includes(compact) ||
      own.some((part) => part.length >= 1 && compact === part)
    )
  }
  const plain = (part: string): string => part.replace(/^ال/, '')
  const parts = bare.split(/\s+/).map(plain)
  const known = own.map(plain)
  return parts.some((part) => known.includes(part)) || parts.every((part) => staff.map(plain).includes(part))
}

/** The same kind of name in its place: last names stay last names. */
const fixFor = (written: string, called: string, name: string, titles: ReadonlySet<string>): { kind: 'replace'; text: string }[] => {
  if (han.test(called) || /[\u0621-\u064a]/.test(called)) return []
  const parts = name.split(/\s+/)
  const kept = written
    .split(/\s+/)
    .filter((part) => titles.has(folded(part).replace(/\.$/, '')) || titlesAnywhere.has(folded(part).replace(/\.$/, '')))
  const given = written.split(/\s+/).length - kept.length
  const right = kept.length > 0 ? (parts.at(-1) ?? name) : given > 1 ? name : (parts[0] ?? name)
  return [{ kind: 'replace', text: [...kept, right].join(' ') }]
}
