import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../shared/contract/rota'
import { useDesk } from '../../bridge/deskStore'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { showRota } from '../../state/navigation'
import { readRotaAgain, useRota } from '../../state/rota'
import { Button } from '../../ui/Button'
import { chunk } from '../../ui/chunk'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Icon } from '../../ui/Icon'
import { beginCursor, registerTimeline } from './commands'
import { FindingsPane } from './findings/FindingsPane'
import { HeightHandle } from './HeightHandle'
import styles from './Plan.module.css'
import { PlanHead } from './PlanHead'
import { TryNow } from './parts/TryNow'
import { CoveragePane } from './slots'
import { TIMELINE_ID, Timeline } from './timeline/Timeline'
import { usePlan, useToday } from './usePlan'
import { setView, useRotaView } from './view'

const { Chunk: PlanDialogs, read: readDialogs } = chunk(() => import('./PlanDialogs').then((part) => part.PlanDialogs))

/** Whose rota this is and how old: this desk's only, or the team's as it was fetched last. */
function SpaceNote({ state }: { state: RotaState }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const offline = useDesk((desk) => desk.lamps.network.state === 'down')
  const { space } = state
  if (!space.connected) return <p className={styles.note}>{t('rota.deskOnly')}</p>
  const when = space.doneAt === null ? t('rota.neverFetched') : t('rota.fetched', { ago: format.ago(space.doneAt, minute) })
  return (
    <p className={styles.note} role="status">
      {offline || space.trouble ? <Icon name="offline" size={12} /> : null}
      {space.trouble
        ? `${t(`problem.${space.trouble.code}`, space.trouble.params)} ${t('rotaPeople.space.trouble')} `
        : offline
          ? `${t('rota.offline')} `
          : ''}
      {when}
      {space.unsent > 0 ? ` · ${t('rota.unsent', { count: space.unsent })}` : ''}
      {space.conflicts.length > 0 ? ` · ${t('rota.conflicts', { count: space.conflicts.length })}` : ''}
      {space.trouble ? <TryNow /> : null}
    </p>
  )
}

function Plan({ state }: { state: RotaState }) {
  const { t } = useTranslation()
  const plan = usePlan(state)
  const today = useToday(plan.zone)
  const findingsOpen = useRotaView((view) => view.findings)
  const coverage = useRotaView((view) => view.coverage)
  const height = useRotaView((view) => view.coverageHeight)
  const dialog = useRotaView((view) => view.dialog)
  const cursorDate = useRotaView((view) => view.cursor?.date)
  useEffect(() => registerTimeline((count) => t('rota.copiedSaid', { count })), [t])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the plan comes up
  useEffect(() => {
    document.getElementById(TIMELINE_ID)?.focus({ preventScroll: true })
    beginCursor(today)
  }, [])
  // Before the first key asks for one; a failed reading is tried again, and told, by the dialog itself.
  useEffect(() => {
    const idle = requestIdleCallback(() => void readDialogs().catch(() => undefined), { timeout: 2_000 })
    return () => cancelIdleCallback(idle)
  }, [])
  const shown = cursorDate && plan.period.days.some(({ date }) => date === cursorDate) ? cursorDate : plan.period.days[0]?.date
  return (
    <div className={styles.plan} data-rota-plan>
      <PlanHead plan={plan} drafts={state.drafts.length} />
      <div className={styles.middle}>
        <div className={styles.main}>
          {plan.lines.length === 0 ? (
            <EmptyState
              icon="search"
              title={t('rota.nobodyFound')}
              action={<Button onPress={() => setView({ find: '', region: 'all' })}>{t('rota.showAll')}</Button>}
            />
          ) : (
            <Timeline plan={plan} today={today} />
          )}
          {coverage ? (
            <>
              <HeightHandle label={t('rota.coverageHeight')} size={height} onSize={(coverageHeight) => setView({ coverageHeight })} />
              <section className={styles.coverage} style={{ blockSize: height }} aria-label={t('rota.coverage')}>
                <Suspense fallback={null}>
                  <CoveragePane day={shown ?? today} />
                </Suspense>
              </section>
            </>
          ) : null}
        </div>
        {findingsOpen ? <FindingsPane plan={plan} /> : null}
      </div>
      <SpaceNote state={state} />
      {dialog ? <PlanDialogs plan={plan} dialog={dialog} /> : null}
    </div>
  )
}

/** The plan: everybody's shifts over days, weeks or four weeks, with what is drafted and what it breaks. */
export function PlanTab() {
  const { t } = useTranslation()
  const { state, problem } = useRota()
  if (state?.rota.people.some(({ left }) => !left)) return <Plan state={state} />
  if (state)
    return (
      <EmptyState
        icon="users"
        title={t('rota.nobody')}
        text={t('rota.nobodyText')}
        action={<Button onPress={() => showRota('people')}>{t('rota.addPeople')}</Button>}
      />
    )
  if (problem)
    return (
      <div className={styles.trouble}>
        <ErrorNote title={t('rota.notRead')} problem={problem} action={<Button onPress={readRotaAgain}>{t('common.retry')}</Button>} />
      </div>
    )
  return (
    <p className={styles.waiting} role="status">
      <Icon name="loader" /> {t('rota.loading')}
    </p>
  )
}
