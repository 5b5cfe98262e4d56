import { useTranslation } from 'react-i18next'
import type { ConversationId, PersonId } from '../../../shared/domain/ids'
import { itemKey } from '../../../shared/domain/rota/handOver/answers'
import type { HandOverItem } from '../../../shared/domain/rota/plan'
import type { ListRow } from '../../data/types'
import { customerTitle } from '../../i18n/customerWords'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { openConversation } from '../../state/navigation'
import { IconButton } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Pill } from '../../ui/Pill'
import styles from './HandOver.module.css'
import { Due, Who } from './ItemWords'

interface Props {
  item: HandOverItem
  /** Null: it is not on this desk (yet). */
  id: ConversationId | null
  row: ListRow | undefined
  answerable: boolean
  on: boolean
  current: boolean
  nameOf: (id: PersonId | null) => string
  onTick: () => void
  onFocus: () => void
}
const tones = { offered: 'held', accepted: 'good', declined: 'soon', sentBack: 'soon' } as const

/** One item as the receivers see it; its customer is named by this desk's own cache alone. */
export function ArrivedRow({ item, id, row, answerable, on, current, nameOf, onTick, onFocus }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const name = row ? customerTitle(t, row.customerName) : t('handOver.notHere', { shop: item.shop, ref: item.ref.slice(0, 24) })
  const state = t(`handOver.state.${item.state}`)
  const parts = [
    t(`handOver.kind.${item.kind}`),
    item.toPersonId ? t('handOver.to', { name: nameOf(item.toPersonId) }) : t('handOver.toWhoever'),
    item.wakesAt === null || item.wakesAt <= minute ? '' : t('handOver.wakesFrom', { time: format.time(item.wakesAt) }),
    item.answeredBy && item.answeredAt !== null
      ? t('handOver.answered', { name: nameOf(item.answeredBy), time: format.time(item.answeredAt) })
      : '',
  ]
  return (
    <li data-row={itemKey(item)} tabIndex={current ? 0 : -1} className={styles.row} aria-label={`${name}, ${state}`} onFocus={onFocus}>
      {answerable ? (
        <Checkbox aria-label={t('handOver.include', { name })} isSelected={on} excludeFromTabOrder={!current} onChange={onTick} />
      ) : null}
      <span className={styles.words}>
        <span className={styles.line}>
          <Who shop={item.shop} name={name} language={item.language} />
          <span className={styles.pills}>
            <Due at={row ? (row.due?.at ?? null) : item.dueAt} />
            <Pill tone={tones[item.state]}>{state}</Pill>
          </span>
        </span>
        <span className={styles.meta}>
          <bdi>{parts.filter(Boolean).join(' · ')}</bdi>
        </span>
        {item.reason ? (
          <span className={styles.reason} dir="auto">
            {item.reason}
          </span>
        ) : null}
        {current && item.text ? (
          <span className={styles.read} dir="auto">
            {item.text}
          </span>
        ) : null}
        {id ? null : <span className={styles.weak}>{t('handOver.notHereText')}</span>}
      </span>
      {id ? (
        <IconButton icon="forth" label={t('handOver.open', { name })} excludeFromTabOrder={!current} onPress={() => openConversation(id)} />
      ) : null}
    </li>
  )
}
