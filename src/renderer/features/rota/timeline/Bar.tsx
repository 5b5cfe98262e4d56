// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and bars lie where their time is, which no table can do
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and names its cell (aria-activedescendant)
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { breakSpans } from '../../../../shared/domain/rota/breaks'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import type { Finding, ShiftType } from '../../../../shared/domain/rota/plan'
import type { Span } from '../../../../shared/domain/rota/when'
import { useFormat } from '../../../i18n/useFormat'
import { cx } from '../../../ui/classes'
import { Icon } from '../../../ui/Icon'
import { findingShort, findingWords } from '../findings/words'
import type { Item } from '../rows'
import { percent } from './axis'
import styles from './Bar.module.css'
import { barText } from './barText'

export const barId = (shiftId: string): string => `rota-shift-${shiftId}`
/** A region's people have its colour where no type gives one. */
const ofRegion = { americas: 'amber', eu: 'iris', apac: 'teal' } as const

export const place = (axis: Span, startAt: number, endAt: number): CSSProperties =>
  ({ '--from': `${percent(axis, startAt)}%`, '--length': `${percent(axis, endAt) - percent(axis, startAt)}%` }) as CSSProperties

export interface BarProps {
  item: Item
  person: RotaPerson
  type: ShiftType | undefined
  findings: readonly Finding[]
  axis: Span
  zone: string
  pxPerHour: number
  lane: number
  lanes: number
  chosen: boolean
  pointed: boolean
  detailed: boolean
}

/** One shift: solid where it is published, an outline while it is a draft, hatched while somebody's word is awaited. */
export function Bar({ item, person, type, findings, axis, zone, pxPerHour, lane, lanes, chosen, pointed, detailed }: BarProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { shift, startAt, endAt } = item
  const width = ((endAt - startAt) / 3_600_000) * pxPerHour
  const [begin, end] = [format.time(startAt, zone), format.time(endAt, zone)]
  const hours = `${begin}–${end}`
  const hard = findings.some(({ weight }) => weight === 'hard')
  const worst = findings.find(({ weight }) => weight === 'hard') ?? findings[0]
  const name = type?.name ?? t(shift.work === 'training' ? 'rota.training' : 'rota.shift')
  const marks = [
    item.is === 'published' ? '' : t(`rota.mark.${item.is}`),
    item.pending ? t('rota.mark.pending') : '',
    shift.override && item.is !== 'gone' ? t(`rota.override.${shift.override.why}`) : '',
    shift.work === 'training' && type ? t('rota.training') : '',
  ].filter(Boolean)
  const troubles = findings.map((finding) => findingWords(t, format, finding, zone))
  const label = t('rota.bar', {
    name: person.name,
    what: name,
    date: format.date(startAt, zone),
    hours,
    city: person.city,
    local: `${format.time(startAt, shift.zone)}–${format.time(endAt, shift.zone)}`,
  })
  const utc = t('rota.utcHours', { hours: `${format.time(startAt, 'UTC')}–${format.time(endAt, 'UTC')}` })
  const text = barText(width, worst !== undefined || item.is === 'gone', {
    begin,
    end,
    name,
    rule: worst ? findingShort(t, worst.rule) : null,
  })
  return (
    <div
      id={barId(shift.id)}
      role="gridcell"
      tabIndex={-1}
      aria-selected={chosen}
      aria-label={[label, ...marks, ...troubles].join('. ')}
      title={[label, utc, ...marks, ...troubles, shift.note].filter(Boolean).join('\n')}
      data-shift={shift.id}
      data-is={item.is}
      data-finding={worst ? (hard ? 'hard' : 'soft') : undefined}
      className={cx(
        styles.bar,
        styles[type?.colour ?? ofRegion[person.region]],
        item.is === 'draft' && styles.draft,
        item.is === 'gone' && styles.gone,
        item.pending && styles.pending,
        shift.override && item.is === 'published' && styles.override,
        shift.work === 'training' && styles.lesson,
        worst && (hard ? styles.hard : styles.soft),
        chosen && styles.chosen,
        pointed && styles.pointed,
      )}
      style={{ ...place(axis, startAt, endAt), '--lane': lane, '--lanes': lanes } as CSSProperties}
    >
      {detailed
        ? breakSpans(shift.breaks, item).map((one) => (
            <span
              key={`${one.kind}${one.startAt}`}
              aria-hidden
              title={t('rota.breakAt', {
                kind: t(`rota.break.${one.kind}`),
                hours: `${format.time(one.startAt, zone)}–${format.time(one.endAt, zone)}`,
              })}
              className={cx(styles.break, one.kind === 'training' && styles.lessonPart)}
              style={place(item, one.startAt, one.endAt)}
            />
          ))
        : null}
      <span className={styles.barText} aria-hidden>
        {width < 18 ? null : worst ? (
          <Icon name={hard ? 'alert' : 'info'} size={12} />
        ) : item.is === 'gone' ? (
          <Icon name="close" size={12} />
        ) : null}
        {text}
      </span>
    </div>
  )
}
