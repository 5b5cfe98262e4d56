/** A refund that the shop's own text promises by a date. Only clear promises: one that is not seen costs a clock, one that is made up costs trust. */
import { promiseWords } from './refundPromiseWords'

export interface RefundPromise {
  /** How many of the unit; 0 where it names no time. */
  amount: number
  unit: 'hours' | 'days' | 'workingDays' | null
  /** Only part of the price goes back. */
  partial: boolean
}

type Unit = 'hours' | 'days' | 'workingDays' | 'weeks'
const WORDS: Record<Unit, string> = {
  hours: 'hours,hour,stunden,stunde,heures,heure,horas,hora,ore,ora,godziny,godzin,godzinę,時間,小时,小時,ساعات,ساعة',
  days: 'days,day,tagen,tage,tag,jours,jour,días,día,dias,dia,giorni,giorno,dni,dnia,dzień,日間,日,天,أيام,ايام,يومًا,يوما,يوم',
  weeks: 'weeks,week,wochen,woche,semaines,semaine,semanas,semana,settimane,settimana,tygodni,tygodnie,週間,周,أسابيع,أسبوع',
  workingDays:
    'business days,business day,working days,working day,werktagen,werktage,werktags,arbeitstagen,arbeitstage,bankarbeitstagen,jours ouvrés,jours ouvrables,jour ouvré,jour ouvrable,días hábiles,días laborables,dias úteis,dia útil,giorni lavorativi,dni roboczych,dni robocze,営業日,个工作日,個工作日,工作日,أيام عمل,ايام عمل',
}
const UNITS = new Map(Object.entries(WORDS).flatMap(([unit, words]) => words.split(',').map((word) => [word, unit as Unit] as const)))
const AMOUNT = new RegExp(
  `(\\d{1,3})(?:\\s*(?:-|–|to|bis|à|a|do|or|oder|ou|o|〜|~|至|到|إلى|الى)\\s*(\\d{1,3}))?\\s*(${[...UNITS.keys()].sort((a, b) => b.length - a.length).join('|')})`,
  'u',
)
/** Looked for first: nearly all texts say nothing of money that goes back. */
const HINT =
  /refund|reimburs|pay(?:ing)? you back|money|erstatt|zurückzahl|rembours|reembols|reintegr|devolv|estorn|rimbors|zwr[oóaę]|zwrot|oddamy|返金|払い戻|退款|退还|退回|退给|استرداد|رد |إعادة|اعادة|نعيد|نرد|إرجاع|تسترد/iu

/** The clearest refund promise of a text of the shop's, in whichever of the ten languages; null where it makes none. */
export const promiseIn = (text: string): RefundPromise | null => {
  if (!HINT.test(text)) return null
  let undated: RefundPromise | null = null
  for (const sentence of text.toLowerCase().split(/(?<=[.!?。！？؟])\s*|\n+/u)) {
    if (!HINT.test(sentence) || /[?？؟]/.test(sentence)) continue
    for (const { promise, within, not, partial } of promiseWords) {
      if (!promise.test(sentence) || not.test(sentence)) continue
      const found = AMOUNT.exec(sentence)
      const unit = found ? UNITS.get(found[3] ?? '') : undefined
      if (!found || !unit || !within.test(sentence)) {
        undated ??= { amount: 0, unit: null, partial: partial.test(sentence) }
        continue
      }
      const amount = Number(found[2] ?? found[1]) * (unit === 'weeks' ? 7 : 1)
      if (amount > 0) return { amount, unit: unit === 'weeks' ? 'days' : unit, partial: partial.test(sentence) }
    }
  }
  return undated
}
