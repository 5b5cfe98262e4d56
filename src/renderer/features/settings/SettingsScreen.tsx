import { QueryClientProvider } from '@tanstack/react-query'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../bridge/queries'
import { goTo, useNavigation } from '../../state/navigation'
import { Icon, type IconName } from '../../ui/Icon'
import { GuardPage } from '../guard'
import { RulesPage } from '../rules'
import { AppearancePage } from './AppearancePage'
import { ClocksPage } from './clocks/ClocksPage'
import { KeepingPage } from './KeepingPage'
import { KeysPage } from './keys/KeysPage'
import { ProfilePage } from './ProfilePage'
import styles from './Settings.module.css'
import { ShopsPage } from './ShopsPage'
import { TeamSpacePage } from './TeamSpacePage'
import { TranslationPage } from './translation/TranslationPage'

const pages = ['shops', 'clocks', 'rules', 'guard', 'translation', 'keeping', 'team', 'appearance', 'keys', 'profile'] as const
type PageId = (typeof pages)[number]
const icons: Record<PageId, IconName> = {
  shops: 'store',
  clocks: 'clock',
  rules: 'checks',
  guard: 'shield',
  translation: 'languages',
  keeping: 'archive',
  team: 'users',
  appearance: 'sun',
  keys: 'keyboard',
  profile: 'user',
}
const content: Record<PageId, () => React.ReactNode> = {
  shops: ShopsPage,
  clocks: ClocksPage,
  rules: RulesPage,
  guard: GuardPage,
  translation: TranslationPage,
  keeping: KeepingPage,
  team: TeamSpacePage,
  appearance: AppearancePage,
  keys: KeysPage,
  profile: ProfilePage,
}

/** Settings: pages at the start side, one column of content. */
export function SettingsScreen() {
  const { t } = useTranslation()
  const asked = useNavigation((navigation) => navigation.settingsPage)
  const page = pages.find((one) => one === asked) ?? 'shops'
  return (
    <QueryClientProvider client={queryClient}>
      <section className={styles.screen} aria-label={t('settings.title')}>
        <Tabs
          orientation="vertical"
          className={styles.tabs ?? ''}
          selectedKey={page}
          onSelectionChange={(key) => goTo('settings', String(key))}
        >
          <div className={styles.side}>
            <h1 className={styles.heading}>{t('settings.title')}</h1>
            <TabList aria-label={t('settings.title')} className={styles.list ?? ''}>
              {pages.map((id) => (
                <Tab key={id} id={id} className={styles.tab ?? ''}>
                  <Icon name={icons[id]} />
                  {t(`settings.page.${id}`)}
                </Tab>
              ))}
            </TabList>
          </div>
          {pages.map((id) => {
            const Page = content[id]
            return (
              <TabPanel key={id} id={id} className={styles.panel ?? ''}>
                <div className={styles.column}>
                  <h2 className={styles.pageTitle}>{t(`settings.page.${id}`)}</h2>
                  <Page />
                </div>
              </TabPanel>
            )
          })}
        </Tabs>
      </section>
    </QueryClientProvider>
  )
}
