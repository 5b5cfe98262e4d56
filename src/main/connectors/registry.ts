/** Every system that a backend can be of: one line each. */
import type { System } from './connector'

export const systems: readonly System[] = []

/** A system's own record, or null where this build does not know it. */
export const systemOf = (name: string, among: readonly System[] = systems): System | null =>
  among.find(({ system }) => system === name) ?? null
