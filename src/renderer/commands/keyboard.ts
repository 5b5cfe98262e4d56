/** Which keyboard is in use, as far as the browser tells. Asked anew when the window is entered: layouts are switched. */
import { isLatinless, layoutOf } from './layouts/reach'
import type { LayoutId } from './layouts/tables'

interface LayoutMap {
  getLayoutMap(): Promise<Iterable<readonly [string, string]>>
}
export interface Keyboard {
  /** Null where it is none that we know. */
  layout: LayoutId | null
  latinless: boolean
}

let current: Keyboard = { layout: null, latinless: false }
export const keyboardNow = (): Keyboard => current

/** Never fails: where the browser does not tell, nothing is known. */
export const lookAtKeyboard = async (): Promise<Keyboard> => {
  const { keyboard } = navigator as Navigator & { keyboard?: LayoutMap }
  try {
    const map = keyboard ? [...(await keyboard.getLayoutMap())] : []
    current = { layout: layoutOf(map), latinless: isLatinless(map) }
  } catch {
    current = { layout: null, latinless: false }
  }
  return current
}
