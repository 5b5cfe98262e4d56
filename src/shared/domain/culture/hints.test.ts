import { expect, it } from 'vitest'
import { hintsFor } from './hints'

const ids = (language: string | null, country: string | null) => hintsFor(language, country).map(({ id }) => id)

it.each([
  ['de', 'AT', ['deGreeting', 'deSie']],
  ['ja', 'JP', ['jaKeigo', 'jaApology', 'familyNameFirst']],
  ['es-MX', 'MX', ['latamBlackFriday', 'esUsted']],
  ['es', 'ES', ['esEspana']],
  ['es', null, []],
  ['pt-BR', 'br', ['latamBlackFriday', 'ptVoce']],
  ['en', 'US', ['dateOrderUs']],
  ['en', 'SA', ['fridayWeekend']],
  [null, null, []],
] as const)('%s in %s: %j', (language, country, wanted) => expect(ids(language, country)).toEqual(wanted))
it('names a source for each', () => {
  for (const country of ['DE', 'FR', 'JP', 'CN', 'MX', 'BR', 'SA'])
    for (const { source } of hintsFor('zh', country)) expect(source).not.toBe('')
})
