import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { Button } from '../../../ui/Button'
import { Pill } from '../../../ui/Pill'
import { answer } from '../parts/requests'
import { kindOf, stateTone, wantsWords } from '../parts/words'
import styles from './Mine.module.css'

const most = 20

/** What she has asked for, what came of it, and the way back. */
export function MyRequests({ state, me }: { state: RotaState; me: RotaPerson }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const mine = state.rota.requests.filter(({ by }) => by === me.id).sort((a, b) => b.madeAt - a.madeAt)
  return (
    <section className={styles.block}>
      <h2 className={styles.blockHead}>{t('rotaPeople.mine.requests')}</h2>
      {mine.length === 0 ? <p className={styles.weak}>{t('rotaPeople.mine.noRequests')}</p> : null}
      <ul className={styles.list}>
        {mine.slice(0, most).map((request) => {
          const last = request.said.at(-1)
          return (
            <li key={request.id} className={styles.item}>
              <p className={styles.itemHead}>
                <strong>{t(`rotaPeople.request.kind.${kindOf(request)}`)}</strong>
                <Pill tone={stateTone[request.state]}>{t(`rotaPeople.request.state.${request.state}`)}</Pill>
                <span className={styles.gap} />
                <span className={styles.weak}>{format.when(request.madeAt, minute)}</span>
              </p>
              <p>{wantsWords(request, state.rota, t, format)}</p>
              {last?.reason ? (
                <p className={styles.weak} dir="auto">
                  {t('rotaPeople.request.because', { reason: last.reason })}
                </p>
              ) : null}
              {request.state === 'open' || request.state === 'taken' ? (
                <div className={styles.buttons}>
                  <Button onPress={() => void answer(request.id, 'withdrawn')}>
                    {t(request.wants.type === 'sick' ? 'rotaPeople.request.wellAgain' : 'rotaPeople.request.withdraw')}
                  </Button>
                </div>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
