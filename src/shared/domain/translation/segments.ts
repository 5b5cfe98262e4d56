/**
 * A text in segments: sentences, and lines where the writer ended them. Own rules and not the runtime's break iterator: two
 * versions of it cut differently, and a memory learnt with one would not be met by the other.
 */
import { startsWithMonth } from './facts/months'

/** `gap` is the white space behind it. Texts and gaps in their order are the whole text, sign by sign. */
export interface TextSegment {
  /** Empty only where the text begins with white space, or a gap is longer than `mostGap`. */
  text: string
  gap: string
}

/** UTF-16. A sentence longer than this is cut at a blank; no engine takes more in one piece. */
const mostText = 4_000
const mostGap = 200

const newline = /\r\n|[\n\r\u2028\u2029\u0085]/
const lineEnds = /[^\S\n\r\u2028\u2029\u0085]*(?:(?:\r\n|[\n\r\u2028\u2029\u0085])[^\S\n\r\u2028\u2029\u0085]*)+/g

/** After these a full stop ends no sentence, whatever follows. Lower case, the last full stop left out. */
const abbreviations = new Set(
  (
    'approx ca circa nr nrn num núm mr mrs ms dr prof st e.g i.e eg ie vs attn ext qty incl excl inkl zzgl exkl bzw ggf evtl tel z.b z. b d.h d. h u.a u. a o.ä v.a bspw vgl abs hr fr frau str bestellnr ' +
    'artikelnr kundennr sr sra srta sres dña ud uds vd vds pág av avda c/ apdo sig sig.ra dott dott.ssa egr gent spett mme mlle mm p.ex p. ex env n° bd exc exma exmo obs cód ' +
    'np tzn tj m.in m. in ul al os pl p św godz szt ww itp hab jr jan feb mär apr jun jul aug sep sept okt oct nov dez dec г ул д кв т.е т.к т.д т.п руб ' +
    'bijv dhr mevr blz i.p.v a.u.b o.a d.w.z sn örn vb bkz α.φ.μ τηλ π.χ δηλ κ'
  ).split(' '),
)
/** These end a sentence where a capital letter follows, and none where it goes on. */
const maybeAbbreviations = /^(?:etc|usw|ok|itd|inc|ltd|co|corp|gmbh|s\.a|s\.l|s\.r\.l|z\.o\.o|a\.m|p\.m|std|min|max|mio|ecc|cet)$/u
/** Arabic: doctor, professor, telephone, post box, page. */
const arabicAbbreviation = /^(?:د|أ|ا|م|ص|ص\.ب|هـ|ت|ش|ع)$/u

