/** «Thanks» and nothing else: judged by words that must cover the whole message, so that whatever is not known speaks against it. */
import { type Kind, phrases } from './thanksWords'

/** Longer texts say more than thanks. */
const LONGEST = 400
const QUESTION = /[?？؟⸮¿]/
/** Hesitation and mockery: three dots, words in quotes, a percentage or a number. */
const DOUBT = /\.{2,}|…|["“”„«»「」]|\p{N}|%/u
const GLAD =
  /(?:🙏|👍|❤|♥|😊|☺|🙂|😀|😁|😃|😄|🥰|😍|💕|💖|💗|👌|🤗|🎉|✨|💐|🌹|🌸|🌟|⭐|💯|😘|👏|🤝|☀|🍀|🧡|💛|💚|💙|💜|🤍|🥳|😇|🤩|✌|🙌|🫶|😉|😆|🫡|💪|🌷|🌻)[\u{1F3FB}-\u{1F3FF}\uFE0F]*/gu
/** Those that say «fine» without a word. */
const NOD = /👍|👌|❤|♥|🫶|🫡/u
const FACES = /(?:^|\s)(?:[:;]-?[)D]|\^_?\^|<3|\(:|=\))(?=\s|$|[.!,])/g
const CUT =
  /^(?:>|-{2,}\s*$|_{5,}|-+ ?(?:Original|Ursprüngliche|Forwarded)|(?:On|Am|Le|El|Il|Em|W dniu|Dnia)\s.{5,120}(?:wrote|schrieb|écrit|escribió|ha scritto|escreveu|napisał)|(?:Sent|Get Outlook) (?:from|for)|Von meinem .{2,30} gesendet|Envoyé d|Enviado d|Inviato d|Wysłane z|iPhoneから送信|发自我的|أرسلت من|أُرسلت من)/iu

const SPLIT = /\p{Script=Han}|[\p{Script=Hiragana}\p{Script=Katakana}ー〜]|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu

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
  /** By first word: the rest of the phrase and its kind. */
  first: Map<string, { rest: string[]; kind: Kind }[]>
  never: Set<string>
}
const tables = new Map<string, Known | null>()
const expand = (pattern: string): string[] => {
  const group = /\(([^()]*)\)/.exec(pattern)
  if (!group) return [pattern]
  return (group[1] ?? '')
    .split('|')
    .flatMap((one) => expand(pattern.slice(0, group.index) + one + pattern.slice(group.index + group[0].length)))
}
const tableOf = (language: string): Known | null => {
  const code = language.toLowerCase().split('-')[0] ?? ''
  const had = tables.get(code)
  if (had !== undefined) return had
  const data = phrases[code]
  let table: Known | null = null
  if (data) {
    table = { first: new Map(), never: new Set(data.never.split(' ').map(fold)) }
    for (const kind of ['thanks', 'fine', 'hello', 'bye', 'more'] as const) {
      for (const pattern of data[kind].split(',').flatMap(expand)) {
        const [first, ...rest] = wordsOf(fold(pattern))
        if (first === undefined) continue
        const list = table.first.get(first) ?? []
        list.push({ rest, kind })
        table.first.set(first, list)
      }
    }
  }
  tables.set(code, table)
  return table
}

const THANKS = 1
const FINE = 2
const NAME = 4
const flags: Record<Kind, number> = { thanks: THANKS | NAME, fine: FINE | NAME, hello: NAME, bye: NAME, more: 0 }
const isName = (word: string): boolean => /^\p{Lu}\p{Ll}+(?:['’-]\p{L}+)*$/u.test(word) || /^\p{Lu}$/u.test(word)

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
  const plain = own.replace(GLAD, ' ').replace(FACES, ' ')
  if (DOUBT.test(plain) || /\p{Extended_Pictographic}/u.test(plain)) return null
  const words = wordsOf(plain)
  if (words.length === 0) return NOD.test(own) ? { accepts: true } : null
  if (words.length > 60) return null
  const folded = words.map(fold)
  // For each place: what was said on the ways that reach it, as flags.
  const reached: number[][] = Array.from({ length: words.length + 1 }, () => [])
  reached[0] = [0]
  const reach = (place: number, said: number) => {
    const list = reached[place]
    if (list && !list.includes(said)) list.push(said)
  }
  for (let place = 0; place < words.length; place++) {
    for (const said of reached[place] ?? []) {
      for (const { rest, kind } of table.first.get(folded[place] ?? '') ?? []) {
        if (rest.every((word, index) => folded[place + 1 + index] === word)) reach(place + 1 + rest.length, (said & ~NAME) | flags[kind])
      }
      if ((said & NAME) !== 0 && isName(words[place] ?? '') && !table.never.has(folded[place] ?? '')) {
        reach(place + 1, said & ~NAME)
        if (isName(words[place + 1] ?? '') && !table.never.has(folded[place + 1] ?? '')) reach(place + 2, said & ~NAME)
      }
    }
  }
  const ends = (reached[words.length] ?? []).filter((said) => (said & (THANKS | FINE)) !== 0)
  return ends.length === 0 ? null : { accepts: ends.every((said) => (said & FINE) !== 0) }
}

/** Whether the message only thanks or acknowledges; see `readThanks`. */
export const onlyThanks = (text: string, language: string): boolean => readThanks(text, language) !== null
