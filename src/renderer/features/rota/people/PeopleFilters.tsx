import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shop } from '../../../../shared/domain/backend/types'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { useFormat } from '../../../i18n/useFormat'
import { Checkbox } from '../../../ui/Checkbox'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import type { PeopleFilter } from './draft'
import styles from './People.module.css'

const any = 'any'

export function PeopleFilters({
  people,
  shops,
  filter,
  onChange,
}: {
  people: readonly RotaPerson[]
  shops: readonly Shop[]
  filter: PeopleFilter
  onChange: (filter: PeopleFilter) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const languages = useMemo(() => [...new Set(people.flatMap((one) => one.languages.map(({ code }) => code)))], [people])
  const codes = useMemo(() => [...new Set(people.flatMap((one) => one.shops))].sort(), [people])
  const left = people.some((one) => one.left)
  return (
    <search className={styles.filters}>
      <TextField
        label={t('rotaPeople.filter.find')}
        hideLabel
        placeholder={t('rotaPeople.filter.find')}
        type="search"
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
      />
      <Select
        label={t('rotaPeople.field.region')}
        hideLabel
        options={[
          { id: 'all', label: t('rotaPeople.filter.regions') },
          ...(['americas', 'eu', 'apac'] as const).map((id) => ({ id, label: t(`common.strip.${id}`) })),
        ]}
        value={filter.region}
        onChange={(region) => onChange({ ...filter, region: region as PeopleFilter['region'] })}
      />
      <Select
        label={t('rotaPeople.field.languages')}
        hideLabel
        options={[
          { id: any, label: t('rotaPeople.filter.languages') },
          ...languages.map((code) => ({ id: code, label: format.language(code) })).sort((a, b) => a.label.localeCompare(b.label)),
        ]}
        value={filter.language || any}
        onChange={(language) => onChange({ ...filter, language: language === any ? '' : language })}
      />
      <Select
        label={t('rotaPeople.field.shops')}
        hideLabel
        options={[
          { id: any, label: t('rotaPeople.filter.shops') },
          ...[...new Set([...shops.map(({ code }) => code), ...codes])].map((code) => ({
            id: code,
            label: shops.find((shop) => shop.code === code)?.name ?? code,
          })),
        ]}
        value={filter.shop || any}
        onChange={(shop) => onChange({ ...filter, shop: shop === any ? '' : shop })}
      />
      {left ? (
        <Checkbox isSelected={filter.left} onChange={(on) => onChange({ ...filter, left: on })}>
          {t('rotaPeople.filter.left')}
        </Checkbox>
      ) : null}
    </search>
  )
}
