/** Strings into HTML: nothing that somebody wrote is ever read as markup. */
const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** For text and for attribute values in quotes. What XML cannot hold, and what turns the writing direction for the rest of a page, goes. */
export const escapeHtml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => named[sign] ?? sign)

/** `title` is text, `body` is markup made with `escapeHtml`. */
export const section = (id: string, title: string, body: string): string =>
  `<section id="${id}"><h2 dir="auto">${escapeHtml(title)}</h2>${body}</section>`
