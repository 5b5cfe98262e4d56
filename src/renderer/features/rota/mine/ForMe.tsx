import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import { deedsOf } from '../../../../shared/domain/rota/answer'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { useCommandKeys } from '../../../commands/runner'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { Button } from '../../../ui/Button'
import { answer, refusalWords } from '../parts/requests'
import { kindOf, nameOf, wantsWords } from '../parts/words'
import { registerRequestKeys } from '../requests/commands'
import styles from './Mine.module.css'

/** What colleagues ask of her: swaps with her by name, and offers she could take. */
export function ForMe({ state, me }: { state: RotaState; me: RotaPerson }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  useEffect(registerRequestKeys, [])
  const [yesKeys, noKeys] = [useCommandKeys('requests.approve'), useCommandKeys('requests.decline')]
  const { rota } = state
  const open = useMemo(
    () =>
      rota.requests
        .filter(({ state: stands, by, wants }) => {
          if (stands !== 'open' || by === me.id) return false
          return wants.type === 'offer' || (wants.type === 'swap' && wants.withPersonId === me.id)
        })
        .flatMap((request) => {
          const answered = deedsOf(
            rota,
            request,
            { state: 'taken', by: me.id, plans: false, takeBy: null, shifts: 'keep', reason: '' },
            minute,
          )
          const refused = 'refused' in answered ? answered.refused : null
          // An offer of a shift that is over or gone is nobody's any more.
          const dead = refused !== null && (refused.params.context === 'begun' || refused.params.context === 'shift')
          return request.wants.type === 'offer' && dead ? [] : [{ request, refused }]
        }),
    [rota, me.id, minute],
  )
  // What she did not say stands above, with the question whether she did.
  const agreed = rota.requests.filter(
    ({ id, state: stands, wants }) =>
      stands === 'taken' &&
      !state.unsaid.some(({ requestId, what }) => requestId === id && what === 'took') &&
      ((wants.type === 'offer' && wants.takenBy === me.id) || (wants.type === 'swap' && wants.withPersonId === me.id)),
  )
  return (
    <section className={styles.block} aria-label={t('rotaPeople.forMe.title')} tabIndex={-1} data-request-home>
      <h2 className={styles.blockHead}>{t('rotaPeople.forMe.title')}</h2>
      {open.length + agreed.length === 0 ? <p className={styles.weak}>{t('rotaPeople.forMe.none')}</p> : null}
      <ul className={styles.list}>
        {open.map(({ request, refused }) => (
          <li key={request.id} className={styles.item} tabIndex={-1} data-request={kindOf(request)}>
            <p>
              <strong>
                <bdi>{nameOf(rota, request.by, t)}</bdi>
              </strong>{' '}
              {t(`rotaPeople.forMe.${request.wants.type === 'offer' ? 'offers' : 'swaps'}`)}
            </p>
            <p>{wantsWords(request, rota, t, format)}</p>
            {request.note ? (
              <p className={styles.weak} dir="auto">
                {request.note}
              </p>
            ) : null}
            {refused ? (
              <p className={styles.why}>{refusalWords(refused) ?? t('rotaPeople.refused.rules')}</p>
            ) : (
              <div className={styles.buttons}>
                <Button kind="primary" keys={yesKeys} data-answer="yes" onPress={() => void answer(request.id, 'taken')}>
                  {t(request.wants.type === 'offer' ? 'rotaPeople.forMe.take' : 'rotaPeople.forMe.agree')}
                </Button>
                {request.wants.type === 'swap' ? (
                  <Button keys={noKeys} data-answer="no" onPress={() => void answer(request.id, 'declined')}>
                    {t('rotaPeople.forMe.decline')}
                  </Button>
                ) : null}
              </div>
            )}
          </li>
        ))}
        {agreed.map((request) => (
          <li key={request.id} className={styles.item}>
            <p>
              <strong>
                <bdi>{nameOf(rota, request.by, t)}</bdi>
              </strong>{' '}
              {t('rotaPeople.forMe.waits')}
            </p>
            <p>{wantsWords(request, rota, t, format)}</p>
            <div className={styles.buttons}>
              <Button onPress={() => void answer(request.id, 'open')}>{t('rotaPeople.forMe.giveBack')}</Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
