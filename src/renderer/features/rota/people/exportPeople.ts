import type { TFunction } from 'i18next'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { saveText } from '../parts/saveText'
import { peopleCsv } from './csv'

/** With the mark that spreadsheets want to see before they read UTF-8. */
export const exportPeople = (people: readonly RotaPerson[], t: TFunction): Promise<boolean> =>
  saveText(`${t('rotaPeople.csv.fileName')}.csv`, `\uFEFF${peopleCsv(people)}`)
