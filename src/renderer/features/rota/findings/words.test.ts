import i18next from 'i18next'
import { beforeAll, expect, it } from 'vitest'
import { texts as en } from '../../../i18n/locales/en'
import { spanOfMinutes } from './words'

beforeAll(() => i18next.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } }))
it.each([
  [0, '0 min'],
  [45, '45 min'],
  [8 * 60 + 15, '8 h 15'],
  // A week's work is no «2 d 1 h».
  [49 * 60, '49 h'],
  [35 * 60 + 30, '35 h 30'],
])('%i minutes of work or rest', (minutes, words) => expect(spanOfMinutes(i18next.t, minutes).replaceAll('\u00a0', ' ')).toBe(words))
