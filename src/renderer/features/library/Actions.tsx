import { useTranslation } from 'react-i18next'
import { Priority } from '../../../shared/domain/conversation/types'
import type { MacroAction } from '../../../shared/domain/template/types'
import { Button, IconButton } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import styles from './Editor.module.css'
import { Words } from './Words'

const types = ['labels', 'status', 'priority', 'assign', 'snooze'] as const
const fresh = (type: MacroAction['type']): MacroAction => {
  switch (type) {
    case 'labels':
      return { type, add: [], remove: [] }
    case 'status':
      return { type, status: 'pending' }
    case 'priority':
      return { type, priority: 'high' }
    case 'assign':
      return { type, to: 'me' }
    case 'snooze':
      return { type, hours: 24 }
  }
}
const states = ['open', 'pending', 'resolved'] as const
const longest = 24 * 60

function Fields({ action, onChange }: { action: MacroAction; onChange: (action: MacroAction) => void }) {
  const { t } = useTranslation()
  const name = t(`library.action.${action.type}`)
  switch (action.type) {
    case 'labels':
      return (
        <div className={styles.two}>
          <Words label={t('library.action.add')} value={action.add} max={20} onChange={(add) => onChange({ ...action, add })} />
          <Words label={t('library.action.remove')} value={action.remove} max={20} onChange={(remove) => onChange({ ...action, remove })} />
        </div>
      )
    case 'status':
      return (
        <Select
          label={name}
          hideLabel
          options={states.map((id) => ({ id, label: t(`common.status.${id}`) }))}
          value={action.status}
          onChange={(status) => onChange({ ...action, status })}
        />
      )
    case 'priority':
      return (
        <Select
          label={name}
          hideLabel
          options={Priority.options.map((id) => ({ id, label: t(`common.priority.${id}`) }))}
          value={action.priority}
          onChange={(priority) => onChange({ ...action, priority })}
        />
      )
    case 'assign':
      return (
        <Select
          label={name}
          hideLabel
          options={(['me', 'nobody'] as const).map((id) => ({ id, label: t(`templates.action.assign.${id}`) }))}
          value={action.to}
          onChange={(to) => onChange({ ...action, to })}
        />
      )
    case 'snooze':
      return (
        <TextField
          label={t('library.action.hours')}
          inputMode="numeric"
          value={String(action.hours)}
          onChange={(text) => {
            const hours = Number(text.replace(/\D/g, ''))
            onChange({ ...action, hours: Math.min(longest, Math.max(1, hours)) })
          }}
        />
      )
  }
}

/** What a macro does beside its text; one of each kind. */
export function Actions({ value, onChange }: { value: readonly MacroAction[]; onChange: (value: MacroAction[]) => void }) {
  const { t } = useTranslation()
  const free = types.filter((type) => !value.some((one) => one.type === type))
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.label}>{t('library.actions')}</legend>
      <p className={styles.weak}>{t('library.actionsText')}</p>
      {value.map((action, at) => (
        <div key={action.type} className={styles.action}>
          <span className={styles.actionName}>{t(`library.action.${action.type}`)}</span>
          <div className={styles.actionFields}>
            <Fields action={action} onChange={(next) => onChange(value.map((one, place) => (place === at ? next : one)))} />
          </div>
          <IconButton
            icon="trash"
            label={t('library.action.drop', { what: t(`library.action.${action.type}`) })}
            onPress={() => onChange(value.filter((_one, place) => place !== at))}
          />
        </div>
      ))}
      {free.length > 0 ? (
        <div className={styles.buttons}>
          <Menu
            label={t('library.action.more')}
            groups={[{ entries: free.map((id) => ({ id, label: t(`library.action.${id}`) })) }]}
            onChoose={(id) => {
              const type = free.find((one) => one === id)
              if (type) onChange([...value, fresh(type)])
            }}
          >
            <Button icon="plus">{t('library.action.more')}</Button>
          </Menu>
        </div>
      ) : null}
    </fieldset>
  )
}
