import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../shared/domain/outbox/problem'
import { sourceChanged, wanting } from '../../../shared/domain/translation/draft'
import type { DraftTranslation } from '../../../shared/domain/translation/types'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import styles from './Translate.module.css'

export interface IssueActs {
  /** Epoch ms since when it waits for an engine; null where it does not. */
  waiting: number | null
  onLooked: (at: number) => void
  onAnew: (at: number) => void
  onAgain: () => void
  onWait: (on: boolean) => void
  onJump: (at: number) => void
}

const short = (text: string): string => {
  const letters = [...text.replace(/\s+/g, ' ')]
  return letters.length > 48 ? `${letters.slice(0, 47).join('')}…` : letters.join('')
}

/** What stands between the translation and the customer, each with its way out. */
export function Issues({
  translation,
  problems,
  ...acts
}: IssueActs & { translation: DraftTranslation; problems: ReadonlyMap<string, Problem> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const { segments } = translation
  const failed = segments.filter((segment) => wanting(segment) && problems.has(segment.source))
  const reasons = new Map<string, Problem>()
  for (const { source } of failed) {
    const problem = problems.get(source)
    if (problem) reasons.set(problem.code, problem)
  }
  const open = segments.filter(wanting).length
  const moved = segments.flatMap((segment, at) => (sourceChanged(segment) ? [{ segment, at }] : []))
  const altered = segments.flatMap((segment, at) =>
    segment.troubles.length > 0 && !segment.looked && !wanting(segment) ? [{ segment, at }] : [],
  )
  if (failed.length === 0 && acts.waiting === null && moved.length === 0 && altered.length === 0) return null
  return (
    <ul className={styles.issues} aria-label={t('mirror.issues')}>
      {acts.waiting !== null ? (
        <li className={styles.issue} data-mirror-issue="waiting">
          <Icon name={open > 0 ? 'clock' : 'done'} size={14} />
          <span className={styles.issueWords}>
            {open > 0 ? t('mirror.waits', { count: open, ago: format.ago(acts.waiting, minute) }) : t('mirror.ready')}
          </span>
          {open > 0 ? <Button onPress={acts.onAgain}>{t('mirror.again')}</Button> : null}
          <Button kind="quiet" onPress={() => acts.onWait(false)}>
            {t(open > 0 ? 'mirror.noWait' : 'mirror.fine')}
          </Button>
        </li>
      ) : failed.length > 0 ? (
        <li className={styles.issue} data-mirror-issue="problem">
          <Icon name="warning" size={14} />
          <span className={styles.issueWords}>
            {t('mirror.unmade', { count: failed.length })}{' '}
            {[...reasons.values()]
              .map(({ code, params }) => {
                const { from, to } = params
                const named = {
                  ...params,
                  ...(typeof from === 'string' ? { from: format.language(from) } : {}),
                  ...(typeof to === 'string' ? { to: format.language(to) } : {}),
                }
                return `${t(`problem.${code}`, named)} ${t(`problem.next.${code}`, named)}`
              })
              .join(' ')}
          </span>
          <Button onPress={acts.onAgain}>{t('mirror.again')}</Button>
          <Button kind="quiet" onPress={() => acts.onWait(true)}>
            {t('mirror.wait')}
          </Button>
        </li>
      ) : null}
      {moved.map(({ segment, at }) => (
        <li key={`moved${at}`} className={styles.issue} data-mirror-issue="changed">
          <Icon name="pen" size={14} />
          <span className={styles.issueWords}>
            {t('mirror.sourceChanged')} <bdi lang={translation.from}>«{short(segment.source)}»</bdi>
          </span>
          <Button onPress={() => acts.onLooked(at)}>{t('mirror.keep')}</Button>
          <Button kind="quiet" onPress={() => acts.onAnew(at)}>
            {t('mirror.anew')}
          </Button>
        </li>
      ))}
      {altered.map(({ segment, at }) => (
        <li key={`altered${at}`} className={styles.issue} data-mirror-issue="facts">
          <Icon name="alert" size={14} />
          <span className={styles.issueWords}>
            {segment.troubles.map(({ type, kind, value }) => (
              <span key={`${type}${value}`}>{t(`mirror.trouble.${type}`, { kind: t(`mirror.fact.${kind}`), value: short(value) })} </span>
            ))}
          </span>
          <Button onPress={() => acts.onJump(at)}>{t('mirror.show')}</Button>
          <Button kind="quiet" onPress={() => acts.onAnew(at)}>
            {t('mirror.anew')}
          </Button>
          <Button kind="quiet" onPress={() => acts.onLooked(at)}>
            {t('mirror.looked')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
