/** Whether a sentence denies something, told by the words of its language. Data by language; over folded text. */
import { any, arabic, words } from '../../guard/pattern'

interface NegationWords {
  /** Denies. */
  hard: RegExp
  /** Says no without denying: «impossible», «out of stock», «without». It answers a denial, and cancels one beside it. */
  soft: RegExp
  /** Set phrases that hold a denying word and deny nothing; taken out first. */
  phrases: RegExp
}

const languages: Readonly<Record<string, NegationWords>> = {
  en: {
    hard: words(
      "not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot|can'?t|won'?t|don'?t|doesn'?t|didn'?t|isn'?t|aren'?t|wasn'?t|weren'?t|haven'?t|hasn'?t|hadn'?t|couldn'?t|wouldn'?t|shouldn'?t|mustn'?t|ain'?t",
    ),
    soft: words(
      'impossible|unable|unavailable|sold out|out of stock|without|missing|lack*|fail*|refus*|declin*|reject*|impossib*|stopped|free of|except|only|unfortunately|complete|hardly|barely|too late|forbidden|instead|avoid|cancel*|exclud*|no longer|waived|free|wrong|outside|otherwise|damaged|broken|trouble|affect*|before|until|least|un[a-z]{5,}|dis[a-z]{5,}|in[a-z]+able|im[a-z]+ible',
    ),
    phrases: words(
      "not only|do not hesitate|don'?t hesitate|no problem|no worries|do not worry|don'?t worry|why not|not to mention|no later than|no doubt|whether or not|if not|no matter|can'?t wait|nothing but|not least|order no|item no",
    ),
  },
  de: {
    hard: words(
      'nicht|kein|keine|keinen|keinem|keiner|keines|keinerlei|nie|niemals|niemand|nichts|nirgends|weder|keinesfalls|keineswegs|nein',
    ),
    soft: words(
      'unmoglich|leider|ausverkauft|vergriffen|ohne|fehl*|ausser|nur|kostenlos|kostenfrei|gratis|entfall*|ausgeschlossen|verboten|verweiger*|abgelehnt|ablehn*|unterlass*|statt|vermeiden|storniert|vollstandig|kaum|zu spat|untersagt|sonst|falsch|unbe[a-z]+|unge[a-z]+|un[a-z]+lich|unver[a-z]+|unvoll[a-z]+|schaden|beschadigt|defekt|kaputt|ausserhalb|erst|bis|mindestens',
    ),
    phrases: words(
      'nicht nur|zogern sie nicht|zoger nicht|keine sorge|kein problem|keine ursache|machen sie sich keine sorgen|mach dir keine sorgen|warum nicht|nicht zuletzt|nichts zu danken|ob nicht',
    ),
  },
  fr: {
    hard: words("ne|n'[a-z]+|pas|jamais|aucun|aucune|rien|personne|nulle part|ni|plus de"),
    soft: words(
      'impossible|malheureusement|sans|rupture|epuise|epuisee|indisponible|manqu*|sauf|seulement|uniquement|gratuit|gratuite|gratuitement|refus*|interdit|eviter|annul*|complet|complete|incapable|offert|offerts|non|introuvable|in[a-z]+able|im[a-z]+ible|endommage*|casse|cassee|hors|sinon|avant|trouble*|tort|mauvais*',
    ),
    phrases: words(
      "ne vous inquietez pas|ne t'inquiete pas|n'hesitez pas|n'hesite pas|pas de probleme|pas de souci|pas seulement|non seulement|pourquoi pas|n'est-ce pas|sans doute|ne (?:(?!pas|plus|jamais|rien)[a-z]+ ){1,3}que|n'[a-z]+ (?:(?!pas|plus|jamais|rien)[a-z]+ ){0,2}que|de rien|n'importe|en plus|pas plus tard que",
    ),
  },
  es: {
    hard: words('no|nunca|jamas|nada|nadie|ningun|ninguna|ninguno|tampoco|ni'),
    soft: words(
      'imposible|lamentablemente|desgraciadamente|sin|agotado|agotada|falta|faltan|excepto|salvo|solo|solamente|unicamente|gratis|gratuito|gratuita|rechaz*|prohibido|evitar|evite|cancel*|completo|incapaz|indisponible|fuera|danad*|rot[oa]s?|defectuos*|incorrect*|equivocad*|in[a-z]+able|im[a-z]+ible|antes|hasta|sino',
    ),
    phrases: words(
      'no se preocupe|no te preocupes|no dude|no dudes|no solo|no solamente|por que no|no hay problema|de nada|no (?:le|te|les|os) parece|mas no|si no|nada mas|no obstante|no mas tarde',
    ),
  },
  pt: {
    hard: words('nao|nunca|jamais|nada|ninguem|nenhum|nenhuma|nem|tampouco'),
    soft: words(
      'impossivel|infelizmente|sem|esgotado|esgotada|falta|faltam|exceto|salvo|so|somente|apenas|gratis|gratuito|gratuita|recus*|proibido|evit*|cancel*|completo|indisponivel|fora|danificad*|quebrad*|errad*|defeituos*|in[a-z]+avel|im[a-z]+ivel|antes|ate|senao',
    ),
    phrases: words(
      'nao se preocupe|nao hesite|nao so|nao apenas|nao somente|por que nao|de nada|sem problemas?|nao tem problema|ne nao|nao e|nada mais|se nao',
    ),
  },
  it: {
    hard: words('non|mai|nulla|niente|nessun|nessuno|nessuna|neanche|nemmeno|neppure|ne|no'),
    soft: words(
      'impossibile|purtroppo|senza|esaurito|esaurita|manca|mancano|tranne|eccetto|solo|soltanto|solamente|gratis|gratuito|gratuita|gratuitamente|rifiut*|vietato|evit*|annull*|completo|indisponibile|fuori|danneggiat*|rott[oaie]|sbagliat*|difettos*|in[a-z]+abile|im[a-z]+ibile|prima|fino|altrimenti',
    ),
    phrases: words(
      'non si preoccupi|non ti preoccupare|non preoccuparti|non esiti|non esitare|non solo|non soltanto|perche no|non (?:ho|ha|abbiamo|avete|hanno|resta|rimane|manca) che|di niente|nessun problema|niente paura|non appena|se non',
    ),
  },
  pl: {
    hard: words('nie|nigdy|nic|nikt|nikogo|nigdzie|zaden|zadna|zadne|zadnych|zadnego|zadnej|ani'),
    soft: words(
      'niemozliw*|niestety|bez|brak*|wyprzedan*|niedostepn*|oprocz|tylko|jedynie|bezplatn*|darmow*|gratis|odmow*|odrzuc*|zabronion*|unika*|anulowa*|komplet*|nie wiecej niz|poza|uszkodzon*|zepsut*|zly|zla|zle|bledn*|wadliw*|nie[a-z]{5,}|dopiero|przed|do',
    ),
    phrases: words(
      'prosze sie nie martwic|nie martw sie|nie ma sprawy|nie ma problemu|nie ma za co|nie tylko|dlaczego nie|nie wahaj sie|prosze sie nie wahac|nie wiecej niz|nie pozniej niz',
    ),
  },
  nl: {
    hard: words('niet|geen|nooit|niets|niemand|nergens|nee'),
    soft: words('onmogelijk|helaas|zonder|uitverkocht|ontbreekt|behalve|alleen|gratis|geweigerd|verboden|geannuleerd'),
    phrases: words('niet alleen|geen probleem|geen zorgen|aarzel niet|waarom niet'),
  },
  ja: {
    hard: any('ません|ない|なかった|なく|ず(?:に|、|,)|まい'),
    soft: any(
      '不可|不能|無理|無料|不要|無し|なし|禁止|断り|拒否|品切れ|欠品|売り切|売切|完売|在庫が|在庫切れ|限り|のみ|だけ|かねます|キャンセル|外で|外の|壊れ|破損|不良|間違|未|非|まで|以外|別|前に|取りやめ|控え',
    ),
    phrases: any(
      'なければな(?:らない|りません|らず)|なくてはな(?:らない|りません)|ないといけ(?:ない|ません)|ねばなりません|問題(?:は)?(?:ござい|あり)ません|申し訳(?:ござい|あり)ません|申し訳ない|すみません|恐れ入りますが|かもしれ(?:ない|ません)|ご心配(?:は)?(?:いり|要り)ません|だけで(?:は)?なく|に過ぎ(?:ない|ません)|ませんか|ないでしょうか|ありませんでしょうか|少ない|間違いな[くい]|仕方ない|とんでもござい?ません|つまらない|構いません|差し支え(?:あり|ござい)ません|まもなく|ほどなく|ご?遠慮なく|お気兼ねなく|問題なく|無事',
    ),
  },
  zh: {
    hard: any('不|没|無法|无法|别|勿|莫'),
    soft: any(
      '未|非|之外|以外|损坏|破损|坏|错|否则|之前|才|直到|外|影响|无|缺货|售罄|免费|免|除外|只能|仅|拒绝|禁止|取消|停止|缺少|无需|避免|齐全',
    ),
    phrases: any(
      '不得不|(?:不要|不用)?不?客气|(?:不要|不用|别)客气|不好意思|不用担心|不必担心|没关系|没问题|不仅|不但|不只|不过|不管|不论|非不可|差不多|不错|对不起|不久|不一会|能不能|可不可以|是不是|有没有|要不要|好不好|不妨|未来|特别|分别|别的|区别|不同|不少于|不超过|不断|不满意?|不便',
    ),
  },
  ar: {
    hard: arabic('لا|لم|لن|ليس|ليست|لسنا|ليسوا|ابدا|ولا|لايمكن'),
    soft: arabic(
      'مستحيل|للاسف|بدون|دون|نفد|نفذ|نفدت|ناقص|ينقص|الا|فقط|مجان*|رفض*|ممنوع|يتعذر|تعذر|الغاء|الغي|عدم|اسف*|خال|ما|غير|بلا|خارج|تالف|تالفه|مكسور*|خطا|خاطئ*|عطل|متضرر*|قبل|حتى|بما',
    ),
    phrases: arabic(
      'لا بد|لابد|لا تقلق*|لا تتردد*|لا مشكله|لا باس|لا شك|ليس فقط|ليس هذا فحسب|ما اذا|كما|مما|عندما|حينما|ما زال|لا يزال|ما هو|ما هي|بعدما',
    ),
  },
}

const global = new WeakMap<RegExp, RegExp>()
const all = (pattern: RegExp): RegExp => {
  const known = global.get(pattern) ?? new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`)
  global.set(pattern, known)
  return known
}

export interface Denial {
  /** The first denying word in the folded sentence. */
  at: { from: number; to: number } | null
  /** What says no in a word, and phrases that deny nothing: with one of these nobody can tell by words alone. */
  soft: readonly string[]
}

/** @param language primary; null is answered for languages without words */
export const denialOf = (folded: string, language: string): Denial | null => {
  const list = languages[language]
  if (!list) return null
  const soft: string[] = []
  const text = folded.replace(all(list.phrases), (phrase) => {
    soft.push(phrase)
    return ' '.repeat(phrase.length)
  })
  const hard = all(list.hard)
  hard.lastIndex = 0
  const found = hard.exec(text)
  for (const [word] of text.matchAll(all(list.soft))) soft.push(word)
  return { at: found ? { from: found.index, to: found.index + found[0].length } : null, soft }
}
