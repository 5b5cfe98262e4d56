/** Dates and times of day. Weekdays and «tomorrow» are words of the language and no facts. */
import { begins, type Candidate, ends, type Finder, placesOf } from './candidate'
import { monthNamed } from './months'

const day = '(?:0?[1-9]|[12]\\d|3[01])'
const month = '(?:0?[1-9]|1[0-2])'
const year = '(?:19|20)\\d{2}'

const numeric = [
  new RegExp(`(?<![\\d./-])${year}([-/.])${month}\\1${day}\\.?(?![\\d/-]|\\.\\d)`, 'g'),
  new RegExp(`(?<![\\d./-])${day}([-/.])${month}\\1(?:${year}|\\d{2})(?![\\d/-]|\\.\\d)`, 'g'),
  new RegExp(`(?<![\\d./-])${month}([-/.])${day}\\1(?:${year}|\\d{2})(?![\\d/-]|\\.\\d)`, 'g'),
  new RegExp(`(?<![\\d./-])${day}\\. ?${month}\\. ?(?:${year}|\\d{2})?(?![\\d/-]|\\.\\d)`, 'g'),
  new RegExp(`(?:(?:令和|平成)\\d{1,2}年|(?:\\d{4}|\\d{2})年)? ?${month}月 ?${day}(?:日|号|號)`, 'g'),
  new RegExp(`${year}年 ?${month}月(?!\\d)`, 'g'),
  new RegExp(`(?<![\\d/])(?:${year}/)?${month}/${day}(?=(?:日)?\\s?[(][月火水木金土日一二三四五六][)])`, 'g'),
]
/** Day and month without a year, told from a size or a fraction by the word before it. */
const short = new RegExp(
  `(?:^|[\\s(])(?:am|vom|zum|seit|bis|ab|den|dem|on|since|by|until|before|from|after|due|el|del|desde|hasta|día|le|du|dès|depuis|avant|jusqu'au|il|dal|al|entro|em|no dia|dia|até|desde|dnia|od|do|przed|po|op|tot|vanaf|يوم|بتاريخ|في|منذ|حتى|قبل|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lunes|martes|lundi|mardi|mercredi|jeudi|vendredi|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag),? {0,2}(${day}(?:\\.${month}\\.?|/${month}))(?![\\d/-]|[.,]\\d| ?(?:€|\\$|%|cm|kg|mm|eur|uhr|h\\b))`,
  'gid',
)

const word = '[\\p{L}\\p{M}]{3,13}'
const ordinal = '(?:\\.?[ºª°]|\\.|st|nd|rd|th|er|º|°|ª|-?го|η)?'
const range = `(?: ?(?:-|to|bis|al?|au|à|do|и|و) ?${day}${ordinal})?`
/** Day, month, year in words: «12. März 2026», «12 de marzo de 2026», «12th of March, 2026», «12 مارس 2026». */
const dayFirst = new RegExp(
  `${begins}${day}${ordinal}${range}[ /-]?(?:de |of |d'|el )?(كانون (?:الأول|الثاني)|تشرين (?:الأول|الثاني)|${word})\\.?(?:,?[ -](?:de |del |of |عام |سنة )?(${year}|'\\d{2})(?:\\s?(?:r\\.|г\\.|م(?![\\p{L}])))?)?(?!\\d)`,
  'gdu',
)
const monthFirst = new RegExp(
  `(?<![\\p{L}\\p{M}])(${word})\\.? ${day}(?:st|nd|rd|th)?(?: ?(?:-|to) ?${day}(?:st|nd|rd|th)?)?(?:,? ${year})?${ends}(?![.,]\\d|:)`,
  'gdu',
)
const monthYear = new RegExp(`(?<![\\p{L}\\p{M}])(${word})\\.?(?: de| del| of|,)? ${year}(?!\\d)`, 'gdu')

/** Common words that are also months: they count with a capital letter only, or where a year stands behind. */
const alsoWords = new Set(['may', 'march', 'mar', 'mars', 'set', 'sept', 'dec', 'jan', 'abr', 'mai', 'maj', 'mei', 'mart', 'ago', 'oct'])

