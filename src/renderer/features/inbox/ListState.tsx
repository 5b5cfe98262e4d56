import { useTranslation } from 'react-i18next'
import { now, useDesk } from '../../bridge/deskStore'
import { useSyncStates } from '../../data/queries'
import type { View } from '../../data/types'
import { goTo, searchFor } from '../../state/navigation'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import styles from './ListState.module.css'
import { firstFetch } from './syncWords'

/** What an empty list says: still fetching, nothing found, nothing due, or why nothing came. */
export function ListState({ view, loading, searching, failed }: { view: View; loading: boolean; searching: boolean; failed: boolean }) {
  const { t } = useTranslation()
  const backends = useDesk((desk) => desk.backends)
  const states = useSyncStates()
  const talking = backends.filter((backend) => backend.capabilities.kinds.includes('conversations'))
  const troubles = states.filter((state) => state.problem && state.phase === 'first')
  const fetching = firstFetch(states, now())
  let body = null
  if (failed) body = <ErrorNote title={t('search.failed')}>{t('search.failedText')}</ErrorNote>
  else if (loading || searching) body = <EmptyState icon="search" title={searching ? t('inbox.searching') : t('common.loading')} />
  else if (talking.length === 0)
    body = (
      <EmptyState
        icon="store"
        title={t('inbox.empty.noShops')}
        text={t('inbox.empty.noShopsText')}
        action={
          <Button kind="primary" onPress={() => goTo('settings', 'shops')}>
            {t('inbox.empty.connect')}
          </Button>
        }
      />
    )
  else if (view.search)
    body = (
      <EmptyState
        icon="search"
        title={t('inbox.empty.nothingFound', { text: view.search })}
        text={t('inbox.empty.nothingFoundText')}
        action={<Button onPress={() => searchFor('')}>{t('inbox.empty.clearSearch')}</Button>}
      />
    )
  else if (fetching) body = <EmptyState icon="inbox" title={t('inbox.empty.fetching')} text={t('inbox.empty.fetchingText')} />
  else
    body = (
      <EmptyState
        icon={view.kind === 'due' ? 'done' : 'inbox'}
        title={t(`inbox.empty.${view.kind}`)}
        text={t(`inbox.empty.${view.kind}Text`)}
      />
    )
  return (
    <div className={styles.over}>
      {troubles.map((state) => (
        <ErrorNote
          key={state.backendId}
          title={t('inbox.fetchFailed', { name: backends.find((backend) => backend.id === state.backendId)?.name ?? '' })}
          problem={state.problem}
          action={<Button onPress={() => goTo('settings', 'shops')}>{t('common.frame.openSettings')}</Button>}
        />
      ))}
      {body}
    </div>
  )
}
