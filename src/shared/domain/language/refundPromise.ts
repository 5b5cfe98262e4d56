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
/** Numbers in words, as far as promises go. */
const NUMBERS = new Map(
  Object.entries({
    1: 'a,an,one,ein,eine,eines,einer,einem,einen,un,une,una,um,uma,uno,jednego,一',
    2: 'two,zwei,deux,dos,dois,duas,due,dwóch,两,兩,二',
    3: 'three,drei,trois,tres,três,tre,trzech,三,ثلاثة',
    4: 'four,vier,quatre,cuatro,quatro,quattro,czterech,四,أربعة',
    5: 'five,fünf,cinq,cinco,cinque,pięciu,五,خمسة',
    6: 'six,sechs,seis,sei,sześciu,六,ستة',
    7: 'seven,sieben,sept,siete,sete,sette,siedmiu,七,سبعة',
    8: 'eight,acht,huit,ocho,oito,otto,ośmiu,八,ثمانية',
    9: 'nine,neun,neuf,nueve,nove,dziewięciu,九,تسعة',
    10: 'ten,zehn,dix,diez,dez,dieci,dziesięciu,十,عشرة',
    14: 'fourteen,vierzehn,quatorze,catorce,quattordici,czternastu,十四',
    15: 'fifteen,quinze,quince,quindici,十五',
    24: 'twenty-four,vierundzwanzig,vingt-quatre,veinticuatro,ventiquattro',
    48: 'forty-eight,achtundvierzig,quarante-huit,quarantotto',
  }).flatMap(([value, words]) => words.split(',').map((word) => [word, Number(value)] as const)),
)
const NUMBER = `\\d{1,3}|(?<![\\p{Script=Latin}\\p{Script=Arabic}\\p{M}])(?:${[...NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|')})`
const AMOUNT = new RegExp(
  `(${NUMBER})(?:\\s*(?:-|–|to|bis|à|a|do|or|oder|ou|o|〜|~|至|到|إلى|الى)\\s*(${NUMBER}))?\\s*(${[...UNITS.keys()].sort((a, b) => b.length - a.length).join('|')})(?![\\p{Script=Latin}])`,
  'u',
)
/** Times that need no number: «w ciągu tygodnia», «خلال أسبوعين». */
const ALONE: readonly (readonly [RegExp, number, Exclude<Unit, 'weeks'>])[] = [
  [/w ciągu tygodnia/u, 7, 'days'],
  [/w ciągu (?:doby|jednej doby)/u, 24, 'hours'],
  [/(?:خلال|في غضون) (?:أسبوعين|اسبوعين)/u, 14, 'days'],
  [/(?:خلال|في غضون) (?:أسبوع|اسبوع)(?![\p{L}\p{M}])/u, 7, 'days'],
  [/(?:خلال|في غضون) يومين/u, 2, 'days'],
]
const figureOf = (number: string): number => NUMBERS.get(number) ?? Number(number)
/** The time a sentence names: of a span the larger. */
const timeIn = (sentence: string): { amount: number; unit: Exclude<Unit, 'weeks'> } | null => {
  const found = AMOUNT.exec(sentence)
  const unit = found ? UNITS.get(found[3] ?? '') : undefined
  if (!found || !unit) {
    const alone = ALONE.find(([pattern]) => pattern.test(sentence))
    return alone ? { amount: alone[1], unit: alone[2] } : null
  }
  const amount = figureOf(found[2] ?? found[1] ?? '')
  return unit === 'weeks' ? { amount: amount * 7, unit: 'days' } : { amount, unit }
}
/** Looked for first: nearly all texts say nothing of money that goes back. */
const HINT =
  /refund|reimburs|pay(?:ing)? you back|money|erstatt|zurück|rembours|reembols|reintegr|devolv|estorn|rimbors|zwr[oóaę]|zwrot|oddamy|返金|払い戻|退款|退还|退回|退给|استرداد|رد |إعادة|اعادة|نعيد|نرد|إرجاع|تسترد/iu

/** The clearest refund promise of a text of the shop's, in whichever of the ten languages; null where it makes none. */
export const promiseIn = (text: string): RefundPromise | null => {
  if (!HINT.test(text)) return null
  let undated: RefundPromise | null = null
  for (const sentence of text.toLowerCase().split(/(?<=[.!?。！？؟])\s*|\n+/u)) {
    if (!HINT.test(sentence) || /[?？؟]/.test(sentence)) continue
    for (const { promise, within, not, partial } of promiseWords) {
      if (!promise.test(sentence) || not.test(sentence)) continue
      const time = within.test(sentence) ? timeIn(sentence) : null
      if (time !== null && time.amount > 0) return { ...time, partial: partial.test(sentence) }
      undated ??= { amount: 0, unit: null, partial: partial.test(sentence) }
    }
  }
  return undated
}
