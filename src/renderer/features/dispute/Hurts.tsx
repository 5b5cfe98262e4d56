import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { factsThatHurt, hurts } from '../../../shared/domain/dispute/hurts'
import { useDesk } from '../../bridge/deskStore'
import type { DisputeCase } from '../../data/read/disputes'
import { useFormat } from '../../i18n/useFormat'
import { openConversation } from '../../state/navigation'
import { Button } from '../../ui/Button'
import styles from './Dispute.module.css'
import { factsOf } from './facts'

/** What of the conversation and of the facts may be read against the shop, before somebody else reads it. */
export function Hurts({ found }: { found: DisputeCase }) {
  const { t } = useTranslation()
  const format = useFormat()
  const policy = useDesk((desk) => desk.shops.find((one) => one.id === found.dispute.shopId)?.policy)
  const facts = useMemo(() => factsOf(found, policy), [found, policy])
  const said = useMemo(() => hurts(facts.messages), [facts])
  const known = useMemo(() => factsThatHurt(found.dispute, facts), [found, facts])
  const when = (id: string) => facts.messages.find((message) => message.id === id)?.at
  return (
    <section className={styles.block} aria-label={t('dispute.hurts.title')}>
      <h3 className={styles.blockHead}>{t('dispute.hurts.title')}</h3>
      {said.length + known.length === 0 ? <p className={styles.weak}>{t('dispute.hurts.none')}</p> : null}
      {known.length > 0 ? (
        <ul className={styles.list}>
          {known.map((fact) => (
            <li key={fact}>{t(`evidence.fact.${fact}`)}</li>
          ))}
        </ul>
      ) : null}
      <ul className={styles.quotes}>
        {said.map((hurt) => {
          const at = when(hurt.messageId)
          return (
            <li key={`${hurt.messageId} ${hurt.from} ${hurt.kind}`} className={hurt.weight === 'grave' ? styles.quote : styles.mild}>
              <span className={styles.checkHead}>
                <strong>{t(`evidence.hurt.${hurt.kind}`)}</strong>
                {at === undefined ? null : <span className={styles.weak}>{format.dateTime(at)}</span>}
                <Button kind="quiet" icon="message" onPress={() => openConversation(hurt.conversationId)}>
                  {t('dispute.hurts.show')}
                </Button>
              </span>
              <p dir="auto" lang={hurt.language ?? undefined} data-selectable>
                {hurt.quote}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
