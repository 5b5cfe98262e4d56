import { Fragment, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../shared/domain/conversation/types'
import { calls } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { Button } from '../../ui/Button'
import { MessageFrame } from './MessageFrame'
import { firstPart, ownText, piecesOf, plainSuffices } from './messageText'
import styles from './Thread.module.css'

/** Plain text with links that go through the one door, each saying where it leads. */
export function PlainText({ text, language }: { text: string; language: string | null }) {
  const { t } = useTranslation()
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

/** Plain text where it says the same as the letter, else the letter; the other one a button away. Quotes folded. */
export function MessageBody({ message }: { message: Message }) {
  const { t } = useTranslation()
  const suffices = useMemo(() => plainSuffices(message), [message])
  const [formatted, setFormatted] = useState(!suffices)
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
          {text.trim() === '' ? null : <PlainText text={text} language={language} />}
          {quotedText ? (
            <button type="button" className={styles.fold} aria-expanded={quote} onClick={() => setQuote(!quote)}>
              {quote ? t('conversation.hideQuote') : t('conversation.showQuote')}
            </button>
          ) : null}
          {quotedText && quote ? (
            <div className={styles.quote}>
              <PlainText text={quotedText} language={null} />
            </div>
          ) : null}
        </>
      )}
      {html && message.text.trim() !== '' ? (
        <button type="button" className={styles.fold} onClick={() => setFormatted(!formatted)}>
          {formatted ? t('conversation.showPlain') : t('conversation.showFormatted')}
        </button>
      ) : null}
    </>
  )
}
