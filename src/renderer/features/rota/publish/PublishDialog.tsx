import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { brokenBy } from '../../../../shared/domain/rota/answer'
import type { ShiftChange } from '../../../../shared/domain/rota/plan'
import { affectedBy } from '../../../../shared/domain/rota/versions'
import { calls, useDesk } from '../../../bridge/deskStore'
import { tellTrouble } from '../../../commands/runner'
import { useFormat } from '../../../i18n/useFormat'
import { readRotaAgain } from '../../../state/rota'
import { showToast } from '../../../state/toasts'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { Dialog } from '../../../ui/Dialog'
import { Icon } from '../../../ui/Icon'
import { say } from '../../../ui/liveRegion'
import { TextField } from '../../../ui/TextField'
import type { Plan } from '../current'
import styles from '../Dialogs.module.css'
import { findingWords } from '../findings/words'
import { openPlanDialog } from '../view'
import { AffectedList } from './AffectedList'

/** More than a call can name: then it is all of them or nothing. */
const mostNamed = 5_000
const idOf = ({ before, after }: ShiftChange): string => after?.id ?? before?.id ?? ''
const peopleOf = ({ before, after }: ShiftChange): string[] => [
  ...new Set([before?.personId, after?.personId].filter((id) => id !== undefined)),
]

/** Before drafts become the rota that counts: whom they affect, what they break, and why it must be so. */
export function PublishDialog({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { rota, drafts, space } = plan.state
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [note, setNote] = useState('')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const offline = useDesk((desk) => desk.lamps.network.state === 'down')
  const people = useMemo(() => new Map(rota.people.map((person) => [person.id as string, person])), [rota.people])
  // A shift that changes hands goes with both or with none.
  const going = useMemo(() => drafts.filter((draft) => !peopleOf(draft).some((id) => left.has(id))), [drafts, left])
  const affected = useMemo(() => affectedBy(drafts), [drafts])
  const counted = useMemo(() => affectedBy(going), [going])
  const count = (what: 'added' | 'moved' | 'removed' | 'altered') => counted.reduce((sum, one) => sum + one[what].length, 0)
  const [added, moved, removed] = [count('added'), count('moved') + count('altered'), count('removed')]
  // As main asks for the reason: a sick call counts, and weeks around.
  const hard = useMemo(
    () =>
      brokenBy(
        rota,
        going.flatMap(({ after }) => after ?? []),
        new Set(going.flatMap(({ before, after }) => (before && !after ? [before.id] : []))),
      ),
    [rota, going],
  )
  const close = () => openPlanDialog(null)
  const ready = !busy && going.length > 0 && (hard.length === 0 || reason.trim() !== '')
  const publish = () => {
    if (!ready) return
    setBusy(true)
    // What is drafted behind the open dialog (another window, the generator) is not what was agreed to.
    const all = left.size === 0 && going.length > mostNamed ? null : going.map(idOf)
    calls()
      .rota.publish({ shiftIds: all, note: note.trim(), reason: reason.trim() })
      .then(({ version }) => {
        close()
        readRotaAgain()
        const text = t('rota.published', { count: going.length, number: format.number(version.number) })
        showToast({ text })
        say(text)
      })
      .catch((error: unknown) => tellTrouble(t('rota.notPublished'), error))
      .finally(() => setBusy(false))
  }
  return (
    <Dialog
      title={t('rota.publishTitle')}
      isOpen
      onClose={close}
      size="large"
      actions={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button kind="primary" isDisabled={!ready} onPress={publish}>
            {t('rota.publishCount', { count: going.length })}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          publish()
        }}
      >
        <p className={styles.summary}>
          <span>{t('rota.affected', { count: counted.length })}</span>
          <span className={added > 0 ? styles.added : styles.no}>{t('rota.addedCount', { count: added })}</span>
          <span className={moved > 0 ? styles.moved : styles.no}>{t('rota.movedCount', { count: moved })}</span>
          <span className={removed > 0 ? styles.removed : styles.no}>{t('rota.removedCount', { count: removed })}</span>
        </p>
        <p className={styles.reckoned}>
          {t(space.connected ? (offline || space.trouble ? 'rota.toSpaceLater' : 'rota.toSpace') : 'rota.toDesk')}
        </p>
        <AffectedList
          label={t('rota.affected', { count: affected.length })}
          affected={affected}
          people={people}
          types={plan.types}
          mark={(id) => (
            <Checkbox
              aria-label={t('rota.publishOf', { name: people.get(id)?.name ?? '' })}
              isSelected={!left.has(id)}
              onChange={(on) =>
                setLeft((was) => {
                  const next = new Set(was)
                  if (on) next.delete(id)
                  else next.add(id)
                  return next
                })
              }
            />
          )}
        />
        {hard.length > 0 ? (
          <div className={styles.findings} role="status">
            {hard.slice(0, 8).map((finding) => (
              <p key={`${finding.personId}${finding.rule}${finding.startAt}`} className={styles.hard}>
                <Icon name="alert" size={12} />
                <span>
                  <bdi>{people.get(finding.personId)?.name}</bdi>, {format.date(finding.startAt, plan.zone)}:{' '}
                  {findingWords(t, format, finding, plan.zone)}
                </span>
              </p>
            ))}
            {hard.length > 8 ? <p className={styles.hard}>{t('rota.andMore', { count: hard.length - 8 })}</p> : null}
          </div>
        ) : null}
        {hard.length > 0 ? (
          <TextField
            label={t('rota.reason')}
            hint={t('rota.reasonHint', { count: hard.length })}
            value={reason}
            maxLength={2_000}
            isRequired
            autoFocus
            onChange={setReason}
          />
        ) : null}
        <TextField label={t('rota.publishNote')} value={note} maxLength={2_000} autoFocus={hard.length === 0} onChange={setNote} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
