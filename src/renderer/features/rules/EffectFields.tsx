import { useTranslation } from 'react-i18next'
import { ServiceClass } from '../../../shared/domain/clock/types'
import { Priority } from '../../../shared/domain/conversation/types'
import type { RuleEffect } from '../../../shared/domain/rules/types'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { listOf } from './ConditionFields'
import { FigureField } from './FigureField'

const wishes = ['bestOnShift', 'lastAgent', 'lead'] as const

/** The fields of one effect, whatever its kind. */
export function EffectFields({ value, onChange }: { value: RuleEffect; onChange: (effect: RuleEffect) => void }) {
  const { t } = useTranslation()
  const name = t(`rule.effect.${value.type}`)
  switch (value.type) {
    case 'class':
      return (
        <Select
          label={name}
          value={value.class}
          options={ServiceClass.options.map((id) => ({ id, label: t(`rule.classOf.${id}`) }))}
          onChange={(one) => onChange({ ...value, class: one })}
        />
      )
    case 'priority':
      return (
        <Select
          label={name}
          value={value.priority}
          options={Priority.options.map((id) => ({ id, label: t(`common.priority.${id}`) }))}
          onChange={(priority) => onChange({ ...value, priority })}
        />
      )
    case 'labels':
      return (
        <TextField
          label={t('rule.labels')}
          defaultValue={value.add.join(', ')}
          onChange={(text) => onChange({ ...value, add: listOf(text) })}
        />
      )
    case 'group':
      return <TextField label={t('rule.team')} value={value.team} maxLength={120} onChange={(team) => onChange({ ...value, team })} />
    case 'assignee':
      return (
        <Select
          label={name}
          value={value.to}
          options={wishes.map((id) => ({ id, label: t(`rule.assignee.${id}`) }))}
          onChange={(to) => onChange({ ...value, to })}
        />
      )
    case 'template':
      return (
        <TextField
          label={t('rule.shortcut')}
          value={value.shortcut}
          maxLength={60}
          onChange={(shortcut) => onChange({ ...value, shortcut: shortcut.trim() })}
        />
      )
    case 'snooze':
      return (
        <FigureField
          label={t('rule.snoozeHours')}
          value={value.minutes / 60}
          onChange={(hours) => onChange({ ...value, minutes: (hours ?? 0) * 60 })}
        />
      )
    case 'escalate':
      return (
        <TextField
          label={t('rule.reason')}
          hint={t('rule.reasonHint')}
          value={value.reason}
          maxLength={200}
          onChange={(reason) => onChange({ ...value, reason })}
        />
      )
  }
}
