import { type Check, finding } from '../finding'
import { bareNumber } from '../known'
import { GuardText } from '../text'
import type { GuardContext } from '../types'

const wordsOnly = (text: string): string => text.replace(/[^a-z0-9\u00c0-\u1fff\u2e80-\uffff]+/g, ' ').trim()
const folded = (text: string): string => new GuardText(text).folded
/** Greetings and closings that fit everybody, folded. */
const anybody =
  /\b(?:hi|hello|hey|dear|there|customer|sir|madam|team|good|morning|afternoon|evening|day|thanks?|thank|you|best|kind|warm|regards|wishes|sincerely|yours|cheers|the|your|our|from|support|service|hallo|guten|tag|morgen|abend|sehr|geehrte|damen|und|herren|liebe|kundin|kunde|mit|freundlichen|grussen|beste|viele|grusse|ihr|dein|bonjour|bonsoir|madame|monsieur|cher|chere|client|cordialement|bien|a|vous|l|equipe|hola|buenos|buenas|dias|tardes|noches|estimado|estimada|cliente|saludos|un|saludo|cordial|atentamente|el|equipo|de|ola|bom|boa|dia|tarde|noite|prezado|prezada|atenciosamente|abracos|equipe|buongiorno|buonasera|gentile|salve|cordiali|saluti|distinti|il|la|dzien|dobry|witam|szanowni|panstwo|szanowny|szanowna|panie|pani|pozdrawiam|pozdrowieniami|z|powazaniem|zespol|kundenservice|kundendienst|clients?)\b|お世話になっております|よろしくお願い(?:いた|致)?します|お客様|您好|你好|亲爱的|尊敬的|客户|顾客|谢谢|祝好|مرحبا|السلام عليكم|عزيزي|عزيزتي|العميل|تحياتي|مع|التحيه|فريق|الدعم/g

const personal = (text: string, context: GuardContext): boolean => {
  const bare = bareNumber(text)
  if ([...context.orderNumbers, ...context.knownNumbers].some((number) => number.length > 2 && bare.includes(bareNumber(number))))
    return true
  const names = (context.customerName ?? '').split(/[\s,.]+/).filter((name) => name.length > 1)
  const whole = folded((context.customerName ?? '').replace(/\s+/g, ''))
  // Chinese and Japanese names stand without a space between.
  return (whole.length > 1 && text.replace(/\s+/g, '').includes(whole)) || names.some((name) => text.includes(folded(name)))
}

/** A template that goes out word for word, with nothing of this customer in it: it reads like a machine, and answers beside the point. */
export const untouched: Check = ({ text, context }) => {
  if (context.inserted.length === 0) return []
  const said = wordsOnly(text.folded)
  if (personal(text.folded, context)) return []
  for (const inserted of context.inserted) {
    const template = wordsOnly(folded(inserted))
    if (template.length < (/[\u3041-\u9fff]/.test(template) ? 6 : 15)) continue
    const at = said.indexOf(template)
    if (at < 0) continue
    const own = [...context.staffNames, ...context.shop.names].reduce(
      (rest, name) => rest.replaceAll(wordsOnly(folded(name)), ' '),
      `${said.slice(0, at)} ${said.slice(at + template.length)}`,
    )
    if (own.replace(anybody, ' ').replace(/[\s\d]+/g, '') === '') return [finding('untouched', 'untouched', 0, text.original.length)]
  }
  return []
}
