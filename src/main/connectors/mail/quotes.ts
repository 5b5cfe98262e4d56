/** Where an answer ends and the mail it answers begins. Pure; a text without a sure mark stays whole. */

/** Lines by which mail programs introduce what follows as quoted; the date or address must stand in them. */
const attributions: readonly RegExp[] = [
  /^on\b.{4,300}\bwrote\s*:$/iu,
  /^am\b.{4,300}\bschrieb\b.{0,200}:$/iu,
  /^.{2,200}\bschrieb\s+am\b.{4,200}:$/iu,
  /^le\b.{4,300}\ba\s+écrit\s*:$/iu,
  /^el\b.{4,300}\bescribió\s*:$/iu,
  /^em\b.{4,300}\bescreveu\s*:$/iu,
  /^(?:no dia|a)\b.{4,300}\bescreveu\s*:$/iu,
  /^il\b.{4,300}\bha\s+scritto\s*:$/iu,
  /^op\b.{4,300}\bschreef\b.{0,200}:$/iu,
  /^(?:dnia|w dniu)\b.{4,300}\bnapisał(?:\(a\)|a)?\s*:$/iu,
  /^.{4,200}\bnapisał(?:\(a\)|a)?\s*:$/iu,
  /^(?:den|på)\b.{4,300}\bskrev\b.{0,200}:$/iu,
  /^.{4,300}\btarihinde\b.{0,200}\byazdı\s*:$/iu,
  /^.{4,300}\bпишет\s*:$/iu,
  /^.{4,300}(?:写道|寫道|写到)\s*[:：]$/u,
  /^.{4,300}(?:のメール|さんは書きました|が書きました|wrote)\s*[:：]$/u,
  /^.{4,300}(?:님이 작성|작성)\s*[:：]$/u,
  /^.{0,300}(?:كتب|كتبت)(?:\s.{0,200})?[:：]$/u,
  /^.{0,300}(?:כתב|כתבה)(?:\s.{0,200})?[:：]$/u,
]
/** A date or an address is what tells «Le client a écrit :» in a sentence from an attribution. */
const dated = /\d{1,4}[./\-年년]|\b\d{1,2}[:.]\d{2}\b|[^\s<]+@[^\s>]+|\b\d{4}\b|[٠-٩]{2,4}/u

const separators: readonly RegExp[] = [
  /^-{2,}\s*(?:original message|original appointment|ursprüngliche nachricht|originalnachricht|message d'origine|message original|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|ursprungligt meddelande|oprindelig meddelelse|wiadomość oryginalna|исходное сообщение|原始邮件|原始郵件|元のメッセージ|원본 메시지|الرسالة الأصلية)\s*-{2,}$/iu,
  /^-{2,}\s*(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|转发的邮件|転送されたメッセージ)\s*-{2,}$/iu,
  /^_{20,}$/u,
]

/** First words of header blocks as Outlook and others write them. */
const fromWord = /^\*?(?:from|von|de|da|van|från|fra|od|от|发件人|寄件者|差出人|보낸 사람|من|מאת)\s?\*?\s?[:：]\s?\*?\s*\S/iu
const otherWord =
  /^\*?(?:sent|date|to|subject|cc|gesendet|datum|an|betreff|envoyé|à|objet|enviado(?: el| em)?|para|asunto|assunto|data|inviato|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|wysłano|do|temat|отправлено|кому|тема|дата|发送时间|收件人|主题|日期|抄送|寄件日期|收件者|主旨|送信日時|日時|宛先|件名|보낸 날짜|받는 사람|제목|تاريخ الإرسال|إلى|الموضوع|תאריך|אל|נושא)\s?\*?\s?[:：]/iu

const quotedLine = /^\s*[>＞]/u

const attributionAt = (lines: readonly string[], at: number): number => {
  // Long attributions are wrapped over up to three lines.
  let joined = ''
  for (let span = 0; span < 3 && at + span < lines.length; span += 1) {
    const line = (lines[at + span] ?? '').trim()
    if (line === '' || quotedLine.test(line)) return 0
    joined = joined === '' ? line : `${joined} ${line}`
    if (joined.length > 400) return 0
    if (/[:：]$/.test(joined)) {
      const plain = joined.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      return dated.test(plain) && attributions.some((one) => one.test(plain)) ? span + 1 : 0
    }
  }
  return 0
}

const headerBlockAt = (lines: readonly string[], at: number): boolean => {
  if (!fromWord.test((lines[at] ?? '').trim())) return false
  let found = 0
  for (let next = at + 1; next < Math.min(lines.length, at + 8); next += 1) if (otherWord.test((lines[next] ?? '').trim())) found += 1
  return found >= 2
}

/** First line of the tail that quotes, or -1. */
const tailAt = (lines: readonly string[]): number => {
  for (let at = 0; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim()
    if (line === '') continue
    if (separators.some((one) => one.test(line))) {
      // A bare rule counts only where a header block follows it.
      if (!/^_/.test(line)) return at
      const next = lines.findIndex((text, index) => index > at && text.trim() !== '')
      if (next > 0 && headerBlockAt(lines, next)) return at
      continue
    }
    if (headerBlockAt(lines, at)) return at
    const span = attributionAt(lines, at)
    if (span > 0) {
      const next = lines.findIndex((text, index) => index >= at + span && text.trim() !== '')
      // Followed by `>` lines it is sure; without them only when nothing unquoted was answered below a `>` before.
      if (next < 0 || quotedLine.test(lines[next] ?? '') || !lines.slice(at + span).some((text) => quotedLine.test(text))) return at
    }
  }
  return trailingQuoteAt(lines)
}

/** A block of `>` lines at the end, with nothing said below it. */
const trailingQuoteAt = (lines: readonly string[]): number => {
  let at = lines.length - 1
  while (at >= 0 && (lines[at] ?? '').trim() === '') at -= 1
  let first = -1
  while (at >= 0 && (quotedLine.test(lines[at] ?? '') || (lines[at] ?? '').trim() === '')) {
    if (quotedLine.test(lines[at] ?? '')) first = at
    at -= 1
  }
  return first
}

/** Below the quoted part something unquoted is said: the answer stands between the lines, so nothing may be folded. */
const answeredBelow = (lines: readonly string[], at: number): boolean => {
  const rest = lines.slice(at)
  const last = rest.findLastIndex((line) => quotedLine.test(line))
  if (last < 0) return false
  return rest.slice(last + 1).filter((line) => line.trim() !== '' && !/^--\s*$/.test(line)).length > 0
}

/**
 * Splits a plain text. `quoted` is null where nothing was cut off. Where the whole text is a quotation (a forward
 * without a word of its own) or the answers stand between quoted lines, the text stays whole.
 */
export const splitQuote = (text: string): { text: string; quoted: string | null } => {
  const lines = text.split('\n')
  const at = lines.length > 200_000 ? -1 : tailAt(lines)
  if (at < 0) return { text: text.trimEnd(), quoted: null }
  const said = lines.slice(0, at).join('\n').trim()
  if (said === '' || answeredBelow(lines, at)) return { text: text.trim(), quoted: null }
  return { text: said, quoted: lines.slice(at).join('\n').trim() || null }
}
