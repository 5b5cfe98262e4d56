/**
 * Names of months as people write them beside a day, in the languages of the desk and their neighbours. From Unicode CLDR
 * (long and short, alone and beside a day), with the Levantine and Maghrebi names it keeps for other regions; short forms that
 * are common words («set», «out», «pro») are left out. Data and not the runtime's formatter, which takes 20 ms to ask.
 */
import { fold } from '../../conversation/fold'

/** January first; folded. */
const names: readonly string[] = [
  'january|jan|januar|janner|janvier|janv|enero|ene|janeiro|gennaio|genn|styczen|stycznia|januari|tammikuu|tammikuuta|leden|ledna|januara|ianuarie|ocak|ιανουαριος|ιανουαριου|ιαν|январь|января|янв|січень|січня|януари|يناير|كانون الثاني|جانفي',
  'february|feb|februar|feber|fevrier|fevr|febrero|fevereiro|fev|febbraio|febbr|luty|lutego|februari|helmikuu|helmikuuta|unor|unora|februara|februarie|subat|φεβρουαριος|φεβρουαριου|φεβ|февраль|февраля|февр|лютии|лютого|февруари|فبراير|شباط|فيفري',
  'march|mar|marz|mrz|maerz|mars|marzo|marco|marzec|marca|maart|mrt|marts|maaliskuu|maaliskuuta|brezen|brezna|marec|martie|marcius|mart|μαρτιος|μαρτιου|μαρ|март|марта|березень|березня|مارس|اذار',
  'april|apr|avril|avr|abril|abr|aprile|kwiecien|kwietnia|kwi|huhtikuu|huhtikuuta|duben|dubna|aprila|aprilie|aprilis|nisan|απριλιος|απριλιου|απρ|апрель|апреля|апр|квітень|квітня|април|ابريل|نيسان|افريل',
  'may|mai|mayo|maio|maggio|magg|maj|maja|mei|toukokuu|toukokuuta|kveten|kvetna|majus|mayis|μαιος|μαιου|маи|мая|травень|травня|مايو|ايار',
  'june|jun|juni|juin|junio|junho|giugno|czerwiec|czerwca|kesakuu|kesakuuta|cerven|cervna|juna|iunie|junius|haziran|ιουνιος|ιουνιου|ιουν|июнь|июня|червень|червня|юни|يونيو|يونيه|حزيران',
  'july|jul|juli|juillet|juil|julio|julho|luglio|lipiec|lipca|heinakuu|heinakuuta|cervenec|cervence|jula|iulie|julius|temmuz|ιουλιος|ιουλιου|ιουλ|июль|июля|липень|липня|юли|يوليو|يوليه|تموز|جويليه',
  'august|aug|aout|agosto|ago|sierpien|sierpnia|augustus|augusti|elokuu|elokuuta|srpen|srpna|augusta|augusztus|agustos|αυγουστος|αυγουστου|αυγ|август|августа|авг|серпень|серпня|اغسطس|اوت',
  'september|sep|sept|septembre|septiembre|setiembre|setembro|settembre|wrzesien|wrzesnia|syyskuu|syyskuuta|zari|septembra|septembrie|szeptember|eylul|σεπτεμβριος|σεπτεμβριου|σεπ|сентябрь|сентября|сент|вересень|вересня|септември|سبتمبر|ايلول',
  'october|oct|oktober|okt|octobre|octubre|outubro|ottobre|pazdziernik|pazdziernika|lokakuu|lokakuuta|rijen|rijna|oktobra|octombrie|ekim|οκτωβριος|οκτωβριου|οκτ|октябрь|октября|окт|жовтень|жовтня|октомври|اكتوبر|تشرين الاول',
  'november|nov|novembre|noviembre|novembro|listopad|listopada|marraskuu|marraskuuta|listopadu|novembra|noiembrie|kasim|νοεμβριος|νοεμβριου|νοε|ноябрь|ноября|нояб|ноември|نوفمبر|تشرين الثاني',
  'december|dec|dezember|dez|decembre|diciembre|dic|dezembro|dicembre|grudzien|grudnia|desember|joulukuu|joulukuuta|prosinec|prosince|decembra|decembrie|aralik|δεκεμβριος|δεκεμβριου|δεκ|декабрь|декабря|дек|грудень|грудня|декември|ديسمبر|كانون الاول',
]
const monthOf = new Map(names.flatMap((list, at) => list.split('|').map((name) => [name, at + 1] as const)))

/** 1 to 12; null for a word that is no month. */
export const monthNamed = (word: string): number | null => monthOf.get(fold(word).replace(/\.$/, '').trim()) ?? null

/** A month at the beginning of what stands behind a day: ` März`, ` de mayo`. */
export const startsWithMonth = (behind: string): boolean => {
  const word = /^\s+(?:de |of |d[’'])?([\p{L}\p{M}]{3,})/u.exec(behind)?.[1]
  return word !== undefined && monthNamed(word) !== null
}
