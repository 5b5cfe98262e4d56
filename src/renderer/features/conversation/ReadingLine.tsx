import { useEffect } from 'react'
import type { Message } from '../../../shared/domain/conversation/types'
import { now } from '../../bridge/deskStore'
import { markAsked, turnMessage, useReadingState } from '../../state/reading'
import { cx } from '../../ui/classes'
import { Icon } from '../../ui/Icon'
import { chooseLanguage } from './languageChoice'
import type { Words } from './MessageBubble'
import styles from './Reading.module.css'
import type { Reading } from './reading'
import { askReading } from './useReading'

interface Props extends Words {
  message: Message
  reading: Reading
  /** The original stands on the screen. */
  original: boolean
  /** A person said which language the message is in. */
  said: boolean
}

/** Below this an engine itself is not sure (0 to 1). */
const unsure = 0.6

/** The quiet line over a customer's words: what one reads here, from where, how sure, and the way to the other side. */
export function ReadingLine({ message, reading, original, said, t, format }: Props) {
  const asked = useReadingState((state) => state.asked.has(message.id) || state.asked.has(message.conversationId))
  const { type, language } = reading
  useEffect(() => {
    if (type === 'made' || type === 'plain') markAsked(message.id, false)
  }, [type, message.id])
  const name = language ? format.language(language) : null
  const wrong = (
    <button type="button" className={cx(styles.act, styles.later)} onClick={() => chooseLanguage(message.conversationId, message.id)}>
      {said ? t('reading.saidByYou') : name ? t('reading.notThis', { language: name }) : t('reading.whichLanguage')}
    </button>
  )
  if (type === 'plain') return said ? <p className={styles.line}>{wrong}</p> : null
  if (type === 'made') {
    const { made } = reading
    const engine = `${made.engines.join(', ') || t('reading.memory')}${made.demo ? ` (${t('reading.demo')})` : ''}`
    return (
      <>
        <p className={styles.line} data-reading={original ? 'original' : 'translated'}>
          <Icon name="languages" size={12} />
          <span>
            {original
              ? name
                ? t('reading.original', { language: name })
                : t('reading.originalUnknown')
              : name
                ? t('reading.translated', { language: name, engine })
                : t('reading.translatedUnknown', { engine })}
          </span>
          {original ? null : <span>{format.ago(made.at, now())}</span>}
          {original || made.confidence === null ? null : (
            <span className={made.confidence < unsure ? styles.soon : undefined}>
              {t(made.confidence < unsure ? 'reading.unsure' : 'reading.sure', { percent: Math.round(made.confidence * 100) })}
            </span>
          )}
          <button type="button" className={styles.act} onClick={() => turnMessage(message.id)} aria-pressed={original}>
            {original ? t('reading.showTranslation') : t('reading.showOriginal')}
          </button>
          {wrong}
        </p>
        {!original && made.missing > 0 ? (
          <p className={cx(styles.line, styles.soon)}>{t('reading.missing', { count: made.missing })}</p>
        ) : null}
        {!original && made.troubles.length > 0 ? (
          <p className={cx(styles.line, styles.soon)}>
            <Icon name="alert" size={12} />
            <span>{t('reading.troubles', { values: format.list(made.troubles.slice(0, 3).map(({ value }) => value)) })}</span>
          </p>
        ) : null}
      </>
    )
  }
  const again = (
    <button type="button" className={styles.act} onClick={() => void askReading(message.conversationId, message.id)}>
      {type === 'failed' ? t('reading.again') : t('reading.translate')}
    </button>
  )
  if (asked && type !== 'failed')
    return (
      <p className={styles.line} data-reading="asked">
        <Icon name="loader" size={12} />
        <span>{t('reading.making')}</span>
      </p>
    )
  if (type === 'failed') {
    const { code, params } = reading.problem
    const context = typeof params.context === 'string' ? params.context : undefined
    return (
      <p className={styles.line} data-reading="failed">
        <Icon name="alert" size={12} />
        <span>{t('reading.failed', { why: t(`problem.${code}`, { ...named(params, format.language), context }) })}</span>
        {again}
        {wrong}
      </p>
    )
  }
  return (
    <p className={styles.line} data-reading={type}>
      <Icon name="languages" size={12} />
      <span>
        {type === 'waits' ? t('reading.waits', { language: name }) : name ? t('reading.written', { language: name }) : t('reading.unknown')}
      </span>
      {again}
      {wrong}
    </p>
  )
}

/** Languages of a problem by their names. */
const named = (params: Record<string, string | number>, language: (code: string) => string): Record<string, string | number> => ({
  ...params,
  ...(typeof params.from === 'string' && params.from !== '' ? { from: language(params.from) } : {}),
  ...(typeof params.to === 'string' && params.to !== '' ? { to: language(params.to) } : {}),
})
