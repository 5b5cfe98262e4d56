/** One transaction, one undo: the text of a template stands where its trigger stood, and its macro's acts with it. */
import { invertedEffects, isolateHistory } from '@codemirror/commands'
import { type Extension, StateEffect, type TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { MacroAction, Rendered } from '../../../../shared/domain/template/types'
import { fieldsAt } from './fields'

const acts = StateEffect.define<{ add: readonly MacroAction[]; remove: readonly MacroAction[] }>()

export interface PutIn {
  rendered: Rendered
  actions: readonly MacroAction[]
}

/** What replaces `[from, to)`; what stood there comes back with the undo. */
export const putIn = ({ rendered, actions }: PutIn, from: number, to: number): TransactionSpec => {
  const { effects, selection } = fieldsAt(rendered, from)
  return {
    changes: { from, to, insert: rendered.text },
    ...(selection ? { selection } : {}),
    effects: [...(effects ? [effects].flat() : []), ...(actions.length > 0 ? [acts.of({ add: actions, remove: [] })] : [])],
    annotations: isolateHistory.of('full'),
    userEvent: 'input.complete',
    scrollIntoView: true,
  }
}

/** Tells the acts that came, and those that an undo took away again. */
export const actsOf = (tell: (add: readonly MacroAction[], remove: readonly MacroAction[]) => void): Extension => [
  invertedEffects.of((transaction) =>
    transaction.effects.flatMap((effect) => (effect.is(acts) ? [acts.of({ add: effect.value.remove, remove: effect.value.add })] : [])),
  ),
  EditorView.updateListener.of((update) => {
    for (const { effects } of update.transactions)
      for (const effect of effects) if (effect.is(acts)) tell(effect.value.add, effect.value.remove)
  }),
]
