import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TranslationEntry } from '../../../../shared/contract/translation'
import type { ShopId } from '../../../../shared/domain/ids'
import type { Problem } from '../../../../shared/domain/outbox/types'
import { problemOf } from '../../../bridge/client'
import { calls } from '../../../bridge/deskStore'
import { useFormat } from '../../../i18n/useFormat'
import { openConversation } from '../../../state/navigation'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import settings from '../Settings.module.css'
import styles from './Translation.module.css'

const atOnce = 20

/** What left for engines, when and for what; newest first. It never holds a text. */
export function TranslationRecord({ shopId }: { shopId: ShopId }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [entries, setEntries] = useState<TranslationEntry[] | null>(null)
  const [more, setMore] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = useCallback(
    async (before: number | null) => {
      setProblem(null)
      try {
        const found = (await calls().translation.record({ shopId, before, limit: atOnce })).entries
        setEntries((was) => (before === null ? found : [...(was ?? []), ...found]))
        setMore(found.length === atOnce)
      } catch (error) {
        setProblem(problemOf(error))
      }
    },
    [shopId],
  )
  useEffect(() => void read(null), [read])
  const last = entries?.at(-1)?.at ?? null
  const nameOf = (code: string | null) => (code === null ? t('translationSettings.record.found') : format.language(code))
  const hiddenOf = ({ hidden }: TranslationEntry): string => {
    const kinds = Object.entries(hidden).filter(([, count]) => count > 0)
    if (kinds.length === 0) return t('translationSettings.record.hiddenNone')
    const words = kinds.map(([kind, count]) => `${t(`translationSettings.fact.${kind}`, { defaultValue: kind })} ${format.number(count)}`)
    return t('translationSettings.record.hidden', { what: format.list(words) })
  }
  return (
    <section className={settings.form} aria-label={t('translationSettings.record.title')} aria-busy={entries === null && problem === null}>
      <div className={settings.cardHead}>
        <h3 className={`${settings.label} ${settings.cardWords}`}>{t('translationSettings.record.title')}</h3>
        <Button kind="quiet" icon="refresh" onPress={() => void read(null)}>
          {t('translationSettings.record.refresh')}
        </Button>
      </div>
      <p className={settings.hint}>{t('translationSettings.record.text')}</p>
      {problem ? (
        <ErrorNote
          title={t('translationSettings.record.failed')}
          problem={problem}
          action={<Button onPress={() => void read(last)}>{t('common.retry')}</Button>}
        />
      ) : null}
      {entries?.length === 0 ? <p>{t('translationSettings.record.none')}</p> : null}
      <ul className={styles.record}>
        {entries?.map((entry) => (
          <li key={`${entry.at} ${entry.engine} ${entry.segments}`} className={styles.entry}>
            <div className={styles.entryWords}>
              <span>
                {t(`translationSettings.record.purpose.${entry.purpose}`)} · {nameOf(entry.from)} → {nameOf(entry.to)} ·{' '}
                <bdi>{entry.engine}</bdi>
              </span>
              <span className={settings.hint}>
                {format.dateTime(entry.at)} · {t('translationSettings.record.sentences', { count: entry.segments })} · {hiddenOf(entry)}
              </span>
              {entry.problem ? <span className={styles.failed}>{t(`problem.${entry.problem.code}`, entry.problem.params)}</span> : null}
            </div>
            {entry.conversationId ? (
              <Button kind="quiet" onPress={() => openConversation(entry.conversationId as NonNullable<typeof entry.conversationId>)}>
                {t('translationSettings.record.open')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {more ? (
        <div>
          <Button onPress={() => void read(last)}>{t('translationSettings.record.more')}</Button>
        </div>
      ) : null}
    </section>
  )
}
