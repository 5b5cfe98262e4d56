import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../shared/domain/conversation/types'
import { sameLanguage } from '../../../shared/domain/translation/languages'
import type { MemoryMatch } from '../../../shared/domain/translation/memoryTypes'
import type { DraftTranslation } from '../../../shared/domain/translation/types'
import { problemOf } from '../../bridge/client'
import { calls, useDesk } from '../../bridge/deskStore'
import { queryClient } from '../../bridge/queries'
import { runCommand, useCommandKeys } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { goTo, panelFocusTaken, useNavigation } from '../../state/navigation'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { say } from '../../ui/liveRegion'
import { Pill } from '../../ui/Pill'
import { withMatch } from './judged'
import { type Standing, useTranslating } from './modes'
import { Phrases } from './Phrases'
import { RegisterMenu } from './RegisterMenu'
import { useRegister } from './register'
import styles from './TranslateTab.module.css'
import { termsHere } from './terms'
import { useEngines, useTerms } from './useTranslation'

/** Below this a match is no help (UX of translation tools: 70 to 75 %). */
const LEAST = 0.7
const MOST = 6

const nobody = { subscribe: () => () => undefined, draft: () => null }
/** The translation as it stands in a composer on screen. */
const useStandingDraft = (standing: Standing | null): DraftTranslation | null =>
  useSyncExternalStore(
    standing ? (listener) => standing.text.subscribe(listener) : nobody.subscribe,
    standing ? () => standing.text.state.draft?.translation ?? null : nobody.draft,
  )

/** Panel tab: what memory, glossary, engines and the shop's own words have for the text that is being written. */
export function TranslateTab({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const format = useFormat()
  const standing = useTranslating((state) => state.standing.findLast(({ conversationId }) => conversationId === conversation.id) ?? null)
  const translation = useStandingDraft(standing)
  const working = useDesk((desk) => desk.settings.workingLanguage)
  const to = translation?.to ?? conversation.language
  const chosen = useRegister(conversation.id, conversation.shopId, to)
  const keys = useCommandKeys('write.translate')
  const same = to === null || sameLanguage(to, working)
  const tab = useRef<HTMLDivElement>(null)
  const wanted = useNavigation(({ panelFocus }) => panelFocus === 'translate')
  const alone = !translation || !standing
  useEffect(() => {
    // With a translation the matches take it, once they are there. Without one it must not wait for them: they would take it from whoever writes by then.
    if (!wanted || !alone) return
    tab.current?.querySelector<HTMLElement>('[data-phrase], button')?.focus()
    panelFocusTaken()
  }, [wanted, alone])
  return (
    <div className={styles.tab} data-translate-tab ref={tab}>
      {translation && standing ? (
        <>
          <Matches standing={standing} translation={translation} />
          <Terms translation={translation} shopId={conversation.shopId} />
        </>
      ) : (
        <section className={styles.part}>
          <EmptyState
            icon="languages"
            title={t('mirror.panel.off')}
            text={same ? t('mirror.panel.same') : t('mirror.panel.offText')}
            action={
              same ? undefined : (
                <Button keys={keys} onPress={() => void runCommand('write.translate')}>
                  {t('mirror.translate')}
                </Button>
              )
            }
          />
        </section>
      )}
      {to !== null && !same ? (
        <section className={styles.part}>
          <div className={styles.row}>
            <h3 className={styles.title}>{t('mirror.panel.phrases', { language: format.language(to) })}</h3>
            <RegisterMenu conversationId={conversation.id} to={to} chosen={chosen} />
          </div>
          <Phrases from={working} to={to} register={chosen.register} standing={standing} />
        </section>
      ) : null}
      <Engines />
    </div>
  )
}

function Matches({ standing, translation }: { standing: Standing; translation: DraftTranslation }) {
  const { t } = useTranslation()
  const format = useFormat()
  const here = useTranslating((state) => state.here)
  const { segments, from, to } = translation
  const wordy = segments.flatMap((segment, at) => (segment.by === 'same' || segment.source.trim() === '' ? [] : [at]))
  const at = here?.place === standing.place && wordy.includes(here.at) ? here.at : (wordy.at(-1) ?? null)
  const text = at === null ? '' : (segments[at]?.source ?? '')
  const before = at === null ? '' : (segments[at - 1]?.source ?? '')
  const behind = at === null ? '' : (segments[at + 1]?.source ?? '')
  const { shopId } = standing
  const { data, error, isPending, refetch } = useQuery(
    {
      queryKey: ['memory.look', shopId, from, to, text, before, behind],
      queryFn: () => calls().memory.look({ shopId, from, to, text, before, behind, known: standing.known(), least: LEAST, limit: MOST }),
      enabled: text !== '',
      staleTime: 5_000,
    },
    queryClient,
  )
  const matches = data?.matches ?? []
  const [place, setPlace] = useState(0)
  const current = Math.min(place, Math.max(0, matches.length - 1))
  const list = useRef<HTMLDivElement>(null)
  const wanted = useNavigation(({ panelFocus }) => panelFocus === 'translate')
  useEffect(() => {
    if (!wanted) return
    // Nothing to choose there yet: the next thing that can be chosen.
    const spot =
      matches.length > 0 ? list.current : list.current?.closest('[data-translate-tab]')?.querySelector<HTMLElement>('[data-phrase]')
    if (!spot && isPending) return
    ;(spot ?? list.current)?.focus()
    panelFocusTaken()
  }, [wanted, matches.length, isPending])
  const take = (match: MemoryMatch | undefined) => {
    const now = standing.text.state.draft?.translation
    if (!match || !now || at === null || now.segments[at]?.source !== text) return
    standing.text.edit({ translation: withMatch(now, at, match.target, standing.known()) })
    say(t('mirror.panel.took'))
    standing.focus()
  }
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{t('mirror.panel.matches')}</h3>
      {text === '' ? (
        <p className={styles.weak}>{t('mirror.panel.noSentence')}</p>
      ) : (
        <p className={styles.source} lang={from} dir="auto">
          {text}
        </p>
      )}
      {error ? (
        <ErrorNote
          title={t('mirror.panel.failed')}
          problem={problemOf(error)}
          action={<Button onPress={() => void refetch()}>{t('mirror.again')}</Button>}
        />
      ) : null}
      <div
        ref={list}
        role="listbox"
        aria-label={t('mirror.panel.matches')}
        aria-busy={isPending && text !== ''}
        tabIndex={0}
        className={styles.list}
        hidden={matches.length === 0}
        aria-activedescendant={matches[current] ? `match-${matches[current].unitId}` : undefined}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return
          if (event.key === 'ArrowDown') setPlace(Math.min(matches.length - 1, current + 1))
          else if (event.key === 'ArrowUp') setPlace(Math.max(0, current - 1))
          else if (event.key === 'Enter') take(matches[current])
          else return
          event.preventDefault()
        }}
      >
        {matches.map((match, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list above has the keys
          <div
            key={match.unitId}
            id={`match-${match.unitId}`}
            role="option"
            aria-selected={i === current}
            tabIndex={-1}
            className={styles.match}
            data-match={Math.round(match.score * 100)}
            onClick={() => take(match)}
          >
            <Pill tone={match.score >= 1 ? 'good' : 'calm'}>{format.percent(match.score)}</Pill>
            <span className={styles.pair}>
              <span lang={to} dir="auto">
                {match.target}
              </span>
              {match.score < 1 ? (
                <span className={styles.weak} lang={from} dir="auto">
                  {match.source}
                </span>
              ) : null}
            </span>
          </div>
        ))}
      </div>
      {text !== '' && !isPending && !error && matches.length === 0 ? <p className={styles.weak}>{t('mirror.panel.noMatches')}</p> : null}
      {matches.length > 0 ? <p className={styles.weak}>{t('mirror.panel.keys')}</p> : null}
    </section>
  )
}

