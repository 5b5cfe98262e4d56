import { type Check, finding } from '../finding'
import { GuardText } from '../text'
import { placeholderWord } from '../words/placeholders'

/** Leftovers of templates: of Liquid and its relatives, of mail merges, of word processors, and of people. Tried on the text as written. */
const sure: readonly (readonly [string, RegExp])[] = [
  // As `gapText` of domain/template writes an open gap.
  ['gap', /\[\[[^[\]\n]{1,120}\]\]/g],
  ['liquid', /\{\{[^{}\n]{0,80}\}\}|\{%[^%\n]{0,80}%\}|\$\{[^{}\n]{0,60}\}|<%[^%\n]{0,60}%>/g],
  ['percent', /(?<![\p{L}\p{N}%])%%?[\p{L}][\p{L}\p{N}_.-]{1,30}%%?(?![a-zA-Z0-9])/gu],
  ['dollar', /(?<![\p{L}\p{N}$])\$[A-Z][A-Z_]{2,30}(?![\p{L}\p{N}])/gu],
  [
    'merge',
    /(?<![\p{L}\p{N}])(?:##?[\p{Lu}][\p{Lu}\p{N}_]{2,30}##?|@@[\p{L}_]{2,30}@@|\*\|[A-Z_:]{2,30}\|\*)(?![\p{L}\p{N}])|«[\p{L}]+_[\p{L}_]+»/gu,
  ],
  ['blank', /[_＿]{2,}(?=[月日年号様円%点:])|[_＿]{3,}|(?<![.\w])(?:\.\s?){7,}(?![.\w])|…{3,}/g],
  [
    'rings',
    /[〇○◯●△▲□■×✕＊*]{2,}(?=\s*(?:様|さま|殿|さん|先生|女士|小姐|号|番|日|月|円|元|株式|便|の|を|は|が|まで|頃|年|，|,|。|店|运|快|件))|[〇○◯△]{2,}/g,
  ],
  // What a program writes where it had nothing to write, and the forms of dates.
  [
    'empty',
    /(?<![\p{L}\p{N}_])(?:undefined|NaN|\[object Object\])(?![\p{L}\p{N}_])|(?<=(?:dear|hi|hello|hola|ola|olá|hallo|bonjour|order|mr|ms|mrs|herr|frau|sra?\.?|pedido|bestellung|commande)\s)(?:null|none)(?![\p{L}\p{N}])/giu,
  ],
  [
    'date',
    /(?<![\p{L}\p{N}])(?:(?:DD|TT|JJ|GG|dd)[./-](?:MM|mm)[./-](?:YYYY|JJJJ|AAAA|RRRR|yyyy|YY)|(?:YYYY|AAAA|yyyy)[./-](?:MM|mm)[./-](?:DD|dd)|HH:MM)(?![\p{L}\p{N}])/gu,
  ],
  [
    'snake',
    /(?<![\p{L}\p{N}_])(?:[A-Z]{3,}(?:_[A-Z]{2,})+|(?:FIRST|LAST|CUSTOMER|CLIENT|ORDER|TRACKING)_?(?:NAME|NUMBER|ID)|(?:VOR|NACH)NAME|NAME HERE|INSERT HERE|NAME HIER)(?![\p{L}\p{N}_])/gu,
  ],
  [
    'greeting',
    /^[ \t]*(?:dear|hi|hello|hallo|hola|ol[aá]|bonjour|buongiorno|ciao|guten tag|liebe[r]?|estimad[oa]|prezad[oa]|ch[eè]re?|gentile|car[oa]|sehr geehrte[r]? (?:herr|frau)|szanown[ya] pani?e?) +[,!:]/gimu,
  ],
  ['questions', /(?<=\s)\?{2,}(?=\s\p{L})/gu],
  [
    'nobody',
    /某某|[xXＸ×]{2,3}(?=(?!码|碼|号码|サイズ|尺|L)[\u4e00-\u9fff\u3041-\u30ff])|[（(](?:姓名|订单号|单号|金额|日期|客户名|客户姓名|快递单号|产品名|お名前|氏名|注文番号|商品名|日付|金額|追跡番号|الاسم|رقم الطلب|التاريخ|المبلغ|اسم العميل|رقم التتبع)[)）]|#(?:姓名|订单号|金额|日期|单号|名前|注文番号|الاسم)#/gu,
  ],
  ['todo', /(?<![\p{L}\p{N}#-])(?:TODO|TBD|TBC|FIXME|TBA|N\.N\.|[Ll]orem ipsum|todo:)(?![\p{L}\p{N}])/gu],
  // «(※ここに返品規定を入れる)», a note to oneself.
  ['note', /[※→>]{1,2}\s?(?:ここに|此处|在此|hier |here |insert |ici )[^。\n]{2,40}/giu],
]
const bracketed =
  /(?<![\\{$])\{\s*([^{}\n]{1,60}?)\s*\}(?!\})|\[([^[\]\n]{2,60})\](?!\()|【([^【】\n]{1,30})】|［([^［］\n]{1,30})］|〔([^〔〕\n]{1,30})〕/g
const angled = /<([\p{L}][\p{L}\p{M}\p{N} _./'’-]{1,40})>|＜([^＜＞\n]{2,30})＞|〈([^〈〉\n]{2,30})〉/gu
const rounded =
  /[(（]((?:insert|enter|add|put|hier|bitte einfügen|insérer|insertar|inserir|inserire|wstaw|请填写|填写|ここに|أدخل)[^()（）\n]{2,50}|(?:[\p{L}]{2,20}[ _-]){0,3}(?:einfügen|einsetzen|eintragen|ergänzen|をいれる|を入力|を記入|入力))[)）]/giu
const crosses = /(?<![a-zA-Z0-9À-ÿ*•-])(?:[xＸｘ×]{2,}|[XＸ]{2,})(?![a-zA-Z0-9À-ÿ])/gu
const tag = /^\/?(?:a|b|i|u|p|br|em|strong|div|span|ul|ol|li|img|h[1-6]|table|tr|td|hr|html|body|code|pre|blockquote)\b/i
/** Square brackets with something that is no gap. */
const remark =
  /^(?:sic|…|\.\.\.|\d+|[ivx]+|x|✓|image|bild|photo|foto|image:.*|screenshot.*|attachment.*|anhang.*|external|extern|ticket.*|case.*|#.*)$/i

const isGap = (inside: string): boolean => {
  const text = inside.trim()
  if (remark.test(text) || /[.!?。]\s|\d{4,}/.test(text)) return false
  const folded = new GuardText(text).folded
  if (/^[\p{Lu}\p{N}_ /-]{3,}$/u.test(text) && /\p{Lu}{2}/u.test(text) && /[A-Z]/.test(text))
    return placeholderWord.test(folded) || text.includes('_')
  const count = text.split(/\s+/).length
  return (
    (count <= 5 && placeholderWord.test(folded) && !/^\p{Lu}\p{Ll}+ing\b/u.test(text)) ||
    /^[a-z]+(?:[_.][a-z]+)+$/i.test(text) ||
    /^[xX]+$/.test(text)
  )
}

/** Anything that still waits to be filled in. */
export const unfilled: Check = ({ text }) => {
  const written = text.original
  const found: { rule: string; from: number; to: number }[] = []
  const add = (rule: string, from: number, length: number): void => {
    const to = from + length
    if (!found.some((other) => other.from < to && from < other.to)) found.push({ rule, from, to })
  }
  for (const [rule, pattern] of sure) for (const match of written.matchAll(pattern)) add(rule, match.index, match[0].length)
  for (const match of written.matchAll(bracketed))
    if (isGap(match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? '')) add('bracket', match.index, match[0].length)
  for (const match of written.matchAll(angled)) {
    const inside = match[1] ?? match[2] ?? match[3] ?? ''
    if (!tag.test(inside) && isGap(inside)) add('angle', match.index, match[0].length)
  }
  for (const match of written.matchAll(rounded)) add('round', match.index, match[0].length)
  for (const match of written.matchAll(crosses)) {
    const after = written.slice(match.index + match[0].length, match.index + match[0].length + 14)
    const before = written.slice(Math.max(0, match.index - 14), match.index)
    // A card or an account of which the last digits stand there is masked, not unfilled.
    if (/^[\s-]?(?:[xX*•]{2,}[\s-]?)*\d/.test(after) || /\d[\s-]?$/.test(before)) continue
    // Sizes and kisses.
    if (
      match[0].length === 2 &&
      !/^\s*[.:/]\s?[xX]{2}|^(?:\s|-)*(?:Tage|days|Uhr|€|EUR|USD|%|先生|女士|様|号|日|月|元|円|jours|días|dias|giorni|dni)/.test(after) &&
      !/[.:/]\s?$|[#№]\s?$/.test(before)
    )
      continue
    if (/^x+$/.test(match[0]) && /^\s*$/.test(written.slice(match.index + match[0].length))) continue
    add('crosses', match.index, match[0].length)
  }
  return found.map(({ rule, from, to }) => finding('unfilled', rule, from, to, { gap: written.slice(from, to) }))
}
