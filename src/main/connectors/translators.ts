/** Every translation engine: one line each. */
import { libreTranslate } from './libreTranslate/translator'
import type { TranslatorSystem } from './translator'

export const translators: readonly TranslatorSystem[] = [libreTranslate]
