import { memo, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import { languagesOf } from '../../../../shared/domain/rota/demand/cells'
import { verdictOf } from '../../../../shared/domain/rota/demand/coverage'
import type { Target } from '../../../../shared/domain/rota/demand/ways'
import { problemOf } from '../../../bridge/client'
import { useDesk } from '../../../bridge/deskStore'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { readRotaAgain, useRota } from '../../../state/rota'
import { Button, IconButton } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Progress } from '../../../ui/Progress'
import { Select } from '../../../ui/Select'
import { ByHandDialog } from './ByHandDialog'
import { CellPanel } from './CellPanel'
import styles from './Coverage.module.css'
import { HeatMap } from './HeatMap'
import { HoursTable } from './HoursTable'
import { Legend } from './Legend'
import { DAY, dayRows, HOUR, mondayOf, type RowsBy, type Scope, scopeKey, scopesOf, weekRows } from './rows'
import { rulersOf } from './rulers'
import { Switch } from './Switch'
import { useCoverage } from './useCoverage'
import { countSays, type Names, scopeWords } from './words'

const everything: Scope = { language: null, shop: null }
const fewHours = 7 * 24

/** Demand against who is on, per hour UTC. `day` (`YYYY-MM-DD`, UTC): the day shown at first, and again when another is given. */
export const CoveragePane = memo(function CoveragePane({ day: asked }: { day?: string | undefined }) {
  const { state, problem } = useRota()
  // Another week is drawn first; the map follows it.
  const given = useDeferredValue(asked)
  const { t } = useTranslation()
  if (!state)
    return problem ? (
      <ErrorNote
        title={t('rotaCoverage.failed')}
        problem={problem}
        action={
          <Button icon="refresh" onPress={readRotaAgain}>
            {t('common.retry')}
          </Button>
        }
      />
    ) : (
      <p role="status" className={styles.status}>
        {t('rotaCoverage.loading')}
      </p>
    )
  return <Coverage given={given} state={state} />
})

