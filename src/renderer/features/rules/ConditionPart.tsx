import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/domain/rules/types'
import { Button, IconButton } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { ConditionFields } from './ConditionFields'
import { conditionTypes, freshCondition } from './fresh'
import styles from './Rules.module.css'

/** A menu of the kinds of conditions. */
export function AddCondition({ inner, onAdd }: { inner?: boolean; onAdd: (condition: Condition) => void }) {
  const { t } = useTranslation()
  const types = conditionTypes.filter((type) => !inner || type !== 'any')
  const label = t(inner ? 'rule.addAny' : 'rule.addCondition')
  return (
    <Menu
      label={label}
      groups={[{ entries: types.map((id) => ({ id, label: t(`rule.condition.${id}`) })) }]}
      onChoose={(id) => {
        const type = types.find((one) => one === id)
        if (type) onAdd(freshCondition(type))
      }}
    >
      <Button icon="plus">{label}</Button>
    </Menu>
  )
}

interface Props {
  value: Condition
  onChange: (condition: Condition) => void
  onRemove: () => void
}

/** One condition with its fields; a group of several holds others in the same form. */
export function ConditionPart({ value, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const name = t(`rule.condition.${value.type}`)
  return (
    <section className={styles.part} aria-label={name}>
      <div className={styles.partHead}>
        <span className={styles.partName}>{name}</span>
        <IconButton icon="trash" label={t('rule.remove', { what: name })} onPress={onRemove} />
      </div>
      {value.type === 'any' ? (
        <>
          {value.of.map((inner, at) => (
            <ConditionPart
              // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no ids; fields follow their values
              key={`${inner.type}-${at}`}
              value={inner}
              onChange={(next) => onChange({ ...value, of: value.of.map((one, place) => (place === at ? next : one)) })}
              onRemove={() => onChange({ ...value, of: value.of.filter((_one, place) => place !== at) })}
            />
          ))}
          <div className={styles.buttons}>
            <AddCondition inner onAdd={(inner) => onChange({ ...value, of: [...value.of, inner] })} />
          </div>
        </>
      ) : (
        <ConditionFields value={value} onChange={onChange} />
      )}
    </section>
  )
}
