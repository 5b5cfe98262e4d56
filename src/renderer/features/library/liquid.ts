/** What the library's editor offers while a template is written: variables with their meaning, tags, filters; and its marks. */
import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import { type Extension, Prec, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import type { TemplateFault } from '../../../shared/domain/template/fault'
import { variableKinds } from '../../../shared/domain/template/variables'

export interface LiquidWords {
  variable(name: string): string
  tag(name: string): string
  filter(name: string): string
}

const filters = ['date', 'time', 'money', 'number', 'default', 'upcase', 'downcase', 'capitalize', 'join', 'first', 'size'] as const
const tags: readonly { name: string; before: string; after: string }[] = [
  { name: 'if', before: 'if order %}', after: '{% endif %}' },
  { name: 'else', before: 'else %}', after: '' },
  { name: 'unless', before: 'unless parcel %}', after: '{% endunless %}' },
  { name: 'for', before: 'for item in order.items %}{{ item }}', after: '{% endfor %}' },
  { name: 'template', before: 'template "', after: '" %}' },
]

/** Puts the words in and the cursor between `before` and `after`; closing braces that stand there already are not doubled. */
const put =
  (before: string, after: string, closing: RegExp) =>
  (view: EditorView, _completion: Completion, from: number, to: number): void => {
    const rest = view.state.sliceDoc(to, to + 12)
    const there = closing.exec(rest)?.[0].length ?? 0
    view.dispatch({
      changes: { from, to: to + there, insert: before + after },
      selection: { anchor: from + before.length },
      userEvent: 'input.complete',
    })
  }

export const liquidSource =
  (words: LiquidWords) =>
  (context: CompletionContext): CompletionResult | null => {
    const variable = context.matchBefore(/\{\{-?\s*[\w.]*$/)
    if (variable) {
      const typed = /[\w.]*$/.exec(variable.text)?.[0] ?? ''
      const gap = /\s$/.test(variable.text.slice(0, variable.text.length - typed.length)) ? '' : ' '
      return {
        from: variable.to - typed.length,
        options: Object.keys(variableKinds).map((name) => ({
          label: name,
          detail: words.variable(name),
          apply: put(`${gap}${name} }}`, '', /^\s*\}\}/),
        })),
        validFor: /^[\w.]*$/,
      }
    }
    const filter = context.matchBefore(/\{\{[^{}]*\|\s*\w*$/)
    if (filter) {
      const typed = /\w*$/.exec(filter.text)?.[0] ?? ''
      return {
        from: filter.to - typed.length,
        options: filters.map((name) => ({ label: name, detail: words.filter(name) })),
        validFor: /^\w*$/,
      }
    }
    const tag = context.matchBefore(/\{%-?\s*\w*$/)
    if (!tag) return null
    const typed = /\w*$/.exec(tag.text)?.[0] ?? ''
    const gap = /\s$/.test(tag.text.slice(0, tag.text.length - typed.length)) ? '' : ' '
    return {
      from: tag.to - typed.length,
      options: tags.map(({ name, before, after }) => ({
        label: name,
        detail: words.tag(name),
        apply: put(gap + before, after, /^\s*%\}/),
      })),
      validFor: /^\w*$/,
    }
  }

export const liquidCompletion = (words: LiquidWords): Extension =>
  autocompletion({ override: [liquidSource(words)], icons: false, activateOnTyping: true, maxRenderedOptions: 60 })

const parts = new MatchDecorator({
  regexp: /\{\{[^{}]*\}\}|\{%[^{}]*%\}|\$\{\d{1,2}(?::[^{}]*)?\}/g,
  decoration: (found) => Decoration.mark({ class: found[0].startsWith('$') ? 'cm-tabStop' : 'cm-liquid' }),
})
/** Liquid and tab stops stand out from what is read. */
export const liquidMarks: Extension = ViewPlugin.fromClass(
  class {
    marks: DecorationSet
    constructor(view: EditorView) {
      this.marks = parts.createDeco(view)
    }
    update(update: ViewUpdate) {
      this.marks = parts.updateDeco(update, this.marks)
    }
  },
  { decorations: ({ marks }) => marks },
)

/** Faults that have a place in this text. */
export const faultMarks = (faults: readonly TemplateFault[], length: number): Extension => {
  const builder = new RangeSetBuilder<Decoration>()
  const placed = faults
    .flatMap(({ from, to }) => {
      if (from === null) return []
      const start = Math.min(from, Math.max(0, length - 1))
      return [{ start, end: Math.min(length, Math.max(to ?? from + 1, start + 1)) }]
    })
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start || a.end - b.end)
  for (const { start, end } of placed) builder.add(start, end, Decoration.mark({ class: 'cm-fault' }))
  // Inside the variable's own mark: cut by this one it would be three isolated pieces, and stand backwards in an Arabic line.
  return Prec.highest(EditorView.decorations.of(builder.finish()))
}

/** The next tab stop's text, around what is selected. */
export const tabStop = (text: string, selected: string): string => {
  const numbers = [...text.matchAll(/\$\{(\d{1,2})/g)].map((found) => Number(found[1]))
  return `\${${Math.min(99, Math.max(0, ...numbers) + 1)}:${selected.replace(/[{}]/g, '')}}`
}
