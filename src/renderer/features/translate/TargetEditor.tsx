import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { placesOf, targetText } from '../../../shared/domain/translation/leaving'
import type { DraftTranslation } from '../../../shared/domain/translation/types'
import { directionOf } from '../../i18n/setup'
import { plainEditing, plainKeys } from '../../ui/plainEditor'
import { watchSeen } from './seen'
import styles from './Translate.module.css'
import { type Mark, showLooks, takeOver, targetExtension } from './targetState'

export interface TargetHandle {
  view(): EditorView | null
  /** Brings what was not seen yet into sight. */
  showUnseen(): void
}

/** Between tries while an input method composes (ms). */
const AGAIN_MS = 200
/** What the customer reads, to be mended by hand: in her language, direction and dictionary. */
export function TargetEditor({
  translation,
  newest,
  marks,
  label,
  extensions,
  onTarget,
  onSegment,
  onSeen,
  onEscape,
  ref,
}: {
  translation: DraftTranslation
  /** As the keeper has it now: strokes here are in it before the next drawing. */
  newest: () => DraftTranslation | null
  marks: readonly Mark[]
  label: string
  extensions: Extension
  onTarget: (at: number, target: string) => void
  onSegment: (at: number) => void
  onSeen: (text: string) => void
  onEscape: () => void
  ref?: Ref<TargetHandle>
}) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const seen = useRef<ReturnType<typeof watchSeen> | null>(null)
  const ports = useRef({ newest, onTarget, onSegment, onSeen, onEscape, extensions })
  ports.current = { newest, onTarget, onSegment, onSeen, onEscape, extensions }
  const attributes = useRef(new Compartment())
  const { to } = translation

  useImperativeHandle(ref, () => ({ view: () => view.current, showUnseen: () => seen.current?.show() }))

  useEffect(() => {
    const parent = host.current
    if (!parent) return
    const editor = new EditorView({
      parent,
      state: EditorState.create({
        extensions: [
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
          targetExtension({
            onTarget: (at, target) => ports.current.onTarget(at, target),
            onSegment: (at) => ports.current.onSegment(at),
          }),
          ports.current.extensions,
          attributes.current.of([]),
        ],
      }),
    })
    view.current = editor
    const watching = watchSeen(
      editor,
      () => {
        const now = ports.current.newest()
        return now ? placesOf(now).map(({ target }) => target) : []
      },
      (text) => ports.current.onSeen(text),
    )
    seen.current = watching
    return () => {
      watching.end()
      editor.destroy()
      view.current = null
    }
  }, [])

  useEffect(() => {
    view.current?.dispatch({
      effects: attributes.current.reconfigure(
        EditorView.contentAttributes.of({
          'aria-label': label,
          'aria-multiline': 'true',
          spellcheck: 'true',
          autocorrect: 'off',
          lang: to,
          dir: directionOf(to),
        }),
      ),
    })
  }, [label, to])

  useEffect(() => {
    let timer = 0
    const take = () => {
      const editor = view.current
      // Drawn late, an older form must not undo a stroke.
      const now = ports.current.newest() ?? translation
      if (!editor) return
      const places = placesOf(now).map(({ target }) => target)
      if (takeOver(editor, targetText(now), places) && showLooks(editor, marks)) seen.current?.soon()
      else timer = window.setTimeout(take, AGAIN_MS)
    }
    take()
    return () => window.clearTimeout(timer)
  }, [translation, marks])

  return <div ref={host} className={styles.target} />
}
