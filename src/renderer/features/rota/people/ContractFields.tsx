import { useTranslation } from 'react-i18next'
import type { WorkContract } from '../../../../shared/domain/rota/person'
import { ErrorNote } from '../../../ui/ErrorNote'
import { NumberBox } from '../parts/NumberBox'
import { TimeBox } from '../parts/TimeBox'
import { LawFacts } from './LawFacts'
import styles from './People.module.css'
import type { PersonFieldsProps } from './PersonDialog'

const hours = [
  ['weeklyMinutes', 168],
  ['maxWeeklyMinutes', 168],
  ['maxDayMinutes', 24],
  ['minRestMinutes', 48],
] as const
const counts = [
  ['maxDaysPerWeek', 0, 7],
  ['maxDaysInRow', 1, 28],
  ['maxNightsInRow', 0, 28],
  ['maxNights', 0, 28],
  ['chats', 1, 12],
] as const

export function ContractFields({ person, set, faults }: PersonFieldsProps) {
  const { t } = useTranslation()
  const { contract } = person
  const change = (part: Partial<WorkContract>) => set({ contract: { ...contract, ...part } })
  return (
    <div className={styles.form}>
      <p className={styles.weak}>{t('rotaPeople.contract.hint')}</p>
      {faults.includes('hours') ? <ErrorNote title={t('rotaPeople.bad.hours')} /> : null}
      <div className={styles.triple}>
        {hours.map(([field, most]) => (
          <NumberBox
            key={field}
            label={t(`rotaPeople.contract.${field}`)}
            value={contract[field] / 60}
            min={0}
            max={most}
            digits={2}
            onChange={(value) => change({ [field]: Math.round(value * 60) })}
          />
        ))}
        {counts.map(([field, least, most]) => (
          <NumberBox
            key={field}
            label={t(`rotaPeople.contract.${field}`)}
            value={contract[field]}
            min={least}
            max={most}
            onChange={(value) => change({ [field]: value })}
          />
        ))}
        <TimeBox empty label={t('rotaPeople.contract.earliest')} value={contract.earliest} onChange={(earliest) => change({ earliest })} />
        <TimeBox empty label={t('rotaPeople.contract.latest')} value={contract.latest} onChange={(latest) => change({ latest })} />
      </div>
      <LawFacts country={person.country} />
    </div>
  )
}
