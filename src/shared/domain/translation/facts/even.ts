/**
 * A text with digits, signs and blanks of all scripts written as ASCII, unit by unit: places stay the same, so that what a
 * pattern finds is found in the text as it was written.
 */

const one: Record<string, string> = {
  '٫': '.',
  '٬': ',',
  '،': ',',
  '、': ';',
  '。': ';',
  '’': "'",
  '‘': "'",
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '〜': '~',
  '～': '~',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u2007': ' ',
  '\u3000': ' ',
  '￥': '¥',
  '￡': '£',
}
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10]
for (const zero of zeros) for (let digit = 0; digit < 10; digit += 1) one[String.fromCharCode(zero + digit)] = String(digit)
for (let code = 0xff01; code <= 0xff5e; code += 1) one[String.fromCharCode(code)] ??= String.fromCharCode(code - 0xfee0)

/** ASCII and the accented letters below, dashes left out: nothing in it is written otherwise. */
const plain = /^[\0-\x7f\u00a1-\u024f]*$/
const special = new RegExp(`[${Object.keys(one).join('')}]`, 'g')

/** Same length as `text`, UTF-16. */
export const even = (text: string): string => (plain.test(text) ? text : text.replace(special, (sign) => one[sign] ?? sign))
