import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mondayOf } from '../../../shared/domain/rota/edit'
import { planned } from '../../../shared/domain/rota/planned'
import { dayAfter } from '../../../shared/domain/rota/when'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Dialog } from '../../ui/Dialog'
import { Select } from '../../ui/Select'
import { type Change, commit } from './acts'
import type { Plan } from './current'
import styles from './Dialogs.module.css'
import { openPlanDialog } from './view'

/** So many weeks on may be copied to, one after the other. */
const AHEAD = 12

/** A week once more, at the same times on each wall: over a clock change the hours stay, the offsets follow. */
export function CopyWeekDialog({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { rota, drafts } = plan.state
  const monday = mondayOf(plan.period.days[0]?.date ?? '')
  const [to, setTo] = useState(dayAfter(monday, 7))
  const [replace, setReplace] = useState(false)
  const all = useMemo(() => planned(rota, drafts), [rota, drafts])
  const changes = useMemo((): Change[] => {
    const shown = new Set(plan.lines.flatMap((line) => (line.is === 'region' ? line.rows.map(({ person }) => person.id as string) : [])))
    const inWeek = (date: string, first: string) => date >= first && date < dayAfter(first, 7)
    const days = Math.round((Date.parse(to) - Date.parse(monday)) / 86_400_000)
    const source = all.filter(({ personId, date }) => shown.has(personId) && inWeek(date, monday))
    const there = all.filter(({ personId, date }) => shown.has(personId) && inWeek(date, to))
    const taken = new Set(there.map(({ personId, date }) => `${personId} ${date}`))
    return [
      ...(replace ? there.map(({ id }) => ({ id, after: null })) : []),
      ...source.flatMap((shift): Change[] => {
        const date = dayAfter(shift.date, days)
        if (!replace && taken.has(`${shift.personId} ${date}`)) return []
        const id = `${shift.id.slice(0, 60)}~${date}`
        return [{ id, after: { ...shift, id, date, override: null } }]
      }),
    ]
  }, [all, plan.lines, monday, to, replace])
  const added = changes.filter(({ after }) => after).length
  const close = () => openPlanDialog(null)
  const said = (first: string) =>
    t('rota.weekOf', {
      from: format.date(Date.parse(`${first}T12:00:00Z`), 'UTC'),
      to: format.date(Date.parse(`${dayAfter(first, 6)}T12:00:00Z`), 'UTC'),
    })
  return (
    <Dialog
      title={t('rota.command.copyWeek')}
      isOpen
      onClose={close}
      size="medium"
      actions={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            autoFocus
            isDisabled={changes.length === 0}
            onPress={() => {
              close()
              void commit(changes, 'copied')
            }}
          >
            {t('rota.copyYes', { count: added })}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.reckoned}>{t('rota.copyFrom', { week: said(monday) })}</p>
        <Select
          label={t('rota.copyTo')}
          options={Array.from({ length: AHEAD }, (_, at) => dayAfter(monday, (at + 1) * 7)).map((id) => ({ id, label: said(id) }))}
          value={to}
          onChange={setTo}
        />
        <Checkbox isSelected={replace} onChange={setReplace}>
          {t('rota.copyReplace')}
        </Checkbox>
        <p className={styles.reckoned} role="status">
          {t('rota.copyWhat', { count: added, away: format.number(changes.length - added) })}
        </p>
      </div>
    </Dialog>
  )
}
