/** Every translation engine: one line each. */
import { apertium } from './apertium/translator'
import { deepl } from './deepl/translator'
import { googleV2 } from './googleTranslate/v2'
import { googleV3 } from './googleTranslate/v3'
import { libreTranslate } from './libreTranslate/translator'
import { openAi } from './openai/translator'
import type { TranslatorSystem } from './translator'

export const translators: readonly TranslatorSystem[] = [deepl, googleV2, googleV3, libreTranslate, apertium, openAi]
