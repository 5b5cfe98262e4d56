import { useTranslation } from 'react-i18next'
import { SignInWay, type SystemField, type SystemInfo } from '../../../shared/domain/backend/types'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import styles from './Settings.module.css'

const types: Partial<Record<SystemField['kind'], string>> = { url: 'url', email: 'email', secret: 'password' }
/** Whether a field is asked, as the others stand. */
export const isAsked = ({ only }: SystemField, values: Record<string, string>): boolean =>
  !only || only.oneOf.includes(values[only.field] ?? '')
const securities = ['tls', 'starttls', 'none'] as const

/** The fields a system asks for, from its own description; `kept` says that an empty secret keeps the old one. */
export function SystemForm({
  info,
  values,
  onChange,
  kept,
}: {
  info: SystemInfo
  values: Record<string, string>
  onChange: (name: string, value: string) => void
  kept: boolean
}) {
  const { t } = useTranslation()
  const draw = (field: SystemField) => {
    const label = t(`system.${info.system}.${field.name}`)
    const hint = t(`system.${info.system}.hint.${field.name}`, { defaultValue: '' })
    if (field.kind === 'security')
      return (
        <Select
          key={field.name}
          label={label}
          value={values[field.name] ?? field.initial}
          options={securities.map((id) => ({ id, label: t(`system.security.${id}`) }))}
          onChange={(value) => onChange(field.name, value)}
        />
      )
    if (field.kind === 'signIn')
      return (
        <Select
          key={field.name}
          label={label}
          value={values[field.name] ?? field.initial}
          options={SignInWay.options.map((id) => ({ id, label: t(`settings.signIn.way.${id}`) }))}
          onChange={(value) => onChange(field.name, value)}
        />
      )
    return (
      <TextField
        key={field.name}
        label={label}
        hint={field.kind === 'secret' && kept ? t('settings.connectForm.secretKept') : hint || undefined}
        type={types[field.kind] ?? 'text'}
        {...(field.kind === 'port' ? { inputMode: 'numeric' as const } : {})}
        value={values[field.name] ?? ''}
        onChange={(value) => onChange(field.name, value)}
        isRequired={field.required && !(field.kind === 'secret' && kept)}
        autoComplete="off"
      />
    )
  }
  const asked = info.fields.filter((field) => isAsked(field, values))
  const advanced = asked.filter((field) => field.advanced)
  return (
    <>
      {asked.filter((field) => !field.advanced).map(draw)}
      {advanced.length > 0 ? (
        <details className={styles.advanced}>
          <summary>{t('settings.connectForm.advanced')}</summary>
          <div className={styles.form}>{advanced.map(draw)}</div>
        </details>
      ) : null}
    </>
  )
}
