import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonId } from '../../../shared/domain/ids'
import type { Effect } from '../../../shared/domain/outbox/types'
import type { Attendance } from '../../../shared/domain/rota/handOver/attendance'
import { type Crew, onUntil } from '../../../shared/domain/rota/handOver/needs'
import { agentsOf, type OpenOne } from '../../../shared/domain/routing/roster'
import { useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { useRows } from '../../data/queries'
import { customerTitle } from '../../i18n/customerWords'
import { commitActs } from '../../state/acts'
import { useMinute } from '../../state/clock'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Dialog } from '../../ui/Dialog'
import { Select } from '../../ui/Select'
import styles from './HandOver.module.css'
import { Due, Who } from './ItemWords'

interface Props {
  attendance: Attendance
  work: readonly OpenOne[]
  crew: Crew
  me: PersonId | null
  onClose: () => void
}

/** An absent colleague's due conversations become somebody else's; what waits unsent at her desk is named. */
export function TakeOverDialog({ attendance: { person, unsent }, work, crew, me, onClose }: Props) {
  const { t } = useTranslation()
  const minute = useMinute()
  const shops = useDesk((desk) => desk.shops)
  const backends = useDesk((desk) => desk.backends)
  const accounts = useMemo(() => agentsOf(crew.people, crew.agents), [crew])
  const takers = useMemo(
    () =>
      crew.people.filter(
        ({ id }) => id !== person.id && (id === me || onUntil(id, crew.shifts, minute) !== null) && (accounts.get(id)?.length ?? 0) > 0,
      ),
    [crew, person.id, me, minute, accounts],
  )
  const [to, setTo] = useState<PersonId | null>(takers.find(({ id }) => id === me)?.id ?? takers[0]?.id ?? null)
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const rows = useRows(useMemo(() => work.map(({ id }) => id), [work]))
  const taker = crew.people.find(({ id }) => id === to)
  const mine = (one: OpenOne) => accounts.get(to ?? ('' as PersonId))?.find(({ backendId }) => backendId === one.backendId)?.id ?? null
  const chosen = work.filter((one) => !off.has(one.id) && mine(one) !== null)
  const take = () => {
    if (busy || !taker || chosen.length === 0) return
    setBusy(true)
    const note = [
      t('handOver.takenNote', { from: person.name, to: taker.name }),
      ...(unsent > 0 ? [t('handOver.unsentNote', { count: unsent })] : []),
    ].join('\n')
    commitActs(
      chosen
        .map((one) => {
          const can = backends.find(({ id }) => id === one.backendId)?.capabilities
          const effects: Effect[] = [
            ...(can?.note ? [{ type: 'note' as const, text: note, files: [] }] : []),
            ...(can?.assign ? [{ type: 'assign' as const, assigneeId: mine(one) }] : []),
          ]
          return { id: one.id, effects }
        })
        .filter(({ effects }) => effects.some(({ type }) => type === 'assign')),
      {
        says: (count) => t('handOver.taken', { count, name: taker.name }),
        saysUndone: (count) => t('handOver.takenUndone', { count, name: person.name }),
      },
    )
      .then(onClose, (error: unknown) => tellTrouble(t('handOver.takeFailed'), error))
      .finally(() => setBusy(false))
  }
  return (
    <Dialog
      title={t('handOver.takeTitle', { name: person.name })}
      size="medium"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" isDisabled={busy || chosen.length === 0} onPress={take}>
            {t('handOver.take', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <div className={styles.take}>
        {unsent > 0 ? <p className={styles.reason}>{t('handOver.unsentThere', { count: unsent, name: person.name })}</p> : null}
        <Select
          label={t('handOver.taker')}
          options={takers.map(({ id, name }) => ({ id: id as string, label: id === me ? t('handOver.me', { name }) : name }))}
          value={to}
          onChange={(id) => setTo(takers.find((one) => one.id === id)?.id ?? null)}
        />
        {work.length === 0 ? <p className={styles.weak}>{t('handOver.noWork')}</p> : null}
        <ul className={styles.plain} aria-label={t('handOver.items')}>
          {work.map((one) => {
            const name = customerTitle(t, rows.get(one.id)?.customerName)
            const able = mine(one) !== null
            return (
              <li key={one.id} className={styles.takeRow}>
                <Checkbox
                  aria-label={t('handOver.include', { name })}
                  isSelected={able && !off.has(one.id)}
                  isDisabled={!able}
                  onChange={(on) =>
                    setOff((before) => {
                      const next = new Set(before)
                      if (on) next.delete(one.id)
                      else next.add(one.id)
                      return next
                    })
                  }
                />
                <Who shop={shops.find(({ id }) => id === one.shopId)?.code ?? ''} name={name} language={one.language} />
                {able ? null : <span className={styles.weak}>{t('handOver.noAccount')}</span>}
                <Due at={one.dueAt} />
              </li>
            )
          })}
        </ul>
      </div>
    </Dialog>
  )
}
