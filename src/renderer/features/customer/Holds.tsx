import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../shared/domain/conversation/types'
import { holdsOn } from '../../../shared/domain/keeping/holds'
import { useDesk } from '../../bridge/deskStore'
import { runCommand } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { Pill } from '../../ui/Pill'
import styles from './Customer.module.css'

/** Legal holds that stand on the conversation or its customer: since when, and why. */
export function Holds({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const format = useFormat()
  const all = useDesk((desk) => desk.keeping?.holds)
  const holds = holdsOn(all ?? [], conversation)
  if (holds.length === 0) return null
  return (
    <section className={styles.section} aria-label={t('keeping.held')}>
      <div className={styles.head}>
        <Pill tone="held" icon="lock">
          {t('keeping.held')}
        </Pill>
        <Button kind="quiet" onPress={() => runCommand('keeping.hold')}>
          {t('keeping.hold.change')}
        </Button>
      </div>
      {holds.map((hold) => (
        <div key={hold.id}>
          <p dir="auto" data-selectable>
            {hold.reason}
          </p>
          <p className={styles.weak}>
            {t(`keeping.hold.on.${hold.target.type}`)} · {t('keeping.hold.since', { date: format.date(hold.setAt) })}
          </p>
        </div>
      ))}
    </section>
  )
}
