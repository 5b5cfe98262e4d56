/** Every translation engine: one line each. */
import type { TranslatorSystem } from './translator'

export const translators: readonly TranslatorSystem[] = []
