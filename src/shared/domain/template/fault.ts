/** What is wrong with a text as a template. Codes with places; words are the screen's (`templates.fault.<code>`). */
export interface TemplateFault {
  code: 'broken' | 'tooMuch' | 'cycle' | 'unknownTemplate' | 'unknownVariable' | 'missingVariable' | 'duplicateShortcut' | 'badShortcut'
  /** The body it stands in; null for what concerns the whole template. */
  locale: string | null
  variant: string
  /** UTF-16 places in the body's text; null where nobody can tell. */
  from: number | null
  to: number | null
  /** The variable, the shortcut, or the engine's own words for `broken`. */
  detail: string
}

/** Thrown by `render`. Holds the template's own words at most, never a customer's. */
export class TemplateError extends Error {
  constructor(
    readonly code: 'broken' | 'tooMuch' | 'cycle' | 'unknownTemplate',
    readonly detail: string,
    /** UTF-16 place in the body; null where nobody can tell. */
    readonly at: number | null = null,
  ) {
    super(`${code}: ${detail}`)
    this.name = 'TemplateError'
  }
}
