/** Joins a pick list to an editor: what is typed opens and narrows it, and its keys come before the editor's. */
import { insertNewline } from '@codemirror/commands'
import { type Extension, Prec, type Transaction } from '@codemirror/state'
import { EditorView, keymap, type ViewUpdate } from '@codemirror/view'
import { type Picker, saidOf } from './picker'
import { type Trigger, triggerOf } from './trigger'

const triggerBefore = (view: EditorView): Trigger | null => {
  const { main } = view.state.selection
  if (!main.empty) return null
  const line = view.state.doc.lineAt(main.head)
  const found = triggerOf(line.text.slice(0, main.head - line.from))
  return found && { ...found, from: found.from + line.from }
}

/** Pasted and dropped text is somebody's text, and what a template brought is no wish for another. */
const byHand = (transaction: Transaction): boolean =>
  transaction.docChanged &&
  transaction.isUserEvent('input') &&
  !['input.paste', 'input.drop', 'input.complete'].some((event) => transaction.isUserEvent(event))

export const pickerExtension = (picker: Picker, listId: string): Extension => {
  // What an input method is still composing is no text yet.
  let composed = false
  const see = (view: EditorView, typed: boolean) => picker.see(triggerBefore(view), view.state.selection.main.head, typed)
  const follow = (update: ViewUpdate) => {
    if (update.docChanged) picker.move((at, side) => update.changes.mapPos(at, side))
    const typed = update.transactions.some(byHand)
    const { view } = update
    if (view.composing) {
      composed ||= typed
      return
    }
    if (update.docChanged || update.selectionSet || composed) see(view, typed || composed)
    composed = false
  }
  const key = (name: Parameters<Picker['key']>[0]) => ({ key: name, run: () => picker.key(name) })
  return [
    EditorView.updateListener.of(follow),
    Prec.highest(keymap.of((['Enter', 'Tab', 'Escape', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'] as const).map(key))),
    EditorView.domEventHandlers({
      compositionend: (_event, view) => {
        setTimeout(() => {
          if (!composed || view.composing) return
          composed = false
          see(view, true)
        })
      },
      blur: () => picker.close(),
    }),
    EditorView.contentAttributes.of((): Record<string, string> => {
      const row = saidOf(picker.snapshot())
      if (row === null) return { 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' }
      return {
        'aria-autocomplete': 'list',
        'aria-haspopup': 'listbox',
        'aria-controls': listId,
        ...(row < 0 ? {} : { 'aria-activedescendant': `${listId}-${row}` }),
      }
    }),
  ]
}

export const giveBack = (view: EditorView, key: 'Enter' | 'Tab'): void => {
  // A Tab that came too early would now leave an editor that is being written in: it rests.
  if (key === 'Enter') insertNewline(view)
}
