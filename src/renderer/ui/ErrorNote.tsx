import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../shared/domain/outbox/types'
import { cx } from './classes'
import styles from './ErrorNote.module.css'
import { Icon } from './Icon'

export interface ErrorNoteProps {
  /** What did not work, in the agent's words. */
  title: string
  /** The cause; worded from `problem.<code>` (cause) and `problem.next.<code>` (next step). */
  problem?: Problem | null
  children?: ReactNode
  action?: ReactNode
  tone?: 'late' | 'soon'
}

export function ErrorNote({ title, problem, children, action, tone = 'late' }: ErrorNoteProps) {
  const { t } = useTranslation()
  return (
    <div role="alert" className={cx(styles.note, styles[tone])}>
      <Icon name={tone === 'late' ? 'alert' : 'warning'} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {problem ? (
          <p>
            {t(`problem.${problem.code}`, problem.params)} {t(`problem.next.${problem.code}`, problem.params)}
          </p>
        ) : null}
        {children}
      </div>
      {action}
    </div>
  )
}
