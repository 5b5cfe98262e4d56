import { useTranslation } from 'react-i18next'
import type { Dispute } from '../../../shared/domain/order/types'
import { useDesk } from '../../bridge/deskStore'
import { useOutboxItems } from '../../data/queries'
import { useFormat } from '../../i18n/useFormat'
import { goTo } from '../../state/navigation'
import { Button } from '../../ui/Button'
import { Pill } from '../../ui/Pill'
import styles from './Dispute.module.css'

/** What has been handed in, and what is on its way. */
export function Standing({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation()
  const format = useFormat()
  const offline = useDesk((desk) => desk.lamps.network.state === 'down')
  const items = useOutboxItems().filter((item) =>
    item.effects.some((effect) => effect.type === 'evidence' && effect.disputeId === dispute.id),
  )
  const { evidenceSentAt, submissions } = dispute
  if (items.length === 0 && !evidenceSentAt && !submissions) return null
  return (
    <section className={styles.block} aria-label={t('dispute.sent')}>
      <h3 className={styles.blockHead}>{t('dispute.sent')}</h3>
      {evidenceSentAt ? <p>{t('dispute.sentAt', { when: format.dateTime(evidenceSentAt) })}</p> : null}
      {!evidenceSentAt && submissions ? <p>{t('dispute.sentTimes', { count: submissions })}</p> : null}
      {items.map(({ key, state, effects }) => {
        const form = effects.find((effect) => effect.type === 'evidence')?.form
        return (
          <p key={key} className={styles.onItsWay} data-evidence={state.type}>
            <Pill
              tone={
                state.type === 'sent'
                  ? 'good'
                  : state.type === 'failed'
                    ? 'late'
                    : state.type === 'held' || state.type === 'unknown'
                      ? 'held'
                      : 'calm'
              }
            >
              {t(`queue.word.${state.type}`)}
            </Pill>
            <span>
              {state.type === 'sent'
                ? t('queue.state.sent', { time: format.dateTime(state.at) })
                : state.type === 'queued' && offline
                  ? t('queue.state.offline')
                  : state.type === 'held'
                    ? state.why.map((why) => t(`queue.stale.${why}`)).join(' ')
                    : state.type === 'failed'
                      ? t(`problem.${state.why.code}`, state.why.params)
                      : null}
            </span>
            {form ? (
              <span className={styles.weak}>
                {t('dispute.sentWhat', { count: form.files.length, kind: t(`evidence.kind.${form.kind}`) })}
              </span>
            ) : null}
            {state.type === 'sent' ? null : (
              <Button kind="quiet" icon="send" onPress={() => goTo('queue')}>
                {t('dispute.toQueue')}
              </Button>
            )}
          </p>
        )
      })}
    </section>
  )
}
