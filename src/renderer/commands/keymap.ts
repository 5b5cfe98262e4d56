/** From what commands ask for, a preset and the agent's own choice to the keys that hold. Pure. */
import type { Keymap } from '../../shared/domain/desk/types'
import { canonical } from './keys'
import { presets } from './presets'
import type { Scope } from './registry'

export interface Bindable {
  id: string
  keys?: readonly string[]
  scope?: Scope
}

interface Taken {
  id: string
  keys: string
}

/** Two bindings of one scope are in each other's way: the same, or one begins the other. */
export const clash = (a: string, b: string): boolean => a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `)

const scopeOf = ({ scope }: Bindable): Scope => scope ?? 'anywhere'

/**
 * The keys of each command: the agent's own first, then the preset's, then the command's. What would be in the way of one
 * that stands already falls away, so the answer never holds a conflict, whichever commands come later.
 */
export const bind = (commands: Iterable<Bindable>, keymap: Keymap): Map<string, string[]> => {
  const all = [...commands]
  const preset = presets[keymap.preset]
  const bound = new Map<string, string[]>(all.map(({ id }) => [id, []]))
  // By scope and first stroke: only such can be in each other's way.
  const taken = new Map<string, Taken[]>()
  const give = (command: Bindable, keys: readonly string[]) => {
    for (const one of keys.map(canonical)) {
      const place = `${scopeOf(command)}|${one.split(' ', 1)[0]}`
      const there = taken.get(place) ?? []
      if (there.some((other) => other.id !== command.id && clash(other.keys, one))) continue
      taken.set(place, [...there, { id: command.id, keys: one }])
      bound.get(command.id)?.push(one)
    }
  }
  const rank = ({ id }: Bindable): number => (id in keymap.own ? 0 : id in preset ? 1 : 2)
  for (const level of [0, 1, 2])
    for (const command of all)
      if (rank(command) === level) give(command, keymap.own[command.id] ?? preset[command.id] ?? command.keys ?? [])
  return bound
}

/** Nothing was chosen: what commands ask for holds as it is, and was looked at when they came. */
export const isPlain = ({ preset, own }: Keymap): boolean => preset === 'dragoman' && Object.keys(own).length === 0

/** Commands that hold what a binding would need, in its scope. */
export const holdersOf = (keys: string, command: Bindable, commands: Iterable<Bindable>): string[] => {
  const wanted = canonical(keys)
  const holders: string[] = []
  for (const other of commands)
    if (other.id !== command.id && scopeOf(other) === scopeOf(command) && (other.keys ?? []).some((one) => clash(canonical(one), wanted)))
      holders.push(other.id)
  return holders
}

/** The agent gives keys to a command; whoever held them goes without. No keys: the command has none. */
export const assignKeys = (keymap: Keymap, id: string, keys: readonly string[], commands: readonly Bindable[]): Keymap => {
  const command = commands.find((one) => one.id === id) ?? { id }
  const own: Record<string, string[]> = { ...keymap.own, [id]: keys.map(canonical) }
  for (const one of keys)
    for (const holder of holdersOf(one, command, commands)) {
      const had = own[holder] ?? [...(commands.find((other) => other.id === holder)?.keys ?? [])]
      own[holder] = had.map(canonical).filter((other) => !clash(other, canonical(one)))
    }
  return { ...keymap, own }
}

/** Back to what preset and program say. */
export const resetKeys = (keymap: Keymap, id: string): Keymap => {
  const { [id]: _gone, ...own } = keymap.own
  return { ...keymap, own }
}
