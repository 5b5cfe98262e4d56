import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftType } from '../../../../shared/domain/rota/plan'
import { useFormat } from '../../../i18n/useFormat'
import { Button } from '../../../ui/Button'
import { cx } from '../../../ui/classes'
import { weekdayName, weekdayOf } from '../parts/days'
import parts from '../parts/Parts.module.css'
import people from '../people/People.module.css'
import styles from './Rotations.module.css'

type Cycle = (string | null)[]
/** Seven in a row where the cycle is whole weeks; else as many as it has, up to seven. */
const rowOf = (length: number): number => (length % 7 === 0 ? 7 : Math.min(7, length))

/** The cycle as a grid of days. A chosen type is put on a day by a click or Enter; arrows move; digits choose, 0 is «off». */
export function CycleGrid({
  cycle,
  startsOn,
  types,
  onChange,
}: {
  cycle: Cycle
  startsOn: string
  types: readonly ShiftType[]
  onChange: (cycle: Cycle) => void
}) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const [brush, setBrush] = useState<string | null>(types[0]?.id ?? null)
  const [at, setAt] = useState(0)
  const grid = useRef<HTMLDivElement>(null)
  const width = rowOf(cycle.length)
  const nameOf = (id: string | null) =>
    id === null ? t('rotaPeople.week.off') : (types.find((type) => type.id === id)?.name ?? t('rotaPeople.rotation.goneType'))
  const put = (place: number, id: string | null) => onChange(cycle.map((one, day) => (day === place ? id : one)))
  const go = (place: number) => {
    const next = Math.max(0, Math.min(cycle.length - 1, place))
    setAt(next)
    grid.current?.querySelector<HTMLButtonElement>(`[data-day="${next}"]`)?.focus()
  }
  const key = (event: React.KeyboardEvent) => {
    const forth = i18n.dir() === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const back = i18n.dir() === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
    const moves: Record<string, number> = { [forth]: 1, [back]: -1, ArrowDown: width, ArrowUp: -width }
    const move = moves[event.key]
    if (move !== undefined) go(at + move)
    else if (/^\d$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) {
      const type = types[Number(event.key) - 1]
      if (event.key !== '0' && !type) return
      setBrush(type?.id ?? null)
      put(at, type?.id ?? null)
    } else if (event.key === 'Delete' || event.key === 'Backspace') put(at, null)
    else return
    event.preventDefault()
  }
  const grow = (by: number) =>
    onChange(
      by > 0 ? [...cycle, ...Array.from({ length: by }, (_, day) => cycle[day % cycle.length] ?? null)] : cycle.slice(0, cycle.length + by),
    )
  return (
    <fieldset className={people.plain}>
      <legend className={people.legend}>{t('rotaPeople.rotation.cycle')}</legend>
      <p className={people.weak}>{t('rotaPeople.rotation.cycleHint')}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of switches, not a form's set */}
      <div className={styles.brushes} role="group" aria-label={t('rotaPeople.rotation.brush')}>
        {[null, ...types].map((type, place) => (
          <button
            key={type?.id ?? 'off'}
            type="button"
            aria-pressed={brush === (type?.id ?? null)}
            className={cx(styles.brush, brush === (type?.id ?? null) && styles.chosen)}
            onClick={() => setBrush(type?.id ?? null)}
          >
            {type ? <span aria-hidden className={cx(parts.swatch, parts[type.colour])} /> : null}
            <bdi>{type?.name ?? t('rotaPeople.week.off')}</bdi>
            {place < 10 ? <span className={people.weak}>{format.number(place)}</span> : null}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: days in rows of a week, each a button of its own */}
      <div
        ref={grid}
        role="group"
        aria-label={t('rotaPeople.rotation.cycle')}
        className={styles.grid}
        style={{ '--days': width } as React.CSSProperties}
        onKeyDown={key}
      >
        {cycle.map((id, place) => {
          const type = types.find((one) => one.id === id)
          const weekday = cycle.length % 7 === 0 ? weekdayName(((weekdayOf(startsOn) - 1 + place) % 7) + 1, format) : ''
          const day = t('rotaPeople.rotation.day', { number: format.number(place + 1) })
          return (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: a day of the cycle is its place
              key={place}
              type="button"
              data-day={place}
              tabIndex={place === Math.min(at, cycle.length - 1) ? 0 : -1}
              aria-label={`${day} ${weekday}: ${nameOf(id)}`}
              className={cx(styles.cell, id === null && styles.off)}
              onFocus={() => setAt(place)}
              onClick={() => put(place, id === brush ? null : brush)}
            >
              <span className={styles.cellDay}>{weekday || format.number(place + 1)}</span>
              <span className={styles.cellName}>
                {type ? <span aria-hidden className={cx(parts.swatch, parts[type.colour])} /> : null}
                <bdi>{nameOf(id)}</bdi>
              </span>
            </button>
          )
        })}
      </div>
      <div className={styles.days}>
        <span className={people.weak}>{t('rotaPeople.rotation.days', { count: cycle.length })}</span>
        <Button isDisabled={cycle.length >= 112} onPress={() => grow(1)}>
          {t('rotaPeople.rotation.moreDay')}
        </Button>
        <Button isDisabled={cycle.length <= 1} onPress={() => grow(-1)}>
          {t('rotaPeople.rotation.lessDay')}
        </Button>
        <Button isDisabled={cycle.length > 105} onPress={() => grow(7)}>
          {t('rotaPeople.rotation.moreWeek')}
        </Button>
      </div>
    </fieldset>
  )
}
