import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { readRotaAgain, useRota } from '../../../state/rota'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Icon } from '../../../ui/Icon'
import { Progress } from '../../../ui/Progress'
import styles from './Parts.module.css'
import { TryNow } from './TryNow'

/** Whether others see it, and how old it is: the team space's state in one quiet line. */
function SpaceLine({ state }: { state: RotaState }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const { connected, trouble, doneAt, unsent } = state.space
  if (!connected) return <p className={styles.space}>{t('rotaPeople.space.alone')}</p>
  if (!trouble && unsent === 0) return null
  return (
    <p className={styles.space} role="status">
      <Icon name={trouble ? 'offline' : 'clock'} />
      <span>
        {trouble ? `${t(`problem.${trouble.code}`, trouble.params)} ${t('rotaPeople.space.trouble')}` : null}{' '}
        {doneAt === null ? null : t('rotaPeople.space.asOf', { when: format.when(doneAt, minute) })}{' '}
        {unsent > 0 ? t('rotaPeople.space.unsent', { count: unsent }) : null}
      </span>
      {trouble ? <TryNow /> : null}
    </p>
  )
}

/** A tab of the rota once it has been read; loading, failure and age are said here for all of them. */
export function WithRota({ children, line = true }: { children: (state: RotaState) => ReactNode; line?: boolean }) {
  const { t } = useTranslation()
  const { state, problem } = useRota()
  const failed = problem ? (
    <ErrorNote title={t('rotaPeople.notRead')} problem={problem} action={<Button onPress={readRotaAgain}>{t('common.retry')}</Button>} />
  ) : null
  if (!state) return <div className={styles.waiting}>{failed ?? <Progress label={t('common.loading')} value={null} max={1} />}</div>
  return (
    <>
      {failed}
      {line ? <SpaceLine state={state} /> : null}
      {children(state)}
    </>
  )
}
