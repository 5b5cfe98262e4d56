/**
 * What is typed between a key and the field that it opens. Code may still be read, a conversation opened, a dialog drawn: meanwhile
 * the focus is on what lies behind, where letters are commands. From `awaitField` until the focus is in the field that was asked
 * for they are kept; then they stand in it as if typed there. They go nowhere else: Escape, Tab, a chord, the pointer, another
 * window or a long wait end it and let go of them. Nothing is moved or read out meanwhile, and where an input method writes (its
 * keys say so, outside a field it rests) nothing is taken from it. The key that asked, still held, repeats into nothing: not while
 * one waits, and not in the field either, until it is up or another is pressed.
 */
/** Of a key event, what is looked at. */
interface TypedKey {
  key: string
  code: string
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
  /** Whether anything that is so called is in the page at all. */
  stands(within: string): boolean
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
  /** Since everything was drawn that will be, frames without what was asked for; null: something may still be read for it. */
  private without: number | null = null
  /** After the focus has come: keys that went down before one waited repeat on. */
  private holding = false
  /** Keys (by code) that went down while one waited: these may repeat. */
  private readonly downs = new Set<string>()
  private turning = false
  private stop: () => void = () => undefined

  constructor(private readonly ports: TypeAheadPorts) {}

  await(within: string, ms: number): void {
    if (this.within === null) {
      if (!this.holding) this.ports.listen(true)
      this.holding = false
      this.downs.clear()
    }
    this.within = within
    this.whole = 0
    this.without = null
    this.stop()
    this.stop = this.ports.after(ms, () => this.end())
    this.turn()
  }

  /** Nobody asked for a field in its place. */
  leave(within: string): void {
    if (this.within === within) this.end()
  }

  /** What was asked for is drawn, or has nothing to draw. */
  drawn(within: string): void {
    if (this.within === within) this.without ??= 0
  }

  /** @returns whether the key was taken: nobody else may have it. */
  key(event: TypedKey): boolean {
    if ((this.within === null && !this.holding) || event.isComposing || event.keyCode === 229) return false
    // On its way to a sign or a chord.
    if (MODIFIERS.has(event.key)) return false
    const leaves = event.key === 'Escape' || event.key === 'Tab'
    // The key that asked, held.
    if (event.repeat && !leaves && !this.downs.has(event.code)) {
      this.look()
      return true
    }
    if (!event.repeat) this.downs.add(event.code)
    if (this.within === null) {
      if (!event.repeat) this.end()
      return false
    }
    const typesByAltGr = event.getModifierState?.('AltGraph') ?? false
    const chord = event.ctrlKey || event.metaKey || (event.altKey && !this.ports.mac)
    if (leaves || (chord && !typesByAltGr)) {
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
    if (types) this.kept = `${this.kept}${event.key}`.slice(0, MOST)
    else if (event.key === 'Backspace') this.kept = [...this.kept].slice(0, -1).join('')
    return true
  }

  up(event: Pick<TypedKey, 'key'>): void {
    if (this.within === null && !MODIFIERS.has(event.key)) this.end()
  }

  /** The focus may be there. */
  look(): void {
    if (this.within === null) return
    const at = this.ports.focus(this.within)
    if (at === 'field') {
      const text = this.kept
      this.come()
      if (text !== '') this.ports.insert(text)
    } else if (at === 'other') this.come()
    else if (at === 'outside') this.whole = 0
  }

  end(): void {
    if (this.within === null && !this.holding) return
    this.within = null
    this.holding = false
    this.kept = ''
    this.stop()
    this.ports.listen(false)
  }

  /** The focus is there; only keys that are still held are looked at from now on. */
  private come(): void {
    this.within = null
    this.holding = true
    this.kept = ''
    this.stop()
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
      if (this.without !== null) this.without = this.ports.stands(this.within) ? 0 : this.without + 1
      if (this.whole >= FRAMES || (this.without ?? 0) >= FRAMES) this.end()
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
const up = (event: KeyboardEvent): void => typing.up(event)
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
  stands: (within) => document.querySelector(within) !== null,
  insert(text) {
    // The one way by which a field, its undo and whoever listens take it for typed.
    document.execCommand('insertText', false, text)
  },
  listen(on) {
    const change = on ? window.addEventListener : window.removeEventListener
    change('keydown', down as EventListener, true)
    change('keyup', up as EventListener, true)
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
/** Nothing is read or waited for any more: what was asked for stands in the page by the next frames, or keys are as they were. */
export const drawn = (within: string): void => typing.drawn(within)
