import { useTranslation } from 'react-i18next'
import type { Finding, Rota } from '../../../../shared/domain/rota/plan'
import { useFormat } from '../../../i18n/useFormat'
import { Icon } from '../../../ui/Icon'
import { findingWords } from '../findings/words'
import type { Effect } from '../parts/effect'
import { nameOf } from '../parts/words'
import styles from './Requests.module.css'

/** Rules that it would break, and those that it would mend. */
export function RuleEffect({ effect, rota }: { effect: Effect; rota: Rota }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { added, gone } = effect
  const zoneOf = (id: string) => rota.people.find((person) => person.id === id)?.zone ?? 'UTC'
  const line = (finding: Finding, mended: boolean) => (
    <li
      key={`${finding.rule} ${finding.personId} ${finding.startAt}`}
      className={mended ? styles.good : finding.weight === 'hard' ? styles.bad : styles.soft}
    >
      <Icon name={mended ? 'done' : finding.weight === 'hard' ? 'alert' : 'warning'} size={12} />
      <span>
        <bdi>{nameOf(rota, finding.personId, t)}</bdi>: {findingWords(t, format, finding, zoneOf(finding.personId))}{' '}
        {mended ? t('rotaPeople.effect.mended') : finding.weight === 'hard' ? t('rotaPeople.effect.hard') : t('rotaPeople.effect.softly')}
      </span>
    </li>
  )
  return (
    <>
      <h3 className={styles.sub}>{t('rotaPeople.effect.rules')}</h3>
      {added.length + gone.length === 0 ? (
        <p className={styles.weak}>{t('rotaPeople.effect.noRules')}</p>
      ) : (
        <ul className={styles.findings}>
          {added.map((one) => line(one, false))}
          {gone.map((one) => line(one, true))}
        </ul>
      )}
    </>
  )
}
