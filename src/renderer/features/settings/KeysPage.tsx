import { useTranslation } from 'react-i18next'
import { useDesk } from '../../bridge/deskStore'
import { runCommand } from '../../commands/runner'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import styles from './Settings.module.css'
import { useSave } from './useSave'

export function KeysPage() {
  const { t } = useTranslation()
  const single = useDesk((desk) => desk.settings.singleKeys)
  const save = useSave()
  return (
    <div className={styles.form}>
      <Checkbox isSelected={single} onChange={(singleKeys) => save({ singleKeys })}>
        {t('settings.singleKeys')}
      </Checkbox>
      <p className={styles.hint}>{t('settings.singleKeysHint')}</p>
      <div>
        <Button icon="keyboard" keys="?" onPress={() => runCommand('desk.cheatSheet')}>
          {t('settings.showKeys')}
        </Button>
      </div>
    </div>
  )
}
