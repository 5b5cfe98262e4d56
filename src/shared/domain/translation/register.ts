/** How a text addresses its reader: familiar (du, tú, tu, 你, plain), polite (Sie, usted, vous, です・ます, 您), humble (謙譲語). */
import type { Register } from '../template/types'
import { primaryOf } from './sense/primary'

interface Marks {
  familiar: RegExp
  polite: RegExp
  humble?: RegExp
}
const w = (source: string, flags = 'giu'): RegExp => new RegExp(`(?<![\\p{L}\\p{M}])(?:${source})(?![\\p{L}\\p{M}])`, flags)
const eastern = (source: string): RegExp => new RegExp(source, 'gu')

/** Signs that say it surely; where a word is also another («su», «Sie» at a beginning), its form or neighbour must decide. */
const languages: Readonly<Record<string, Marks>> = {
  de: {
    familiar: w(
      'du|dich|dir|dein|deine[mnrs]?|euch|euer|eure[mnrs]?|kannst|hast|bist|wirst|musst|möchtest|willst|solltest|schau|schick|melde dich',
    ),
    polite: w(
      'Ihnen|(?<=[\\p{L},] )(?:Sie|Ihr|Ihre[mnrs]?)|Sie (?=[\\p{L}]+en(?!\\p{L})|sind)|Ihre? (?=\\p{Lu})|(?:Können|Haben|Möchten|Könnten|Würden|Sind|Bitte \\p{Ll}+en) Sie',
      'gu',
    ),
  },
  es: {
    familiar: w(
      'tú|te|ti|tu|tus|contigo|tuyo|tuya|puedes|tienes|quieres|podrías|has|eres|estás|recibirás|puedas|vos|tenés|podés|querés|avísanos|dinos|envíanos|escríbenos|perdona|disculpa|mira',
    ),
    polite: w(
      'usted|ustedes|uds?\\.?|vd\\.?|puede|podría|disculpe|perdone|permita|envíenos|díganos|indíquenos|escríbanos|recibirá|tiene|desea|quede|avísenos|le (?:pedimos|enviamos|agradecemos|rogamos|informamos|devolveremos|devolvemos|confirmamos|reembolsamos)',
    ),
  },
  fr: {
    familiar: w("tu|te|toi|ton|ta|tes|t['’](?=\\p{L})\\p{L}+|peux-tu|as-tu"),
    polite: w('vous|votre|vos|vôtre|veuillez|(?:\\p{L}+ez)(?:-(?:vous|nous|moi))?'),
  },
  it: {
    familiar: w('tu|ti|te|tuo|tua|tuoi|tue|puoi|hai|sei|vuoi|riceverai|potresti|avrai|mandaci|scrivici|dicci'),
    polite: w(
      '(?:può|potrebbe|desidera|riceverà|gentile|voglia|ci scriva|stia|scriva|invii|attenda|si preoccupi)|(?<=[\\p{L},] )(?:Lei|Le|La|Suo|Sua|Suoi|Sue)|Lei',
    ),
  },
  pt: {
    familiar: w('tu|te|ti|teu|tua|teus|tuas|cê|vc|tens|podes|queres|receberás|contigo|manda pra'),
    polite: w('o senhor|a senhora|os senhores|as senhoras|senhor|senhora|vossa|prezad[oa]'),
  },
  pl: {
    familiar: w(
      'ty|ciebie|cię|ci|tobie|tobą|twój|twoja|twoje|twojej|twoim|twojego|możesz|masz|jesteś|chcesz|wyślij|napisz|daj|sprawdź|dostaniesz|otrzymasz|\\p{L}+(?:łeś|łaś)',
    ),
    polite: w(
      '(?:Pan|Pani|Panie|Pana|Panu|Panem|Panią|Państwo|Państwa|Państwu|Państwem|Pański|Pańska|Pańskie)|pan|pani|państwo|państwa|pana|panu|panią',
    ),
  },
  nl: { familiar: w('je|jij|jou|jouw|jullie|kun je|heb je'), polite: w('u|uw|kunt u|heeft u|hebt u') },
  ru: {
    familiar: w('ты|тебя|тебе|тобой|твой|твоя|твоё|твои|можешь|хочешь'),
    polite: w('вы|вас|вам|вами|ваш|ваша|ваше|ваши|вашего|вашей|можете|хотите'),
  },
  tr: {
    familiar: w('sen|seni|sana|senin|siparişin'),
    polite: w('siz|sizi|size|sizin|siparişiniz|\\p{L}+(?:ınız|iniz|unuz|ünüz)(?:\\p{L}{0,4})'),
  },
  ja: {
    familiar: eastern('(?:だよ|だね|かな|よね|くれる|くれた|してね|ちゃ|じゃん|だけど|(?:[るたいだくむうぶすつぬ])(?:[。！？!?\\n]|$))'),
    polite: eastern('です|ます|ません|ました|ましょう|ください|下さい'),
    humble: eastern(
      'いたし|致し|ございま|申し上げ|申します|頂[きけい]|いただ[きけい]|賜|承り|承[っり]|存じ|拝[見読受]|おります|お伺い|伺い|参ります|差し上げ|弊社|弊店|くださいませ',
    ),
  },
  zh: { familiar: eastern('你'), polite: eastern('您|贵方|贵公司') },
  ko: { familiar: eastern('(?:해|야|지|어|아)[.!?\\n]|너'), polite: eastern('니다|세요|습니까|시겠|고객님|해요|까요') },
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
/** Quoted words of somebody else address nobody here. */
const own = (text: string): string => text.replace(/"[^"\n]{4,200}"|„[^“”\n]{4,200}[“”]|«[^«»\n]{4,200}»|「[^「」\n]{4,200}」/gu, ' ')

/**
 * The register of a text; null where nothing in it tells, or both do.
 * @param language BCP 47
 */
export const registerOf = (text: string, language: string): Register | null => {
  const marks = languages[primaryOf(language)]
  if (!marks) return null
  const said = own(text)
  const humble = marks.humble ? count(said, marks.humble) : 0
  const polite = count(said, marks.polite)
  const familiar = count(said, marks.familiar)
  if (humble > 0) return 'humble'
  if (polite > 0) return familiar > polite ? 'familiar' : familiar > 0 && primaryOf(language) !== 'ja' ? null : 'polite'
  return familiar > 0 ? 'familiar' : null
}

/** Where the register shows first, in UTF-16. */
export const registerPlace = (text: string, language: string, register: Register): { from: number; to: number } | null => {
  const marks = languages[primaryOf(language)]
  const pattern = marks?.[register]
  if (!pattern) return null
  pattern.lastIndex = 0
  const found = pattern.exec(text)
  pattern.lastIndex = 0
  return found ? { from: found.index, to: found.index + found[0].length } : null
}
