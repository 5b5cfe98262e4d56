import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EvidenceLimits, seenOf } from '../../../shared/domain/dispute/evidence'
import type { EvidenceForm, Problem } from '../../../shared/domain/outbox/types'
import { problemOf } from '../../bridge/client'
import { calls, now, useDesk } from '../../bridge/deskStore'
import { pushDeed } from '../../commands/deeds'
import type { DisputeCase } from '../../data/read/disputes'
import { useFormat } from '../../i18n/useFormat'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import styles from './Dispute.module.css'
import type { EvidenceDraft } from './useEvidenceDraft'

/** Long enough to see a slip; once it has left there is no way back. */
const UNDO_MS = 10_000

/** An empty fact is none. */
const bare = (form: EvidenceForm): EvidenceForm => ({
  ...form,
  facts: Object.fromEntries(Object.entries(form.facts).filter(([, text]) => text.trim() !== '')),
})

interface SubmitProps {
  found: DisputeCase
  limits: EvidenceLimits
  writing: EvidenceDraft
  onClose: () => void
}

/** Shows exactly what leaves, and says that nobody can take it back. */
export function SubmitDialog({ found, limits, writing, onClose }: SubmitProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { dispute, conversations } = found
  const backend = useDesk((desk) => desk.backends.find((one) => one.id === dispute.backendId))
  const offline = useDesk((desk) => desk.lamps.network.state === 'down')
  const { form } = writing
  const [read, setRead] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const submit = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const draft = await writing.flush()
      if (!draft) return
      const { key } = draft
      // A late answer may be a deed that stands: the same key asked again answers the item, and nothing leaves twice.
      await calls().outbox.commit({
        key,
        backendId: dispute.backendId,
        conversationId: conversations[0]?.id ?? null,
        effects: [{ type: 'evidence', disputeId: dispute.id, seen: seenOf(dispute, now()), form: bare(form) }],
        basis: null,
        draftId: draft.id,
        undoMs: UNDO_MS,
      })
      writing.left()
      pushDeed({
        says: t('dispute.said.submitted'),
        saysUndone: t('dispute.said.undone'),
        undo: async () => {
          const { undone } = await calls().outbox.undo({ key })
          if (!undone) showToast({ text: t('queue.tooLate'), tone: 'trouble' })
        },
      })
      onClose()
    } catch (error) {
      setProblem(problemOf(error) as Problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('dispute.confirm.title', { provider: backend?.name ?? '' })}
      role="alertdialog"
      size="medium"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="danger" isDisabled={!read || busy} onPress={() => void submit()}>
            {t('dispute.confirm.yes')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.warning}>{t(limits.single ? 'dispute.confirm.single' : 'dispute.confirm.final')}</p>
        <dl className={styles.facts}>
          <div className={styles.fact}>
            <dt>{t('dispute.kind.label')}</dt>
            <dd>{`${t(`evidence.way.${form.way}`)} · ${t(`evidence.kind.${form.kind}`)}`}</dd>
          </div>
          {form.trackings.length > 0 ? (
            <div className={styles.fact}>
              <dt>{t('dispute.trackings')}</dt>
              <dd>{form.trackings.map(({ carrier, number }) => `${carrier} ${number}`).join(', ')}</dd>
            </div>
          ) : null}
          {form.refundIds.length > 0 ? (
            <div className={styles.fact}>
              <dt>{t('dispute.refundIds')}</dt>
              <dd>{form.refundIds.join(', ')}</dd>
            </div>
          ) : null}
          {Object.entries(form.facts).map(([field, text]) =>
            text.trim() === '' ? null : (
              <div key={field} className={styles.fact}>
                <dt>{t(`evidence.field.${field}`)}</dt>
                <dd dir="auto">{text}</dd>
              </div>
            ),
          )}
          <div className={styles.fact}>
            <dt>{t('dispute.files.list')}</dt>
            <dd>
              {form.files.length === 0
                ? t('dispute.files.none')
                : form.files.map(({ name, size, as }) => `${name} (${t(`evidence.fileKind.${as}`)}, ${format.bytes(size)})`).join('; ')}
            </dd>
          </div>
        </dl>
        {form.text.trim() ? (
          <p className={styles.leaves} dir="auto" data-selectable>
            {form.text}
          </p>
        ) : (
          <p className={styles.weak}>{t('dispute.confirm.noText')}</p>
        )}
        {offline ? <p className={styles.weak}>{t('dispute.confirm.offline')}</p> : null}
        <Checkbox isSelected={read} onChange={setRead}>
          {t('dispute.confirm.read')}
        </Checkbox>
        {problem ? <ErrorNote title={t('dispute.confirm.failed')} problem={problem} /> : null}
      </div>
    </Dialog>
  )
}
