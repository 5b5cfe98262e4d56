/** Numbers of orders and parcels, codes of coupons and articles, phone numbers, and what is left: plain numbers. */
import { bareNumber } from '../../guard/known'
import { orderLabel, otherNumber } from '../../guard/words/labels'
import type { FactKind } from '../types'
import { begins, type Candidate, ends, type FactText, type Finder, placesOf } from './candidate'
import { carrierWord, codeLabel, orderWord, phoneLabel, trackingLabel } from './labels'

/** Ways carriers write their numbers. Sources: UPU S10; the carriers' own pages on what a number looks like. */
const parcelShapes: readonly RegExp[] = [
  // UPU S10: every national post; two letters, nine digits (the last a check digit), the country.
  new RegExp(`${begins}[A-Z]{2} ?\\d{3} ?\\d{3} ?\\d{3} ?[A-Z]{2}${ends}`, 'gd'),
  new RegExp(`${begins}[A-Z]{2} ?\\d{4} ?\\d{4} ?\\d ?[A-Z]{2}${ends}`, 'gd'),
  // UPS, Amazon Logistics, Deutsche Post DHL, SSCC of GS1.
  new RegExp(`${begins}1Z(?: ?[0-9A-Z]){16}${ends}`, 'gdi'),
  new RegExp(`${begins}TBA\\d{12}${ends}`, 'gd'),
  new RegExp(`${begins}(?:JJD|JVGL)(?: ?\\d){12,20}${ends}`, 'gd'),
  new RegExp(`${begins}0034\\d?(?: ?\\d){15,16}${ends}`, 'gd'),
  // USPS.
  new RegExp(`${begins}(?:420 ?\\d{5} ?)?9[1-5]\\d{2}(?: ?\\d{4}){4}(?: ?\\d{2,4})?${ends}`, 'gd'),
  // Yamato, Sagawa, Japan Post.
  new RegExp(`${begins}\\d{4}-\\d{4}-\\d{4}${ends}`, 'gd'),
  // SF, YTO, ZTO, STO, JD, Cainiao and others: letters of the firm, then digits.
  new RegExp(`${begins}(?:SF|YT|ZTO|ZT|STO|JT|JDV[A-Z]?|JDEX|JD|LP|YD|DPK|EMS|CNG|UJ|4PX|YUN)\\d{10,18}${ends}`, 'gd'),
  // Colissimo, Chronopost, GLS, Correos.
  new RegExp(`${begins}(?:\\d[A-Z]\\d{11}|[A-Z]{2}\\d{9,19}[A-Z]{1,2})${ends}`, 'gd'),
]
const parcelLike = (token: string): boolean => parcelShapes.some((shape) => new RegExp(`^(?:${shape.source})$`, 'i').test(token))

/** Letters and digits with signs between them, at least one digit. Over the folded text. */
const token = /(?<![a-z0-9@])#?(?:[a-z]{1,8}[-_/]?)?\d[a-z\d]*(?:[-_/][a-z\d]+)*(?![a-z0-9@])/g
/** Grouped by blanks behind a label: «Sendungsnummer 0034 0434 1234 5678 9012». */
const grouped = /^(?:[a-z]{1,4} ?)?\d[\da-z]{1,5}(?: [\da-z]{2,5}){2,7}(?![a-z0-9])/

/** «9405 21 00», «883-220-19», «12 345678901». */
const taxGroups = /^\d+(?:[ .-]\d{2,9})+(?![\d.,])/

const labelled = ({ guard }: FactText): Candidate[] => {
  const found: Candidate[] = []
  const folded = guard.folded
  for (const match of folded.matchAll(token)) {
    const before = folded.slice(Math.max(0, match.index - 70), match.index)
    const text = match[0]
    const digits = text.replace(/\D/g, '').length
    const put = (kind: FactKind, length = text.length): void => {
      found.push({ kind, from: guard.place(match.index), to: guard.end(match.index + length) })
    }
    if (/^(?:\d{1,2}[.:/]\d{1,2})/.test(text) && !text.startsWith('#')) continue
    const groups = grouped.exec(folded.slice(match.index, match.index + 50))?.[0] ?? ''
    const long = groups.replace(/\D/g, '').length >= 8 ? groups.length : 0
    if (trackingLabel.test(before) && (digits >= 5 || long > 0)) put('tracking', Math.max(long, text.length))
    else if (
      digits >= 9 &&
      /^[a-z]{0,4}\d+$/.test(text) &&
      carrierWord.test(folded.slice(Math.max(0, match.index - 80), match.index + 80)) &&
      !phoneLabel.test(before) &&
      !codeLabel.test(before) &&
      !orderLabel.test(before) &&
      !orderWord.test(before)
    )
      put('tracking')
    else if (phoneLabel.test(before)) continue
    else if (codeLabel.test(before) && (digits >= 3 || /[a-z]/.test(text)))
      put('code', Math.max(text.length, taxGroups.exec(folded.slice(match.index, match.index + 30))?.[0].length ?? 0))
    else if ((orderLabel.test(before) || orderWord.test(before)) && digits >= 2 && !/^\d{1,2}$/.test(text)) put('order')
  }
  return found
}

