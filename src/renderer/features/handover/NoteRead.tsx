import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationId } from '../../../shared/domain/ids'
import { itemKey } from '../../../shared/domain/rota/handOver/answers'
import type { HandOver } from '../../../shared/domain/rota/plan'
import type { ListRow } from '../../data/types'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { Pill } from '../../ui/Pill'
import styles from './HandOver.module.css'
import { MadeBy } from './NotePane'
import { type Translated, translateLines } from './translate'

const primary = (code: string): string => code.split('-')[0] ?? code

/** The note as it was written and as the giver's desk translated it, both shown; and into the reader's language where neither is. */
export function NoteRead({
  handOver,
  found,
  rows,
}: {
  handOver: HandOver
  found: ReadonlyMap<string, ConversationId>
  rows: ReadonlyMap<ConversationId, ListRow>
}) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const [made, setMade] = useState<Translated | null>(null)
  const [busy, setBusy] = useState(false)
  const mine = i18n.language === 'en-XA' ? 'en' : i18n.language
  const texts = [{ language: handOver.language, text: handOver.text }, ...(handOver.translated ? [handOver.translated] : [])]
  const readable = texts.some(({ language }) => primary(language) === primary(mine))
  // What she reads comes first.
  const shown = [...texts].sort((a, b) => Number(primary(b.language) === primary(mine)) - Number(primary(a.language) === primary(mine)))
  const shopId = handOver.items.flatMap((item) => rows.get(found.get(itemKey(item)) ?? ('' as ConversationId))?.shopId ?? [])[0] ?? null
  const read = async () => {
    setBusy(true)
    const lines = handOver.text.split('\n').map((text) => ({ text, known: text.trim() === '' ? text : null }))
    setMade(await translateLines(lines, { shopId, from: handOver.language, to: mine, conversationId: null, names: [], purpose: 'read' }))
    setBusy(false)
  }
  return (
    <div className={styles.notes}>
      {shown.map(({ language, text }) => (
        <div key={language} className={styles.noteOne}>
          <span className={styles.line}>
            <span className={styles.weak}>{language === handOver.language ? t('handOver.written') : t('handOver.translatedTo')}</span>
            <Pill outline>{format.languageCode(language)}</Pill>
          </span>
          <p className={styles.read} lang={language} dir="auto">
            {text}
          </p>
        </div>
      ))}
      {handOver.translated && handOver.translated.engine !== '' ? (
        <p className={styles.weak}>{t('handOver.by', { engines: handOver.translated.engine })}</p>
      ) : null}
      {made ? (
        <div className={styles.noteOne}>
          <p className={styles.read} lang={mine} dir="auto">
            {made.text}
          </p>
          <MadeBy translated={made} />
        </div>
      ) : null}
      {readable || made ? null : (
        <span className={styles.readIt}>
          <Button icon="languages" isDisabled={busy || shopId === null} onPress={() => void read()}>
            {busy ? t('handOver.note.busy') : t('handOver.readIn', { language: format.language(mine) })}
          </Button>
        </span>
      )}
    </div>
  )
}
