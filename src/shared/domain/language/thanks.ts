/** «Thanks» and nothing else: judged by words that must cover the whole message, so that whatever is not known speaks against it. */
import { endsOf, firstWords, parsePattern, wordsIn } from './phrasePattern'
import { type Kind, phrases } from './thanksWords'

/** Longer texts say more than thanks. */
const LONGEST = 400
const QUESTION = /[?？؟⸮¿]/
/** Hesitation and mockery: three dots, words in quotes, a percentage or a number. */
const DOUBT = /\.{2,}|…|["“”„«»「」]|\p{N}|\p{Sc}|%|https?:|@/u
const GLAD =
  /(?:🙏|👍|❤|♥|😊|☺|🙂|😀|😁|😃|😄|🥰|😍|💕|💖|💗|👌|🤗|🎉|✨|💐|🌹|🌸|🌟|⭐|💯|😘|👏|🤝|☀|🍀|🧡|💛|💚|💙|💜|🤍|🥳|😇|🤩|✌|🙌|🫶|😉|😆|🫡|💪|🌷|🌻)[\u{1F3FB}-\u{1F3FF}\uFE0F]*/gu
/** Those that say «fine» without a word. */
const NOD = /👍|👌|❤|♥|🫶|🫡/u
const FACES = /(?:^|\s)(?:[:;]-?[)D]|\^_?\^|<3|\(:|=\))(?=\s|$|[.!,])/g
/** Bows and smiles drawn in signs, as they are written in East Asia. */
const BOWS = /m\(_ ?_\)m|[(（][ _^´`・ω*＾▽∀]+[)）]|\^\^|[♪♡☆★~～〜]/g
/** «Ms Tanaka,» */
const HONORED = /^\s*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,8}(?:様|さま|さん)(?=[、,，\s。！!])/u
const CUT =
  /^(?:>|-{2,}\s*$|_{5,}|-+ ?(?:Original|Ursprüngliche|Forwarded)|(?:On|Am|Le|El|Il|Em|W dniu|Dnia)\s.{5,120}(?:wrote|schrieb|écrit|escribió|ha scritto|escreveu|napisał)|(?:Sent|Get Outlook) (?:from|for)|Von meinem .{2,30} gesendet|Envoyé d|Enviado d|Inviato d|Wysłane z|iPhoneから送信|发自我的|أرسلت من|أُرسلت من)/iu

/** Words; of scripts that leave no space between them, letters. */
const SPLIT =
  /\p{Script=Han}|[\p{Script=Hiragana}\p{Script=Katakana}ー]|(?:(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})[\p{L}\p{M}])+(?:['’](?:(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})[\p{L}\p{M}])+)*/gu

/** Accents, case and the spellings of Arabic that people do not tell apart when they type, away. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Arabic}])\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ـ/g, '')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')

const wordsOf = (text: string): string[] => text.match(SPLIT) ?? []

interface Known {
  /** By the words a phrase may begin with. */
  first: Map<string, { parts: ReturnType<typeof parsePattern>; kind: Kind }[]>
  never: Set<string>
  /** German writes every noun with a capital: there a name stands apart, after a comma, a title, another name or on its own line. */
  capitals: boolean
  /** Every word of any phrase: a message with another one (no name) is settled at a glance. */
  all: Set<string>
}
const tables = new Map<string, Known | null>()

/** Splits a list at the commas outside brackets. */
const patternsOf = (list: string): string[] => list.match(/(?:[^,]*\([^,]*\)[^,]*|[^,]+)/g) ?? []

const TITLES = new Set(['frau', 'herr', 'liebe', 'lieber', 'hallo', 'hi', 'hey', 'dir', 'grusse', 'gruss', 'grussen', 'lg', 'vg', 'mfg'])
const build = (data: (typeof phrases)[string], code: string): Known => {
  const table: Known = { first: new Map(), never: new Set(data.never.split(' ').map(fold)), all: new Set(), capitals: code === 'de' }
  for (const kind of KINDS) {
    for (const pattern of patternsOf(data[kind])) {
      const parts = parsePattern(pattern, (text) => wordsOf(fold(text)))
      for (const word of wordsIn(parts)) table.all.add(word)
      for (const word of firstWords(parts).words) {
        const list = table.first.get(word) ?? []
        list.push({ parts, kind })
        table.first.set(word, list)
      }
    }
  }
  return table
}
const tableOf = (language: string): Known | null => {
  const code = language.toLowerCase().split(/[-_]/)[0] ?? ''
  let table = tables.get(code)
  if (table === undefined) {
    const data = phrases[code]
    table = data ? build(data, code) : null
    tables.set(code, table)
  }
  return table
}

const THANKS = 1
const FINE = 2
const NAME = 4
const KINDS: readonly Kind[] = ['thanks', 'fine', 'hello', 'bye', 'more']
const flags: Record<Kind, number> = { thanks: THANKS | NAME, fine: FINE | NAME, hello: NAME, bye: NAME, more: 0 }
const isName = (word: string): boolean => /^\p{Lu}\p{Ll}+(?:['’-]\p{L}+)*$/u.test(word)

/** Which words may be a name: capitalised, not one of the language's own, and not the beginning of a new sentence. */
const namePlaces = (plain: string, words: readonly string[], folded: readonly string[], table: Known): boolean[] => {
  let from = 0
  return words.map((word, index) => {
    const at = plain.indexOf(word, from)
    const gap = plain.slice(from, at)
    from = at + word.length
    const own = table.capitals
      ? index === 0 || /[,\n]/.test(gap) || TITLES.has(folded[index - 1] ?? '') || isName(words[index - 1] ?? '')
      : true
    return own && isName(word) && !table.never.has(folded[index] ?? '') && !/[.!;:。！]/.test(gap)
  })
}

export interface Thanks {
  /** It says «fine» or «agreed» too, which may accept what the shop has asked. */
  accepts: boolean
}

/**
 * Reads a message that only thanks or acknowledges: null where it may say anything else. `language` is BCP 47; one that
 * is not known (known: en, de, fr, es, pt, ja, zh, ar, it, pl) is never read. Every word must belong to a phrase of
 * thanks, agreement, greeting or farewell (or be a name after one); a question mark, a number or a doubtful mark ends it.
 */
export const readThanks = (text: string, language: string): Thanks | null => {
  if (text.length > LONGEST * 4) return null
  const lines = text.trim().split(/\r?\n/)
  const cut = lines.findIndex((line) => CUT.test(line.trim()))
  const own = (cut < 0 ? lines : lines.slice(0, cut)).join('\n')
  if (own.length > LONGEST || QUESTION.test(own)) return null
  const table = tableOf(language)
  if (!table) return null
  const plain = own.replace(GLAD, ' ').replace(FACES, ' ').replace(BOWS, ' ').replace(HONORED, ' ')
  if (DOUBT.test(plain) || /\p{Extended_Pictographic}/u.test(plain)) return null
  const words = wordsOf(plain)
  if (words.length === 0) return NOD.test(own) ? { accepts: true } : null
  if (words.length > 90) return null
  const folded = words.map(fold)
  if (words.some((word, index) => !table.all.has(folded[index] ?? '') && !isName(word))) return null
  const names = namePlaces(plain, words, folded, table)
  // For each place: what was said on the ways that reach it, as flags.
  const reached: Set<number>[] = Array.from({ length: words.length + 1 }, () => new Set())
  reached[0]?.add(0)
  for (let place = 0; place < words.length; place++) {
    const said = reached[place]
    if (said === undefined || said.size === 0) continue
    for (const { parts, kind } of table.first.get(folded[place] ?? '') ?? []) {
      for (const end of endsOf(parts, folded, place)) {
        if (end > place) for (const one of said) reached[end]?.add((one & ~NAME) | flags[kind])
      }
    }
    for (const one of said) {
      if ((one & NAME) === 0 || !names[place]) continue
      reached[place + 1]?.add(one & ~NAME)
      if (names[place + 1]) reached[place + 2]?.add(one & ~NAME)
    }
  }
  const ends = [...(reached[words.length] ?? [])].filter((said) => (said & (THANKS | FINE)) !== 0)
  return ends.length === 0 ? null : { accepts: ends.every((said) => (said & FINE) !== 0) }
}

/** Whether the message only thanks or acknowledges; see `readThanks`. */
export const onlyThanks = (text: string, language: string): boolean => readThanks(text, language) !== null
