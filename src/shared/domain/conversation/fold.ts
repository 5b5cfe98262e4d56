/** One spelling for finding: NFKC, lower case, without the accents and vowel marks that people leave out. */

/** Marks of Latin, Greek, Cyrillic; Arabic tashkeel and tatweel; Hebrew points. Not the Japanese voicing marks, which make another letter. */
const marks = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g
const letters: Record<string, string> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
}
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'g')

/** Folds text so that what a person would call the same compares equal. Not reversible; lengths change. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(special, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(marks, '')
    .normalize('NFC')

/** The words of a search, folded; all of them must occur. */
export const foldWords = (search: string): string[] =>
  fold(search)
    .split(/\s+/u)
    .filter((word) => word.length > 0)
