/** A refund that the shop's own text promises by a date. Only clear promises: one that is not seen costs a clock, one that is made up costs trust. */

export interface RefundPromise {
  /** How many of the unit; 0 where it names no time. */
  amount: number
  unit: 'hours' | 'days' | 'workingDays' | null
  /** Only part of the price goes back. */
  partial: boolean
}

interface Words {
  /** The shop says that it will (or does) pay back. */
  promise: RegExp
  within: RegExp
  /** Money already on its way, a condition, a question, the bank's own time: no promise of ours. */
  not: RegExp
  partial: RegExp
}
const UNITS: Record<string, 'hours' | 'days' | 'workingDays' | 'weeks'> = {}
const unit = (kind: 'hours' | 'days' | 'workingDays' | 'weeks', words: string) => {
  for (const word of words.split(',')) UNITS[word] = kind
}
unit('hours', 'hour,hours,stunden,stunde,heures,heure,horas,hora,ore,ora,godzin,godziny,godzinę,時間,小时,小時,ساعة,ساعات')
unit('days', 'day,days,tagen,tage,tag,jours,jour,días,día,dias,dia,giorni,giorno,dni,dnia,dzień,日,日間,天,يوم,يومًا,يوما,أيام')
unit('weeks', 'week,weeks,wochen,woche,semaines,semaine,semanas,semana,settimane,settimana,tygodni,tygodnie,週間,周,أسابيع,أسبوع')
unit(
  'workingDays',
  'business days,business day,working days,working day,werktagen,werktage,arbeitstagen,arbeitstage,jours ouvrés,jours ouvrables,días hábiles,días laborables,dias úteis,giorni lavorativi,dni roboczych,営業日,個工作日,个工作日,工作日,أيام عمل',
)
const NUMBER = '(\\d{1,3})(?:\\s*(?:-|–|to|bis|à|a|do|〜|~|至|إلى)\\s*(\\d{1,3}))?'
const unitsPattern = Object.keys(UNITS)
  .sort((a, b) => b.length - a.length)
  .join('|')
const AMOUNT = new RegExp(`${NUMBER}\\s*(${unitsPattern})`, 'iu')

const languages: Words[] = [
  {
    promise:
      /\b(?:we|i)(?:'ll| will| shall| are going to| am going to)\b[^.!?]{0,60}\b(?:refund|reimburse|pay (?:you )?back|issue (?:you )?(?:a |the |your )?(?:full |partial )?refund|process (?:a |the |your )?(?:full |partial )?refund)|\byou will (?:receive|get) (?:a |the |your )?(?:full |partial )?refund\b|\b(?:your|the) (?:full |partial )?refund will be (?:issued|processed|made|sent)\b/i,
    within: /\bwithin\b|\bin\b|\bno later than\b/i,
    not: /\bif\b|\bonce\b|\bafter\b|\bwhen\b|\bunless\b|\bcannot\b|\bcan't\b|\bnot\b|\bwon't\b|\bbank\b|\bhas been\b|\bhave been\b/i,
    partial: /\bpartial(?:ly)?\b|\bpart of\b/i,
  },
]
const HINT = /refund|reimburs|erstatt|rembours|reembols|reintegr|devolver|rimbors|zwr[oó]|返金|退款|退还|استرداد|إعادة المبلغ|نرد/iu

/** The clearest refund promise of a text of the shop's; null where it makes none. */
export const promiseIn = (text: string): RefundPromise | null => {
  if (!HINT.test(text)) return null
  let undated: RefundPromise | null = null
  for (const sentence of text.split(/(?<=[.!?。！？؟])\s*|\n+/u)) {
    if (!HINT.test(sentence) || /[?？؟]/.test(sentence)) continue
    for (const { promise, within, not, partial } of languages) {
      if (!promise.test(sentence) || not.test(sentence)) continue
      const found = within.test(sentence) ? AMOUNT.exec(sentence) : null
      const named = found ? UNITS[(found[3] ?? '').toLowerCase()] : undefined
      if (!found || !named) {
        undated ??= { amount: 0, unit: null, partial: partial.test(sentence) }
        continue
      }
      const amount = Number(found[2] ?? found[1]) * (named === 'weeks' ? 7 : 1)
      if (amount > 0) return { amount, unit: named === 'weeks' ? 'days' : named, partial: partial.test(sentence) }
    }
  }
  return undated
}
