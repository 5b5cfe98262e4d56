/** One spelling for finding: NFKC, lower case, without the accents and vowel marks that people leave out. */

/**
 * Marks of Latin, Greek, Cyrillic; Arabic tashkeel and tatweel; Hebrew points; what is not seen at all (soft hyphen, joiners,
 * direction marks), which copied numbers bring along. Not the Japanese voicing marks, which make another letter.
 */
const marks =
  /[\u00ad]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]|[\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const plain = /^[\0-\x7f]*$/
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
  ی: 'ي',
  ک: 'ك',
}
for (let digit = 0; digit < 10; digit += 1) {
  letters[String.fromCharCode(0x660 + digit)] = String(digit)
  letters[String.fromCharCode(0x6f0 + digit)] = String(digit)
}
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'g')

/** Folds text so that what a person would call the same compares equal. Not reversible; lengths change. */
export const fold = (text: string): string => {
  if (plain.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(special, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(marks, '')
    .normalize('NFC')
}

/** The words of a search, folded; all of them must occur. */
export const foldWords = (search: string): string[] =>
  fold(search)
    .split(/\s+/u)
    .filter((word) => word.length > 0)