const wide = /[。！？｡．]/u
const terminator = /[.!?…。！？｡．؟۔।॥‼⁇⁈⁉;]/u
const closing = /["'”’»›）)\]】』」〉》〕}*_]/u
const emoji = /^(?:[^\S\n\r]*(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|[:;]-?[()DPp]+(?!\p{L})))+/u

/** The word that ends at `at`, with full stops inside: «z. B», «e.g», «Nr». */
const wordBefore = (line: string, from: number, at: number): string =>
  /(?:(?<![\p{L}\p{N}])\p{L}{1,2}\. ?)?[\p{L}\p{M}\p{N}°/.-]*$/u.exec(line.slice(Math.max(from, at - 24), at))?.[0] ?? ''

const endsSentence = (line: string, from: number, at: number, behind: string): boolean => {
  const before = line.slice(from, at)
  const next = /^[\s"'“„«‹¿¡([{*_–—-]*(\S)/u.exec(behind)?.[1] ?? ''
  const nextWord = /^[\s"'“„«‹¿¡([{*_–—-]*([\p{L}\p{M}]*)/u.exec(behind)?.[1] ?? ''
  const sign = line[at] ?? ''
  const goesOn = /\p{Ll}/u.test(next)
  if (sign !== '.') return !goesOn
  // «1. Photo», «a. Photo»: the mark of a list, not a sentence.
  if (/^[\s([*•–-]*(?:\p{Nd}{1,3}|\p{L})$/u.test(before)) return false
  if (goesOn && !/\.{2}$/.test(line.slice(0, at))) return startsSmall(nextWord)
  if (goesOn) return false
  const word = wordBefore(line, from, at)
  const low = word.toLowerCase()
  const last = /[\p{L}\p{M}.]*$/u.exec(low)?.[0] ?? ''
  if (abbreviations.has(low) || abbreviations.has(last)) return false
  if (
    /\p{Nd}/u.test(next) &&
    /^(?:pp?|s|str|art|nr|no|n|núm|num|abs|pos|bl|t|ref|réf|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|sa|so|ул|стр)$/u.test(last)
  )
    return false
  if (maybeAbbreviations.test(last)) return /\p{Lu}|\p{Lt}/u.test(next)
  if (arabicAbbreviation.test(last)) return false
  // An initial: «J. Smith», «M. K. Müller». A lone letter that is a word («a», «I», «o», «y», «w») may end one.
  if (/(?:^|[\s.])\p{Lu}$/u.test(word) && word !== 'I' && word.length < 6) return false
  // «am 3. Mai», «24. Dezember», «12. KW».
  if (
    /(?:^|[^\p{Nd}.,])\p{Nd}{1,2}$/u.test(before) &&
    (startsWithMonth(behind) || /^\s+(?:KW|Stock|Etage|OG|UG|Tag|Woche|Mal)(?!\p{L})/u.test(behind))
  )
    return false
  return true
}
/** Chat writers start sentences small; one that begins with such a word and stands after a full stop is its own all the same. */
const startsSmall = (word: string): boolean =>
  /^(?:i|i'm|ich|bitte|danke|please|thanks|pls|gracias|merci|grazie|obrigad[oa]|dzięki)$/u.test(word)

/** Pieces of one line, each with the white space behind it. */
const sentencesOf = (line: string): TextSegment[] => {
  const found: TextSegment[] = []
  let from = 0
  let depth = 0
  let opened = 0
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? ''
    if (/[「『（【]/u.test(sign)) {
      depth += 1
      opened = at
    } else if (/[」』）】]/u.test(sign)) depth = Math.max(0, depth - 1)
    if (!terminator.test(sign) || sign === ';') continue
    // What stands in East Asian brackets belongs to the sentence around it; a bracket that nobody closed does not.
    if (depth > 0 && at - opened < 200 && /[」』）】]/u.test(line.slice(at, opened + 400))) continue
    let end = at + 1
    while (end < line.length && terminator.test(line[end] ?? '') && line[end] !== ';') end += 1
    const last = end - 1
    while (end < line.length && closing.test(line[end] ?? '')) end += 1
    const rest = line.slice(end)
    const noBlank = wide.test(line[last] ?? '') || /[؟۔।॥]/u.test(line[last] ?? '')
    // «「元気？」と聞いた»: the sentence goes on behind its quotation.
    if (noBlank && end > last + 1 && /^(?:と|って|っと|との|とい|など|は|が|を|に|の|も)/u.test(rest)) {
      at = end - 1
      continue
    }
    if (!/^\s/u.test(rest) && !(noBlank && rest !== '')) {
      at = end - 1
      continue
    }
    if (!noBlank && !endsSentence(line, from, last, rest)) {
      at = end - 1
      continue
    }
    const smile = emoji.exec(rest)?.[0] ?? ''
    end += smile.length
    const gap = /^\s*/u.exec(line.slice(end))?.[0] ?? ''
    if (end + gap.length >= line.length) break
    found.push({ text: line.slice(from, end), gap })
    from = end + gap.length
    at = from - 1
  }
  if (from < line.length) found.push({ text: line.slice(from), gap: '' })
  return found
}

/** A line that a mail program wrapped goes on in the next. */
const wrapped = (before: string, behind: string): boolean =>
  before.length >= 45 && before.length <= 120 && /[\p{L}\p{N},]$/u.test(before) && /^\p{Ll}/u.test(behind) && !/^[>*•–-]/u.test(before)

/** Cut where it is too long: at the last blank, or in scripts without blanks anywhere but inside a letter. */
const bounded = ({ text, gap }: TextSegment): TextSegment[] => {
  const pieces: TextSegment[] = []
  let rest = text
  while (rest.length > mostText) {
    const head = rest.slice(0, mostText)
    const blank = head.search(/\s+\S*$/u)
    if (blank > mostText / 2) {
      const white = /^\s+/u.exec(head.slice(blank))?.[0] ?? ' '
      pieces.push({ text: head.slice(0, blank), gap: white.slice(0, mostGap) })
      rest = rest.slice(blank + Math.min(white.length, mostGap))
    } else {
      const to = /[\ud800-\udbff]$/.test(head) ? mostText - 1 : mostText
      pieces.push({ text: rest.slice(0, to), gap: '' })
      rest = rest.slice(to)
    }
  }
  pieces.push({ text: rest, gap: gap.slice(0, mostGap) })
  for (let at = mostGap; at < gap.length; at += mostGap) pieces.push({ text: '', gap: gap.slice(at, at + mostGap) })
  return pieces
}

/**
 * Segments of a text. Joined (`joinExactly`) they are the same text again, whatever it holds.
 * @example segmentsOf('Hallo!\nz. B. Nr. 5. Danke.') → 'Hallo!'+'\n', 'z. B. Nr. 5.'+' ', 'Danke.'+''
 */
export const segmentsOf = (text: string): TextSegment[] => {
  const found: TextSegment[] = []
  const lead = /^\s*/u.exec(text)?.[0] ?? ''
  if (lead !== '') found.push(...bounded({ text: '', gap: lead }))
  const body = text.slice(lead.length)
  let from = 0
  const close = (to: number, gap: string): void => {
    const sentences = sentencesOf(body.slice(from, to))
    const last = sentences.at(-1)
    if (last) last.gap += gap
    found.push(...sentences.flatMap(bounded))
  }
  for (const match of body.matchAll(lineEnds)) {
    const end = match.index + match[0].length
    const single = match[0].match(new RegExp(newline, 'g'))?.length === 1
    if (
      end < body.length &&
      single &&
      wrapped(body.slice(from, match.index), body.slice(end, end + 1)) &&
      !/\n/.test(body.slice(from, match.index).slice(-45))
    )
      continue
    close(match.index, match[0])
    from = end
  }
  if (from < body.length) {
    const tail = /\s*$/u.exec(body.slice(from))?.[0] ?? ''
    close(body.length - tail.length, tail)
  }
  return found
}

/** The text that the segments were cut from. */
export const joinExactly = (segments: readonly TextSegment[]): string => segments.map(({ text, gap }) => text + gap).join('')

/** Languages that put no blank between sentences. */
const unspaced = /^(?:ja|zh|yue|th|lo|km|my)(?:-|$)/i

/**
 * Translated segments as one text: lines stay, and between sentences stands what the target language puts there (nothing in
 * Chinese and Japanese, a blank elsewhere).
 * @param to BCP 47 of the translated text
 */
export const joinTranslated = (segments: readonly TextSegment[], to: string): string => {
  const tight = unspaced.test(to)
  return segments
    .map(({ text, gap }, at) => {
      if (text === '' || at === segments.length - 1) return text + gap
      if (tight) return text + (/^[^\S\n\r]+$/u.test(gap) && /[\u3000-\u9fff\uff00-\uffef]$/u.test(text) ? '' : gap)
      return text + (gap === '' ? ' ' : gap === '\u3000' ? ' ' : gap)
    })
    .join('')
}

/** Whether a segment holds any word at all: a lone number, link or emoji needs no engine. */
export const hasWords = (text: string): boolean => /\p{L}{2}|[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af]/u.test(text)
