/** Subjects: reply and forward marks of many languages taken off, so that answers find their thread. */

/**
 * Marks mail programs set before a subject (en, de, nl, nordic, fr, it, es, pt, pl, cs, hu, tr, ro, fi, el, he, ar,
 * zh, ja, ko, vi). `Re[2]:`, `Re^3:` and full-width colons count too.
 */
const mark =
  /^\s*(?:re|aw|antw(?:ort)?|sv|vs|ref|rif|r|res|resp|odp|vá|ynt|yan|bls|atb|απ|σχετ|השב|תשובה|رد|الرد|回复|回覆|答复|答覆|返信|답장|회신|trả lời|tl|fw|fwd|wg|doorst|vb|tr|rv|i|enc|pd|továbbítás|ilt|πρθ|הועבר|إعادة توجيه|توجيه|转发|轉寄|轉發|転送|전달|fyi)\s*(?:\[\d+\]|\^\d+|\(\d+\))?\s*[:：]\s*/iu

/** The subject without marks and list names, for showing. */
export const bareSubject = (subject: string): string => {
  let bare = subject.normalize('NFC').replace(/\s+/g, ' ').trim()
  for (let again = 0; again < 20; again += 1) {
    const next = bare.replace(mark, '')
    if (next === bare) break
    bare = next
  }
  return bare.trim()
}

/** The same for comparing. */
export const subjectKey = (subject: string): string => bareSubject(subject).toLowerCase()

/** `Re: ` once before it, whatever marks it carried. */
export const replySubject = (subject: string): string =>
  /^\s*re\s*:/i.test(subject) ? subject.trim() : `Re: ${bareSubject(subject)}`.trim()
export const forwardSubject = (subject: string): string => `Fwd: ${bareSubject(subject)}`.trim()