const Coverage = memo(function Coverage({ given, state }: { given: string | undefined; state: RotaState }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const deskShops = useDesk((desk) => desk.shops)
  const [day, setDay] = useState(() => (given ? Date.parse(given) : Math.floor(minute / DAY) * DAY))
  const [taken, setTaken] = useState(given)
  if (given !== taken) {
    setTaken(given)
    if (given) setDay(Date.parse(given))
  }
  const [span, setSpan] = useState<'day' | 'week'>('day')
  const [as, setAs] = useState<'map' | 'table'>('map')
  const [by, setBy] = useState<RowsBy>('language')
  const [scope, setScope] = useState<Scope>(everything)
  const [target, setTarget] = useState<Target | null>(null)
  const [open, setOpen] = useState(false)
  const [byHand, setByHand] = useState<Target | null>(null)
  const from = span === 'day' ? day : mondayOf(day)
  const to = from + (span === 'day' ? DAY : 7 * DAY)
  const { people } = state.rota
  const { needs, shifts, leave, hours } = useCoverage(state, from, to)
  const shopNames = useMemo(() => new Map(deskShops.map(({ code, name }) => [code, name])), [deskShops])
  const names: Names = { t, format, shops: shopNames }
  const rulers = useMemo(() => rulersOf(people, from), [people, from])
  const scopes = useMemo(() => (hours ? scopesOf(hours, people, by) : []), [hours, people, by])
  // The week shows one of them all.
  const every = useMemo(
    () => (hours && span === 'week' ? (['language', 'shop', 'both'] as const).flatMap((one) => scopesOf(hours, people, one)) : []),
    [hours, people, span],
  )
  const rows = useMemo(
    () => (!hours ? [] : span === 'day' ? dayRows(hours, scopes, from) : weekRows(hours, scope, from)),
    [hours, scopes, span, scope, from],
  )
  const rowNames = rows.map((row) => (span === 'day' ? scopeWords(row, names) : format.date(row.from, 'UTC')))
  const short = rows.reduce((sum, row) => sum + row.cells.filter((cell) => verdictOf(cell).people < 0).length, 0)
  const languages = useMemo(
    () => [...new Set([...people.flatMap(languagesOf), ...scopes.flatMap(({ language }) => language ?? [])])].sort(),
    [people, scopes],
  )
  const hour = target && hours?.find(({ at }) => at === target.at)
  const step = span === 'day' ? DAY : 7 * DAY
  const { arrivals } = needs
  const unfinished = countSays(arrivals)
  const noHistory = arrivals.series !== null && needs.counted === 0 && needs.owed === 0
  const title = t(span === 'day' ? 'rotaCoverage.ofDay' : 'rotaCoverage.ofWeek', { date: format.date(from, 'UTC') })
  const closePanel = () => setOpen(false)
  return (
    <section className={styles.pane} aria-label={t('rotaCoverage.title')} data-coverage aria-busy={hours === null}>
      <header className={styles.top}>
        <h2 className={styles.title}>{t('rotaCoverage.title')}</h2>
        <span className={styles.day}>
          <IconButton icon="back" label={t('rotaCoverage.before')} onPress={() => setDay(day - step)} />
          <span role="status">{title}</span>
          <IconButton icon="forth" label={t('rotaCoverage.after')} onPress={() => setDay(day + step)} />
        </span>
        {hours && rows.length > 0 ? (
          <span className={styles.weak} role="status">
            {short === 0 ? t('rotaCoverage.allCovered') : t('rotaCoverage.shortHours', { count: short })}
          </span>
        ) : null}
        <span className={styles.acts}>
          {span === 'day' ? (
            <Switch
              label={t('rotaCoverage.rowsBy')}
              options={(['language', 'shop', 'both'] as const).map((id) => ({ id, label: t(`rotaCoverage.by.${id}`) }))}
              value={by}
              onChange={setBy}
            />
          ) : (
            <Select
              label={t('rotaCoverage.whose')}
              hideLabel
              options={[everything, ...every].map((one) => ({ id: scopeKey(one), label: scopeWords(one, names) }))}
              value={scopeKey(scope)}
              onChange={(key) => setScope(every.find((one) => scopeKey(one) === key) ?? everything)}
            />
          )}
          <Switch
            label={t('rotaCoverage.span')}
            options={(['day', 'week'] as const).map((id) => ({ id, label: t(`rotaCoverage.${id}`) }))}
            value={span}
            onChange={(next) => {
              setSpan(next)
              setScope(target && next === 'week' ? { language: target.language, shop: target.shop } : everything)
            }}
          />
          <Switch
            label={t('rotaCoverage.as')}
            options={[
              { id: 'map', label: t('rotaCoverage.asMap') },
              { id: 'table', label: t('rotaCoverage.asTable') },
            ]}
            value={as}
            onChange={setAs}
          />
          {state.mayPlan ? (
            <Button icon="pen" onPress={() => setByHand(target ?? { at: Math.max(from, Math.floor(minute / HOUR) * HOUR), ...everything })}>
              {t('rotaCoverage.byHand')}
            </Button>
          ) : null}
        </span>
      </header>
      {arrivals.state === 'looking' && arrivals.series === null ? (
        <div className={styles.looking}>
          <Progress
            label={t('rotaCoverage.counting')}
            value={arrivals.look.total > 0 ? arrivals.look.done : null}
            max={arrivals.look.total}
            words={t('rotaCoverage.counted', {
              done: format.number(Math.min(arrivals.look.done, arrivals.look.total)),
              total: format.number(arrivals.look.total),
            })}
          />
          <Button icon="close" onPress={needs.stop}>
            {t('rotaCoverage.stop')}
          </Button>
        </div>
      ) : null}
      {unfinished ? (
        <ErrorNote
          tone={arrivals.state === 'failed' ? 'late' : 'soon'}
          title={t(`rotaCoverage.${unfinished}`)}
          problem={arrivals.state === 'failed' ? problemOf(arrivals.error) : null}
          action={
            <Button icon="refresh" onPress={needs.begin}>
              {t('rotaCoverage.countAgain')}
            </Button>
          }
        />
      ) : null}
      {noHistory && state.rota.settings.overrides.length === 0 ? (
        <EmptyState
          icon="calendar"
          title={t('rotaCoverage.empty')}
          text={t('rotaCoverage.emptyText')}
          action={
            state.mayPlan ? (
              <Button icon="pen" onPress={() => setByHand({ at: from + 8 * HOUR, ...everything })}>
                {t('rotaCoverage.byHand')}
              </Button>
            ) : undefined
          }
        />
      ) : hours && rows.length > 0 ? (
        <div className={styles.body}>
          <div className={styles.left}>
            {as === 'map' ? (
              <>
                <HeatMap
                  rows={rows}
                  names={rowNames}
                  label={t('rotaCoverage.title')}
                  rulers={rulers}
                  nowHour={Math.floor(minute / HOUR) * HOUR}
                  chosen={target}
                  onChoose={setTarget}
                  onOpen={() => setOpen(true)}
                  open={open}
                  onClose={closePanel}
                />
                <Legend />
              </>
            ) : (
              <HoursTable rows={rows} names={rowNames} label={title} days={span === 'week'} />
            )}
            <p className={styles.note}>
              {needs.known < fewHours
                ? t('rotaCoverage.restsOnLittle', { arrivals: format.number(needs.counted) })
                : t('rotaCoverage.restsOn', { span: format.span(needs.known * HOUR), arrivals: format.number(needs.counted) })}{' '}
              {t('rotaCoverage.restsOwed', { count: needs.owed })}{' '}
              {arrivals.partial ? `${t(arrivals.state === 'looking' ? 'rotaCoverage.partSoFar' : 'rotaCoverage.partOnly')} ` : ''}
              {t('rotaCoverage.keys')}
            </p>
          </div>
          {open && target && hour ? (
            <CellPanel
              target={target}
              hour={hour}
              state={state}
              shifts={shifts}
              leave={leave}
              needs={needs.needs ?? []}
              rulers={rulers}
              names={names}
              onByHand={() => setByHand(target)}
              onClose={closePanel}
            />
          ) : null}
        </div>
      ) : hours ? (
        <EmptyState icon="users" title={t('rotaCoverage.nobody')} text={t('rotaCoverage.nobodyText')} />
      ) : arrivals.series ? (
        <p role="status" className={styles.status}>
          {t('rotaCoverage.loading')}
        </p>
      ) : null}
      {byHand ? (
        <ByHandDialog
          state={state}
          target={byHand}
          languages={languages}
          shops={deskShops.map(({ code }) => code)}
          names={names}
          onClose={() => setByHand(null)}
        />
      ) : null}
    </section>
  )
})
