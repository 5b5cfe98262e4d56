/**
 * Keys that come before their commands. The list is drawn first; the features behind it, which bring commands of their own (`r`,
 * `n`, `c`), are read in the moment after. A letter of theirs pressed in that moment waits, and with it whatever is pressed next,
 * since that may be meant for what the first one opens. Then all are pressed anew, in their order. Escape, Tab, a chord, the
 * pointer or another window let go of them: they run nothing late that nobody expects any more.
 */
/** Of a key event, what is looked at. */
export interface EarlyKey {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  repeat: boolean
}

export interface EarlyPorts<E extends EarlyKey> {
  /** Presses it anew, where the focus is by then. */
  press(event: E): void
  /** Begins or ends to take keys before anybody else has them. */
  take(on: boolean): void
}

const MODIFIERS = new Set(['Control', 'Meta', 'Shift', 'Alt', 'AltGraph', 'CapsLock', 'NumLock', 'Fn'])
const MOST = 200

/** Kept free of the DOM, so that its cases can be tested. */
export class EarlyKeys<E extends EarlyKey> {
  private kept: E[] = []
  private waiting = true

  constructor(private readonly ports: EarlyPorts<E>) {}

  /** A key that is no command so far. @returns whether it waits */
  unknown(event: E): boolean {
    if (!this.waiting || event.repeat || [...event.key].length !== 1 || this.chord(event)) return false
    this.keep(event)
    return true
  }

  /** A key while others wait. @returns whether it waits behind them: nobody else may have it. */
  next(event: E): boolean {
    if (this.kept.length === 0 || MODIFIERS.has(event.key)) return false
    if (event.key === 'Escape' || event.key === 'Tab' || this.chord(event)) {
      this.drop()
      return false
    }
    // The key that waits, held.
    if (!event.repeat) this.keep(event)
    return true
  }

  /** All commands are there. */
  ready(): void {
    this.waiting = false
    const events = this.kept
    this.drop()
    for (const event of events) this.ports.press(event)
  }

  drop(): void {
    if (this.kept.length === 0) return
    this.kept = []
    this.ports.take(false)
  }

  private chord({ ctrlKey, metaKey, altKey }: EarlyKey): boolean {
    return ctrlKey || metaKey || altKey
  }

  private keep(event: E): void {
    if (this.kept.length === 0) this.ports.take(true)
    if (this.kept.length < MOST) this.kept.push(event)
  }
}