const shapedOrder = [
  new RegExp(`(?<![A-Za-z0-9&])#[A-Z]{0,5}-?\\d{3,}(?:-[A-Z0-9]+)*${ends}`, 'gdu'),
  new RegExp(
    `${begins}(?!(?:INV|CS|CASE|RF|RMA|RE|RG|RTN|RET|FT|FAT|FAC|FV|TK|TKT|REF|SN|HS|ISO|EN|DIN)-)(?:[A-Z]{1,5})-\\d{3,10}${ends}`,
    'gd',
  ),
  // Amazon.
  new RegExp(`${begins}\\d{3}-\\d{7}-\\d{7}${ends}`, 'gd'),
]
/** Codes in capitals: articles and coupons. At least a letter and a digit, or they are a word. */
const capitals = new RegExp(`${begins}(?=[A-Z0-9_-]*\\d)(?=[A-Z0-9_-]*[A-Z])[A-Z0-9]{2,}(?:[-_][A-Z0-9]+)*${ends}`, 'g')
/** «Code WELCOME», «Gutschein SOMMER», «coupon "MERCI-10"»: behind its word capitals alone are one. */
const namedCode =
  /(?:code|coupon|voucher|gutschein(?:code)?|rabattcode|aktionscode|promo(?:code)?|código|codigo|cupón|cupom|codice|buono|kod(?:em|u)?|kupon(?:em|u)?|クーポン(?:コード)?|コード|优惠码|优惠券|折扣码|口令|كود|رمز|قسيمة|الكود|الرمز|القسيمة)(?:\s?(?:is|ist|lautet|est|es|é|è|to|は|是|为|هو|:|：|「|『|"|“|„|«|‚|'|\(|rabatowym|rabatowy|promocyjny|promo|promocional|promotionnel|sconto|descuento|de desconto|de descuento|الخصم|خصم)){0,3}\s?((?=[A-Z0-9_-]*[A-Z])[A-Z0-9]{4,}(?:[-_][A-Z0-9]+)*)(?![A-Za-z0-9])/dgu

/** Ids of payment systems, tax numbers of Brazil, France, Italy, Spain; serial numbers with their sign. */
const codeShapes = [
  /(?<![A-Za-z0-9])[A-Za-z]{2,8}_[A-Za-z0-9]{8,}(?![A-Za-z0-9])/dg,
  /(?<![\d.])(?:\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}|\d{3}\.\d{3}\.\d{3}-\d{2})(?!\d)/dg,
  /(?<![A-Za-z0-9])(?:FR ?\d{2} ?\d{9}|(?:IT|ES|DE|PL|NL|BE|AT|PT|GB) ?\d{8,12}|[XYZ]?\d{7,8}-?[A-Z])(?![A-Za-z0-9])/dg,
  /(?<![A-Za-z0-9])(?:SN|S\/N|P\/N) ?:? ?[A-Z0-9]+(?:-[A-Z0-9]+)*(?![A-Za-z0-9])/dg,
]

const codes = ({ even }: FactText): Candidate[] => {
  const found = [namedCode, ...codeShapes].flatMap((shape) => placesOf('code', shape, even))
  for (const match of even.matchAll(capitals)) {
    if (match[0].length < 5 || /^(?:COVID|MP|A|B|USB|HDMI|WPA|IPX?|UV|H|EU|UK|US|JP|CM|MM|PS)-?\d{1,3}$/.test(match[0])) continue
    // «100ML», «12V», «10KG»: a measure.
    if (/^\d+(?:ML|CM|MM|KG|MAH|GB|TB|MB|HZ|PCS|STK|XL|XXL|XXXL|INCH|LITER|WATT|HRS|DAYS|AM|PM)$/.test(match[0])) continue
    found.push({ kind: 'code', from: match.index, to: match.index + match[0].length })
  }
  return found
}

const knownNumbers = ({ even, known }: FactText): Candidate[] => {
  const found: Candidate[] = []
  for (const number of known.numbers) {
    const signs = [...bareNumber(number)]
    if (signs.length < 3 || !signs.some((sign) => /\d/.test(sign))) continue
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}])#?${signs.map((sign) => sign.replace(/[^a-z0-9]/g, '\\$&')).join('[ ./_-]?')}(?![0-9A-Za-z])`,
      'giu',
    )
    const loose = /[a-z]/.test(signs[0] ?? '') ? pattern : new RegExp(pattern.source.replace('(?<![\\p{L}\\p{N}])', begins), 'giu')
    for (const match of even.matchAll(loose)) {
      const kind = parcelLike(match[0]) || signs.length >= 11 ? 'tracking' : 'order'
      found.push({ kind, from: match.index, to: match.index + match[0].length })
    }
  }
  return found
}

