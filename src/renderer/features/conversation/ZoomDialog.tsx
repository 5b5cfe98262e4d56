import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../shared/domain/conversation/types'
import type { BackendId } from '../../../shared/domain/ids'
import { IconButton } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { saveAttachment } from './Attachments'
import styles from './Attachments.module.css'
import { useAttachment } from './blobStore'

const STEP = 1.25
const bounded = (scale: number): number => Math.min(8, Math.max(0.25, scale))

/** A picture at any size: + and − zoom, 0 fits, arrows go to the next picture of the conversation, Escape closes. */
export function ZoomDialog({
  backendId,
  pictures,
  shown,
  onShow,
}: {
  backendId: BackendId
  pictures: readonly Attachment[]
  shown: Attachment | null
  onShow: (attachment: Attachment | null) => void
}) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={shown ? t('conversation.picture', { name: shown.name }) : ''}
      isOpen={shown !== null}
      onClose={() => onShow(null)}
      size="full"
      bare
    >
      {shown ? <Zoom key={shown.id} backendId={backendId} pictures={pictures} shown={shown} onShow={onShow} /> : null}
    </Dialog>
  )
}

function Zoom({
  backendId,
  pictures,
  shown,
  onShow,
}: {
  backendId: BackendId
  pictures: readonly Attachment[]
  shown: Attachment
  onShow: (attachment: Attachment | null) => void
}) {
  const { t } = useTranslation()
  const [scale, setScale] = useState<number | null>(null)
  const { fetched, again } = useAttachment(backendId, shown, true)
  const at = pictures.findIndex((one) => one.id === shown.id)
  const go = (by: number) => {
    const next = pictures[at + by]
    if (next) onShow(next)
  }
  // The picture, not a button: a button shows its tooltip, and the first Escape would only close that.
  const stage = useRef<HTMLDivElement>(null)
  useEffect(() => stage.current?.focus(), [])
  const zoom = (by: number) => setScale((was) => bounded((was ?? 1) * by))
  const onKeyDown = (event: React.KeyboardEvent) => {
    const rtl = document.documentElement.dir === 'rtl'
    const acts: Record<string, () => void> = {
      '+': () => zoom(STEP),
      '=': () => zoom(STEP),
      '-': () => zoom(1 / STEP),
      '0': () => setScale(null),
    }
    const along = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key]
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : along === undefined ? acts[event.key] : () => go(along)
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the dialog, its buttons do the same
    <div className={styles.zoom} onKeyDown={onKeyDown}>
      <div className={styles.zoomBar}>
        <span className={styles.zoomName} dir="auto">
          {shown.name}
        </span>
        <IconButton icon="back" label={t('conversation.previousPicture')} isDisabled={at <= 0} onPress={() => go(-1)} />
        <IconButton
          icon="forth"
          label={t('conversation.nextPicture')}
          isDisabled={at < 0 || at >= pictures.length - 1}
          onPress={() => go(1)}
        />
        <IconButton icon="zoomOut" label={t('conversation.smaller')} keys="-" onPress={() => zoom(1 / STEP)} />
        <IconButton icon="zoomIn" label={t('conversation.larger')} keys="+" onPress={() => zoom(STEP)} />
        <IconButton
          icon="download"
          label={t('conversation.save', { name: shown.name })}
          onPress={() =>
            void saveAttachment(backendId, shown, {
              saved: t('conversation.saved', { name: shown.name }),
              failed: t('conversation.notSaved', { name: shown.name }),
            })
          }
        />
        <IconButton icon="close" label={t('common.close')} keys="Escape" onPress={() => onShow(null)} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div ref={stage} className={styles.stage} tabIndex={0} style={{ '--scale': scale ?? 1 } as CSSProperties}>
        {fetched.type === 'ready' ? (
          <img src={fetched.url} alt={shown.name} data-scaled={scale === null ? undefined : ''} draggable={false} />
        ) : null}
        {fetched.type === 'failed' ? (
          <ErrorNote
            title={t('conversation.noPicture')}
            problem={fetched.problem}
            action={<IconButton icon="refresh" label={t('common.retry')} onPress={again} />}
          />
        ) : null}
      </div>
    </div>
  )
}
