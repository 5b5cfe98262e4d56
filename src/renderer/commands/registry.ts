import { initialSettings, type Keymap } from '../../shared/domain/desk/types'
import type { ConversationId } from '../../shared/domain/ids'
import type { IconName } from '../ui/Icon'
import { bind, isPlain } from './keymap'
import { canonical } from './keys'

/** Where the focus is; a command of a narrower scope wins over one of `anywhere`. */
export type Scope = 'anywhere' | 'list' | 'thread' | 'composer' | 'panel' | 'queue' | 'library' | 'memory' | 'timeline' | 'requests'
export type Section = 'move' | 'conversation' | 'write' | 'select' | 'go' | 'view' | 'desk' | 'rota'
export const SECTIONS: readonly Section[] = ['move', 'conversation', 'write', 'select', 'go', 'view', 'rota', 'desk']

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
  release?: (context: CommandContext, heldMs: number) => void
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
  for (const command of added) {
    commands.set(command.id, command)
    seen.set(command.id, command)
  }
  changed()
  return () => {
    for (const command of added) if (commands.get(command.id) === command) commands.delete(command.id)
    changed()
  }
}

const changed = () => {
  version++
  drawn = null
  for (const listener of listeners) listener()
}

let keymap: Keymap = initialSettings.keymap
/** The agent's own keys hold from here on. */
export const setKeymap = (next: Keymap): void => {
  if (next === keymap) return
  keymap = next
  changed()
}

/** Commands that were here once, without what they do: keys can be given to them while their part of the screen is away. */
const seen = new Map<string, Command>()

let drawn: Map<string, Command> | null = null
/** With the keys that hold. Each key that is pressed asks, so it is worked out once a change. */
const effective = (): Map<string, Command> => {
  if (isPlain(keymap)) return commands
  if (drawn) return drawn
  const bound = bind([...commands.values(), ...[...seen.values()].filter(({ id }) => !commands.has(id))], keymap)
  drawn = new Map([...commands].map(([id, command]) => [id, { ...command, keys: bound.get(id) ?? [] }]))
  return drawn
}

export const allCommands = (): Command[] => [...effective().values()]
/** Those that were seen in this session too, for the page where keys are chosen. */
export const knownCommands = (): Command[] => {
  const bound = bind(seen.values(), keymap)
  return [...seen.values()].map((command) => ({ ...command, keys: bound.get(command.id) ?? [] }))
}
export const commandById = (id: string): Command | undefined => effective().get(id)
export const keysOf = (id: string): string | undefined => effective().get(id)?.keys?.[0]
export const registryVersion = (): number => version
export const onRegistryChange = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
