import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import { calls } from '../../../bridge/deskStore'
import { pushDeed } from '../../../commands/deeds'
import { tellTrouble } from '../../../commands/runner'
import { useFormat } from '../../../i18n/useFormat'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { answer } from '../parts/requests'
import { kindOf, nameIn, wantsWords } from '../parts/words'
import styles from './Mine.module.css'

type Unsaid = RotaState['unsaid'][number]

const wasMe = async ({ requestId, what }: Unsaid): Promise<void> => {
  try {
    await calls().rota.vouch({ requestId, what, was: true })
    pushDeed({
      says: i18next.t('rotaPeople.unsaid.stands'),
      undo: () =>
        calls()
          .rota.vouch({ requestId, what, was: false })
          .then(() => undefined),
      saysUndone: i18next.t('rotaPeople.did.undone'),
    })
  } catch (error) {
    tellTrouble(i18next.t('rotaPeople.notDone'), error)
  }
}

/** What the team's server has in her name and she did not say at this desk: it was her elsewhere, or it is taken back. */
export function UnsaidWords({ state }: { state: RotaState }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { rota } = state
  const found = state.unsaid.flatMap((one) => {
    const request = rota.requests.find(({ id }) => id === one.requestId)
    return request ? [{ one, request }] : []
  })
  if (found.length === 0) return null
  return (
    <section className={styles.unsaid} aria-label={t('rotaPeople.unsaid.title')}>
      <h2 className={styles.blockHead}>
        <Icon name="warning" /> {t('rotaPeople.unsaid.title')}
      </h2>
      <p>{t('rotaPeople.unsaid.text')}</p>
      <ul className={styles.list}>
        {found.map(({ one, request }) => (
          <li key={`${one.requestId} ${one.what}`} className={styles.item} data-unsaid={one.what}>
            <p>
              <strong>
                {one.what === 'asked'
                  ? t('rotaPeople.unsaid.asked', { kind: t(`rotaPeople.request.kind.${kindOf(request)}`) })
                  : t('rotaPeople.unsaid.took', { name: nameIn(rota, request.by, t) })}
              </strong>
            </p>
            <p>{wantsWords(request, rota, t, format)}</p>
            {request.state === 'approved' ? <p className={styles.why}>{t('rotaPeople.unsaid.granted')}</p> : null}
            <div className={styles.buttons}>
              <Button
                kind="danger"
                onPress={() =>
                  void answer(one.requestId, one.what === 'took' ? 'open' : 'withdrawn', {
                    reason: t('rotaPeople.unsaid.reason'),
                    denies: true,
                  })
                }
              >
                {t('rotaPeople.unsaid.takeBack')}
              </Button>
              <Button onPress={() => void wasMe(one)}>{t('rotaPeople.unsaid.wasMe')}</Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
