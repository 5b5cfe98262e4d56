import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../bridge/deskStore'
import { runCommand, useCommandKeys } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { check, useNavigation } from '../../state/navigation'
import { IconButton } from '../../ui/Button'
import type { IconName } from '../../ui/Icon'
import { say } from '../../ui/liveRegion'
import styles from './BatchBar.module.css'
import { type Can, canAny } from './deeds'
import { useList } from './listStore'

const ACTS: readonly { id: string; icon: IconName; can: Can | null }[] = [
  { id: 'resolve', icon: 'check', can: null },
  { id: 'snooze', icon: 'moon', can: 'snooze' },
  { id: 'assign', icon: 'userPlus', can: 'assign' },
  { id: 'label', icon: 'tag', can: 'labels' },
  { id: 'pending', icon: 'pause', can: 'pending' },
  { id: 'read', icon: 'mailOpen', can: 'readState' },
  { id: 'unread', icon: 'mail', can: 'readState' },
  { id: 'spam', icon: 'ban', can: 'spam' },
]

function Act({ id, icon }: { id: string; icon: IconName }) {
  const { t } = useTranslation()
  const command = `conversation.${id}`
  return <IconButton icon={icon} label={t(`commands.${id}`)} keys={useCommandKeys(command)} onPress={() => void runCommand(command)} />
}

/** Stands while rows are selected: how many (of how many, where the list is longer), and what can be done to them. */
export function BatchBar() {
  const { t } = useTranslation()
  const format = useFormat()
  const checked = useNavigation((state) => state.checked)
  const total = useList((list) => list.total)
  // What a backend can do may change with it (signed in again, removed).
  useDesk((desk) => desk.backends)
  const count = checked.size
  const words =
    count > 1 && count < total
      ? t('inbox.batch.selectedOf', { done: format.number(count), total: format.number(total) })
      : t('inbox.batch.selected', { count })
  const said = useRef(0)
  useEffect(() => {
    if (count !== said.current) say(count === 0 ? t('inbox.batch.none') : t('inbox.batch.selected', { count }))
    said.current = count
  }, [count, t])
  if (count === 0) return null
  const ids = [...checked]
  return (
    <div role="toolbar" aria-label={t('inbox.batch.label')} className={styles.bar}>
      <IconButton icon="close" label={t('inbox.batch.clear')} keys="Escape" onPress={() => check([])} />
      <span className={styles.count}>{words}</span>
      <span className={styles.acts}>
        {ACTS.filter(({ can }) => canAny(ids, can)).map(({ id, icon }) => (
          <Act key={id} id={id} icon={icon} />
        ))}
      </span>
    </div>
  )
}
