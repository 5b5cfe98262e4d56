import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Register } from '../../../shared/domain/template/types'
import { problemOf } from '../../bridge/client'
import { ask, queryClient } from '../../bridge/queries'
import { tellTrouble } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { currentWriter } from '../../state/writing'
import { ErrorNote } from '../../ui/ErrorNote'
import type { Standing } from './modes'
import { intents, type Phrase, phrasesOf } from './phrases'
import styles from './TranslateTab.module.css'

const everything = {
  text: '',
  shortcut: false,
  shopId: null,
  backendId: null,
  channel: null,
  locale: null,
  tag: null,
  owner: 'starter' as const,
  approvedOnly: false,
  limit: 60,
  offset: 0,
}

/** Sentences of the starter library by what they are for; Enter on one puts it where the cursor stands. */
export function Phrases({
  from,
  to,
  register,
  standing,
}: {
  from: string
  to: string
  register: Register | null
  standing: Standing | null
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const found = useQuery(ask().library.search.queryOptions({ input: everything }), queryClient)
  const ids = useMemo(() => found.data?.hits.map(({ id }) => id) ?? [], [found.data])
  const got = useQuery({ ...ask().library.get.queryOptions({ input: { ids } }), enabled: ids.length > 0 }, queryClient)
  const phrases = useMemo(() => phrasesOf(got.data?.templates ?? [], from, to, register), [got.data, from, to, register])
  const put = (phrase: Phrase) => {
    const writer = currentWriter()
    // In translation her own words go in, and the customer's stand beside them already.
    const on = standing?.active() ?? false
    const aligned = on && phrase.meaning !== null
    const text = aligned ? (phrase.meaning ?? '') : phrase.text
    if (on)
      standing?.text.remembered.add([
        { source: text, target: phrase.text, gap: '', by: 'template', engine: null, back: null, troubles: [] },
      ])
    writer
      ?.insert({ text: `${text} `, locale: aligned ? from : phrase.locale, gaps: [], stops: [] })
      .catch((error: unknown) => tellTrouble(t('templates.notInserted'), error))
  }
  const error = found.error ?? got.error
  if (error) return <ErrorNote title={t('mirror.panel.failed')} problem={problemOf(error)} />
  if (!found.isPending && !got.isPending && phrases.length === 0)
    return <p className={styles.weak}>{t('mirror.panel.noPhrases', { language: format.language(to) })}</p>
  return (
    <div aria-busy={found.isPending || got.isPending}>
      {intents
        .filter((intent) => phrases.some((one) => one.intent === intent))
        .map((intent) => (
          <div key={intent} className={styles.intent}>
            <h4 className={styles.intentName}>{t(`mirror.panel.phrase.${intent}`)}</h4>
            {phrases
              .filter((one) => one.intent === intent)
              .map((phrase) => (
                <button key={phrase.text} type="button" className={styles.phrase} data-phrase={intent} onClick={() => put(phrase)}>
                  <span lang={phrase.locale} dir="auto">
                    {phrase.text}
                  </span>
                  {phrase.meaning ? (
                    <span className={styles.weak} lang={from} dir="auto">
                      {phrase.meaning}
                    </span>
                  ) : null}
                </button>
              ))}
          </div>
        ))}
    </div>
  )
}
