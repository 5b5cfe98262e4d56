import { type Check, finding } from '../finding'
import { any } from '../pattern'
import { cardWord } from '../words/labels'

/** Names of the code that mean nothing else. */
const sure =
  '\\bc(?:vv|vc|vn|id|sc|av)2?\\b|cvv/cvc|card (?:security|verification) (?:code|number|value)|kartenprüf(?:nummer|ziffer|code|zahl)|kartenprufziffer|cryptogramme|code cvv|codigo cvv|codigo de verificacion de la tarjeta|codice cvv|kod cvv|カードの?セキュリティ(?:コード|番号)|(?:卡片?|信用卡)(?:的)?(?:安全|验证)码|رمز cvv'
/** Names that other codes share: a card must be spoken of. */
const shared =
  'security (?:code|number)|verification (?:code|number)|check digits?|sicherheitscode|sicherheitsnummer|prüfziffer|prüfnummer|prüfcode|code de securite|code de verification|codigo de seguridad|codigo de verificacion|codigo de segurança|codigo de verificação|codice di sicurezza|codice di verifica|kod(?:u|em)? bezpieczeństwa|kod(?:u|em)? zabezpieczając|kod(?:u|em)? weryfikac[a-z]{0,4}|セキュリティ(?:コード|番号)|安全码|安全碼|验证码|校验码|后三位|背面三位|رمز الامان|رمز الأمان|رمز التحقق|الرمز السري|رقم التحقق|كود الأمان'
const name = any(`(${sure})|(${shared})`)
const names = new RegExp(name.source, 'g')
/** A value: three or four digits by themselves. */
const value =
  /(?<![\d.,:/€$£¥#+-])(?<![a-z]-)(?<![a-z])(\d{3,4})(?![\d%€$£¥]|[.,:/]\d|-\d| ?(?:digit|stellig|chiffres?|cifre|cifras|digitos|cyfr|桁|位|أرقام|ارقام|eur|usd|euro|zl|pln|元|円|bis))/g

/** A card's security code with its value (PCI DSS 3.3: never kept, never shown). */
export const securityCode: Check = ({ text }) => {
  const folded = text.folded
  if (!/\d{3}/.test(folded) || !name.test(folded)) return []
  const card = cardWord.test(folded)
  return [...folded.matchAll(value)].flatMap((match) => {
    const digits = match[1] ?? ''
    const at = match.index
    // The nearest name before the value, or right behind it; no number and no sentence's end between.
    const before = folded.slice(Math.max(0, at - 60), at)
    let clear = before.slice(before.search(/[^\d\n.!?。；;]*$/))
    // The expiry date stands between: «12/27, CVV 123» and «CVV (12/27) 123».
    clear = clear.slice(-45)
    const after = folded.slice(at + digits.length, at + digits.length + 30)
    const near = [...clear.matchAll(names)].at(-1)
    const behind = /^[ ,(:-]{0,3}(?:is|ist|est|es|é|e|to|jest|は|が|是|هو)?[ (]{0,2}/.exec(after)
    const follows = behind ? name.exec(after.slice(behind[0].length, behind[0].length + 26)) : null
    const hit = near ?? (follows && follows.index <= 12 ? follows : null)
    if (!hit) return []
    if (hit[2] !== undefined && !card) return []
    if (/(?:last|letzten|derniers|ultim|ostatni|下|末尾|尾号|后)[^.]{0,14}$/.test(clear) && !/三位|后三/.test(clear)) return []
    const [from, to] = [text.place(at), text.end(at + digits.length)]
    return [finding('securityCode', 'securityCode', from, to, {}, [{ kind: 'mask', text: '•'.repeat(to - from) }])]
  })
}
