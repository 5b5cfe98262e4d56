import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { holidayCountries } from '../../../../shared/domain/clock/holidays/holidays'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { useFormat } from '../../../i18n/useFormat'
import { Checkbox } from '../../../ui/Checkbox'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { ZonePicker } from '../parts/ZonePicker'
import { regionOfZone } from './draft'
import styles from './People.module.css'
import type { PersonFieldsProps } from './PersonDialog'

const noCountry = 'none'

export function IdentityFields({ person, set, faults }: PersonFieldsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const countries = useMemo(
    () =>
      [...new Set([...holidayCountries, ...(person.country ? [person.country] : [])])]
        .map((id) => ({ id, label: format.country(id) }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [format, person.country],
  )
  return (
    <div className={styles.form}>
      <div className={styles.pair}>
        <TextField
          label={t('rotaPeople.field.name')}
          value={person.name}
          autoFocus={person.name === ''}
          onChange={(name) => set({ name })}
          error={faults.includes('name') ? t('rotaPeople.bad.name') : undefined}
        />
        <TextField
          label={t('rotaPeople.field.email')}
          hint={t('rotaPeople.field.emailHint')}
          type="email"
          value={person.email ?? ''}
          onChange={(email) => set({ email })}
          error={
            faults.includes('email')
              ? t('rotaPeople.bad.email')
              : faults.includes('emailTaken')
                ? t('rotaPeople.bad.emailTaken')
                : undefined
          }
        />
        <ZonePicker
          label={t('rotaPeople.field.zone')}
          zone={person.zone}
          city={person.city}
          error={faults.includes('zone') ? t('rotaPeople.bad.zone') : undefined}
          onPick={(zone, city) =>
            zone
              ? set({ zone, city, ...(regionOfZone(zone) === regionOfZone(person.zone) ? {} : { region: regionOfZone(zone) }) })
              : undefined
          }
        />
        <TextField label={t('rotaPeople.field.city')} value={person.city} onChange={(city) => set({ city })} />
        <Select
          label={t('rotaPeople.field.region')}
          options={(['americas', 'eu', 'apac'] as const).map((id) => ({ id, label: t(`common.strip.${id}`) }))}
          value={person.region}
          onChange={(region) => set({ region })}
        />
        <Select
          label={t('rotaPeople.field.country')}
          hint={t('rotaPeople.field.countryHint')}
          options={[{ id: noCountry, label: t('rotaPeople.field.noCountry') }, ...countries]}
          value={person.country ?? noCountry}
          onChange={(country) => set({ country: country === noCountry ? null : country })}
        />
        <Select
          label={t('rotaPeople.field.role')}
          hint={t('rotaPeople.field.roleHint')}
          options={(['agent', 'lead', 'admin'] as const).map((id: RotaPerson['role']) => ({ id, label: t(`rotaPeople.role.${id}`) }))}
          value={person.role}
          onChange={(role) => set({ role })}
        />
      </div>
      <Checkbox isSelected={person.left} onChange={(left) => set({ left })}>
        {t('rotaPeople.field.left')}
      </Checkbox>
    </div>
  )
}
