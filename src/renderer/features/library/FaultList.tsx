import { useTranslation } from 'react-i18next'
import type { TemplateFault } from '../../../shared/domain/template/fault'
import { Icon } from '../../ui/Icon'
import { variableWords } from '../templates'
import styles from './Editor.module.css'

const soft = new Set<TemplateFault['code']>(['missingVariable'])

/** What is wrong with a body, each with the way to its place. */
export function FaultList({ faults, onShow }: { faults: readonly TemplateFault[]; onShow: (from: number, to: number) => void }) {
  const { t } = useTranslation()
  if (faults.length === 0) return null
  const detailOf = ({ code, detail }: TemplateFault) =>
    code === 'missingVariable' ? `${variableWords(t, detail)} ({{ ${detail} }})` : detail
  return (
    <ul className={styles.faults} aria-label={t('library.faults')}>
      {faults.slice(0, 20).map((fault) => (
        <li key={`${fault.code}|${fault.detail}|${fault.from}`} className={soft.has(fault.code) ? styles.warn : styles.wrong}>
          <Icon name={soft.has(fault.code) ? 'warning' : 'alert'} size={12} />
          <span>{t(`library.fault.${fault.code}`, { detail: detailOf(fault) })}</span>
          {fault.from === null ? null : (
            <button type="button" className={styles.link} onClick={() => onShow(fault.from ?? 0, fault.to ?? (fault.from ?? 0) + 1)}>
              {t('library.showPlace')}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