/** A weekday belongs to the day behind it: «Freitag, der 20.», «الجمعة 20», «周五20号». */
const weekday =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\\.?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|(?:mo|di|mi|do|fr|sa|so)\\.|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|poniedziałek|wtorek|środ[aęy]|czwartek|piątek|sobot[aęy]|niedziel[aęy]|(?:ال)?(?:أحد|اثنين|إثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت)|(?:周|星期|礼拜)[一二三四五六日天]|[月火水木金土日]曜日?'
const weekdayBefore = new RegExp(`(?<![\\p{L}])(?:${weekday})(?:,? (?:the|den|der|dem|le|el|il|o|dia|día|dnia))?,?\\s?$`, 'iu')
const weekdayBehind = /^ ?[(](?:[月火水木金土日一二三四五六]|周[一二三四五六日])(?:曜日?)?[)]/u
/** A day alone counts behind a weekday, as a Chinese or Japanese day, and behind the word for day. */
const lone = [
  new RegExp(
    `(?<![\\p{L}])((?:${weekday})(?:,? (?:the|den|der|dem|le|el|il|dia|día|dnia))? ?${day}(?:\\.|st|nd|rd|th|º)?)(?![\\d.,:]*\\d|[\\p{L}]| ?(?:€|%|uhr|h|pm|am)(?![\\p{L}]))`,
    'dgiu',
  ),
  /(?:día|dia|يوم|am|dnia) ((?:0?[1-9]|[12]\d|3[01]))(?=[.,;!?)]|\s*$| (?:y|e|und|do|de|en)(?!\p{L}))(?![.,]\d)/dgiu,
  /(?<![\d/月~-]|もう|まだ)((?:明日|明後日|今日|昨日|本月|这个月|上个月|下个月|今月|来月|先月)?(?:[1-9]|[12]\d|3[01])日)(?!間|以内|前|た|経|って|も経|後|ほど|ぐらい|くらい|か|元|内|目|本|円)/dgu,
  /(?<![\d/月路街道弄巷楼第])((?:本月|这个月|上个月|下个月)?(?:[1-9]|[12]\d|3[01])[号號])(?!楼|线|店|码|栋|室|仓|院|门|单|机|\d)/dgu,
  /(?:(?<=[\u3041-\u9fff،,:( ]|^)|(?<=(?:من|في|منذ|حتى|يوم|بتاريخ|إلى|قبل|بعد) ))((?:0?[1-9]|1[0-2])\/(?:0?[1-9]|[12]\d|3[01]))(?=\s?[\u3041-\u9fff(])/dgu,
  /(?<=[\u3041-\u9fff])((?:0?[1-9]|1[0-2])\/(?:0?[1-9]|[12]\d|3[01]))(?![\d/])/dgu,
  /(?<=(?:من|في|منذ|حتى|يوم|بتاريخ|إلى|قبل|بعد) )((?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2]))(?![\d/])/dgu,
]
/** «…, y otra vez el 9», «puis encore le 9.»: the article before a number that nothing follows, where another date stands. */
const article = /(?:le|il|el|o|am|dem|the|i znowu|oraz) ((?:0?[1-9]|[12]\d|3[01])(?:\.|th|st|nd|rd)?)(?=[.,;!?]?\s*$|[;!?]|, )/dgimu

export const dates: Finder = ({ even, written }) => {
  const found: Candidate[] = [short, ...lone].flatMap((pattern) => placesOf('date', pattern, even))
  for (const pattern of numeric)
    for (const match of even.matchAll(pattern)) {
      const text = match[0].trimEnd()
      // A full stop that ends the sentence is not the date's.
      const full = /^\d{4}/.test(text) ? text.replace(/\.$/, '') : text
      found.push({ kind: 'date', from: match.index + (match[0].length - match[0].trimStart().length), to: match.index + full.length })
    }
  for (const pattern of [dayFirst, monthFirst, monthYear])
    for (const match of even.matchAll(pattern)) {
      const name = match[1] ?? ''
      if (monthNamed(name) === null) continue
      if (alsoWords.has(name) && !/\d{4}/.test(match[0]) && pattern !== dayFirst) continue
      if (name === 'may' && !/\d{4}/.test(match[0])) continue
      const text =
        match[2] === undefined && pattern === dayFirst
          ? match[0].replace(/[\s.,]+$/, (tail) => (tail[0] === '.' && shortForm(name) ? '.' : ''))
          : match[0]
      found.push({ kind: 'date', from: match.index, to: match.index + text.length })
    }
  if (found.length > 0) found.push(...placesOf('date', article, even))
  return found
    .filter(({ from, to }) => written.slice(from, to).trim() !== '')
    .map((one) => ({
      ...one,
      from: one.from - (weekdayBefore.exec(even.slice(Math.max(0, one.from - 24), one.from))?.[0].length ?? 0),
      to: one.to + (weekdayBehind.exec(even.slice(one.to, one.to + 8))?.[0].length ?? 0),
    }))
}
/** A month cut short keeps its full stop: «12 Sept.»; a whole one has none: «12. März.» ends the sentence. */
const shortForm = (name: string): boolean =>
  name.length <= 5 &&
  !/^(?:mai|mayo|maio|may|mars|marzo|março|juni|juli|june|july|juin|märz|maja|marca|abril|avril|april|août|enero|junio|julio|junho|julho|luty)$/i.test(
    name,
  )

