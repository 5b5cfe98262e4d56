import { useTranslation } from 'react-i18next'
import { useCommandKeys } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { Button, IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import styles from './Translate.module.css'

/** Her customer's language is not one she reads: the way to write all the same, one key away. */
export function Proposal({
  customer,
  from,
  to,
  onTranslate,
  onWave,
}: {
  customer: string
  from: string
  to: string
  onTranslate: () => void
  onWave: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const keys = useCommandKeys('write.translate')
  return (
    <div className={styles.proposal} data-mirror-proposal>
      <Icon name="languages" size={14} />
      <span className={styles.issueWords}>
        {t('mirror.propose', { name: customer, to: format.language(to), from: format.language(from) })}
      </span>
      <span className={styles.proposalActs}>
        <Button keys={keys} onPress={onTranslate}>
          {t('mirror.translate')}
        </Button>
        <IconButton icon="close" label={t('mirror.wave')} onPress={onWave} />
      </span>
    </div>
  )
}
