/** How long a word can still be taken back. */
import type { OutboxItem } from './types'

/**
 * Ms until an item leaves that can still be undone, never more than its whole undo time: a clock that was set back while
 * it waits must not promise hours (main waits no longer than that either). 0 for one that cannot be undone. `now` epoch ms.
 */
export const undoLeft = ({ state, committedAt }: Pick<OutboxItem, 'state' | 'committedAt'>, now: number): number =>
  state.type === 'undoable' ? Math.max(0, Math.min(state.until - now, state.until - committedAt)) : 0
