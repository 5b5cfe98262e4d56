/**
 * What the customer herself wrote: without quoted mail and signatures' mark. Rules and the like must not fire on the shop's
 * own sentences that a reply carries along. Connectors cut most quotes off already; this catches what they left.
 */

/** Lines after which all is quoted: mail programs' headings in the languages of the starter library. */
const headings = [
  /^-{2,} ?(original message|ursprüngliche nachricht|mensaje original|message d'origine|messaggio originale|mensagem original|wiadomość oryginalna|原始邮件|原郵件|元のメッセージ|الرسالة الأصلية) ?-{2,}$/i,
  /^(on|am|le|el|il|em|w dniu|dnia) .{6,120}(wrote|schrieb[^:]*|a écrit|escribió|ha scritto|escreveu|napisał\(?a?\)?|pisze) ?:$/i,
  /^.{4,120}(写道|寫道|のメール|のメッセージ|كتب)[^\n]{0,40}[:：]$/,
  /^_{10,}$/,
]
/** A block of these lines in a row begins a forwarded or quoted head. */
const head = /^\*?(from|von|de|da|od|发件人|寄件者|差出人|من) ?[:：]/i
const second =
  /^\*?(sent|date|to|gesendet|datum|an|envoyé|à|enviado|fecha|para|inviato|data|a|do|wysłano|发送时间|收件人|送信日時|宛先|إلى|التاريخ) ?[:：]/i

/** Plain text without the quoted part; what stands below an answer is left out, what is answered in between lines stays. */
export const ownWords = (text: string): string => {
  if (!/^[ \t]*>|[:：][ \t]*$|-{2,}|_{10,}|^\*?\p{L}+ ?[:：]/mu.test(text)) return text
  const lines = text.split('\n')
  const kept: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]?.trim() ?? ''
    const joined = `${line} ${lines[at + 1]?.trim() ?? ''}`
    if (headings.some((heading) => heading.test(line) || (line !== '' && heading.test(joined)))) break
    if (head.test(line) && second.test(lines[at + 1]?.trim() ?? '')) break
    if (!line.startsWith('>')) kept.push(lines[at] ?? '')
  }
  return kept.join('\n')
}
