import type { TFunction } from 'i18next'
import { Fragment, useMemo, useState } from 'react'
import { ownText } from '../../../shared/domain/conversation/ownText'
import type { Message } from '../../../shared/domain/conversation/types'
import { calls } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { Button } from '../../ui/Button'
import { MessageFrame } from './MessageFrame'
import { firstPart, piecesOf } from './messageText'
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

/** The letter as it was dressed, or its plain text with the quote folded. */
export function MessageBody({ message, formatted, t }: { message: Message; formatted: boolean; t: TFunction }) {
  const [quote, setQuote] = useState(false)
  const text = useMemo(() => ownText(message), [message])
  const { html, quotedText, language } = message
  return (
    <>
      {formatted && html ? (
        <MessageFrame backendId={message.backendId} html={html} language={language} attachments={message.attachments} />
      ) : (
        <>
          {text.trim() === '' && message.attachments.length === 0 ? <p className={styles.weak}>{t('conversation.noText')}</p> : null}
          {text.trim() === '' ? null : <PlainText text={text} language={language} t={t} />}
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
