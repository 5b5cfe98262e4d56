import type { TFunction } from 'i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import { icsOf } from '../../../../shared/domain/rota/ical/file'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { saveText } from '../parts/saveText'
import type { MyShift } from './week'

const past = 28 * 86_400_000

/** Her shifts of the last four weeks and all that are published ahead, for any calendar. */
export const exportMine = ({ rota }: RotaState, me: RotaPerson, mine: readonly MyShift[], now: number, t: TFunction): Promise<boolean> =>
  saveText(
    `${t('rotaPeople.mine.fileName')}.ics`,
    icsOf(
      mine.filter(({ endAt }) => endAt > now - past).map(({ shift }) => shift),
      {
        person: (id) => rota.people.find((one) => one.id === id)?.name ?? me.name,
        type: (id) => rota.types.find((one) => one.id === id)?.name ?? t('rotaPeople.mine.shift'),
      },
      now,
    ),
  )
