// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot run from left to right under heads that follow the page's direction
// biome-ignore-all lint/a11y/useFocusableInteractive: of a grid only its cells take the focus, one of them at a time
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { verdictOf } from '../../../../shared/domain/rota/demand/coverage'
import type { Target } from '../../../../shared/domain/rota/demand/ways'
import { useFormat } from '../../../i18n/useFormat'
import { cx } from '../../../ui/classes'
import styles from './Coverage.module.css'
import { HOUR, type MapRow, sameTarget } from './rows'
import type { Ruler } from './rulers'
import { mark, verdictWords } from './words'

interface Props {
  rows: readonly MapRow[]
  /** Name of each row, as its head says it. */
  names: readonly string[]
  label: string
  rulers: readonly Ruler[]
  /** The hour that runs, epoch ms (UTC). */
  nowHour: number
  chosen: Target | null
  onChoose: (target: Target) => void
  onOpen: () => void
  /** Whether the details of the chosen hour are shown. */
  open: boolean
  onClose: () => void
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)
const two = (hour: number): string => String(hour).padStart(2, '0')

/** Hours of the day as columns; time runs from left to right in every language. */
function Rulers({ rulers, nowPlace }: { rulers: readonly Ruler[]; nowPlace: number }) {
  const { t } = useTranslation()
  return (
    <div className={styles.rulers} role="rowgroup">
      <div className={styles.row} role="row">
        <span className={styles.head} role="columnheader">
          {t('rotaCoverage.utc')}
        </span>
        <div className={styles.hours} dir="ltr" role="presentation">
          {hours.map((hour) => (
            <span key={hour} role="columnheader" className={cx(styles.utc, hour === nowPlace && styles.now)}>
              {two(hour)}
            </span>
          ))}
        </div>
      </div>
      {rulers.map((ruler) => (
        <div key={ruler.zone} className={styles.row} aria-hidden>
          <span className={styles.head}>
            <bdi>{ruler.city}</bdi>
          </span>
          <div className={styles.hours} dir="ltr">
            {ruler.hours.map((one, place) => (
              <span
                key={hours[place]}
                className={cx(styles.local, one.night && styles.night, one.midnight && styles.midnight, one.changed && styles.changed)}
                title={one.changed ? t(`rotaCoverage.clock.${one.changed}`, { city: ruler.city }) : undefined}
              >
                {two(one.hour)}
              </span>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

const tone = (people: number, state: string): string | undefined => {
  if (state === 'none') return styles.none
  if (state === 'nobody') return styles.nobody
  if (people >= 1) return styles.over
  if (people === 0) return styles.even
  return people === -1 ? styles.short1 : people === -2 ? styles.short2 : styles.short3
}

/** One stop of Tab; arrows move, Enter opens what is behind the number. */
export function HeatMap({ rows, names, label, rulers, nowHour, chosen, onChoose, onOpen, open, onClose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const grid = useRef<HTMLDivElement>(null)
  const moved = useRef(false)
  const targetOf = (row: MapRow, place: number): Target => ({ at: row.from + place * HOUR, language: row.language, shop: row.shop })
  const chosenRow = Math.max(
    0,
    rows.findIndex((row) => row.cells.some((_, place) => sameTarget(chosen, targetOf(row, place)))),
  )
  const chosenPlace = chosen ? Math.min(23, Math.max(0, Math.round((chosen.at - (rows[chosenRow]?.from ?? 0)) / HOUR))) : 0
  const key = `${chosenRow} ${chosenPlace}`
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    grid.current?.querySelector<HTMLElement>(`[data-cell="${key}"]`)?.focus()
  }, [key])
  useEffect(() => {
    // The panel takes its room from the map: the cell it speaks of stays in sight.
    if (open) grid.current?.querySelector(`[data-cell="${key}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [open, key])
  const go = (row: number, place: number) => {
    const to = rows[Math.min(rows.length - 1, Math.max(0, row))]
    if (!to) return
    moved.current = true
    onChoose(targetOf(to, Math.min(23, Math.max(0, place))))
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowLeft') go(chosenRow, chosenPlace - 1)
    else if (event.key === 'ArrowRight') go(chosenRow, chosenPlace + 1)
    else if (event.key === 'ArrowUp') go(chosenRow - 1, chosenPlace)
    else if (event.key === 'ArrowDown') go(chosenRow + 1, chosenPlace)
    else if (event.key === 'Home') go(chosenRow, 0)
    else if (event.key === 'End') go(chosenRow, 23)
    else if (event.key === 'Enter') {
      const row = rows[chosenRow]
      // Come to by Tab, nothing was chosen yet.
      if (row && !chosen) onChoose(targetOf(row, chosenPlace))
      onOpen()
    } else if (event.key === 'Escape' && open) onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // Keys are those of the cell that has the focus.
    <div ref={grid} className={styles.map} role="grid" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      <Rulers rulers={rulers} nowPlace={Math.round((nowHour - (rows[0]?.from ?? 0)) / HOUR)} />
      {rows.map((row, at) => (
        <div key={row.key} className={styles.row} role="row">
          <span className={styles.head} role="rowheader" title={names[at]}>
            {names[at]}
          </span>
          <div className={styles.hours} dir="ltr" role="presentation">
            {row.cells.map((cell, place) => {
              const { people, state } = verdictOf(cell)
              const target = targetOf(row, place)
              const here = at === chosenRow && place === chosenPlace
              return (
                <button
                  key={cell.at}
                  type="button"
                  role="gridcell"
                  data-cell={`${at} ${place}`}
                  tabIndex={here ? 0 : -1}
                  aria-selected={here && chosen !== null}
                  aria-label={t('rotaCoverage.cell', {
                    row: names[at],
                    time: format.time(cell.at, 'UTC'),
                    says: verdictWords(cell, { t }),
                  })}
                  className={cx(
                    styles.cell,
                    tone(people, state),
                    (state === 'perhapsShort' || state === 'perhapsEnough') && styles.perhaps,
                    cell.why.byHand !== undefined && styles.byHand,
                    cell.at === nowHour && styles.nowCell,
                    sameTarget(chosen, target) && styles.chosen,
                  )}
                  onClick={() => {
                    onChoose(target)
                    onOpen()
                  }}
                >
                  {mark(cell)}
                </button>
              )
            })}
          </div>
        </div>
      ))}
    </div>
  )
}
