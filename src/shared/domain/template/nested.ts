const named = /\{%-?\s*template\s+(?:"([^"]{1,60})"|'([^']{1,60})')\s*-?%\}/g

/** Shortcuts that a body names in `{% template "…" %}`; those in comments too, which does no harm. */
export const nestedNames = (text: string): string[] =>
  [...text.matchAll(named)].map(([, double, single]) => (double ?? single ?? '').toLowerCase())