const time = [
  // The first of «8 bis 14 Uhr», «9-5 pm»; hours with «h» in a span.
  /(?<![\d:.,/])(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?(?=\s?(?:bis|und|-|to|and|a|à|às|et|e|do|y)\s?(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?\s?(?:Uhr|[ap]\.?m(?!\p{L})))/dgiu,
  /(?<=(?:de|entre|from|von|od|da|dalle|between) )(?:[01]?\d|2[0-4]) ?h(?=\s?(?:à|et|-|a|às|e|y)\s)/dgu,
  /(?<=(?<!\p{L})o )(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d)/dgu,
  /(?<![\d:.,/])(?:[01]?\d|2[0-4])(?::[0-5]\d)?\s?(?:صباح[\u0621-\u0652]*|مساء[\u0621-\u0652]*|ظهر[\u0621-\u0652]*|عصر[\u0621-\u0652]*|[صم](?!\p{L}))/dgu,
  /(?:上午|下午|晚上|早上|中午|凌晨|傍晚)(?:[一二两三四五六七八九十]{1,3})(?:点|點)(?:半|整|钟|[一二三四五]?十?[一二三四五六七八九]?分)?/dgu,
  /(?:午前|午後|夜|朝)[一二三四五六七八九十]{1,3}時(?:半)?/dgu,
  /(?<![\d:.,/])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?\s?m\b\.?|\s?(?:Uhr|hrs|hs|h)(?![\p{L}])|\s?(?:صباحا?ً?|مساءً?|ص|م)(?![\p{L}]))?(?![\d:])/dgiu,
  /(?<![\d:.,/])(?:0?\d|1[0-2])(?:\.[0-5]\d)?\s?(?:a\.\s?m\.|p\.\s?m\.|am|pm)(?![\p{L}\p{N}])/dgiu,
  /(?<![\d:.,/])(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?\s?(?:Uhr|o'clock)(?![\p{L}])/dgiu,
  /(?<![\d:.,/])(?:[01]?\d|2[0-4])\s?[hH][0-5]\d(?![\p{L}\p{N}])/dgu,
  /(?<=(?:à|vers|às|as|desde as|até as|até às|dès|avant|entre|godz\.?|godzinie|o|alle|ore|las|dalle|après|depuis|et) )(?:[01]?\d|2[0-4])\s?h(?:eures|oras)?(?![\p{L}\p{N}/])/dgu,
  /(?<=(?:godz\.?|godzin[ieyę]{1,2}|alle|ore|dalle|alle ore|a las|de las|às) )(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?(?![\p{L}\p{N}%€]|[.,:]\d)/dgu,
  /(?:午前|午後|朝|夜|夕方)?\d{1,2}時(?!間)(?:半|\d{1,2}分)?/dgu,
  /(?:上午|下午|晚上|早上|中午|凌晨|傍晚)? ?\d{1,2}(?:点|點)(?:半|整|\d{1,2}分?|钟)?/dgu,
  /(?<=الساعة )\d{1,2}(?::[0-5]\d)?(?:\s?(?:صباحا?ً?|مساءً?|ص|م|ظهرا?ً?|عصرا?ً?)(?![\p{L}]))?/dgu,
]
export const times: Finder = ({ even }) => time.flatMap((pattern) => placesOf('time', pattern, even))
