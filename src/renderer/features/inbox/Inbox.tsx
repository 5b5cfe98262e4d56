import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackendId } from '../../../shared/domain/ids'
import { now, useDesk } from '../../bridge/deskStore'
import { useRows, useSets, useSyncStates, useViewIds } from '../../data/queries'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { useNavigation } from '../../state/navigation'
import { Progress } from '../../ui/Progress'
import { BatchBar } from './BatchBar'
import styles from './Inbox.module.css'
import { List } from './List'
import { gather } from './sets'
import { firstFetch, oldestAnswer } from './syncWords'
import { useViewTitle } from './viewTitle'

const SOON = 60

/** «6 due within the hour»: the view is in the order of what is due, so its first rows tell. */
function DueSoon() {
  const { t } = useTranslation()
  const view = useNavigation((state) => state.view)
  const { ids } = useViewIds(view, SOON)
  const rows = useRows(ids)
  const minute = useMinute()
  const count = [...rows.values()].filter((row) => row.due && row.due.at < minute + 3_600_000).length
  if (view.search || count === 0) return null
  return <span className={styles.aside}>{t('inbox.dueWithinHour', { count })}</span>
}

function GatherOne({ backendId }: { backendId: BackendId }) {
  const sets = useSets(backendId)
  useEffect(() => gather(backendId, sets), [backendId, sets])
  return null
}

/** Progress of the first fetch, or how old the rows are. */
function Freshness() {
  const { t } = useTranslation()
  const format = useFormat()
  const states = useSyncStates()
  const lamps = useDesk((desk) => desk.lamps)
  const minute = useMinute()
  const fetch = firstFetch(states, now())
  if (fetch) {
    const left = fetch.leftMs === null ? '' : t('inbox.fetch.left', { span: format.span(Math.max(60_000, fetch.leftMs + 60_000)) })
    const counts =
      fetch.total === null
        ? t('inbox.fetch.count', { done: format.number(fetch.done) })
        : t('inbox.fetch.of', { done: format.number(fetch.done), total: format.number(fetch.total) })
    return (
      <div className={styles.freshness}>
        <Progress
          label={t('inbox.fetch.label')}
          value={fetch.total === null ? null : fetch.done}
          max={fetch.total ?? 1}
          words={[counts, left].filter(Boolean).join(', ')}
        />
      </div>
    )
  }
  const old = oldestAnswer(
    lamps.backends.filter((lamp) => lamp.state !== 'up').map((lamp) => lamp.answeredAt),
    minute,
  )
  if (old === null) return null
  return <p className={styles.old}>{t('inbox.asOf', { when: format.when(old, minute), ago: format.ago(old, minute) })}</p>
}

/** The list pane: head, freshness, list, and the bar for what is selected. */
export function Inbox() {
  const view = useNavigation((state) => state.view)
  const backends = useDesk((desk) => desk.backends)
  const title = useViewTitle(view)
  const format = useFormat()
  const [total, setTotal] = useState<number | null>(null)
  const onTotal = useCallback((count: number) => setTotal(count), [])
  // A search of another text is the same list; another view begins at its top.
  const key = useMemo(() => JSON.stringify({ ...view, search: undefined }), [view])
  return (
    <section className={styles.inbox} aria-label={title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <span className={styles.count}>{total === null ? '' : format.number(total)}</span>
        {view.kind === 'due' || view.kind === 'mine' || view.kind === 'unassigned' ? <DueSoon /> : null}
      </header>
      <Freshness />
      <List key={key} view={view} onTotal={onTotal} />
      <BatchBar />
      {backends.map((backend) => (
        <GatherOne key={backend.id} backendId={backend.id} />
      ))}
    </section>
  )
}
