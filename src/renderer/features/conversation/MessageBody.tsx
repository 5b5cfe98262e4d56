import type { TFunction } from 'i18next'
import { Fragment, useMemo, useState } from 'react'
import { ownText } from '../../../shared/domain/conversation/ownText'
import type { Message } from '../../../shared/domain/conversation/types'
import { calls } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { Button } from '../../ui/Button'
import { MessageFrame } from './MessageFrame'
import { firstPart, piecesOf } from './messageText'
import reading from './Reading.module.css'
import styles from './Thread.module.css'

/** Plain text with links that go through the one door, each saying where it leads. */
export function PlainText({ text, language, t }: { text: string; language: string | null; t: TFunction }) {
  const [whole, setWhole] = useState(false)
  const shown = whole ? text : firstPart(text)
  const pieces = useMemo(() => piecesOf(shown), [shown])
  const open = (url: string) =>
    void calls()
      .desk.openLink({ url })
      .catch((error: unknown) => tellTrouble(t('conversation.linkRefused'), error))
  return (
    <>
      <div className={styles.text} dir="auto" lang={language ?? undefined} data-selectable>
        {pieces.map((piece, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
          <Fragment key={at}>
            {piece.type === 'text' ? (
              piece.text
            ) : (
              <a
                href={piece.url}
                title={piece.url}
                onClick={(event) => {
                  event.preventDefault()
                  open(piece.url)
                }}
                onAuxClick={(event) => event.preventDefault()}
                draggable={false}
              >
                {piece.text}
              </a>
            )}
          </Fragment>
        ))}
      </div>
      {shown.length < text.length ? (
        <Button kind="quiet" onPress={() => setWhole(true)}>
          {t('conversation.showAll')}
        </Button>
      ) : null}
    </>
  )
}

interface MessageBodyProps {
  message: Message
  formatted: boolean
  /** The original's, as far as it is known. */
  language: string | null
  /** Shown in the place of the message's own words; of a letter that is shown as it was dressed, above it. */
  translated: { text: string; to: string } | null
  t: TFunction
}

/** The letter as it was dressed, or its plain text with the quote folded; or what either says in the agent's language. */
export function MessageBody({ message, formatted, language, translated, t }: MessageBodyProps) {
  const [quote, setQuote] = useState(false)
  const text = useMemo(() => ownText(message), [message])
  const { html, quotedText } = message
  const letter =
    formatted && html ? (
      <MessageFrame backendId={message.backendId} html={html} language={language} attachments={message.attachments} />
    ) : null
  return (
    <>
      {letter && translated ? <PlainText text={translated.text} language={translated.to} t={t} /> : null}
      {letter ? (
        translated ? (
          <div className={reading.letter}>{letter}</div>
        ) : (
          letter
        )
      ) : (
        <>
          {text.trim() === '' && message.attachments.length === 0 ? <p className={styles.weak}>{t('conversation.noText')}</p> : null}
          {text.trim() === '' ? null : <PlainText text={translated?.text ?? text} language={translated?.to ?? language} t={t} />}
          {quotedText ? (
            <button type="button" className={styles.fold} aria-expanded={quote} onClick={() => setQuote(!quote)}>
              {quote ? t('conversation.hideQuote') : t('conversation.showQuote')}
            </button>
          ) : null}
          {quotedText && quote ? (
            <div className={styles.quote}>
              <PlainText text={quotedText} language={null} t={t} />
            </div>
          ) : null}
        </>
      )}
    </>
  )
}
