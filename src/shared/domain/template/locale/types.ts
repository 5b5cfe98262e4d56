/** How people are addressed in a language: rules as data, the first that fits counts. */
import type { Register } from '../types'

/**
 * `{full}` the name in its own order, `{first}`, `{last}`, `{Last}` (the same with a capital), `{agent}`. A rule that names a
 * part nobody knows does not fit. Whatever else it asks for must be known too.
 */
export interface MannerRule {
  register?: Register
  gender?: 'female' | 'male'
  /** The customer's own clock, full hours: from, and before. `[22, 5]` runs over midnight. */
  hours?: readonly [number, number]
  /** ISO 3166-1 alpha-2 of the customer. */
  countries?: readonly string[]
  text: string
  source: string
}

export interface Manners {
  /** Primary language, with the script where it matters. */
  language: string
  /** What a body without one is written in. */
  register: Register
  /** Family name first: for names in the language's own writing, or of people from these countries. */
  familyFirst?: { scripts?: RegExp; countries?: readonly string[]; joined: boolean; source: string }
  salutation: readonly MannerRule[]
  closing: readonly MannerRule[]
  /** The name with its title, inside a sentence. */
  formal: readonly MannerRule[]
}
