import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import type { HourNeed } from '../../../../shared/domain/rota/plan'
import { instantAt } from '../../../../shared/domain/rota/when'
import { problemOf } from '../../../bridge/client'
import { now } from '../../../bridge/deskStore'
import { useNeeds } from '../../../data/useNeeds'
import { useFormat, useZone } from '../../../i18n/useFormat'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Progress } from '../../../ui/Progress'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { dateIn } from '../parts/days'
import { Segments } from '../parts/Segments'
import styles from './Generator.module.css'
import type { Asked } from './open'
import { WeightSliders } from './WeightSliders'
import { type WeightKey, weightsOf } from './weights'

export interface Order {
  readonly mode: 'plan' | 'repair'
  readonly from: string
  readonly days: number
  readonly people: string[] | null
  /** Repair: who is ill until which day. */
  readonly ill: { readonly personId: string; readonly until: string } | null
  readonly needs: readonly HourNeed[]
  readonly weights: RotaState['rota']['settings']['weights']
  readonly seconds: number
}

const DAY_MS = 86_400_000
const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(Date.parse(`${text}T00:00:00Z`))
const daysBetween = (from: string, until: string): number => Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS) + 1
const times = ['10', '30', '60', '180', '600'] as const
const whom = ['all', 'americas', 'eu', 'apac'] as const
/** What falls out near a sick day may be mended by moving what is near it. */
const REPAIR_DAYS = 28

/** Span, people, weights and time; or who is ill, and until when. */
export function AskForm({ state, asked, onStart }: { state: RotaState; asked: Asked; onStart: (order: Order) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = useZone()
  const { rota } = state
  const [mode, setMode] = useState(asked.mode)
  const [from, setFrom] = useState(asked.from)
  const [until, setUntil] = useState(asked.until)
  const [group, setGroup] = useState<(typeof whom)[number]>('all')
  const [ill, setIll] = useState(asked.personId)
  const [seconds, setSeconds] = useState<(typeof times)[number]>('30')
  const [chosen, setChosen] = useState<Partial<Record<WeightKey, number>>>({})
  const people = rota.people.filter(({ left }) => !left)
  const good = isDate(from) && isDate(until) && until >= from && daysBetween(from, until) <= 56
  const first = good ? from : asked.from
  const days =
    mode === 'repair'
      ? Math.max(REPAIR_DAYS, daysBetween(first, good ? until : asked.until))
      : daysBetween(first, good ? until : asked.until)
  const start = instantAt(first, '00:00', 'UTC')
  const need = useNeeds(start - 2 * DAY_MS, start + (days + 2) * DAY_MS, rota.settings, rota.people)
  const gaveUp = need.arrivals.state === 'failed' || need.arrivals.state === 'stopped'
  const shownDays = good ? t('rotaGenerator.days', { count: daysBetween(from, until) }) : undefined
  const bad = good ? undefined : t('rotaGenerator.badDates')
  const ready = good && need.needs !== null && (mode === 'plan' || ill !== null)
  /** Somebody is ill from today on, and whole weeks are planned. */
  const turn = (next: typeof mode) => {
    setMode(next)
    const today = dateIn(now(), zone)
    if (next === 'repair' && from <= today) {
      setFrom(today)
      setUntil(today)
    } else if (next === 'plan') {
      setFrom(asked.from)
      setUntil(asked.until)
    }
  }
  const begin = () => {
    if (!ready || !need.needs) return
    onStart({
      mode,
      from,
      days: Math.min(56, days),
      people: mode === 'plan' && group !== 'all' ? people.filter(({ region }) => region === group).map(({ id }) => id) : null,
      ill: mode === 'repair' && ill !== null ? { personId: ill, until } : null,
      needs: need.needs.filter(({ at, people: wanted }) => wanted > 0 && at >= start - DAY_MS && at < start + (days + 1) * DAY_MS),
      weights: weightsOf(rota.settings.weights, chosen),
      seconds: mode === 'repair' ? 3 : Number(seconds),
    })
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        begin()
      }}
    >
      <div>
        <Segments
          label={t('rotaGenerator.what')}
          options={(['plan', 'repair'] as const).map((id) => ({ id, label: t(`rotaGenerator.mode.${id}`) }))}
          value={mode}
          onChange={turn}
        />
      </div>
      <p className={styles.weak}>{t(`rotaGenerator.modeHint.${mode}`)}</p>
      {mode === 'repair' ? (
        <Select
          label={t('rotaGenerator.ill')}
          options={people.map(({ id, name }) => ({ id, label: name }))}
          value={ill}
          onChange={setIll}
        />
      ) : null}
      <div className={styles.pair}>
        <TextField type="date" label={t('rotaGenerator.from')} value={from} onChange={setFrom} error={bad} />
        <TextField type="date" label={t('rotaGenerator.until')} value={until} onChange={setUntil} hint={shownDays} />
      </div>
      {mode === 'plan' ? (
        <>
          <div className={styles.pair}>
            <Select
              label={t('rotaGenerator.who')}
              options={whom.map((id) => ({
                id,
                label: id === 'all' ? t('rotaGenerator.everybody', { count: people.length }) : t(`rotaGenerator.region.${id}`),
              }))}
              value={group}
              onChange={setGroup}
            />
            <Select
              label={t('rotaGenerator.time')}
              options={times.map((id) => ({ id, label: format.span(Number(id) * 1000) }))}
              value={seconds}
              onChange={setSeconds}
            />
          </div>
          <details className={styles.more}>
            <summary>{t('rotaGenerator.weights')}</summary>
            <WeightSliders
              team={rota.settings.weights}
              chosen={chosen}
              onChange={(key, step) => setChosen((was) => ({ ...was, [key]: step }))}
            />
          </details>
        </>
      ) : null}
      {gaveUp ? (
        <ErrorNote
          tone={need.arrivals.state === 'failed' ? 'late' : 'soon'}
          title={t('rotaPeople.effect.notCounted')}
          problem={need.arrivals.state === 'failed' ? problemOf(need.arrivals.error) : null}
          action={<Button onPress={need.begin}>{t('common.retry')}</Button>}
        />
      ) : null}
      {need.needs === null ? (
        gaveUp ? null : (
          <Progress label={t('rotaGenerator.counting')} value={null} max={1} />
        )
      ) : need.counted === 0 && rota.settings.overrides.length === 0 ? (
        <p className={styles.weak}>{t('rotaGenerator.noHistory')}</p>
      ) : (
        <p className={styles.weak} role="status">
          {t('rotaGenerator.history', { count: need.counted })}{' '}
          {need.arrivals.partial ? t(`rotaGenerator.partial.${gaveUp ? 'only' : 'soFar'}`) : null}
        </p>
      )}
      {rota.types.length === 0 ? <p className={styles.weak}>{t('rotaGenerator.noTypes')}</p> : null}
      <div>
        <Button type="submit" kind="primary" icon="calendar" isDisabled={!ready || (mode === 'plan' && rota.types.length === 0)}>
          {t(`rotaGenerator.start.${mode}`)}
        </Button>
      </div>
    </form>
  )
}
