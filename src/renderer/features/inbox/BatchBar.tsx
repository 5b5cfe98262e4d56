import { useTranslation } from 'react-i18next'
import { runCommand, useCommandKeys } from '../../commands/runner'
import { check, useNavigation } from '../../state/navigation'
import { IconButton } from '../../ui/Button'
import type { IconName } from '../../ui/Icon'
import styles from './BatchBar.module.css'

function Act({ id, icon, label }: { id: string; icon: IconName; label: string }) {
  return <IconButton icon={icon} label={label} keys={useCommandKeys(id)} onPress={() => void runCommand(id)} />
}

/** Stands while rows are selected: how many, and what can be done to them all. */
export function BatchBar() {
  const { t } = useTranslation()
  const count = useNavigation((state) => state.checked.size)
  if (count === 0) return null
  return (
    <div role="toolbar" aria-label={t('inbox.batch.label')} className={styles.bar}>
      <span className={styles.count}>{t('inbox.batch.selected', { count })}</span>
      <Act id="conversation.resolve" icon="check" label={t('commands.resolve')} />
      <Act id="conversation.snooze" icon="moon" label={t('commands.snooze')} />
      <Act id="conversation.assign" icon="userPlus" label={t('commands.assign')} />
      <Act id="conversation.label" icon="tag" label={t('commands.label')} />
      <Act id="conversation.pending" icon="pause" label={t('commands.pending')} />
      <Act id="conversation.unread" icon="mail" label={t('commands.unread')} />
      <Act id="conversation.spam" icon="ban" label={t('commands.spam')} />
      <IconButton icon="close" label={t('inbox.batch.clear')} keys="Escape" onPress={() => check([])} />
    </div>
  )
}
