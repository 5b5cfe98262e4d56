import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { checklist, type Need } from '../../../shared/domain/dispute/checklist'
import { useDesk } from '../../bridge/deskStore'
import type { DisputeCase } from '../../data/read/disputes'
import { cx } from '../../ui/classes'
import { Icon } from '../../ui/Icon'
import { Pill } from '../../ui/Pill'
import styles from './Dispute.module.css'
import { factsOf } from './facts'

const stateOf = ({ found, byHand }: Need): 'found' | 'missing' | 'byHand' => (found ? 'found' : byHand ? 'byHand' : 'missing')

/** What a dispute for this reason is decided by: what of it is here, what is missing, and why it counts. */
export function Checklist({ found }: { found: DisputeCase }) {
  const { t } = useTranslation()
  const policy = useDesk((desk) => desk.shops.find((one) => one.id === found.dispute.shopId)?.policy)
  const needs = useMemo(() => checklist(found.dispute, factsOf(found, policy)), [found, policy])
  const here = needs.filter((need) => need.found !== null).length
  return (
    <section className={styles.block} aria-label={t('dispute.checklist.title')}>
      <h3 className={styles.blockHead}>
        {t('dispute.checklist.title')}
        <span className={styles.count}>{t('dispute.checklist.count', { here, all: needs.length })}</span>
      </h3>
      <ul className={styles.list}>
        {needs.map((need) => {
          const state = stateOf(need)
          return (
            <li key={need.id} className={styles.check}>
              <span className={cx(state === 'found' ? styles.found : state === 'missing' ? styles.missing : styles.weak)}>
                <Icon name={state === 'found' ? 'done' : state === 'missing' ? 'alert' : 'help'} />
              </span>
              <span className={styles.checkHead}>
                <span>{t(`evidence.need.${need.id}`)}</span>
                <Pill tone={state === 'found' ? 'good' : state === 'missing' && need.weight === 'must' ? 'late' : 'plain'}>
                  {t(`evidence.state.${state}`)}
                </Pill>
                <span className={styles.weak}>{t(`evidence.weight.${need.weight}`)}</span>
              </span>
              <p className={styles.weak}>{t(`evidence.why.${need.id}`)}</p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
