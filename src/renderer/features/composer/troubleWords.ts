import type { TFunction } from 'i18next'
import type { Format } from '../../i18n/format'
import { variableWords } from '../templates'
import type { SendTrouble } from './sendTrouble'

/** Why a text cannot be sent, for whoever wrote it. */
export const troubleWords = (t: TFunction, format: Format, trouble: SendTrouble): string => {
  switch (trouble.code) {
    case 'gaps': {
      const names = [...new Set(trouble.gaps.map(({ variable }) => variableWords(t, variable)))]
      return t('composer.trouble.gaps', { count: trouble.gaps.length, what: format.list(names) })
    }
    case 'tooLong':
      return t('composer.trouble.tooLong', { count: trouble.over })
    case 'untranslated':
    case 'sourceChanged':
    case 'factsChanged':
      return t(`composer.trouble.${trouble.code}`, { count: trouble.count })
    case 'tooManyFiles':
      return t('composer.trouble.tooManyFiles', { count: trouble.most })
    case 'badAddress':
      return t('composer.trouble.badAddress', { what: trouble.what })
    default:
      return t(`composer.trouble.${trouble.code}`)
  }
}
