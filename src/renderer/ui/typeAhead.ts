/**
 * What is typed between a key and the field that it opens. Code may still be read, a conversation opened, a dialog drawn: meanwhile
 * the focus is on what lies behind, where letters are commands. From `awaitField` until the focus is in the field that was asked
 * for they are kept; then they stand in it as if typed there. They go nowhere else: Escape, Tab, a chord, the pointer, another
 * window or a long wait end it and let go of them. Nothing is moved or read out meanwhile, and where an input method writes (its
 * keys say so, outside a field it rests) nothing is taken from it.
 */
/** Of a key event, what is looked at. */
interface TypedKey {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  repeat?: boolean
  isComposing?: boolean
  keyCode?: number
  getModifierState?: (name: string) => boolean
}
export interface TypeAheadPorts {
  /** There ⌥ writes signs; elsewhere Alt alone makes a chord (a pinned template), as Ctrl and ⌘ do. */
  mac: boolean
  /**
   * Where the focus is, seen from `within` (a selector): in a field of it that is written in, on something else in it, on the whole
   * of it (as a dialog has it that has just come), or not in it at all.
   */
  focus(within: string): 'field' | 'other' | 'whole' | 'outside'
  /** Writes where the focus is, as typed. */
  insert(text: string): void
  /** Begins or ends to listen. */
  listen(on: boolean): void
  /** Calls once the next frame was drawn. */
  frame(then: () => void): void
  /** The answer calls it off. */
  after(ms: number, then: () => void): () => void
}

/** A dialog that has the focus as a whole, and gives it to no field within so many frames, has none to write in. */
const FRAMES = 3
const MOST = 200

const MODIFIERS = new Set(['Control', 'Meta', 'Shift', 'Alt', 'AltGraph', 'CapsLock', 'NumLock', 'Fn'])

/** Kept free of the DOM, so that its cases can be tested. */
export class TypeAhead {
  private within: string | null = null
  private kept = ''
  private whole = 0
  private turning = false
  private stop: () => void = () => undefined

  constructor(private readonly ports: TypeAheadPorts) {}

  await(within: string, ms: number): void {
    if (this.within === null) this.ports.listen(true)
    this.within = within
    this.whole = 0
    this.stop()
    this.stop = this.ports.after(ms, () => this.end())
    this.turn()
  }

  /** Nobody asked for a field in its place. */
  leave(within: string): void {
    if (this.within === within) this.end()
  }

  /** @returns whether the key was taken: nobody else may have it. */
  key(event: TypedKey): boolean {
    if (this.within === null || event.isComposing || event.keyCode === 229) return false
    const typesByAltGr = event.getModifierState?.('AltGraph') ?? false
    // On its way to a sign or a chord.
    if (MODIFIERS.has(event.key)) return false
    const chord = event.ctrlKey || event.metaKey || (event.altKey && !this.ports.mac)
    if (event.key === 'Escape' || event.key === 'Tab' || (chord && !typesByAltGr)) {
      this.end()
      return false
    }
    const at = this.ports.focus(this.within)
    if (at === 'field' || at === 'other') {
      this.look()
      return false
    }
    const types = [...event.key].length === 1
    // A dialog without a field scrolls and closes by its own keys.
    if (at === 'whole' && !types) return false
    // The key that opened it, held.
    if (event.repeat && this.kept === '') return true
    if (types) this.kept = `${this.kept}${event.key}`.slice(0, MOST)
    else if (event.key === 'Backspace') this.kept = [...this.kept].slice(0, -1).join('')
    return true
  }

  /** The focus may be there. */
  look(): void {
    if (this.within === null) return
    const at = this.ports.focus(this.within)
    if (at === 'field') {
      const text = this.kept
      this.end()
      if (text !== '') this.ports.insert(text)
    } else if (at === 'other') this.end()
    else if (at === 'outside') this.whole = 0
  }

  end(): void {
    if (this.within === null) return
    this.within = null
    this.kept = ''
    this.stop()
    this.ports.listen(false)
  }

  private turn(): void {
    if (this.turning) return
    this.turning = true
    this.ports.frame(() => {
      this.turning = false
      if (this.within === null) return
      this.look()
      if (this.within === null) return
      if (this.ports.focus(this.within) === 'whole') this.whole += 1
      if (this.whole >= FRAMES) this.end()
      else this.turn()
    })
  }
}

const WRITTEN = 'input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=range]),textarea,[contenteditable=true]'
export const DIALOG = '[role=dialog],[role=alertdialog]'

const down = (event: KeyboardEvent): void => {
  if (!typing.key(event)) return
  event.preventDefault()
  event.stopImmediatePropagation()
}
// After whatever moves the focus on in the same moment: a dialog below may take it back for a frame.
const moved = (): void => queueMicrotask(() => typing.look())
const end = (): void => typing.end()

const typing = new TypeAhead({
  mac: typeof navigator !== 'undefined' && /mac/i.test(navigator.platform),
  focus(within) {
    const { activeElement } = document
    const top = [...document.querySelectorAll(DIALOG)].at(-1)
    if (!activeElement?.closest(within) || (top && !top.contains(activeElement))) return 'outside'
    if (activeElement.matches(WRITTEN)) return 'field'
    return activeElement.matches(within) ? 'whole' : 'other'
  },
  insert(text) {
    // The one way by which a field, its undo and whoever listens take it for typed.
    document.execCommand('insertText', false, text)
  },
  listen(on) {
    const change = on ? window.addEventListener : window.removeEventListener
    change('keydown', down as EventListener, true)
    change('focusin', moved)
    change('pointerdown', end, true)
    change('blur', end)
  },
  frame: (then) => void requestAnimationFrame(then),
  after(ms, then) {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
})

const UNKNOWN = '[data-no-field]'
/** What is about to begin may ask for a field. The answer says that it has begun: where it asked for none, keys are as they were. */
export const mayAskForField = (): (() => void) => {
  typing.await(UNKNOWN, 1_000)
  return () => typing.leave(UNKNOWN)
}
/**
 * A key has asked for a field; it will stand within `within` (a selector) in front of all else. What is typed from now on is for it.
 * @param ms the wait after which nobody believes in it any more
 */
export const awaitField = (within: string, ms = 4_000): void => typing.await(within, ms)
