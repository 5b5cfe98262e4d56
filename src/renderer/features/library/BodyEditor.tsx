import { Annotation, Compartment, EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateFault } from '../../../shared/domain/template/fault'
import { insertHere, plainEditing, plainKeys } from '../../ui/plainEditor'
import { variableWords } from '../templates'
import styles from './BodyEditor.module.css'
import { faultMarks, liquidCompletion, liquidMarks, tabStop } from './liquid'

export interface BodyHandle {
  focus(): void
  insert(text: string): void
  addTabStop(): void
  showAt(from: number, to: number): void
}

interface Props {
  /** Another place is another text with a history of its own. */
  place: string
  value: string
  label: string
  language: string
  faults: readonly TemplateFault[]
  describedBy: string
  onChange: (text: string) => void
  ref?: Ref<BodyHandle>
}

const fromOutside = Annotation.define<boolean>()

/** One body as it is written: Liquid with its words at hand, faults underlined. */
export function BodyEditor({ place, value, label, language, faults, describedBy, onChange, ref }: Props) {
  const { t } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef({ value, onChange, t })
  latest.current = { value, onChange, t }
  const attributes = useRef(new Compartment())
  const marks = useRef(new Compartment())

  useImperativeHandle(ref, () => ({
    focus: () => view.current?.focus(),
    insert: (text) => insertHere(view.current, text),
    addTabStop: () => {
      const editor = view.current
      if (!editor) return
      const { from, to } = editor.state.selection.main
      const text = tabStop(editor.state.doc.toString(), editor.state.sliceDoc(from, to))
      editor.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length - 1 }, userEvent: 'input' })
      editor.focus()
    },
    showAt: (from, to) => {
      const editor = view.current
      if (!editor) return
      const { length } = editor.state.doc
      editor.dispatch({ selection: { anchor: Math.min(from, length), head: Math.min(to, length) }, scrollIntoView: true })
      editor.focus()
    },
  }))

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place makes a new editor
  useEffect(() => {
    const parent = host.current
    if (!parent) return
    const editor = new EditorView({
      parent,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          ...plainEditing(),
          liquidCompletion({
            variable: (name) => variableWords(latest.current.t, name),
            tag: (name) => latest.current.t(`library.liquid.tag.${name}`),
            filter: (name) => latest.current.t(`library.liquid.filter.${name}`),
          }),
          liquidMarks,
          marks.current.of([]),
          attributes.current.of([]),
          plainKeys(),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !update.transactions.some((one) => one.annotation(fromOutside)))
              latest.current.onChange(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = editor
    return () => {
      editor.destroy()
      view.current = null
    }
  }, [place])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place begins with the newest attributes
  useEffect(() => {
    view.current?.dispatch({
      effects: attributes.current.reconfigure(
        EditorView.contentAttributes.of({
          'aria-label': label,
          'aria-multiline': 'true',
          'aria-describedby': describedBy,
          spellcheck: 'true',
          autocorrect: 'off',
          lang: language,
        }),
      ),
    })
  }, [label, language, describedBy, place])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place begins with the newest marks
  useEffect(() => {
    const editor = view.current
    editor?.dispatch({ effects: marks.current.reconfigure(faultMarks(faults, editor.state.doc.length)) })
  }, [faults, place])

  // Another hand (an undo, the kept form taken back) has the word over what stands here.
  useEffect(() => {
    const editor = view.current
    if (!editor || editor.state.doc.toString() === value) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value }, annotations: fromOutside.of(true) })
  }, [value])

  return <div ref={host} className={styles.editor} data-body-editor />
}
