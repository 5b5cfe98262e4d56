import { type Check, finding } from '../finding'
import { any } from '../pattern'
import { cardWord } from '../words/labels'

/** Names of the code that mean nothing else. */
const sure =
  '\\bc(?:vv|vc|vn|sc|av)2?(?![a-z])|\\bkpn\\b|card (?:security|verification) (?:code|number|value)|karten(?:prüf|sicherheits)[a-z]{0,12}|cryptogramme|カードの?(?:セキュリティ|確認|暗証)(?:コード|番号)|(?:卡片?|信用卡)(?:的)?(?:安全|验证|校验)码|رمز (?:cvv|cvc)'
/** Names that other codes share: a card must be spoken of. */
const shared =
  'security (?:code|number|digits)|verification (?:code|number|value)|check digits?|(?:three|four|3|4)[- ]digit (?:code|number)|digits? on the back|sicherheitscode|sicherheitsnummer|prüf(?:ziffern?|nummer|code|zahl)|(?:drei|vier)stellige[nrs]? (?:code|nummer|zahl)|code (?:de (?:sécurité|vérification)|à (?:trois|quatre) chiffres|au dos)|chiffres au dos|(?:codigo|cod\\.?) (?:de )?(?:seg(?:uridad|uranca)?\\.?|verificac?i?(?:on|ao|dor)|la tarjeta|tarjeta|(?:do )?cartao)|codigo (?:de la tarjeta|do cartao|verificador)|(?:tres|três|cuatro|quatro) (?:digitos|cifras|numeros)|codice (?:di (?:sicurezza|verifica|controllo|tre cifre|quattro cifre)|a tre cifre|della carta)|kod(?:u|em|zie)? (?:bezpieczeństwa|zabezpieczając[a-z]{0,4}|weryfikac[a-z]{0,5}|karty)|(?:trzy|cztery) cyfry|セキュリティ(?:コード|番号)|確認番号|暗証コード|(?:[三四3-4]桁)の(?:数字|番号|コード)|(?:code|number|digits|nummer|zahl|ziffern|chiffres|numero|numeros|codigo|digitos|codice|cifre|kod|cyfry)[a-z ]{0,10} (?:on|at|auf|au|aan|en|al|no|na|sul|del|de|da|z|di) ?(?:the |der |dem |el |la |o |il )?(?:back|reverse|ruckseite|dos|verso|reverso|atras|detras|tras|retro|odwrocie|odwrotu|tylu|front|vorderseite)|kontroll(?:nummer|ziffer|zahl)|kartencode|code de controle|numero de controle|numero di (?:controllo|sicurezza)|numer kontrolny|kod kontrolny|clave de la tarjeta|裏(?:面)?の番号|卡后|背后(?:三|的)|末三位|后面(?:三|的三)|خلف البطاقة|ظهر البطاقة|من الخلف|安全码|验证码|后三码|后四码|校验码|后三位|背面(?:的)?(?:三位|数字)|(?:三|四)位(?:数字?|码)|رمز (?:ال)?(?:أمان|تحقق|سري|بطاقة)|\\bcid\\b|czterocyfrowy kod|trzycyfrowy kod|الرمز (?:السري|الأمني)|رقم (?:ال)?(?:أمان|تحقق|سري)|كود (?:ال)?أمان|(?:ال)?(?:ثلاثه|اربعه) ارقام|الأرقام الثلاثة|(?:signature|firma|signatur|unterschrift|podpis[a-z]{0,4}|assinatura|署名欄?|签名栏?|التوقيع)'
const name = any(`(${sure})|(${shared})`)
const names = new RegExp(name.source, 'g')
/** A value: three or four digits by themselves. */
const value =
  /(?<![\d€$£¥+])(?<!(?<!cv[vc])\d[.,:/-])(?<![a-z]{4,})(?<!(?:^|[^a-z])(?!c)[a-z]{1,3}-?)(\d{3,4})(?![\d%€$£¥]|[.,:/-]\d| ?(?:digit|stellig|chiffre|cifre|cifras|digitos|cyfr|桁|位|أرقام|ارقام|eur\b|usd|euro|zl\b|pln|元|円|bis\b|points?|punkt|puntos|pontos|punti|点|ポイント|نقط))/g
/** Other codes. */
const otherCode =
  /(?:rabatt|gutschein|promo|discount|coupon|tur|door|zip|post|fehler|error|abhol|cupon|cupom|desconto|descuento|erreur|sconto|errore|rabat|bled|クーポン|郵便|优惠|خصم|بريد)[a-z-]{0,10} ?(?:code|codigo|codice|kod|コード|码|رمز)?[^a-z]{0,3}$/

/** A card's security code with its value (PCI DSS 3.3: never kept, never shown). */
export const securityCode: Check = ({ text }) => {
  const folded = text.folded
  if (!/\d{3}/.test(folded) || !name.test(folded)) return []
  // An expiry date speaks of a card as well.
  const card = cardWord.test(folded) || /(?<![\d/])(?:0[1-9]|1[0-2])\/\d{2}(?![\d/])/.test(folded)
  return [...folded.matchAll(value)].flatMap((match) => {
    const digits = match[1] ?? ''
    const at = match.index
    const before = folded.slice(Math.max(0, at - 70), at)
    const near = [...before.matchAll(names)].at(-1)
    // Between name and value stands no other number but the expiry date, and no sentence ends.
    const between = near ? before.slice(near.index + near[0].length).replace(/\d{1,2}\/\d{2,4}/g, '') : ''
    const hitBefore = near && between.length <= 48 && !/\d|[.!?。\n](?:\s|$)/.test(between) ? near : null
    const after = folded.slice(at + digits.length, at + digits.length + 44)
    const clause = after.slice(0, after.search(/[\d.!?。\n]|$/))
    const follows = name.exec(clause)
    const hit = hitBefore ?? (follows && follows.index <= 26 ? follows : null)
    if (!hit || (hit[2] !== undefined && !card) || otherCode.test(before)) return []
    // The year of a date, and the last digits of the card itself.
    if (/^(?:19|20)\d\d$/.test(digits) && !hitBefore) return []
    if (
      /(?:last|ending(?: in)?|letzten|endung|endet auf|derniers|terminant par|ultim[a-z]{1,3}|acabada en|terminada en|final|finale|ostatnie|koncząca się|koncowk[a-z]{1,2}|下[四4]桁|末尾|尾号|后四位|تنتهي ب)[^.,;。、]{0,12}$/.test(
        before.slice(-24),
      )
    )
      return []
    const [from, to] = [text.place(at), text.end(at + digits.length)]
    return [finding('securityCode', 'securityCode', from, to, {}, [{ kind: 'mask', text: '•'.repeat(to - from) }])]
  })
}
