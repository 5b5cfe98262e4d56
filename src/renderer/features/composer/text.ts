/** Small judgements over what is being written. Pure. */

/** Direction of the first strong letter, as a mail client will show it (Unicode UAX 9, rules P2 and P3); null where there is none. */
export const directionOfText = (text: string): 'ltr' | 'rtl' | null => {
  const strong = /([\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])|\p{L}/u.exec(text)
  if (!strong) return null
  return strong[1] ? 'rtl' : 'ltr'
}

const rtlLanguages = /^(ar|he|fa|ur|ps|sd|ug|yi|dv)\b/i
/** Direction a reply leaves with: of its own letters, else of the customer's language. */
export const replyDirection = (text: string, language: string | null): 'ltr' | 'rtl' =>
  directionOfText(text) ?? (language && rtlLanguages.test(language) ? 'rtl' : 'ltr')

/** What leaves: the text, one empty line, the signature. */
export const withSignature = (text: string, signature: string): string => {
  const body = text.trimEnd()
  return signature === '' ? body : `${body}\n\n${signature}`
}

/** Takes off the signature that an undone or edited item brought back with it, so that it is not signed twice. */
export const withoutSignature = (text: string, signatures: readonly string[]): string => {
  for (const signature of signatures) {
    const tail = `\n\n${signature}`
    if (signature !== '' && text.endsWith(tail)) return text.slice(0, -tail.length)
  }
  return text
}

/** `Re: x` once, whatever stood before it in the languages of the field's mail programs. */
export const prefixed = (prefix: string, subject: string): string => {
  const bare = subject
    .replace(/^\s*(?:(?:re|aw|sv|vs|odp|r|rif|fw|fwd|wg|tr|rv|enc|i|回复|答复|转发|رد)\s*(?:\[\d+\])?\s*[:：]\s*)+/i, '')
    .trim()
  return `${prefix}: ${bare}`
}
