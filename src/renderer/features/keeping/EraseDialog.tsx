import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../shared/domain/conversation/types'
import type { ConversationId } from '../../../shared/domain/ids'
import { heldAmong } from '../../../shared/domain/keeping/holds'
import type { KeepingCounts, Receipt } from '../../../shared/domain/keeping/types'
import type { Problem } from '../../../shared/domain/outbox/types'
import { problemOf } from '../../bridge/client'
import { calls, useDesk } from '../../bridge/deskStore'
import { useReader } from '../../data/queries'
import { lookAtSubject, type Subject } from '../../data/read/subject'
import { useFormat } from '../../i18n/useFormat'
import { readyToLeave } from '../../state/leaving'
import { copyReceipt } from '../../state/receipt'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { say } from '../../ui/liveRegion'
import { TextField } from '../../ui/TextField'
import { Counts } from './Counts'
import styles from './Keeping.module.css'

interface Looked {
  subject: Subject
  counts: KeepingCounts
}

/** What hangs on the customer of this conversation, counted in the cache and in the journal. */
const useLook = (id: ConversationId, conversation: Conversation | null): { looked: Looked | null; problem: Problem | null } => {
  const read = useReader()
  const [looked, setLooked] = useState<Looked | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const customerId = conversation?.customerId ?? null
  const known = conversation !== null
  useEffect(() => {
    if (!known) return
    let over = false
    const look = async () => {
      // What is being typed counts too.
      await readyToLeave()
      const { subject, files, listed } = await read((cache) =>
        lookAtSubject(cache, { customerIds: customerId ? [customerId] : [], conversationIds: [id] }),
      )
      const { customerIds, conversationIds } = subject
      const written = await calls().keeping.countOf({ customerIds, conversationIds })
      if (over) return
      setLooked({
        subject,
        counts: {
          conversations: listed,
          messages: subject.messageIds.length,
          customers: customerIds.length,
          records: subject.orders.length + subject.parcels.length + subject.disputes.length,
          attachments: files,
          ...written,
        },
      })
    }
    look().catch((error: unknown) => (over ? undefined : setProblem(problemOf(error))))
    return () => {
      over = true
    }
  }, [read, id, customerId, known])
  return { looked, problem }
}

/** Counts what will go, asks for the customer's name, erases, and gives the receipt. */
export function EraseDialog({
  id,
  conversation: now,
  onClose,
}: {
  id: ConversationId
  conversation: Conversation | null
  onClose: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  // Once erased it is no longer there to be read.
  const [conversation, setConversation] = useState(now)
  const { looked, problem: notLooked } = useLook(id, conversation)
  const shop = useDesk((desk) => desk.shops.find((one) => one.id === conversation?.shopId))
  const backends = useDesk((desk) => desk.backends)
  const allHolds = useDesk((desk) => desk.keeping?.holds)
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  useEffect(() => {
    if (now && !conversation) setConversation(now)
  }, [now, conversation])
  if (!conversation && !receipt) return null
  const name = conversation?.customerName.trim() || conversation?.remoteId || ''
  const holds = looked ? heldAmong(allHolds ?? [], looked.subject) : []
  const same = typed.trim().normalize('NFC') === name.normalize('NFC')
  const erase = async () => {
    if (!looked || !conversation) return
    setBusy(true)
    setProblem(null)
    try {
      const { customerIds, conversationIds } = looked.subject
      const made = await calls().keeping.erase({ shopId: conversation.shopId, customerIds, conversationIds })
      setReceipt(made)
      setConversation(null)
      say(t('keeping.erase.done'))
    } catch (error) {
      setProblem(problemOf(error))
    }
    setBusy(false)
  }
  if (receipt)
    return (
      <Dialog
        title={t('keeping.erase.done')}
        isOpen
        onClose={onClose}
        size="medium"
        actions={
          <>
            <Button icon="copy" onPress={() => void copyReceipt(receipt, t, format)}>
              {t('keeping.receipt.copy')}
            </Button>
            <Button kind="primary" onPress={onClose}>
              {t('common.close')}
            </Button>
          </>
        }
      >
        <div className={styles.form}>
          <p>{t(receipt.doneAt === null ? 'keeping.erase.pendingText' : 'keeping.erase.doneText')}</p>
          <Counts counts={receipt.counts} />
          <p className={styles.weak}>{t('keeping.receipt.number', { id: receipt.id })}</p>
        </div>
      </Dialog>
    )
  const names = backends.filter((backend) => backend.shopId === conversation?.shopId).map((backend) => backend.name)
  return (
    <Dialog
      title={t('keeping.command.erase')}
      role="alertdialog"
      isOpen
      onClose={onClose}
      size="medium"
      dismissable={!busy}
      actions={
        <>
          <Button onPress={onClose} isDisabled={busy}>
            {t('common.cancel')}
          </Button>
          <Button
            kind="danger"
            icon="trash"
            onPress={() => void erase()}
            isPending={busy}
            isDisabled={!looked || !same || holds.length > 0}
          >
            {t('keeping.erase.yes')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>
          {t('keeping.erase.text', { shop: shop?.name ?? '' })} {t('keeping.erase.others', { names: format.list(names) })}
        </p>
        {looked ? <Counts counts={looked.counts} /> : notLooked ? null : <p aria-busy>{t('keeping.erase.counting')}</p>}
        {looked && looked.counts.queued > 0 ? (
          <ErrorNote tone="soon" title={t('keeping.erase.queued', { count: looked.counts.queued })} />
        ) : null}
        {holds.length > 0 ? (
          <ErrorNote title={t('keeping.erase.heldTitle')} problem={{ code: 'legalHold', params: {} }}>
            {holds.map((hold) => (
              <p key={hold.id} dir="auto">
                {hold.reason}
              </p>
            ))}
          </ErrorNote>
        ) : looked ? (
          <TextField
            label={t('keeping.erase.type', { name })}
            hint={t('keeping.erase.typeHint')}
            value={typed}
            onChange={setTyped}
            isDisabled={busy}
            autoFocus
          />
        ) : null}
        {notLooked ? <ErrorNote title={t('keeping.erase.notCounted')} problem={notLooked} /> : null}
        {problem ? <ErrorNote title={t('keeping.erase.failed')} problem={problem} /> : null}
      </div>
    </Dialog>
  )
}
