import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Density, Theme, UiLanguage } from '../../../shared/domain/desk/types'
import { useDesk } from '../../bridge/deskStore'
import { useFormat } from '../../i18n/useFormat'
import { Choices as Several } from '../../ui/Choices'
import { Select } from '../../ui/Select'
import styles from './Settings.module.css'
import { useSave } from './useSave'

function Choices<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: T
  options: { id: T; label: string }[]
  onChange: (value: T) => void
}) {
  return (
    <RadioGroup
      className={styles.radios ?? ''}
      value={value}
      onChange={(id) => {
        const found = options.find((one) => one.id === id)
        if (found) onChange(found.id)
      }}
      orientation="horizontal"
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.segments}>
        {options.map((one) => (
          <Radio key={one.id} value={one.id} className={styles.segment ?? ''}>
            {one.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

const readingLanguages = [
  'en',
  'de',
  'fr',
  'es',
  'pt-BR',
  'ja',
  'zh-CN',
  'ar',
  'zh-TW',
  'ko',
  'it',
  'nl',
  'pl',
  'ro',
  'ru',
  'tr',
  'el',
  'tl',
]

export function AppearancePage() {
  const { t } = useTranslation()
  const format = useFormat()
  const settings = useDesk((desk) => desk.settings)
  const systemZone = useDesk((desk) => desk.info?.zone ?? 'UTC')
  const save = useSave()
  const zones = ['', ...Intl.supportedValuesOf('timeZone')]
  return (
    <div className={styles.form}>
      <Choices
        label={t('settings.theme')}
        value={settings.theme}
        options={Theme.options.map((id) => ({ id, label: t(`common.theme.${id}`) }))}
        onChange={(theme) => save({ theme })}
      />
      <Choices
        label={t('settings.density')}
        value={settings.density}
        options={Density.options.map((id) => ({ id, label: t(`common.density.${id}`) }))}
        onChange={(density) => save({ density })}
      />
      <Select
        label={t('settings.language')}
        value={settings.language}
        options={UiLanguage.options.map((id) => ({ id, label: t(`common.language.${id}`) }))}
        onChange={(language) => save({ language })}
      />
      <Select
        label={t('settings.workingLanguage')}
        hint={t('settings.workingLanguageHint')}
        value={settings.workingLanguage}
        options={readingLanguages.map((id) => ({ id, label: format.language(id) }))}
        onChange={(workingLanguage) => save({ workingLanguage })}
      />
      <Several
        label={t('settings.reads')}
        hint={t('settings.readsHint')}
        value={settings.reads}
        options={[...new Set([...readingLanguages, ...settings.reads])]
          .filter((id) => id !== settings.workingLanguage)
          .map((id) => ({ id, label: format.language(id) }))}
        onChange={(reads) => save({ reads })}
      />
      <Select
        label={t('settings.zone')}
        hint={t('settings.zoneHint')}
        value={settings.zone}
        options={zones.map((id) => ({
          id,
          label: id === '' ? t('settings.zoneSystem', { zone: systemZone.replaceAll('_', ' ') }) : id.replaceAll('_', ' '),
        }))}
        onChange={(zone) => save({ zone })}
      />
    </div>
  )
}
