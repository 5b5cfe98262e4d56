import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asOf } from '../../../shared/domain/backend/age'
import type { BackendId } from '../../../shared/domain/ids'
import { now, useDesk } from '../../bridge/deskStore'
import { useDueSoon, useSets, useSyncStates } from '../../data/queries'
import { DUE_COUNTED } from '../../data/read/list'
import { useOrdering } from '../../data/useCase'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { useNavigation } from '../../state/navigation'
import { Progress } from '../../ui/Progress'
import { BatchBar } from './BatchBar'
import styles from './Inbox.module.css'
import { List } from './List'
import { gather } from './sets'
import { firstFetch } from './syncWords'
import { useViewTitle } from './viewTitle'

const HOUR = 3_600_000

/** «2 late · 6 due within the hour», counted over the whole view. */
function DueSoon() {
  const { t } = useTranslation()
  const format = useFormat()
  const view = useNavigation((state) => state.view)
  const minute = useMinute()
  const counts = useDueSoon({ ...view, search: undefined }, minute, HOUR)
  // The last words stand until the next count, so that the head does not blink each minute.
  const last = useRef<readonly [number, number] | null>(null)
  if (counts) last.current = counts
  const [late, soon] = last.current ?? [0, 0]
  if (view.search || late + soon === 0) return null
  const over = { number: format.number(DUE_COUNTED - 1) }
  const words = [
    late === 0 ? '' : late < DUE_COUNTED ? t('inbox.lateCount', { count: late }) : t('inbox.lateOver', over),
    soon === 0 ? '' : soon < DUE_COUNTED ? t('inbox.dueWithinHour', { count: soon }) : t('inbox.dueWithinHourOver', over),
  ]
  return <span className={styles.aside}>{words.filter(Boolean).join(' · ')}</span>
}

function GatherOne({ backendId }: { backendId: BackendId }) {
  const sets = useSets(backendId)
  useEffect(() => gather(backendId, sets), [backendId, sets])
  return null
}

/** Agents, teams and labels of all backends, for rows and choosers. */
export function GatherSets() {
  const backends = useDesk((desk) => desk.backends)
  return backends.map((backend) => <GatherOne key={backend.id} backendId={backend.id} />)
}

/** Progress of the first fetch, or how old the rows are. */
function Freshness() {
  const { t } = useTranslation()
  const format = useFormat()
  const states = useSyncStates()
  const shopId = useNavigation((state) => state.view.shopId)
  const backends = useDesk((desk) => desk.backends)
  const minute = useMinute()
  const shown = useMemo(
    () =>
      new Set(
        backends
          .filter((backend) => backend.capabilities.kinds.includes('conversations') && (!shopId || backend.shopId === shopId))
          .map(({ id }) => id),
      ),
    [backends, shopId],
  )
  const ordering = useOrdering()
  const old = asOf(states, shown, minute)
  const fetch = firstFetch(states, now())
  if (fetch) {
    const minutes = fetch.leftMs === null ? null : Math.ceil(fetch.leftMs / 60_000)
    const left =
      minutes === null ? '' : minutes < 2 ? t('inbox.fetch.soon') : t('inbox.fetch.left', { span: format.span(minutes * 60_000) })
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
  if (ordering) {
    const words = t('inbox.orderingOf', { done: format.number(ordering.done), total: format.number(ordering.total) })
    return (
      <div className={styles.freshness}>
        <Progress label={t('inbox.ordering')} value={ordering.done} max={Math.max(1, ordering.total)} words={words} />
      </div>
    )
  }
  if (old === null) return null
  return <p className={styles.old}>{t('inbox.asOf', { when: format.when(old, minute), ago: format.ago(old, minute) })}</p>
}

const dueOrdered: ReadonlySet<string> = new Set(['due', 'mine', 'unassigned', 'classA', 'classB', 'classC'])

/** The list pane: head, freshness, list, and the bar for what is selected. */
export function Inbox() {
  const { t } = useTranslation()
  const view = useNavigation((state) => state.view)
  const of = useViewTitle(view)
  const title = view.search?.trim() ? t('search.title') : of
  const format = useFormat()
  useEffect(() => {
    document.title = `${title} · Dragoman`
  }, [title])
  const [total, setTotal] = useState<number | null>(null)
  const onTotal = useCallback((count: number) => setTotal(count), [])
  // A search of another text is the same list; another view begins at its top.
  const key = useMemo(() => JSON.stringify({ ...view, search: undefined }), [view])
  return (
    <section className={styles.inbox} aria-label={title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <span className={styles.count}>{total === null ? '' : format.number(total)}</span>
        {!view.search && dueOrdered.has(view.kind) ? <DueSoon key={key} /> : null}
      </header>
      <Freshness />
      <List key={key} view={view} onTotal={onTotal} />
      <BatchBar />
      <GatherSets />
    </section>
  )
}
