import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordAsked } from '../../../../shared/contract/record'
import type { TranslationEntry } from '../../../../shared/contract/translation'
import type { ShopId } from '../../../../shared/domain/ids'
import { calls } from '../../../bridge/deskStore'
import { useRecord } from '../../../bridge/useRecord'
import { useFormat } from '../../../i18n/useFormat'
import { openConversation } from '../../../state/navigation'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import settings from '../Settings.module.css'
import styles from './Translation.module.css'

/** What left for engines, when and for what; newest first. It never holds a text. */
export function TranslationRecord({ shopId }: { shopId: ShopId }) {
  const { t } = useTranslation()
  const format = useFormat()
  const ask = useCallback((page: Pick<RecordAsked, 'before' | 'limit'>) => calls().translation.record({ shopId, ...page }), [shopId])
  const { entries, more, problem, readOn, refresh } = useRecord(ask)
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
        <Button kind="quiet" icon="refresh" onPress={refresh}>
          {t('translationSettings.record.refresh')}
        </Button>
      </div>
      <p className={settings.hint}>{t('translationSettings.record.text')}</p>
      {problem ? (
        <ErrorNote
          title={t('translationSettings.record.failed')}
          problem={problem}
          action={<Button onPress={readOn}>{t('common.retry')}</Button>}
        />
      ) : null}
      {entries?.length === 0 ? <p>{t('translationSettings.record.none')}</p> : null}
      <ul className={styles.record}>
        {entries?.map((entry, at) => (
          // Newest first and never sorted anew; two calls of one moment may be alike in all they say.
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no name of its own
          <li key={entries.length - at} className={styles.entry}>
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
          <Button onPress={readOn}>{t('translationSettings.record.more')}</Button>
        </div>
      ) : null}
    </section>
  )
}
