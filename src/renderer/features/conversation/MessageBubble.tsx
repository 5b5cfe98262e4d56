import type { TFunction } from 'i18next'
import { memo, useMemo, useState } from 'react'
import type { Attachment, Message } from '../../../shared/domain/conversation/types'
import { useDesk } from '../../bridge/deskStore'
import type { TranslationSecret } from '../../data/types'
import type { Format } from '../../i18n/format'
import { showsOriginal, useReadingState } from '../../state/reading'
import { cx } from '../../ui/classes'
import { Icon } from '../../ui/Icon'
import { forwardMessage } from '../composer'
import { SourceOf } from '../translate'
import { Attachments } from './Attachments'
import { chooseLanguage } from './languageChoice'
import { MessageBody } from './MessageBody'
import { plainSuffices } from './messageText'
import { ReadingLine } from './ReadingLine'
import { readingOf, type ThreadReading, writtenOf } from './reading'
import { sameContentId } from './sanitise'
import styles from './Thread.module.css'

/** Given by the thread: a hook in each part of each message cost more than drawing it. */
export interface Words {
  t: TFunction
  format: Format
}

/** The agent's clock; under the pointer or the focus also the customer's and UTC. */
export function MessageTime({ at, customerZone, t, format }: { at: number; customerZone: () => string | null } & Words) {
  const [more, setMore] = useState(false)
  const zone = more ? customerZone() : null
  return (
    <button
      type="button"
      className={styles.time}
      onMouseEnter={() => setMore(true)}
      onMouseLeave={() => setMore(false)}
      onFocus={() => setMore(true)}
      onBlur={() => setMore(false)}
    >
      <time dateTime={new Date(at).toISOString()}>{format.time(at)}</time>
      {more ? (
        <span>
          {zone ? ` · ${t('conversation.customerTime', { time: format.time(at, zone) })}` : ''}
          {` · ${t('conversation.utcTime', { when: format.dateTime(at, 'UTC') })}`}
        </span>
      ) : null}
    </button>
  )
}

const inLetter = (message: Message, attachment: Attachment): boolean =>
  attachment.contentId !== null &&
  message.html !== null &&
  [...message.html.matchAll(/cid:([^"'\s>)]+)/gi)].some((found) => sameContentId(decoded(found[1] ?? ''), attachment.contentId ?? ''))
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A mail that can go on to somebody else; its backend's capabilities do not change while it stands on screen. */
const mayForward = ({ mail, kind, deleted, backendId }: Message): boolean =>
  mail !== null &&
  !deleted &&
  kind !== 'note' &&
  useDesk.getState().backends.find(({ id }) => id === backendId)?.capabilities.forward === true

export interface MessageBubbleProps extends Words {
  message: Message
  translation: TranslationSecret | null
  /** How this agent reads the conversation. */
  reader: ThreadReading
  customerZone: () => string | null
  onZoom: (attachment: Attachment) => void
}

export const MessageBubble = memo(function MessageBubble({
  message,
  translation,
  reader,
  customerZone,
  onZoom,
  t,
  format,
}: MessageBubbleProps) {
  const { kind, author, delivery } = message
  // Plain text where it says the same as the letter, else the letter; the other one a button away.
  const [formatted, setFormatted] = useState(() => !plainSuffices(message))
  const reading = useMemo(() => readingOf(message, translation, reader), [message, translation, reader])
  const original = useReadingState((state) => showsOriginal(state, message.conversationId, message.id))
  if (kind === 'event')
    return (
      <p className={styles.event}>
        <span dir="auto">{message.text}</span>
        <span className={styles.eventTime}>{format.time(message.at)}</span>
      </p>
    )
  const made = reading.type === 'made' && !original ? reading.made : null
  const side = kind === 'incoming' ? styles.start : styles.end
  const files = message.attachments.filter((attachment) => !inLetter(message, attachment))
  const who =
    kind === 'note'
      ? t('conversation.noteBy', { name: author.name })
      : author.kind === 'bot'
        ? t('conversation.bot', { name: author.name })
        : kind === 'outgoing'
          ? author.name
          : ''
  return (
    <article
      className={cx(styles.message, side)}
      aria-label={t('conversation.messageBy', { name: author.name, when: format.dateTime(message.at) })}
    >
      {message.mail && message.mail.cc.length > 0 && !message.deleted ? (
        <p className={styles.meta} dir="auto">
          {t('conversation.copyTo', { names: format.list(message.mail.cc.map((one) => one.name || one.address)) })}
        </p>
      ) : null}
      {message.deleted ? (
        <div className={cx(styles.bubble, styles.deleted)}>{t('conversation.deleted')}</div>
      ) : (
        <>
          {message.text !== '' || message.html || files.length === 0 ? (
            <div className={cx(styles.bubble, kind === 'incoming' ? styles.in : kind === 'note' ? styles.note : styles.out)}>
              {kind === 'incoming' ? (
                <ReadingLine
                  message={message}
                  reading={reading}
                  original={original}
                  said={reader.said.languages.has(message.id)}
                  t={t}
                  format={format}
                />
              ) : null}
              <MessageBody message={message} formatted={formatted} language={reading.language} translated={made} t={t} />
              <SourceOf translated={writtenOf(message, translation)} />
            </div>
          ) : null}
          {files.length > 0 ? <Attachments backendId={message.backendId} attachments={files} onZoom={onZoom} /> : null}
        </>
      )}
      <p className={styles.meta}>
        <MessageTime at={message.at} customerZone={customerZone} t={t} format={format} />
        {who ? (
          <span className={styles.who} dir="auto">
            {who}
          </span>
        ) : null}
        {message.cardMasks && !message.deleted ? (
          <span title={t('guard.maskedWhy')} data-masked>
            <Icon name="shield" size={12} /> {t('guard.masked')}
          </span>
        ) : null}
        {message.html && message.text.trim() !== '' && !message.deleted ? (
          <button type="button" className={styles.dressed} onClick={() => setFormatted(!formatted)}>
            {formatted ? t('conversation.showPlain') : t('conversation.showFormatted')}
          </button>
        ) : null}
        {kind === 'incoming' && reading.type === 'plain' && !message.deleted && message.text.trim() !== '' ? (
          <button
            type="button"
            className={cx(styles.dressed, styles.forward)}
            onClick={() => chooseLanguage(message.conversationId, message.id)}
          >
            {t('reading.otherLanguage')}
          </button>
        ) : null}
        {mayForward(message) ? (
          <button
            type="button"
            className={cx(styles.dressed, styles.forward)}
            onClick={() => forwardMessage(message.conversationId, message.id)}
          >
            {t('conversation.forwardThis')}
          </button>
        ) : null}
        {kind === 'outgoing' && delivery ? (
          <span className={delivery === 'failed' ? styles.late : undefined}>
            {delivery === 'failed' ? <Icon name="alert" size={12} /> : null}
            {t(`conversation.delivery.${delivery}`)}
            {delivery === 'failed' && message.deliveryError ? <span dir="auto"> · {message.deliveryError}</span> : null}
          </span>
        ) : null}
      </p>
    </article>
  )
})
