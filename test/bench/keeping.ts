/** Main's side of keeping where there is none: nothing is erased and there is room. */
import type { KeepingSource } from '../../src/renderer/engine/source'

export const noKeeping: KeepingSource = {
  erased: () => Promise.resolve(),
  round: () => Promise.resolve(),
  space: () => Promise.resolve({ freeBytes: null }),
  removed: () => Promise.resolve(),
  estimate: () => Promise.resolve({ usage: null, quota: null }),
}
