import { useTranslation } from 'react-i18next'
import { reachOf } from '../../../commands/layouts/reach'
import type { LayoutId } from '../../../commands/layouts/tables'
import type { Command } from '../../../commands/registry'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Kbd } from '../../../ui/Kbd'
import styles from './Keys.module.css'
import { Listening } from './Listening'

const mac = () => /mac/i.test(navigator.platform)

export interface KeyRowProps {
  command: Command
  name: string
  nameOf: (id: string) => string
  commands: readonly Command[]
  layout: LayoutId | null
  isOwn: boolean
  isChanging: boolean
  onChange: () => void
  onEnd: () => void
  onGive: (keys: readonly string[]) => void
  onReset: () => void
}

/** One command: its keys, what its keyboard cannot make, and the way to others. */
export function KeyRow(props: KeyRowProps) {
  const { command, name, layout, isOwn, isChanging } = props
  const { t } = useTranslation()
  const keys = command.keys ?? []
  const far = layout ? keys.filter((one) => reachOf(one, layout, mac()) !== 'ok') : []
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <span className={styles.name}>{name}</span>
        <span className={styles.keys}>
          {keys.length === 0 ? <span className={styles.weak}>{t('settings.keys.noKey')}</span> : null}
          {keys.map((one) => (
            <Kbd key={one} keys={one} />
          ))}
        </span>
        <span className={styles.buttons}>
          {isOwn ? (
            <Button kind="quiet" aria-label={t('settings.keys.resetOf', { command: name })} onPress={props.onReset}>
              {t('settings.keys.reset')}
            </Button>
          ) : null}
          <Button kind="quiet" aria-label={t('settings.keys.changeOf', { command: name })} onPress={props.onChange}>
            {t('settings.keys.change')}
          </Button>
        </span>
      </div>
      {far.length > 0 && layout ? (
        <p className={styles.warning}>
          <Icon name="warning" />
          {t('settings.keys.unreachable', { name: t(`settings.keys.layout.${layout}`) })}
        </p>
      ) : null}
      {isChanging ? <Listening {...props} /> : null}
    </li>
  )
}
