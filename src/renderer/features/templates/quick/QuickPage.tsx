import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { calls } from '../../../bridge/deskStore'
import { queryClient } from '../../../bridge/queries'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import styles from './Quick.module.css'
import { QuickPalette } from './QuickPalette'
import { useQuick } from './quickStore'

const close = () =>
  void calls()
    .quick.close()
    .catch(() => undefined)
const front = () =>
  void calls()
    .quick.front()
    .catch(() => undefined)

/** Nothing of the desk is shown while it is shut: only that it is, and the way there. */
function Shut({ locked }: { locked: boolean }) {
  const { t } = useTranslation()
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
  return (
    <EmptyState
      icon="lock"
      title={t(locked ? 'templates.quick.locked' : 'templates.quick.closed')}
      text={t('templates.quick.lockedText')}
      action={
        <Button kind="primary" autoFocus keys="Enter" onPress={() => front()}>
          {t('templates.quick.front')}
        </Button>
      }
    />
  )
}

export function QuickPage() {
  const { t } = useTranslation()
  const { state, about, times, failed } = useQuick()
  if (failed)
    return (
      <main className={styles.page}>
        <EmptyState
          icon="warning"
          title={t('templates.quick.failed')}
          action={<Button onPress={() => location.reload()}>{t('common.retry')}</Button>}
        />
      </main>
    )
  return (
    <main className={styles.page} aria-label={t('templates.quick.title')} aria-busy={state === null}>
      {state === null ? null : state.type !== 'open' ? (
        <Shut locked={state.type === 'locked'} />
      ) : about ? (
        <QueryClientProvider client={queryClient}>
          <QuickPalette key={`${state.profile.id}|${times}`} about={about} working={state.settings.workingLanguage} />
        </QueryClientProvider>
      ) : null}
    </main>
  )
}
