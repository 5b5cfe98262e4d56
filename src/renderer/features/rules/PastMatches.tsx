import { useTranslation } from 'react-i18next'
import type { Rule } from '../../../shared/domain/rules/types'
import { problemOf } from '../../bridge/client'
import { useDesk } from '../../bridge/deskStore'
import { matchesKept, type PastMatch } from '../../data/pastLook'
import { useCasePolicy, usePastMatches } from '../../data/pastMatches'
import { customerTitle } from '../../i18n/customerWords'
import { becauseWords } from '../../i18n/ruleWords'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { openConversation } from '../../state/navigation'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { LetterMark } from '../../ui/LetterMark'
import { Pill } from '../../ui/Pill'
import { Progress } from '../../ui/Progress'
import styles from './Rules.module.css'

function Match({ match }: { match: PastMatch }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const shop = useDesk((desk) => desk.shops.find(({ id }) => id === match.shopId))
  const quote = match.because.find((one) => one.quote)?.quote
  return (
    <li className={styles.matchRow}>
      <button type="button" className={styles.match} onClick={() => openConversation(match.id)}>
        <span className={styles.matchHead}>
          {shop ? <LetterMark code={shop.code} colour={shop.colour} size={16} /> : null}
          <span className={styles.name} dir="auto">
            {customerTitle(t, match.customerName)}
          </span>
          {match.language ? <Pill outline>{format.languageCode(match.language)}</Pill> : null}
          <span className={styles.hint}>{format.when(match.lastActivityAt, minute)}</span>
        </span>
        {quote ? (
          <span className={styles.quote} dir="auto" lang={match.language ?? undefined}>
            {quote}
          </span>
        ) : null}
        <span className={styles.quote}>{match.because.map((one) => becauseWords(one, t, format)).join(' · ')}</span>
      </button>
    </li>
  )
}

/** What the rule in the editor would have caught, as it stands there. */
export function PastMatches({ rule, sound }: { rule: Rule; sound: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const policy = useCasePolicy()
  const { past, begin, further, stop, of } = usePastMatches()
  // Of another rule than stands in the editor nothing more is looked for.
  const mayGoOn = (past.state === 'more' || past.state === 'stopped') && of === rule && past.done < past.total
  const looking = past.state === 'looking'
  return (
    <section className={styles.past} aria-labelledby="rule-past">
      <h3 id="rule-past" className={styles.blockTitle}>
        {t('rule.past.title')}
      </h3>
      <p className={styles.hint}>{t('rule.past.text')}</p>
      <div className={styles.buttons}>
        {looking ? (
          <Button icon="close" onPress={stop}>
            {t('rule.past.stop')}
          </Button>
        ) : (
          <Button icon="search" isDisabled={!sound || policy === null} onPress={() => policy && begin(rule, policy)}>
            {t('rule.past.look')}
          </Button>
        )}
        {mayGoOn ? (
          <Button kind="quiet" onPress={further}>
            {t('rule.past.further')}
          </Button>
        ) : null}
        {sound ? null : <span className={styles.hint}>{t('rule.past.mend')}</span>}
      </div>
      {looking ? (
        <Progress
          label={t('rule.past.found', { count: past.found })}
          value={past.done}
          max={past.total}
          words={t('rule.past.progress', { done: format.number(past.done), total: format.number(past.total) })}
        />
      ) : null}
      {past.state === 'failed' ? <ErrorNote title={t('rule.past.failed')} problem={problemOf(past.error)} /> : null}
      {past.state === 'done' || past.state === 'more' || past.state === 'stopped' ? (
        <p role="status">
          {past.found === 0
            ? t(past.state === 'done' ? 'rule.past.noneAll' : 'rule.past.none')
            : t('rule.past.found', { count: past.found })}{' '}
          <span className={styles.hint}>
            {past.state === 'stopped' ? `${t('rule.past.stopped')} ` : ''}
            {t('rule.past.progress', { done: format.number(past.done), total: format.number(past.total) })}
            {past.found > matchesKept ? ` · ${t('rule.past.only', { count: matchesKept })}` : ''}
          </span>
        </p>
      ) : null}
      <ul className={styles.matches} aria-label={t('rule.past.title')}>
        {past.matches.map((match) => (
          <Match key={match.id} match={match} />
        ))}
      </ul>
    </section>
  )
}
