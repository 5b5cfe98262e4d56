import { useTranslation } from 'react-i18next'
import type { RotaJob } from '../../../../shared/contract/rota'
import { useFormat } from '../../../i18n/useFormat'
import { dateWords } from '../parts/days'
import styles from './Generator.module.css'

/** Whose rules leave no plan: those that conflict, none of which can be spared, and what would mend it. */
export function ConflictList({ conflicts, people }: { conflicts: RotaJob['conflicts']; people: ReadonlyMap<string, string> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const shown = (params: Record<string, string | number>) => ({
    ...params,
    ...(typeof params.most === 'number' ? { count: params.most } : {}),
    date: typeof params.date === 'string' && params.date !== '' ? dateWords(params.date, format) : '',
    hours: typeof params.minutes === 'number' ? format.number(Math.round(params.minutes / 6) / 10) : '',
  })
  return (
    <ul className={styles.list}>
      {conflicts.map(({ personId, rules }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list of a finished job never changes.
        <li key={place} className={styles.conflict}>
          <strong>{t('rotaGenerator.conflict.who', { name: people.get(personId) ?? personId })}</strong>
          <ul>
            {rules.map(({ code, params }) => (
              <li key={`${code}${JSON.stringify(params)}`}>{t(`rotaGenerator.conflict.rule.${code}`, shown(params))}</li>
            ))}
          </ul>
          <span className={styles.why}>
            {t(rules.some(({ code }) => code === 'agreed') ? 'rotaGenerator.conflict.mendAgreed' : 'rotaGenerator.conflict.mend')}
          </span>
        </li>
      ))}
    </ul>
  )
}
