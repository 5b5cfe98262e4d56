import { useTranslation } from 'react-i18next'
import type { Needed } from '../../../shared/domain/rota/handOver/needs'
import type { Receiver } from '../../../shared/domain/rota/handOver/receivers'
import { useDesk } from '../../bridge/deskStore'
import { openConversation } from '../../state/navigation'
import { IconButton } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { cx } from '../../ui/classes'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { isQuiet } from './give'
import styles from './HandOver.module.css'
import { Due, Local, Who } from './ItemWords'
import { giveTo, toggle, writeItem } from './store'

const NOBODY = '-'

interface Props {
  needed: Needed
  name: string
  zone: string | null
  receiver: Receiver | null
  receivers: readonly Receiver[]
  text: string
  on: boolean
  current: boolean
  onFocus: () => void
}

/** One conversation that is to change hands; the one that has the focus shows to whom, and its note. */
export function GiveRow({ needed, name, zone, receiver, receivers, text, on, current, onFocus }: Props) {
  const { t } = useTranslation()
  const { one, kind, why, id } = needed
  const shop = useDesk((desk) => desk.shops.find((entry) => entry.id === one.shopId)?.code ?? '')
  // Nobody had it and nobody is named: nothing changes in it, it is listed.
  const quiet = isQuiet(needed, receiver)
  const to = receiver ? t('handOver.to', { name: receiver.name }) : t('handOver.toWhoever')
  return (
    <li
      data-row={id}
      tabIndex={current ? 0 : -1}
      className={cx(styles.row, !on && styles.rowOff)}
      aria-label={t('handOver.rowAria', { name, to })}
      onFocus={onFocus}
    >
      <Checkbox aria-label={t('handOver.include', { name })} isSelected={on} excludeFromTabOrder={!current} onChange={() => toggle(id)} />
      <span className={styles.words}>
        <span className={styles.line}>
          <Who shop={shop} name={name} language={one.language} />
          <Due at={one.dueAt} />
        </span>
        <span className={styles.meta}>
          <span className={styles.kind}>{t(`handOver.kind.${kind}`)}</span> · <bdi>{to}</bdi> · <Local zone={zone} /> ·{' '}
          {why.map((word) => t(`handOver.why.${word}`)).join(', ')}
        </span>
        {current ? (
          <span className={styles.detail}>
            <Select
              label={t('handOver.receiver')}
              options={[
                { id: NOBODY, label: t('handOver.whoever') },
                ...receivers.map((each) => ({ id: each.personId as string, label: each.name })),
              ]}
              value={receiver?.personId ?? NOBODY}
              onChange={(key) => giveTo(id, receivers.find(({ personId }) => personId === key)?.personId ?? null)}
            />
            {quiet ? (
              <span className={styles.weak}>{t('handOver.quiet')}</span>
            ) : (
              <TextField
                label={t('handOver.itemNote')}
                multiline
                rows={Math.min(8, text.split('\n').length + 1)}
                value={text}
                onChange={(value) => writeItem(id, value)}
              />
            )}
          </span>
        ) : null}
      </span>
      <IconButton icon="forth" label={t('handOver.open', { name })} excludeFromTabOrder={!current} onPress={() => openConversation(id)} />
    </li>
  )
}
