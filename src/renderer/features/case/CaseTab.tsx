import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../shared/domain/conversation/types'
import { useCase } from '../../data/useCase'
import { Aids } from './Aids'
import styles from './Case.module.css'
import { ClassChoice } from './ClassChoice'
import { Clocks } from './Clocks'
import { FiredRules } from './FiredRules'
import { Settings } from './Settings'
import { Suggested } from './Suggested'

/** What is due and why, what the rules found, what is proposed, and what can be set. All from this desk's cache. */
export function CaseTab({ conversation, head }: { conversation: Conversation; head?: ReactNode }) {
  const { t } = useTranslation()
  const given = useCase(conversation.id)
  return (
    <div className={styles.tab}>
      {head}
      {given ? (
        <>
          <Clocks given={given} />
          <ClassChoice given={given} />
          <Suggested given={given} />
          <Aids given={given} />
          <FiredRules given={given} />
        </>
      ) : (
        <p className={styles.loading} aria-busy>
          {t('common.loading')}
        </p>
      )}
      <Settings conversation={conversation} />
    </div>
  )
}
