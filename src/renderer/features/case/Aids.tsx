import { useTranslation } from 'react-i18next'
import { UNANSWERED_WARNS, unansweredInARow } from '../../../shared/domain/dispute/unanswered'
import { useDesk } from '../../bridge/deskStore'
import { runCommand, useCommandKeys } from '../../commands/runner'
import type { Case } from '../../data/useCase'
import { showDispute } from '../../state/navigation'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import styles from './Case.module.css'

/** What helps to decide: the dispute room, the return calculator, and an answer to a bad review. */
export function Aids({ given }: { given: Case }) {
  const { t } = useTranslation()
  const keys = { returns: useCommandKeys('case.returns'), recovery: useCommandKeys('case.recovery') }
  const { facts, assessment } = given
  const reply = useDesk((desk) => desk.backends.find((one) => one.id === facts.conversation.backendId)?.capabilities.reply ?? false)
  const unanswered = unansweredInARow(facts.messages)
  const dispute = facts.disputes.find(({ state }) => state === 'needsResponse') ?? facts.disputes[0]
  const reviewed = reply && assessment.class === 'C'
  if (!dispute && facts.orders.length === 0 && !reviewed && unanswered < UNANSWERED_WARNS) return null
  return (
    <section className={styles.section} aria-label={t('case.aids')}>
      <h3 className={styles.title}>{t('case.aids')}</h3>
      {unanswered >= UNANSWERED_WARNS ? <ErrorNote tone="soon" title={t('case.unanswered', { count: unanswered })} /> : null}
      <div className={styles.aids}>
        {dispute ? (
          <Button icon="shield" onPress={() => showDispute(dispute.id)}>
            {t('dispute.openRoom')}
          </Button>
        ) : null}
        {facts.orders.length > 0 ? (
          <Button icon="package" keys={keys.returns} onPress={() => runCommand('case.returns')}>
            {t('returns.open')}
          </Button>
        ) : null}
        {reviewed ? (
          <Button icon="message" keys={keys.recovery} onPress={() => runCommand('case.recovery')}>
            {t('returns.recovery')}
          </Button>
        ) : null}
      </div>
    </section>
  )
}
