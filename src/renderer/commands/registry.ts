import type { ConversationId } from '../../shared/domain/ids'
import type { IconName } from '../ui/Icon'
import { canonical } from './keys'

/** Where the focus is; a command of a narrower scope wins over one of `anywhere`. */
export type Scope = 'anywhere' | 'list' | 'thread' | 'composer' | 'panel' | 'queue'
export type Section = 'move' | 'conversation' | 'write' | 'select' | 'go' | 'view' | 'desk'
export const SECTIONS: readonly Section[] = ['move', 'conversation', 'write', 'select', 'go', 'view', 'desk']

export interface CommandContext {
  screen: string
  /** The opened or focused conversation. */
  conversationId: ConversationId | null
  /** What a batch acts on: the checked rows, or else the conversation alone. */
  targetIds: readonly ConversationId[]
  scope: Scope
}

export interface Command {
  id: string
  /** i18n key of its name. */
  title: string
  /** Values for the gaps of the title. */
  titleValues?: Record<string, string>
  section: Section
  icon?: IconName
  /** First one is shown; written `Mod+Shift+R`, `g d`, `?`, `Alt+1`. */
  keys?: readonly string[]
  scope?: Scope
  when?: (context: CommandContext) => boolean
  /** Also acts while the focus is in an editor. Only strokes with Mod, Alt+digit, Escape or function keys. */
  whileTyping?: boolean
  /** Held keys repeat it (moving only). */
  repeats?: boolean
  /** Kept out of the palette (moves that make no sense there). */
  keysOnly?: boolean
  run: (context: CommandContext) => void | Promise<void>
  /** For keys that are held: called when the key is let go. */
  release?: (context: CommandContext) => void
}

export class KeyConflict extends Error {}

const commands = new Map<string, Command>()
const listeners = new Set<() => void>()
let version = 0

const bindingsOf = (command: Command) => (command.keys ?? []).map((keys) => ({ keys: canonical(keys), scope: command.scope ?? 'anywhere' }))

/** Throws KeyConflict where two commands of one scope share a key, or one key begins another's sequence. */
export const checkConflicts = (all: Iterable<Command>): void => {
  const seen: { keys: string; scope: Scope; id: string }[] = []
  for (const command of all)
    for (const { keys, scope } of bindingsOf(command)) {
      const types = keys.split(' ').every((stroke) => stroke.length === 1 || /^Shift\+.$/.test(stroke))
      if (command.whileTyping && types) throw new KeyConflict(`${command.id}: ${keys} would type a character`)
      for (const other of seen) {
        if (other.scope !== scope || other.id === command.id) continue
        if (other.keys === keys || other.keys.startsWith(`${keys} `) || keys.startsWith(`${other.keys} `))
          throw new KeyConflict(`${command.id} and ${other.id} both want ${keys} in ${scope}`)
      }
      seen.push({ keys, scope, id: command.id })
    }
}

/** Adds commands; the answer takes them out again. An id registered twice is replaced (hot reload, remount). */
export const registerCommands = (added: readonly Command[]): (() => void) => {
  const next = new Map(commands)
  for (const command of added) next.set(command.id, command)
  checkConflicts(next.values())
  for (const command of added) commands.set(command.id, command)
  changed()
  return () => {
    for (const command of added) if (commands.get(command.id) === command) commands.delete(command.id)
    changed()
  }
}

const changed = () => {
  version++
  for (const listener of listeners) listener()
}

export const allCommands = (): Command[] => [...commands.values()]
export const commandById = (id: string): Command | undefined => commands.get(id)
export const keysOf = (id: string): string | undefined => commands.get(id)?.keys?.[0]
export const registryVersion = (): number => version
export const onRegistryChange = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
