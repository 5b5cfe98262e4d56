import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Backend } from '../../../shared/domain/backend/types'
import type { Draft } from '../../../shared/domain/outbox/types'
import { useCommandKeys } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { Button, IconButton } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import styles from './Composer.module.css'
import type { After } from './composerState'
import { EmojiPicker } from './EmojiPicker'
import type { Phase } from './keeper'

export interface SendBarProps {
  draft: Draft | null
  phase: Phase
  committing: boolean
  backend: Backend
  kind: Draft['kind']
  /** Nothing can be typed: only an approved template can leave. */
  fixed: boolean
  /** Letters that still fit. */
  left: number
  afters: readonly After[]
  /** Something stands in the way of sending. */
  shut: boolean
  translated: boolean
  onEmoji: (text: string) => void
  onFiles: (files: readonly File[]) => void
  onEarlier: () => void
  onDiscard: () => void
  /** Null where nothing is translated: notes stay in the team. */
  onTranslate: (() => void) | null
  onSend: (after: After) => void
}

/** Below a text: what is put in, whether it is kept, and the ways to send it. */
export function SendBar(props: SendBarProps) {
  const { draft, phase, backend, kind, left } = props
  const { attachments, textLimit } = backend.capabilities
  const { t } = useTranslation()
  const format = useFormat()
  const keys = {
    send: useCommandKeys('send.send'),
    next: useCommandKeys('send.next'),
    resolve: useCommandKeys('send.resolve'),
    earlier: useCommandKeys('write.earlier'),
    translate: useCommandKeys('write.translate'),
  }
  return (
    <div className={styles.bar}>
      {props.fixed ? null : (
        <>
          <EmojiPicker onChoose={props.onEmoji} />
          <FileTrigger allowsMultiple onSelect={(list) => props.onFiles([...(list ?? [])])}>
            <IconButton
              icon="paperclip"
              label={t('composer.files.attach', { count: attachments.count, most: format.bytes(attachments.bytes) })}
              isDisabled={attachments.count === 0}
            />
          </FileTrigger>
          {props.onTranslate ? (
            <IconButton
              icon="languages"
              label={t(props.translated ? 'mirror.close' : 'mirror.translate')}
              keys={keys.translate}
              onPress={props.onTranslate}
            />
          ) : null}
        </>
      )}
      <span className={styles.spare}>
        <IconButton icon="history" label={t('composer.earlier.button')} keys={keys.earlier} onPress={props.onEarlier} />
      </span>
      <span className={styles.phase} data-phase={phase}>
        {phase === 'kept' ? t('composer.kept') : phase === 'unkept' ? t('composer.unkept') : null}
      </span>
      {left < textLimit * 0.1 && left >= 0 ? <span className={styles.weak}>{t('composer.left', { count: left })}</span> : null}
      <span className={styles.gap} />
      {draft && !props.committing ? <IconButton icon="trash" label={t('composer.discard')} onPress={props.onDiscard} /> : null}
      {props.afters.length > 0 ? (
        <Menu
          label={t('composer.ways')}
          groups={[
            {
              entries: props.afters.map((after) => ({
                id: after,
                label: t(`composer.after.${after}`),
                keys: after === 'next' ? keys.next : keys.resolve,
                disabled: props.shut,
              })),
            },
          ]}
          onChoose={(after) => props.onSend(after as After)}
        >
          <IconButton icon="chevronDown" label={t('composer.ways')} />
        </Menu>
      ) : null}
      <Button kind="primary" keys={keys.send} isDisabled={props.shut} onPress={() => props.onSend('stay')}>
        {kind === 'note' ? t('composer.addNote') : kind === 'forward' ? t('composer.forward') : t('composer.send')}
      </Button>
    </div>
  )
}
