/** Amounts: a number with a currency beside it. */
import { begins, type Finder, placesOf } from './candidate'

/** Digits with any grouping and decimal sign: 1.299,00 · 1,299.00 · 1 299,00 · 1'299.– · 12 · 0,5 · 1,00,000. */
export const numeral = "\\d{1,3}(?:[.,' ]\\d{2,3})*[.,' ]\\d{3}(?!\\d)(?:[.,]\\d{1,2}(?!\\d))?|\\d+(?:[.,]\\d{1,3}(?!\\d))?"
const cents = '(?:[.,](?:-{1,2}|=))?'

const signs = '(?:US|CA|AU|NZ|HK|NT|MX|R|S|A|C)?\\$|€|£|¥|₺|₽|₩|₹|₪|฿|₫|₴|元'
const codes =
  'EUR|USD|GBP|JPY|CNY|RMB|CHF|PLN|BRL|MXN|CAD|AUD|NZD|HKD|TWD|SGD|SEK|NOK|DKK|CZK|HUF|RON|TRY|RUB|UAH|INR|KRW|PHP|THB|AED|SAR|QAR|KWD|BHD|OMR|EGP|MAD|TND|DZD|JOD|ARS|CLP|COP|PEN|ZAR'
const words =
  'p(?![\\p{L}])|euros?|euró|eur|dollars?|dólar(?:es)?|dolar(?:es|ów|y)?|dollari|bucks|pounds?|libras?|sterline|pfund|quid|pence|yen|yenes|ienes?|zł(?:otych|ote|oty)?|zloty(?:ch)?|pln|reais|real|pesos?|franken|francs?|franchi|cents?|céntimos|centimes|centavos|groszy|kr\\.?|kronor|lira|tl|usd|gbp|chf|brl'
const eastern =
  '毛钱?|角钱|分钱|ينا?(?![\\u0621-\\u064a])|قروش|قرشا?|هلل(?:ة|ات)|فلسا?|سنتا?|万?円|万?元|块钱?|人民币|欧元|歐元|美元|美金|日元|英镑|港币|ユーロ|ドル|ポンド|米ドル|원|ريالات?|ريالا?|دراهم|درهما?|جنيهات|جنيها?|جنيه|دولارات?|دولارا?|يورو|دينارا?|دنانير|ليرة|ر\\.? ?س\\.?|د\\.? ?إ\\.?|ج\\.? ?م\\.?|د\\.? ?ك\\.?'

const before = new RegExp(
  `${begins}[-+]?(?:${signs}|${codes}|zł|kr) ?[-+]?(?:${numeral})(?: ?(?:k|万|mil))?${cents}(?: ?(?:${codes})(?![A-Za-z]))?(?![\\d%])`,
  'gd',
)
const behind = new RegExp(
  `(?<![0-9A-Za-z]|\\d[.,])[-+]?(?:${numeral})${cents} ?(?:(?:${signs})(?:\\d{2}(?!\\d)| ?(?:US|CA|CAN|MX|AU)(?![A-Za-z]))?|(?:${codes}|${words})(?![\\p{L}\\p{N}])|(?:${eastern})[\\u064b-\\u0652]*)`,
  'gidu',
)
const eastBefore = /(?:人民币|美元|欧元|日元|USD|EUR) ?\d[\d.,]*\d|\d+万\d*(?:円|元)|(?:ر\.? ?س\.?|د\.? ?إ\.?|ج\.? ?م\.?) ?\d[\d.,]*/dg

export const amounts: Finder = ({ even }) => [before, behind, eastBefore].flatMap((pattern) => placesOf('amount', pattern, even))
