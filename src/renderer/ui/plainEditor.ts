/** What all editors of plain text have in common. Read with them alone: CodeMirror is in no first chunk. */
import { history, historyKeymap, standardKeymap } from '@codemirror/commands'
import type { Extension } from '@codemirror/state'
import { EditorView, type KeyBinding, keymap } from '@codemirror/view'

const nonce = (): string => {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta?.nonce || meta?.content || ''
}

/** Undo, lines that wrap, each in its own direction; styles by the page's nonce. */
export const plainEditing = (): Extension[] => [
  EditorView.cspNonce.of(nonce()),
  history(),
  EditorView.lineWrapping,
  EditorView.perLineTextDirection.of(true),
]

/** The keys of writing and of undo, behind the editor's own. */
export const plainKeys = (own: readonly KeyBinding[] = []): Extension => keymap.of([...own, ...standardKeymap, ...historyKeymap])

/** As if it had been typed where the cursor is; the editor has the focus then. */
export const insertHere = (editor: EditorView | null, text: string): void => {
  if (!editor) return
  editor.dispatch(editor.state.replaceSelection(text), { scrollIntoView: true, userEvent: 'input' })
  editor.focus()
}
