/**
 * The language of a short text by its script and its small words: for texts that come without one. A guess, and null rather
 * than a wrong one.
 */
const scripts: readonly [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Han}/gu, 'zh-CN'],
]
/** Words that stand in nearly every letter of one language and hardly in one of another of these. */
const small: Readonly<Record<string, string>> = {
  en: 'the you your is are we us have will with please and for this that of to it thank hello could',
  de: 'der die das und ist wir sie ihre ihr ihnen bitte mit nicht haben für den dem vielen dank auf ein eine guten zu',
  fr: 'le les des vous votre nous est et merci pour avec pas une dans bonjour que sur avons au du',
  es: 'el los las su usted nosotros es y gracias por con para una hola que del hemos pedido en',
  'pt-BR': 'o os as você seu sua nós é e obrigado obrigada por com para uma olá que do da não em',
  it: 'il gli le suo sua noi è e grazie per con una che del della non abbiamo di buongiorno',
  nl: 'het een u uw wij is en bedankt voor met niet van de hebben dat op kunt',
  pl: 'się jest i dziękujemy dla z nie że proszę na do państwa dzień dobry w oraz',
}

/** BCP 47 code, or null where too little speaks for any. */
export const guessLanguage = (text: string): string | null => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  for (const [script, language] of scripts) if ((text.match(script)?.length ?? 0) > letters * 0.2) return language
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const counts = Object.entries(small).map(([language, list]) => {
    const known = new Set(list.split(' '))
    return { language, count: words.filter((word) => known.has(word)).length }
  })
  counts.sort((a, b) => b.count - a.count)
  const [first, second] = counts
  return first && second && first.count >= 2 && first.count > second.count ? first.language : null
}
