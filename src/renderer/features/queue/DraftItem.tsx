import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../shared/domain/outbox/types'
import { leavingText } from '../../../shared/domain/translation/leaving'
import { calls, now, useDesk } from '../../bridge/deskStore'
import { pushDeed } from '../../commands/deeds'
import { tellTrouble } from '../../commands/runner'
import { useThread } from '../../data/queries'
import type { ListRow } from '../../data/types'
import { customerTitle } from '../../i18n/customerWords'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { LetterMark } from '../../ui/LetterMark'
import { Pill } from '../../ui/Pill'
import { restoreDraft } from '../composer'
import { waitingOf } from '../translate'
import { disputeName } from './disputeName'
import styles from './Queue.module.css'

/** A text that was never sent. Where its conversation is gone or became part of another, it can still be had. */
export const DraftItem = memo(function DraftItem({ draft, row }: { draft: Draft; row: ListRow | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const single = useDesk((desk) => desk.settings.singleKeys)
  const shops = useDesk((desk) => desk.shops)
  const backend = useDesk((desk) => desk.backends.find((one) => one.id === draft.backendId))
  const shop = shops.find((one) => one.id === backend?.shopId)
  const begun = draft.conversationId === null
  const { thread, loading } = useThread(row || begun ? null : draft.conversationId, 1)
  const merged = thread?.conversation.mergedIntoId ?? null
  const orphan = !row && !begun && !merged && !loading
  const evidence = draft.evidence ? disputeName(t, draft.evidence.disputeId) : null
  const known = row ?? thread?.conversation
  const name = known ? customerTitle(t, known.customerName) : (evidence ?? t(begun ? 'queue.newConversation' : 'queue.goneConversation'))
  // Evidence belongs to its dispute, not to a composer: without a conversation there is none to go on in.
  const placeless = orphan || (draft.kind === 'evidence' && begun)
  const run = (work: Promise<unknown>) => void work.catch((error: unknown) => tellTrouble(t('queue.notDone'), error))
  const goOn = () => run(restoreDraft(merged ? { ...draft, conversationId: merged, messageId: null } : draft))
  const copy = () =>
    run(
      calls()
        .desk.copyText({ text: draft.text })
        .then(() => showToast({ text: t('queue.said.copied') })),
    )
  const startWith = () =>
    run(
      restoreDraft({ ...draft, kind: 'new', conversationId: null, messageId: null, inboxId: draft.inboxId, customerId: draft.customerId }),
    )
  const discard = () =>
    run(
      calls()
        .outbox.discardDraft({ draftId: draft.id })
        .then(() =>
          pushDeed({
            says: t('composer.said.discarded'),
            saysUndone: t('composer.said.backAgain'),
            undo: async () => {
              await calls().outbox.saveDraft({ ...draft, updatedAt: now() })
            },
          }),
        ),
    )
  const waits = waitingOf(draft)
  const reads = draft.translation ? leavingText(draft) : ''
  const says = orphan
    ? t('queue.draft.orphan')
    : merged
      ? t('queue.draft.merged')
      : t('queue.draft.since', { ago: format.ago(draft.updatedAt, minute) })
  return (
    <li
      className={styles.item}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the queue act on the item that has the focus
      tabIndex={0}
      data-queue-item={draft.id}
      aria-label={`${name}: ${t('queue.draft.word')}. ${says}`}
    >
      <div className={styles.head}>
        {shop ? <LetterMark code={shop.code} colour={shop.colour} size={16} /> : null}
        <span className={styles.who} dir="auto">
          {name}
        </span>
        <span className={styles.what}>{t(`queue.draft.kind.${draft.kind}`)}</span>
        <Pill tone={orphan || merged ? 'held' : 'calm'}>{t('queue.draft.word')}</Pill>
        {waits ? (
          <Pill tone={waits === 'ready' ? 'good' : 'soon'}>{t(waits === 'ready' ? 'mirror.queueReady' : 'mirror.queueWaits')}</Pill>
        ) : null}
      </div>
      <p className={styles.text} dir="auto">
        {draft.text}
      </p>
      {draft.translation && reads.trim() !== '' ? (
        <p className={styles.text} dir="auto" lang={draft.translation.to}>
          <span className={styles.why}>
            {t('mirror.theyRead')} · {format.language(draft.translation.to)}
          </span>
          {'\n'}
          {reads}
        </p>
      ) : null}
      {draft.files.length > 0 ? (
        <p className={styles.why}>
          <Icon name="paperclip" size={12} /> {format.list(draft.files.map((file) => file.name))}
        </p>
      ) : null}
      <p className={styles.why}>{says}</p>
      <div className={styles.acts}>
        {placeless ? (
          <>
            {backend?.capabilities.startConversation && draft.kind !== 'note' && draft.kind !== 'evidence' ? (
              <Button keys={single ? 's' : undefined} data-word="send" onPress={startWith}>
                {t('queue.draft.start')}
              </Button>
            ) : null}
            <Button kind="quiet" keys={single ? 'y' : undefined} data-word="copy" onPress={copy}>
              {t('queue.draft.copy')}
            </Button>
          </>
        ) : (
          <Button keys={single ? 'e' : undefined} data-word="edit" onPress={goOn}>
            {t(merged ? 'queue.draft.goThere' : 'queue.draft.goOn')}
          </Button>
        )}
        <Button kind="quiet" keys={single ? 'd' : undefined} data-word="drop" onPress={discard}>
          {t('composer.discard')}
        </Button>
      </div>
    </li>
  )
})
