import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../../shared/domain/outbox/types'
import type { RotaVersion } from '../../../../shared/domain/rota/plan'
import { affectedBy } from '../../../../shared/domain/rota/versions'
import { problemOf } from '../../../bridge/client'
import { calls } from '../../../bridge/deskStore'
import { tellTrouble } from '../../../commands/runner'
import { useFormat } from '../../../i18n/useFormat'
import { readRotaAgain } from '../../../state/rota'
import { showToast } from '../../../state/toasts'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { say } from '../../../ui/liveRegion'
import type { Plan } from '../current'
import styles from '../Dialogs.module.css'
import { openPlanDialog } from '../view'
import { AffectedList } from './AffectedList'

/** What was published when and by whom, what it changed, and the way back. */
export function VersionsDialog({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { versions, rota } = plan.state
  const [id, setId] = useState(versions[0]?.id ?? null)
  const [version, setVersion] = useState<RotaVersion | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    if (!id) return
    let over = false
    setProblem(null)
    calls()
      .rota.version({ id })
      .then(
        (found) => (over ? undefined : setVersion(found)),
        (error: unknown) => (over ? undefined : setProblem(problemOf(error))),
      )
    return () => {
      over = true
    }
  }, [id])
  const people = new Map(rota.people.map((person) => [person.id as string, person]))
  const close = () => openPlanDialog(null)
  const revert = () => {
    if (!id) return
    calls()
      .rota.revert({ id })
      .then(({ drafts }) => {
        close()
        readRotaAgain()
        const text = t('rota.reverted', { count: drafts })
        showToast({ text })
        say(text)
      })
      .catch((error: unknown) => tellTrouble(t('rota.notReverted'), error))
  }
  const shown = version?.id === id ? version : null
  return (
    <Dialog
      title={t('rota.command.versions')}
      isOpen
      onClose={close}
      size="large"
      actions={
        <>
          <Button onPress={close}>{t('common.close')}</Button>
          {plan.mayPlan && versions.length > 0 ? (
            <Button kind="primary" icon="restore" isDisabled={!shown} onPress={revert}>
              {t('rota.revert')}
            </Button>
          ) : null}
        </>
      }
    >
      {versions.length === 0 ? (
        <EmptyState icon="history" title={t('rota.noVersions')} text={t('rota.noVersionsText')} />
      ) : (
        <div className={styles.split}>
          <ul className={styles.list}>
            {versions.map((one) => (
              <li key={one.id}>
                <button type="button" className={styles.pick} aria-pressed={one.id === id} onClick={() => setId(one.id)}>
                  <span className={styles.name}>{t('rota.versionNumber', { number: format.number(one.number) })}</span>
                  <span className={styles.weak}>
                    {format.dateTime(one.at)}
                    {one.by ? ` · ${people.get(one.by)?.name ?? ''}` : ''}
                  </span>
                  <span className={styles.weak}>{t('rota.changeCount', { count: one.count })}</span>
                  {one.note ? <bdi>{one.note}</bdi> : null}
                </button>
              </li>
            ))}
          </ul>
          <div className={styles.form}>
            {problem ? <ErrorNote title={t('rota.versionNotRead')} problem={problem} /> : null}
            {shown ? (
              <>
                <p className={styles.reckoned}>{t('rota.revertHint')}</p>
                <AffectedList
                  label={t('rota.changeCount', { count: shown.changes.length })}
                  affected={affectedBy(shown.changes)}
                  people={people}
                  types={plan.types}
                />
              </>
            ) : problem ? null : (
              <p className={styles.weak}>{t('common.loading')}</p>
            )}
          </div>
        </div>
      )}
    </Dialog>
  )
}
