import { canonical, type KeyLike, strokeOf } from './keys'
import type { Command, CommandContext, Scope } from './registry'

export interface DispatcherPorts {
  commands: () => Iterable<Command>
  context: (scope: Scope) => CommandContext
  singleKeys: () => boolean
  mac: () => boolean
  /** The keyboard is known to have no Latin letters. */
  latinless?: () => boolean
  now: () => number
  onError: (error: unknown, command: Command) => void
  /** The strokes of a sequence begun, for the screen; null when it ended. */
  onPending?: (strokes: string | null) => void
}

/** Where a key was pressed. */
export interface KeyPlace {
  editable: boolean
  scope: Scope
  /** Inside a dialog, menu or list box that has keys of its own. */
  ownKeys: boolean
}

/** So long a sequence may pause: from when its first key was seen to until the next was pressed. What a busy page needs does not count. */
export const SEQUENCE_MS = 1_500

/** Finds and runs the command of a key event. Kept free of the DOM so that layouts can be tested. */
export class Dispatcher {
  private pending = ''
  private pendingAt = 0
  private pendingCode = ''
  private held: { command: Command; code: string; scope: Scope; since: number } | null = null

  constructor(private readonly ports: DispatcherPorts) {}

  /** @returns whether the event was taken (the caller then prevents its default). */
  down(event: KeyLike, place: KeyPlace): boolean {
    const stroke = strokeOf(event, this.ports.mac(), this.ports.latinless?.() ?? false)
    if (!stroke) return false
    if (stroke.types && (place.editable || place.ownKeys || !this.ports.singleKeys())) {
      this.clear()
      return false
    }
    if (this.held && event.code === this.held.code) return true
    // From when the first stroke was taken until this one was pressed: a busy page may come to it much later.
    const fresh = (event.timeStamp ?? this.ports.now()) - this.pendingAt < SEQUENCE_MS ? this.pending : ''
    const tried = fresh ? [`${fresh} ${stroke.name}`, stroke.name] : [stroke.name]
    this.clear()
    for (const keys of tried) {
      const command = this.find(keys, place)
      if (command) {
        if (event.repeat && !command.repeats) return true
        this.start(command, event, place.scope)
        return true
      }
      if (!place.editable && this.begins(keys, place)) {
        this.pending = keys
        this.pendingAt = this.ports.now()
        this.pendingCode = event.code
        this.ports.onPending?.(keys)
        return true
      }
    }
    return false
  }

  up(event: Pick<KeyLike, 'code' | 'timeStamp'>): void {
    if (this.held?.code === event.code) this.letGo(event.timeStamp)
    if (this.pending && this.pendingCode === event.code) this.pendingAt = this.ports.now()
  }

  /** Focus left the window: nothing stays held or half typed. */
  letGo(at = this.ports.now()): void {
    const held = this.held
    this.held = null
    held?.command.release?.(this.ports.context(held.scope), at - held.since)
    this.clear()
  }

  private clear(): void {
    if (this.pending) this.ports.onPending?.(null)
    this.pending = ''
  }

  private allowed(command: Command, place: KeyPlace): boolean {
    if (place.editable && !command.whileTyping) return false
    if (place.ownKeys && !command.whileTyping) return false
    const scope = command.scope ?? 'anywhere'
    if (scope !== 'anywhere' && scope !== place.scope) return false
    return command.when?.(this.ports.context(place.scope)) ?? true
  }

  private find(keys: string, place: KeyPlace): Command | null {
    let found: Command | null = null
    for (const command of this.ports.commands()) {
      if (!command.keys?.some((one) => canonical(one) === keys) || !this.allowed(command, place)) continue
      if (!found || (command.scope ?? 'anywhere') !== 'anywhere') found = command
    }
    return found
  }

  private begins(keys: string, place: KeyPlace): boolean {
    for (const command of this.ports.commands())
      if (command.keys?.some((one) => canonical(one).startsWith(`${keys} `)) && this.allowed(command, place)) return true
    return false
  }

  private start(command: Command, event: KeyLike, scope: Scope): void {
    if (command.release) this.held = { command, code: event.code, scope, since: event.timeStamp ?? this.ports.now() }
    try {
      const done = command.run(this.ports.context(scope))
      if (done) done.catch((error: unknown) => this.ports.onError(error, command))
    } catch (error) {
      this.ports.onError(error, command)
    }
  }
}
