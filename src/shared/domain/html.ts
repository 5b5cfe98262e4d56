/** Strings into HTML: nothing that somebody wrote is ever read as markup. */
const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** For text and for attribute values in quotes; every other sign stays as it was written. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => named[sign] ?? sign)

/** For a document that strangers read: what XML cannot hold goes, and what turns the writing direction for the rest of a page. */
export const escapeForPrint = (text: string): string =>
  escapeHtml(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, ''),
  )
