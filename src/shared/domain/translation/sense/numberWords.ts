/**
 * Small numbers in words: an engine may write «three» for 3 and 3 for «trois». Folded. 1 is an article and no number here;
 * words that mean something else more often («sei», «sette» of a film) stand with their language only.
 */
const words: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  en: {
    2: 'two both twice',
    3: 'three thrice',
    4: 'four',
    5: 'five',
    6: 'six',
    7: 'seven',
    8: 'eight',
    9: 'nine',
    10: 'ten',
    11: 'eleven',
    12: 'twelve dozen',
    14: 'fourteen fortnight',
    15: 'fifteen',
    20: 'twenty',
    30: 'thirty',
    100: 'hundred',
  },
  de: {
    2: 'zwei beide beiden zweimal',
    3: 'drei dreimal',
    4: 'vier',
    5: 'funf fuenf',
    6: 'sechs',
    7: 'sieben',
    8: 'acht',
    9: 'neun',
    10: 'zehn',
    11: 'elf',
    12: 'zwolf dutzend',
    14: 'vierzehn',
    15: 'funfzehn',
    20: 'zwanzig',
    24: 'vierundzwanzig',
    30: 'dreissig',
    100: 'hundert',
  },
  fr: {
    2: 'deux',
    3: 'trois',
    4: 'quatre',
    5: 'cinq',
    6: 'six',
    7: 'sept',
    8: 'huit',
    9: 'neuf',
    10: 'dix dizaine',
    11: 'onze',
    12: 'douze douzaine',
    14: 'quatorze',
    15: 'quinze quinzaine',
    20: 'vingt vingtaine',
    30: 'trente',
    100: 'cent',
  },
  es: {
    2: 'dos ambos ambas',
    3: 'tres',
    4: 'cuatro',
    5: 'cinco',
    6: 'seis',
    7: 'siete',
    8: 'ocho',
    9: 'nueve',
    10: 'diez',
    11: 'once',
    12: 'doce docena',
    14: 'catorce',
    15: 'quince quincena',
    20: 'veinte',
    30: 'treinta',
    100: 'cien ciento',
  },
  pt: {
    2: 'dois duas ambos',
    3: 'tres',
    4: 'quatro',
    5: 'cinco',
    6: 'seis',
    7: 'sete',
    8: 'oito',
    9: 'nove',
    10: 'dez',
    11: 'onze',
    12: 'doze duzia',
    14: 'quatorze catorze',
    15: 'quinze',
    20: 'vinte',
    30: 'trinta',
    100: 'cem cento',
  },
  it: {
    2: 'due entrambi entrambe',
    3: 'tre',
    4: 'quattro',
    5: 'cinque',
    6: 'sei',
    7: 'sette',
    8: 'otto',
    9: 'nove',
    10: 'dieci',
    11: 'undici',
    12: 'dodici dozzina',
    14: 'quattordici',
    15: 'quindici',
    20: 'venti',
    30: 'trenta',
    100: 'cento',
  },
  pl: {
    2: 'dwa dwie dwoch dwoma dwaj oba obie',
    3: 'trzy trzech trzema trzej',
    4: 'cztery czterech',
    5: 'piec pieciu',
    6: 'szesc szesciu',
    7: 'siedem siedmiu',
    8: 'osiem osmiu',
    9: 'dziewiec dziewieciu',
    10: 'dziesiec dziesieciu',
    12: 'dwanascie dwunastu tuzin',
    14: 'czternascie czternastu',
    15: 'pietnascie',
    20: 'dwadziescia',
    30: 'trzydziesci trzydziestu',
    100: 'sto',
  },
  nl: {
    2: 'twee',
    3: 'drie',
    4: 'vier',
    5: 'vijf',
    6: 'zes',
    7: 'zeven',
    8: 'acht',
    9: 'negen',
    10: 'tien',
    12: 'twaalf',
    14: 'veertien',
    20: 'twintig',
    30: 'dertig',
  },
  ar: {
    2: 'اثنان اثنين اثنتان اثنتين يومان يومين اسبوعان اسبوعين شهران شهرين مرتان مرتين قطعتان قطعتين ساعتان ساعتين صورتان صورتين مصباحان مصباحين',
    3: 'ثلاثه ثلاث',
    4: 'اربعه اربع',
    5: 'خمسه خمس',
    6: 'سته ست',
    7: 'سبعه سبع',
    8: 'ثمانيه ثماني ثمان',
    9: 'تسعه تسع',
    10: 'عشره عشر',
    20: 'عشرون عشرين',
    30: 'ثلاثون ثلاثين',
    100: 'مئه مائه',
  },
}
/** Characters count beside what they count only: 三天 is three days, 一般 is no number. */
const characters: Readonly<Record<string, number>> = {
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十二: 12,
  十四: 14,
  十五: 15,
  二十: 20,
  三十: 30,
  百: 100,
}
const counters = '天|日|周|週|个|個|件|张|張|枚|点|盏|盞|台|本|次|回|度|时|時|小时|月|年|名|位|块|元|円|份|箱|包|种|種|つ|人|分'
const easternPattern = new RegExp(
  `(?<![一二三四五六七八九十百千第])(${Object.keys(characters)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?=${counters})|(ふた|みっ|よっ)つ`,
  'g',
)
const kana: Readonly<Record<string, number>> = { ふた: 2, みっ: 3, よっ: 4 }

const byLanguage = new Map(
  Object.entries(words).map(([language, list]) => [
    language,
    new Map(Object.entries(list).flatMap(([value, all]) => all.split(' ').map((word) => [word, Number(value)] as const))),
  ]),
)

export interface Spoken {
  value: number
  /** Places in the folded text. */
  from: number
  to: number
}

/** Numbers that a folded text says in words, from 2 on. @param language primary, or null for any */
export const spokenIn = (folded: string, language: string | null): Spoken[] => {
  const found: Spoken[] = []
  const lists = language === null ? [...byLanguage.values()] : [byLanguage.get(language)].flatMap((list) => (list ? [list] : []))
  for (const match of folded.matchAll(/[a-z]+|[\u0621-\u064a]+/g)) {
    // «خمسة» stands behind «و», «ال», «ب» without a blank.
    const forms = new Set([match[0], match[0].replace(/^(?:و|ب|ل|ف)?(?:ال)?/, '')])
    const values = new Set(lists.flatMap((list) => [...forms].flatMap((form) => list.get(form) ?? [])))
    for (const value of values) found.push({ value, from: match.index, to: match.index + match[0].length })
  }
  if (language === null || language === 'ja' || language === 'zh')
    for (const match of folded.matchAll(easternPattern)) {
      const value = characters[match[1] ?? ''] ?? kana[match[2] ?? '']
      if (value !== undefined) found.push({ value, from: match.index, to: match.index + match[0].length })
    }
  return found
}

export const spoken = (folded: string, language: string | null): Set<number> =>
  new Set(spokenIn(folded, language).map(({ value }) => value))
