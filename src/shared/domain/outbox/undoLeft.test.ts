import { expect, it } from 'vitest'
import { undoLeft } from './undoLeft'

const at = Date.UTC(2026, 9, 25, 1, 0)
const item = { state: { type: 'undoable', until: at + 10_000 }, committedAt: at } as const

it.each([
  ['counts down', at + 4_000, 6_000],
  ['ends at nothing', at + 60_000, 0],
  ['promises no hours where the clock was set back', at - 3_600_000, 10_000],
])('%s', (_, now, left) => expect(undoLeft(item, now)).toBe(left))
it('knows nothing to undo in what is sent', () => expect(undoLeft({ ...item, state: { type: 'queued' } }, at)).toBe(0))
