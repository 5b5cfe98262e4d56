import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Theme, UiLanguage } from '../../../shared/domain/desk/types'
import { calls } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { Select } from '../../ui/Select'
import styles from './Onboarding.module.css'

/** The calm page around everything that happens before the workstation: name, one column, language and theme below. */
export function Door({
  title,
  text,
  children,
  language,
  theme,
}: {
  title: string
  text?: string
  children: ReactNode
  language: UiLanguage
  theme: Theme
}) {
  const { t } = useTranslation()
  const save = (change: { language?: UiLanguage; theme?: Theme }) => {
    calls()
      .desk.saveAppearance(change)
      .catch((error: unknown) => tellTrouble(t('settings.notSaved'), error))
  }
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <p className={styles.mark} translate="no">
          {t('common.product')}
        </p>
        <h1 className={styles.title}>{title}</h1>
        {text ? <p className={styles.text}>{text}</p> : null}
        {children}
      </div>
      <footer className={styles.foot}>
        <Select
          label={t('settings.language')}
          hideLabel
          value={language}
          options={UiLanguage.options.map((id) => ({ id, label: t(`common.language.${id}`) }))}
          onChange={(value) => save({ language: value })}
        />
        <Select
          label={t('settings.theme')}
          hideLabel
          value={theme}
          options={Theme.options.map((id) => ({ id, label: t(`common.theme.${id}`) }))}
          onChange={(value) => save({ theme: value })}
        />
      </footer>
    </main>
  )
}
