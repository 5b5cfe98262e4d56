import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShopPlan, Target } from '../../../../shared/domain/clock/types'
import { promisedTime } from '../../../i18n/clockWords'
import { useFormat } from '../../../i18n/useFormat'
import { Button, IconButton } from '../../../ui/Button'
import styles from './Clocks.module.css'
import { hoursWords, whoWords } from './planWords'
import { TargetDialog } from './TargetDialog'
import type { SavePlan } from './usePlan'

const metrics = ['firstReply', 'nextReply', 'resolution'] as const

/** What the shop promises, as a table: what, for whom, within what time, counted in which hours. */
export function Targets({ plan, save }: { plan: ShopPlan; save: SavePlan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [editing, setEditing] = useState<Target | 'new' | null>(null)
  const rows = [...plan.targets].sort((a, b) => metrics.indexOf(a.metric) - metrics.indexOf(b.metric) || a.seconds - b.seconds)
  const keep = (target: Target) => {
    const there = plan.targets.some(({ id }) => id === target.id)
    save({ targets: there ? plan.targets.map((one) => (one.id === target.id ? target : one)) : [...plan.targets, target] })
    setEditing(null)
  }
  return (
    <section className={styles.section} aria-label={t('clock.edit.targets')}>
      <div className={styles.sectionHead}>
        <div>
          <h3 className={styles.title}>{t('clock.edit.targets')}</h3>
          <p className={styles.hint}>{t('clock.edit.targetsText')}</p>
        </div>
        <Button icon="plus" onPress={() => setEditing('new')}>
          {t('clock.edit.addTarget')}
        </Button>
      </div>
      {rows.length === 0 ? (
        <p className={styles.hint}>{t('clock.edit.noTargets')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('clock.edit.metric')}</th>
              <th scope="col">{t('clock.edit.who')}</th>
              <th scope="col">{t('clock.edit.time')}</th>
              <th scope="col">{t('clock.edit.hours')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((target) => {
              const who = whoWords(target, t, format)
              const what = t(`clock.kind.${target.metric}`)
              return (
                <tr key={target.id}>
                  <th scope="row">{what}</th>
                  <td>{who}</td>
                  <td className={styles.figure}>{promisedTime(target.seconds, t, format)}</td>
                  <td dir="auto">{hoursWords(target, plan, t)}</td>
                  <td className={styles.acts}>
                    <IconButton icon="pen" label={`${t('clock.edit.editTarget')}: ${what}, ${who}`} onPress={() => setEditing(target)} />
                    <IconButton
                      icon="trash"
                      label={`${t('clock.edit.removeTarget')}: ${what}, ${who}`}
                      onPress={() => save({ targets: plan.targets.filter(({ id }) => id !== target.id) })}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {editing ? (
        <TargetDialog
          target={editing === 'new' ? null : editing}
          calendars={plan.calendars}
          onClose={() => setEditing(null)}
          onSave={keep}
        />
      ) : null}
    </section>
  )
}
