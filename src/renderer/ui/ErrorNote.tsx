import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../shared/domain/outbox/types'
import { cx } from './classes'
import styles from './ErrorNote.module.css'
import { Icon } from './Icon'

export interface ErrorNoteProps {
  /** What did not work, in the agent's words. */
  title: string
  /** The cause; worded from `problem.<code>` (cause) and the next step: hers (`problem.again.<code>`), or what holds for all (`problem.next.<code>`). */
  problem?: Problem | null
  /** What failed runs in the background and is tried again without her. */
  byItself?: boolean
  children?: ReactNode
  action?: ReactNode
  tone?: 'late' | 'soon'
}

/** Where nothing is said of a person's own try, what holds for all is right for her, too. */
const nextKeys = ({ code }: Problem, byItself: boolean): string[] =>
  byItself ? [`problem.next.${code}`] : [`problem.again.${code}`, `problem.next.${code}`]

export function ErrorNote({ title, problem, byItself = false, children, action, tone = 'late' }: ErrorNoteProps) {
  const { t } = useTranslation()
  return (
    <div role="alert" className={cx(styles.note, styles[tone])}>
      <Icon name={tone === 'late' ? 'alert' : 'warning'} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {problem ? (
          <p>
            {t(`problem.${problem.code}`, problem.params)} {t(nextKeys(problem, byItself), problem.params)}
          </p>
        ) : null}
        {children}
      </div>
      {action}
    </div>
  )
}
