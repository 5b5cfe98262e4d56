import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft, EarlierText } from '../../../shared/domain/outbox/types'
import { leavingText } from '../../../shared/domain/translation/leaving'
import { calls } from '../../bridge/deskStore'
import { pushDeed } from '../../commands/deeds'
import { tellTrouble } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { cx } from '../../ui/classes'
import { Dialog } from '../../ui/Dialog'
import { EmptyState } from '../../ui/EmptyState'
import styles from './Composer.module.css'
import { formOf } from './draftForms'
import type { Keeper } from './keeper'

/** How the text of this place stood before: what was replaced or thrown away. Taking one is one undo. */
export function EarlierTexts({
  keeper,
  place,
  onClose,
}: {
  keeper: Keeper
  place: Pick<Draft, 'backendId' | 'conversationId' | 'kind'>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const [texts, setTexts] = useState<readonly EarlierText[] | null>(null)
  const { backendId, conversationId, kind } = place
  useEffect(() => {
    let over = false
    // What stands here may be about to become an earlier form itself.
    keeper
      .flush()
      .then(() => calls().outbox.earlier({ backendId, conversationId, kind }))
      .then((answer) => (over ? undefined : setTexts(answer.texts)))
      .catch((error: unknown) => {
        tellTrouble(t('composer.earlier.trouble'), error)
        onClose()
      })
    return () => {
      over = true
    }
  }, [keeper, backendId, conversationId, kind, t, onClose])
  const take = ({ draft }: EarlierText) => {
    const was = keeper.state.draft
    keeper.edit(formOf(draft), false)
    pushDeed({
      says: t('composer.earlier.said'),
      saysUndone: t('composer.earlier.undone'),
      undo: () => keeper.edit(was ? formOf(was) : { text: '', files: [] }, false),
    })
    onClose()
  }
  return (
    <Dialog title={t('composer.earlier.title')} isOpen onClose={onClose} size="medium">
      {texts === null ? (
        <div aria-busy className={styles.earlierBusy} />
      ) : texts.length === 0 ? (
        <EmptyState icon="history" title={t('composer.earlier.none')} text={t('composer.earlier.noneText')} />
      ) : (
        <ul className={styles.earlier} aria-label={t('composer.earlier.list')}>
          {texts.map((text, at) => (
            <li key={text.id}>
              {/* biome-ignore lint/a11y/noAutofocus: a dialog begins at its first choice */}
              <button type="button" className={styles.earlierText} autoFocus={at === 0} onClick={() => take(text)}>
                <span className={styles.weak}>
                  {t(`composer.earlier.${text.why}`, { ago: format.ago(text.at, minute) })}
                  {text.draft.files.length > 0 ? ` · ${t('composer.earlier.files', { count: text.draft.files.length })}` : ''}
                </span>
                <span dir="auto" className={styles.earlierWords}>
                  {text.draft.text}
                </span>
                {text.draft.translation ? (
                  <span dir="auto" lang={text.draft.translation.to} className={cx(styles.earlierWords, styles.weak)}>
                    {leavingText(text.draft)}
                  </span>
                ) : null}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
