import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import type { RotaShift, ShiftType } from '../../../../shared/domain/rota/plan'
import type { Affected } from '../../../../shared/domain/rota/versions'
import { useFormat } from '../../../i18n/useFormat'
import styles from '../Dialogs.module.css'

/** So many changes of one person are named; the others are counted. */
const NAMED = 6

/** Whom changes affect, each with what is added, moved and taken away, on her own clock. */
export function AffectedList({
  affected,
  people,
  types,
  mark,
  label,
}: {
  affected: readonly Affected[]
  people: ReadonlyMap<string, RotaPerson>
  types: ReadonlyMap<string, ShiftType>
  /** Before each person's name. */
  mark?: (personId: string) => ReactNode
  label: string
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const said = (shift: RotaShift): string =>
    `${format.date(Date.parse(`${shift.date}T12:00:00Z`), 'UTC')} ${shift.start}–${shift.end}${shift.typeId ? ` · ${types.get(shift.typeId)?.name ?? ''}` : ''}`
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keyboard where it is long
    <ul className={styles.list} tabIndex={0} aria-label={label}>
      {affected.map((one) => {
        const lines = [
          ...one.added.map((shift) => ({ is: 'added' as const, id: shift.id, text: said(shift) })),
          ...one.moved.map(({ before, after }) => ({
            is: 'moved' as const,
            id: after.id,
            text: t('rota.movedFrom', { from: said(before), to: said(after) }),
          })),
          ...one.altered.map(({ after }) => ({ is: 'altered' as const, id: after.id, text: said(after) })),
          ...one.removed.map((shift) => ({ is: 'removed' as const, id: shift.id, text: said(shift) })),
        ]
        const person = people.get(one.personId)
        return (
          <li key={one.personId} data-affected={one.personId}>
            <div className={styles.person}>
              {mark?.(one.personId)}
              <bdi className={styles.name}>{person?.name ?? t('rota.someone')}</bdi>
              <bdi className={styles.weak}>{person?.city}</bdi>
              <span className={styles.counts}>{t('rota.changeCount', { count: lines.length })}</span>
            </div>
            <ul className={styles.changes}>
              {lines.slice(0, NAMED).map(({ is, id, text }) => (
                <li key={is + id}>
                  <span className={styles[is === 'altered' ? 'moved' : is]}>{t(`rota.change.${is}`)}</span> <bdi>{text}</bdi>
                </li>
              ))}
              {lines.length > NAMED ? <li className={styles.weak}>{t('rota.andMore', { count: lines.length - NAMED })}</li> : null}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}
