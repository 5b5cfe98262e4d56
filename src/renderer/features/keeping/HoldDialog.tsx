import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../shared/domain/conversation/types'
import { holdsOn } from '../../../shared/domain/keeping/holds'
import type { Hold, HoldTarget } from '../../../shared/domain/keeping/types'
import type { Problem } from '../../../shared/domain/outbox/types'
import { problemOf } from '../../bridge/client'
import { calls, useDesk } from '../../bridge/deskStore'
import { useFormat } from '../../i18n/useFormat'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { say } from '../../ui/liveRegion'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import styles from './Keeping.module.css'

/** Sets a legal hold, or lifts those that stand. */
export function HoldDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const all = useDesk((desk) => desk.keeping?.holds)
  const holds = holdsOn(all ?? [], conversation)
  const taken = new Set(holds.map(({ target }) => target.type))
  const choices = (['conversation', 'customer'] as const).filter(
    (type) => !taken.has(type) && (type === 'conversation' || conversation.customerId !== null),
  )
  const [chosen, setChosen] = useState<HoldTarget['type'] | null>(null)
  const [reason, setReason] = useState('')
  const [sure, setSure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const type = chosen && choices.includes(chosen) ? chosen : (choices[0] ?? null)

  const done = (words: string) => {
    showToast({ text: words, lasts: 4_000 })
    say(words)
    onClose()
  }
  const attempt = async (work: () => Promise<unknown>, words: string) => {
    setBusy(true)
    setProblem(null)
    try {
      await work()
      done(words)
    } catch (error) {
      setProblem(problemOf(error))
      setBusy(false)
    }
  }
  const set = () => {
    const target: HoldTarget | null =
      type === 'customer' && conversation.customerId
        ? { type, id: conversation.customerId }
        : type === 'conversation'
          ? { type, id: conversation.id }
          : null
    if (target)
      void attempt(() => calls().keeping.hold({ backendId: conversation.backendId, target, reason: reason.trim() }), t('keeping.hold.done'))
  }
  const lift = ({ id }: Hold) => {
    if (sure === id) void attempt(() => calls().keeping.lift({ holdId: id }), t('keeping.hold.lifted'))
    else setSure(id)
  }
  return (
    <Dialog
      title={t('keeping.command.hold')}
      isOpen
      onClose={onClose}
      size="medium"
      actions={
        type ? (
          <>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
            <Button kind="primary" icon="lock" onPress={set} isPending={busy} isDisabled={reason.trim() === ''}>
              {t('keeping.hold.set')}
            </Button>
          </>
        ) : null
      }
    >
      <div className={styles.form}>
        <p>{t('keeping.hold.text')}</p>
        {holds.map((hold) => (
          <div key={hold.id} className={styles.standing}>
            <div className={styles.words}>
              <p dir="auto">{hold.reason}</p>
              <p className={styles.weak}>
                {t(`keeping.hold.on.${hold.target.type}`)} · {t('keeping.hold.since', { date: format.date(hold.setAt) })}
              </p>
            </div>
            <Button kind={sure === hold.id ? 'danger' : 'plain'} isDisabled={busy} onPress={() => lift(hold)}>
              {t(sure === hold.id ? 'keeping.hold.liftSure' : 'keeping.hold.lift')}
            </Button>
          </div>
        ))}
        {type ? (
          <>
            <Select
              label={t('keeping.hold.what')}
              value={type}
              options={choices.map((id) => ({ id, label: t(`keeping.hold.on.${id}`) }))}
              onChange={setChosen}
            />
            <TextField
              label={t('keeping.hold.reason')}
              hint={t('keeping.hold.reasonHint')}
              value={reason}
              onChange={setReason}
              maxLength={500}
              multiline
              rows={3}
              autoFocus
            />
          </>
        ) : null}
        {problem ? <ErrorNote title={t('keeping.hold.failed')} problem={problem} /> : null}
      </div>
    </Dialog>
  )
}
