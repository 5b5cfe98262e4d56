import { useTranslation } from 'react-i18next'
import type { RotaJob } from '../../../../shared/contract/rota'
import type { Format } from '../../../i18n/format'
import { useFormat } from '../../../i18n/useFormat'
import styles from './Generator.module.css'

type Reason = RotaJob['reasons'][number]

const where = ['here', 'leave', 'otherHours', 'full', 'free'] as const

/** Every need that stays open with where its people are, every wish that is broken with what it costs; the dearest first. */
export function ReasonList({ reasons, people, none }: { reasons: readonly Reason[]; people: ReadonlyMap<string, string>; none: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (reasons.length === 0) return <p className={styles.weak}>{none}</p>
  return (
    <ul className={styles.list}>
      {reasons.map((reason, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list of a finished job never changes.
        <li key={place} className={styles.reason}>
          <span className={styles.rowText}>{words(reason, t, format, people)}</span>
          <span className={styles.cost}>
            {reason.cost > 0 ? t('rotaGenerator.cost', { cost: format.number(Math.round(reason.cost)) }) : null}
          </span>
          {reason.code === 'unmet' ? <span className={styles.why}>{whyWords(reason, t)}</span> : null}
        </li>
      ))}
    </ul>
  )
}

type Words = (key: string, params?: Record<string, string | number>) => string
const count = (reason: Reason, key: string): number => Number(reason.figures[key] ?? 0)

function words(reason: Reason, t: Words, format: Format, people: ReadonlyMap<string, string>): string {
  const { code, figures, personId, at, language } = reason
  const name = personId === null ? '' : (people.get(personId) ?? personId)
  const shown: Record<string, string | number> = {
    name,
    language: language === null ? '' : format.language(language),
    when: at === null ? '' : `${format.weekday(at)} ${format.dateTime(at)}`,
    day: at === null ? '' : `${format.weekday(at)} ${format.date(at)}`,
  }
  for (const [key, value] of Object.entries(figures)) shown[key] = typeof value === 'number' ? format.number(value) : value
  switch (code) {
    case 'unmet':
      return t('rotaGenerator.why.unmet', { ...shown, count: count(reason, 'hours') })
    case 'wish':
      return t(`rotaGenerator.why.wish.${figures.wants === 'off' ? 'off' : 'work'}`, {
        ...shown,
        type: String(figures.type || t('rotaGenerator.anyShift')),
      })
    case 'agreed':
      return t('rotaGenerator.why.agreed', {
        ...shown,
        hours: format.number(Math.round(count(reason, 'minutes') / 60)),
        agreed: format.number(Math.round(count(reason, 'agreed') / 60)),
      })
    case 'continuity':
    case 'keep':
      return t(`rotaGenerator.why.${code}`, { ...shown, count: count(reason, 'days') })
    case 'more':
      return t('rotaGenerator.why.more', { count: count(reason, 'count') })
    default:
      return t(`rotaGenerator.why.${code}`, shown)
  }
}

function whyWords(reason: Reason, t: Words): string {
  const speakers = count(reason, 'speakers')
  if (speakers === 0) return t('rotaGenerator.where.nobody')
  const parts = where.flatMap((key) => (count(reason, key) > 0 ? [t(`rotaGenerator.where.${key}`, { count: count(reason, key) })] : []))
  return t('rotaGenerator.where.all', { count: speakers, parts: parts.join(t('rotaGenerator.where.between')) })
}
