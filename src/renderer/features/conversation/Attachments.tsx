import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../shared/domain/conversation/types'
import { safeFileName } from '../../../shared/domain/fileName'
import type { BackendId } from '../../../shared/domain/ids'
import { calls } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { showToast } from '../../state/toasts'
import { Button, IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import styles from './Attachments.module.css'
import { useAttachment } from './blobStore'
import { useInSight } from './inSight'

/** Pictures up to this size show by themselves once they come into view. */
const BY_ITSELF = 6_000_000

export interface AttachmentsProps {
  backendId: BackendId
  attachments: readonly Attachment[]
  onZoom: (attachment: Attachment) => void
}

export function Attachments({ backendId, attachments: given, onZoom }: AttachmentsProps) {
  const { t } = useTranslation()
  // Also of what an older version fetched: a name that turns the writing direction would hide its ending.
  const attachments = useMemo(() => given.map((one) => ({ ...one, name: safeFileName(one.name) })), [given])
  if (attachments.length === 0) return null
  return (
    <ul className={styles.list} aria-label={t('conversation.attachments')}>
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          {attachment.kind === 'image' ? (
            <Picture backendId={backendId} attachment={attachment} onZoom={onZoom} />
          ) : attachment.kind === 'audio' || attachment.kind === 'video' ? (
            <Player backendId={backendId} attachment={attachment} />
          ) : (
            <FileLine backendId={backendId} attachment={attachment} />
          )}
        </li>
      ))}
    </ul>
  )
}

export const saveAttachment = async (
  backendId: BackendId,
  { id, ref, name, mime }: Attachment,
  words: { saved: string; failed: string },
) => {
  try {
    const { saved } = await calls().backends.saveAttachment({ backendId, attachmentId: id, ref, name, mime })
    if (saved) showToast({ text: words.saved, lasts: 4_000 })
  } catch (error) {
    tellTrouble(words.failed, error)
  }
}

interface One {
  backendId: BackendId
  attachment: Attachment
}

function SaveButton({ backendId, attachment }: One) {
  const { t } = useTranslation()
  const { name } = attachment
  return (
    <IconButton
      icon="download"
      label={t('conversation.save', { name })}
      onPress={() =>
        void saveAttachment(backendId, attachment, {
          saved: t('conversation.saved', { name }),
          failed: t('conversation.notSaved', { name }),
        })
      }
    />
  )
}

function FileLine({ backendId, attachment }: One) {
  const format = useFormat()
  return (
    <span className={styles.file}>
      <Icon name="file" />
      <span className={styles.name} title={attachment.name} dir="auto">
        {attachment.name}
      </span>
      {attachment.size === null ? null : <span className={styles.weak}>{format.bytes(attachment.size)}</span>}
      <SaveButton backendId={backendId} attachment={attachment} />
    </span>
  )
}

function Player({ backendId, attachment }: One) {
  const { t } = useTranslation()
  const format = useFormat()
  const [wanted, setWanted] = useState(false)
  const { fetched, again } = useAttachment(backendId, attachment, wanted)
  const audio = attachment.kind === 'audio'
  if (wanted && fetched.type === 'ready')
    return (
      <span className={styles.player}>
        {audio ? (
          // biome-ignore lint/a11y/useMediaCaption: a customer's recording has none
          <audio controls autoPlay src={fetched.url} aria-label={attachment.name} />
        ) : (
          // biome-ignore lint/a11y/useMediaCaption: a customer's recording has none
          <video controls autoPlay src={fetched.url} aria-label={attachment.name} />
        )}
        <SaveButton backendId={backendId} attachment={attachment} />
      </span>
    )
  return (
    <span className={styles.file}>
      <Button icon="play" isDisabled={wanted && fetched.type === 'waiting'} onPress={() => (wanted ? again() : setWanted(true))}>
        {audio ? t('conversation.playVoice') : t('conversation.playVideo')}
      </Button>
      <span className={styles.weak}>
        {wanted && fetched.type === 'failed'
          ? t(`problem.${fetched.problem.code}`, fetched.problem.params)
          : attachment.size === null
            ? null
            : format.bytes(attachment.size)}
      </span>
      <SaveButton backendId={backendId} attachment={attachment} />
    </span>
  )
}

function Picture({ backendId, attachment, onZoom }: One & { onZoom: (attachment: Attachment) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const box = useRef<HTMLSpanElement>(null)
  const [seen, setSeen] = useState(false)
  const [asked, setAsked] = useState(attachment.size === null || attachment.size <= BY_ITSELF)
  useEffect(() => {
    const element = box.current
    if (!element || seen) return
    const watcher = new IntersectionObserver(
      (found) => {
        if (found.some((one) => one.isIntersecting)) setSeen(true)
      },
      { rootMargin: '300px' },
    )
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [seen])
  const { fetched, again } = useAttachment(backendId, attachment, useInSight() && seen && asked)
  return (
    <span ref={box} className={styles.picture}>
      {fetched.type === 'ready' ? (
        <button
          type="button"
          className={styles.thumb}
          onClick={() => onZoom(attachment)}
          aria-label={t('conversation.zoom', { name: attachment.name })}
        >
          <img src={fetched.url} alt={attachment.name} draggable={false} />
        </button>
      ) : (
        <span className={styles.blank}>
          <Icon name="image" size={20} />
          <span className={styles.name}>{attachment.name}</span>
          {fetched.type === 'failed' ? (
            <Button kind="quiet" onPress={again}>
              {t('common.retry')}
            </Button>
          ) : asked ? null : (
            <Button kind="quiet" onPress={() => setAsked(true)}>
              {t('conversation.showPicture', { size: format.bytes(attachment.size ?? 0) })}
            </Button>
          )}
        </span>
      )}
    </span>
  )
}
