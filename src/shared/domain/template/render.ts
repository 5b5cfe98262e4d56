/** A body filled for one customer: gaps visible, tab stops in order, in the manners and writing of its language. */
import { chooseBody } from './choose'
import { deepest, longestBody, parseBody, runBody } from './engine'
import { TemplateError } from './fault'
import { LAST_STOP, markStops, readMarks, unmarked } from './marks'
import { scopeOf, writingFor } from './scope'
import type { Rendered, Template, TemplateBody, TemplateFacts } from './types'

/** Nested stops come after those of the text around them. */
const stopsApart = 100

/**
 * @param nested templates that bodies may name in `{% template "shortcut" %}` (`library.get` gives them along)
 * @throws TemplateError: `broken`, `tooMuch`, `cycle`, `unknownTemplate`
 */
export const render = (
  body: Pick<TemplateBody, 'locale' | 'register' | 'text'>,
  facts: TemplateFacts,
  nested: readonly Template[] = [],
): Rendered => {
  const writing = writingFor(body.locale, facts)
  const known = new Set<string>()
  const scope = scopeOf(facts, body.locale, body.register, writing, (text) => known.add(text))
  const path: string[] = []
  let length = body.text.length
  let opened = 0
  const session = {
    writing,
    known,
    open(shortcut: string) {
      const wanted = shortcut.toLowerCase()
      if (path.includes(wanted)) throw new TemplateError('cycle', [...path, wanted].join(' → '))
      if (path.length >= deepest) throw new TemplateError('tooMuch', wanted)
      const template = nested.find((one) => one.shortcut === wanted)
      const inner = template && chooseBody(template, { locale: body.locale, register: body.register })?.body
      if (!inner) throw new TemplateError('unknownTemplate', wanted)
      length += inner.text.length
      if (length > longestBody) throw new TemplateError('tooMuch', wanted)
      path.push(wanted)
      opened += 1
      return parseBody(markStops(unmarked(inner.text), Math.min(opened * stopsApart, LAST_STOP - stopsApart)))
    },
    close: () => void path.pop(),
  }
  return readMarks(runBody(parseBody(markStops(unmarked(body.text))), scope, session), body.locale, writing.rtl)
}
