import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { useDesk } from '../../../bridge/deskStore'
import { useFormat } from '../../../i18n/useFormat'
import { IconButton } from '../../../ui/Button'
import { Choices } from '../../../ui/Choices'
import { Select } from '../../../ui/Select'
import styles from './People.module.css'
import type { PersonFieldsProps } from './PersonDialog'

const levels = ['basic', 'good', 'fluent', 'native'] as const
/** Of the demo's and the starter library's customers, and their neighbours. */
const common = 'en de fr es pt-BR pt it nl pl ro ja zh-CN zh-TW ko ar tr sv da nb fi cs el he th vi id ru uk hi fil'.split(' ')

/** What she writes, and for which shops. */
export function SkillFields({ person, set, people }: PersonFieldsProps & { people: readonly RotaPerson[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const shops = useDesk((desk) => desk.shops)
  const more = useMemo(() => {
    const known = new Set([
      ...common,
      ...people.flatMap((one) => one.languages.map(({ code }) => code)),
      ...shops.flatMap((shop) => shop.languages),
    ])
    const own = new Set(person.languages.map(({ code }) => code))
    return [...known]
      .filter((code) => !own.has(code))
      .map((id) => ({ id, label: format.language(id) }))
      .sort((a, b) => a.label.localeCompare(b.label))
  }, [people, shops, person.languages, format])
  const codes = [...new Set([...shops.map(({ code }) => code), ...person.shops])]
  return (
    <div className={styles.form}>
      <fieldset className={styles.plain}>
        <legend className={styles.legend}>{t('rotaPeople.field.languages')}</legend>
        <p className={styles.weak}>{t('rotaPeople.field.languagesHint')}</p>
        {person.languages.map((one) => (
          <div key={one.code} className={styles.line}>
            <bdi className={styles.grow}>{format.language(one.code)}</bdi>
            <Select
              label={t('rotaPeople.field.level', { language: format.language(one.code) })}
              hideLabel
              options={levels.map((id) => ({ id, label: t(`rule.level.${id}`) }))}
              value={one.level}
              onChange={(level) => set({ languages: person.languages.map((other) => (other === one ? { ...one, level } : other)) })}
            />
            <IconButton
              icon="close"
              label={t('rotaPeople.field.dropLanguage', { language: format.language(one.code) })}
              onPress={() => set({ languages: person.languages.filter((other) => other !== one) })}
            />
          </div>
        ))}
        <Select
          label={t('rotaPeople.field.addLanguage')}
          placeholder={t('rotaPeople.choose')}
          options={more}
          value={null}
          onChange={(code) => set({ languages: [...person.languages, { code, level: 'good' }] })}
        />
      </fieldset>
      {codes.length > 0 ? (
        <Choices
          label={t('rotaPeople.field.shops')}
          hint={t('rotaPeople.field.shopsHint')}
          options={codes.map((code) => ({ id: code, label: shops.find((shop) => shop.code === code)?.name ?? code }))}
          value={person.shops}
          onChange={(chosen) => set({ shops: chosen })}
        />
      ) : null}
    </div>
  )
}