function Terms({ translation, shopId }: { translation: DraftTranslation; shopId: string }) {
  const { t } = useTranslation()
  const terms = useTerms()
  const here = useMemo(() => termsHere(translation, terms, shopId), [translation, terms, shopId])
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{t('mirror.panel.terms')}</h3>
      {here.length === 0 ? <p className={styles.weak}>{t('mirror.panel.noTerms')}</p> : null}
      <ul className={styles.plain}>
        {here.map((term) => (
          <li key={term.id} className={styles.term}>
            <strong lang={translation.from}>{term.source}</strong>
            {term.never ? <span className={styles.weak}> {t('mirror.panel.never')}</span> : null}
            {term.targets.map(({ text, use }) => (
              <span key={text} className={use === 'forbidden' ? styles.forbidden : undefined}>
                {' '}
                <span className={styles.weak}>{t(`mirror.panel.use.${use}`)}</span> <bdi lang={translation.to}>{text}</bdi>
              </span>
            ))}
            {term.type ? <Pill tone={term.type === 'kept' ? 'good' : 'soon'}>{t(`mirror.panel.term.${term.type}`)}</Pill> : null}
            {term.note ? <span className={styles.weak}> {term.note}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Engines() {
  const { t } = useTranslation()
  const engines = useEngines()
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{t('mirror.panel.engines')}</h3>
      {engines?.length === 0 ? <p className={styles.weak}>{t('mirror.panel.noEngine')}</p> : null}
      <ul className={styles.plain}>
        {(engines ?? []).map(({ engine, trouble }) => (
          <li key={engine.id} className={styles.term}>
            {engine.name} {engine.demo ? <Pill outline>{t('mirror.panel.demo')}</Pill> : null}{' '}
            <span className={styles.weak}>{trouble ? t(`problem.${trouble.code}`, trouble.params) : t('mirror.panel.engineWell')}</span>
          </li>
        ))}
      </ul>
      <Button kind="quiet" icon="settings" onPress={() => goTo('settings', 'translation')}>
        {t('mirror.panel.settings')}
      </Button>
    </section>
  )
}
