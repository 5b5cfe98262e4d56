/** Small numbers in words: an engine may write «three» for 3 and 3 for «trois». Folded; 1 and 2 are also articles and duals. */
const words: Readonly<Record<number, string>> = {
  0: 'zero null nul cero zera kein 零 〇 صفر',
  1: 'one a an single once ein eine einen einem einer eins un une uno una um uma jeden jedna jedno jedną 一 壱 one واحد واحده',
  2: 'two both twice zwei beide zweimal deux dos ambos dois duas due dwa dwie dwoch twee 二 两 兩 ふた اثنان اثنين اثنتان يومين مرتين شهرين قطعتين اسبوعين ساعتين',
  3: 'three drei dreimal trois tres tre trzy trzech drie 三 ثلاثه ثلاث',
  4: 'four vier quatre cuatro quatro quattro cztery czterech 四 اربعه اربع',
  5: 'five funf cinq cinco cinque piec pieciu vijf 五 خمسه خمس',
  6: 'six sechs seis sei szesc szesciu zes 六 سته ست',
  7: 'seven sieben sept siete sete sette siedem siedmiu zeven 七 سبعه سبع',
  8: 'eight acht huit ocho oito otto osiem osmiu 八 ثمانيه ثماني ثمان',
  9: 'nine neun neuf nueve nove dziewiec dziewieciu negen 九 تسعه تسع',
  10: 'ten zehn dix diez dez dieci dziesiec dziesieciu tien 十 عشره عشر',
  11: 'eleven elf onze once undici jedenascie',
  12: 'twelve dozen zwolf dutzend douze douzaine doce docena doze duzia dodici dozzina dwanascie tuzin twaalf 十二 一打',
  14: 'fourteen vierzehn quatorze catorce catorze quattordici czternascie fortnight quinze 十四',
  15: 'fifteen funfzehn quinze quince quindici pietnascie 十五',
  20: 'twenty zwanzig vingt veinte vinte venti dwadziescia 二十 عشرون عشرين',
  24: 'vierundzwanzig',
  30: 'thirty dreissig trente treinta trinta trenta trzydziesci 三十 ثلاثون ثلاثين',
  100: 'hundred hundert cent cien cento sto 百 مئه مائه',
}
const eastern = /[\u3040-\u9fff]/
const values = new Map<string, number[]>()
for (const [value, list] of Object.entries(words))
  for (const word of list.split(' ')) values.set(word, [...(values.get(word) ?? []), Number(value)])
const easternWords = [...values.keys()].filter((word) => eastern.test(word)).sort((a, b) => b.length - a.length)
const easternPattern = new RegExp(easternWords.join('|'), 'g')

/** Numbers that a folded text says in words; a word that says several («once») gives all. */
export const spoken = (folded: string): Set<number> => {
  const found = new Set<number>()
  for (const [word] of folded.matchAll(/[a-z]+|[\u0621-\u064a]+/g)) {
    // «خمسة» stands behind «و», «ال», «ب» without a blank.
    for (const form of [word, word.replace(/^(?:و|ب|ل|ف)?(?:ال)?/, '')]) for (const value of values.get(form) ?? []) found.add(value)
  }
  for (const [word] of folded.matchAll(easternPattern)) for (const value of values.get(word) ?? []) found.add(value)
  return found
}
