import { useTranslation } from 'react-i18next'
import type { Template } from '../../../shared/domain/template/types'
import { useFormat } from '../../i18n/useFormat'
import { cx } from '../../ui/classes'
import { actionWords, variantWords } from '../templates'
import styles from './Editor.module.css'

type Form = Omit<Template, 'remote'>

/** Two forms of one template, field by field: what differs is marked, what is the same is said once. */
export function BothForms({
  mine,
  theirs,
  mineName,
  theirsName,
}: {
  mine: Form
  theirs: Form | null
  mineName: string
  theirsName: string
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const rows: { name: string; mine: string; theirs: string; lang?: string }[] = []
  const field = (name: string, of: (form: Form) => string, lang?: string) =>
    rows.push({ name, mine: of(mine), theirs: theirs ? of(theirs) : '', ...(lang ? { lang } : {}) })
  field(t('library.title'), ({ title }) => title)
  field(t('library.shortcut'), ({ shortcut }) => shortcut && `;${shortcut}`)
  field(t('library.tags'), ({ tags }) => format.list([...tags]))
  field(t('library.channels'), ({ channels }) => format.list(channels.map((one) => t(`common.channel.${one}`))))
  field(t('library.actions'), ({ actions }) => format.list(actions.map((one) => actionWords(t, format, one))))
  const places = new Map<string, { locale: string; variant: string }>()
  for (const { locale, variant } of [...mine.bodies, ...(theirs?.bodies ?? [])]) places.set(`${locale}|${variant}`, { locale, variant })
  for (const { locale, variant } of places.values())
    field(
      variant === '' ? format.language(locale) : `${format.language(locale)} · ${variantWords(t, variant)}`,
      ({ bodies }) => bodies.find((one) => one.locale === locale && one.variant === variant)?.text ?? '',
      locale,
    )
  const differ = rows.filter((row) => row.mine !== row.theirs)
  const same = rows.filter((row) => row.mine === row.theirs && row.mine !== '')
  return (
    <>
      <table className={styles.both}>
        <thead>
          <tr>
            <th scope="col">{t('library.field')}</th>
            <th scope="col">{mineName}</th>
            <th scope="col">{theirsName}</th>
          </tr>
        </thead>
        <tbody>
          {differ.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td className={cx(styles.bothText, row.mine === '' && styles.weak)} dir="auto" lang={row.lang}>
                {row.mine || t('library.nothingThere')}
              </td>
              <td className={cx(styles.bothText, row.theirs === '' && styles.weak)} dir="auto" lang={row.lang}>
                {theirs ? row.theirs || t('library.nothingThere') : t('library.takenAway')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {differ.length === 0 ? <p className={styles.weak}>{t('library.noDifference')}</p> : null}
      {same.length > 0 && differ.length > 0 ? (
        <p className={styles.weak}>{t('library.sameFields', { what: format.list(same.map(({ name }) => name)) })}</p>
      ) : null}
    </>
  )
}
