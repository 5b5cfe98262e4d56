import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state'
import { EditorView, placeholder as placeholderOf } from '@codemirror/view'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { insertHere, plainEditing, plainKeys } from '../../ui/plainEditor'
import styles from './Editor.module.css'

export interface EditorHandle {
  focus(): void
  insert(text: string): void
  /** For what other features draw and do in it; null between two places. */
  view(): EditorView | null
}

export interface EditorProps {
  /** Another place is another text with a history of its own. */
  place: string
  value: string
  /** Grows when `value` changed by another hand: only then the editor takes it over. */
  edition: number
  label: string
  placeholder: string
  /** Of the text; picks fonts and the spelling dictionary. */
  language: string | null
  describedBy?: string | undefined
  /** What other features bring along: marks, lists, keys. Taken when the place's editor is made. */
  extensions?: Extension
  onChange: (text: string) => void
  onFiles: (files: File[]) => void
  onEscape: () => void
  onBlur: () => void
  ref?: Ref<EditorHandle>
}

const fromOutside = Annotation.define<boolean>()
const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])]

/** Plain text, each line in its own direction. Keys with Mod go on to the command registry; Tab leaves. */
export function Editor({ place, value, edition, ref, ...rest }: EditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const ports = useRef(rest)
  ports.current = rest
  const first = useRef(value)
  first.current = value
  const attributes = useRef(new Compartment())

  useImperativeHandle(ref, () => ({
    focus: () => view.current?.focus(),
    insert: (text) => insertHere(view.current, text),
    view: () => view.current,
  }))

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place makes a new editor
  useEffect(() => {
    const parent = host.current
    if (!parent) return
    const extensions: Extension[] = [
      ...plainEditing(),
      plainKeys([
        {
          key: 'Escape',
          run: () => {
            ports.current.onEscape()
            return true
          },
        },
      ]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !update.transactions.some((one) => one.annotation(fromOutside)))
          ports.current.onChange(update.state.doc.toString())
      }),
      EditorView.domEventHandlers({
        paste: (event) => {
          const files = filesOf(event.clipboardData)
          // A table copied from a sheet brings a picture of itself: its words are meant.
          if (files.length === 0 || event.clipboardData?.getData('text/plain')) return false
          ports.current.onFiles(files)
          event.preventDefault()
          return true
        },
        drop: (event) => {
          const files = filesOf(event.dataTransfer)
          if (files.length === 0) return false
          ports.current.onFiles(files)
          event.preventDefault()
          return true
        },
        blur: () => {
          ports.current.onBlur()
          return false
        },
      }),
      // Behind our own listener: what they tell of a text comes after the text itself.
      ports.current.extensions ?? [],
      attributes.current.of(attributesOf(ports.current)),
    ]
    const editor = new EditorView({
      parent,
      state: EditorState.create({ doc: first.current, selection: { anchor: first.current.length }, extensions }),
    })
    view.current = editor
    return () => {
      editor.destroy()
      view.current = null
    }
  }, [place])

  const { label, placeholder, language, describedBy } = rest
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place begins with the newest attributes
  useEffect(() => {
    view.current?.dispatch({
      effects: attributes.current.reconfigure(attributesOf({ label, placeholder, language, describedBy })),
    })
  }, [label, placeholder, language, describedBy, place])

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what another hand changed is taken over
  useEffect(() => {
    const editor = view.current
    if (!editor || editor.state.doc.toString() === first.current) return
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: first.current },
      selection: { anchor: first.current.length },
      annotations: fromOutside.of(true),
    })
  }, [edition, place])

  return <div ref={host} className={styles.editor} />
}

const attributesOf = ({
  label,
  placeholder,
  language,
  describedBy,
}: Pick<EditorProps, 'label' | 'placeholder' | 'language' | 'describedBy'>): Extension => [
  placeholderOf(placeholder),
  EditorView.contentAttributes.of({
    'aria-label': label,
    'aria-multiline': 'true',
    spellcheck: 'true',
    autocorrect: 'off',
    ...(language ? { lang: language } : {}),
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
  }),
]