/** Orders, parcels, coupons and articles. */
export const identifiers: Finder = (text) => [
  ...knownNumbers(text),
  ...parcelShapes
    .flatMap((shape) => placesOf('tracking', shape, text.even))
    .filter(({ from, to }) => (text.even.slice(from, to).match(/\d/g)?.length ?? 0) >= 8),
  ...labelled(text),
  ...shapedOrder.flatMap((shape) => placesOf('order', shape, text.even)),
  ...codes(text),
]

/** International, or as its country writes it: groups that begin with 0, (area) groups, 3-3-4, Chinese and Brazilian mobiles. */
const phoneShapes = [
  /(?<![\p{L}\p{N}+])(?:\+|00)\d{1,3}[ ./-]?(?:\(0?\d{1,4}\)[ ./-]?)?\d{1,5}(?:[ ./-]?\d{1,5}){1,6}(?![\p{N}])/dgu,
  /(?<![\p{L}\p{N}])\(\d{2,5}\) ?\d{3,5}(?:[ ./-]?\d{2,5}){1,3}(?!\d)/dgu,
  /(?<![A-Za-z0-9./#-])0\d{1,4}(?:[ ./-]\d{2,8}){1,4}(?![\p{N}/-])/dgu,
  /(?<![A-Za-z0-9./#-])0\d{9,10}(?![A-Za-z0-9-])/dgu,
  /(?<![A-Za-z0-9./#-])[2-9]\d{2}[-. ]\d{3}[-. ]\d{4}(?![A-Za-z0-9-])/dgu,
  /(?<![A-Za-z0-9./#-])1[3-9]\d(?:[ -]?\d{4}){2}(?![A-Za-z0-9-])/dgu,
  /(?<![A-Za-z0-9./#-])(?:3\d{2}[ .-]?\d{6,7}|3\d{2} \d{3} \d{4}|[89]00[ -]\d{3}[ -]\d{3})(?![A-Za-z0-9-])/dgu,
  /(?<![A-Za-z0-9./#-])[1-9]{2} ?9\d{4}[ -]?\d{4}(?![A-Za-z0-9-])/dgu,
  /(?<![A-Za-z0-9./#-])(?:[67]\d{2}(?:[ .-]\d{3}){2}|[67]\d{2}(?: \d{2}){3})(?![A-Za-z0-9-])/dgu,
]
const phoneToken = /(?:\+|00)?\(?\d[\d ()./-]{4,20}\d/g
export const phones: Finder = ({ even, guard }) => {
  const found: Candidate[] = []
  for (const shape of phoneShapes)
    for (const place of placesOf('phone', shape, even)) {
      const text = even.slice(place.from, place.to)
      const digits = text.replace(/\D/g, '').length
      const before = guard.folded.slice(Math.max(0, place.from - 60), place.from)
      if (digits < 7 || digits > 15 || /^\d{4}-\d\d-\d\d$/.test(text)) continue
      if (!/^[+(]/.test(text) && guard.folded.length === even.length && otherNumber.test(before) && !phoneLabel.test(before)) continue
      found.push(place)
    }
  // What stands behind «call», «WhatsApp», «電話» is one in whatever form.
  for (const match of even.matchAll(phoneToken)) {
    const digits = match[0].replace(/\D/g, '').length
    if (digits >= 6 && digits <= 15 && phoneLabel.test(even.slice(Math.max(0, match.index - 50), match.index).toLowerCase()))
      found.push({ kind: 'phone', from: match.index, to: match.index + match[0].length })
  }
  return found
}

/** Every number that nobody else claims, with its decimals, its sign and its per cent. */
const plainNumber =
  /(?<![\p{N}])(?:(?<=^|[\s(:=])[-+])?\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d+)?(?:\s?%)?(?!\d)|(?<![\p{N}])(?:(?<=^|[\s(:=])[-+])?\d+(?:[.,]\d+)*(?:\s?%|٪)?/dgu
export const numbers: Finder = ({ even }) => placesOf('number', plainNumber, even)
