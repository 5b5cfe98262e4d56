import { Suspense } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { type RotaTab, RotaTabs, showRota, useNavigation } from '../../state/navigation'
import { useRota } from '../../state/rota'
import { GeneratorHost } from './generator'
import styles from './Rota.module.css'
import { tabs } from './slots'
import { ACTIONS_ID } from './TopActions'

const shown = RotaTabs.filter((tab) => tabs[tab] !== undefined)

function Shown({ tab }: { tab: RotaTab }) {
  const Part = tabs[tab]
  return Part ? (
    <Suspense fallback={null}>
      <Part />
    </Suspense>
  ) : null
}

/** The rota: the plan and what belongs to it, each in a tab of its own. */
export function RotaScreen() {
  const { t } = useTranslation()
  const { state } = useRota()
  const asked = useNavigation((navigation) => navigation.rotaTab)
  // Who plans begins with the plan, who works by it with her own shifts.
  const chosen = asked ?? (state && !state.mayPlan ? 'mine' : 'plan')
  return (
    <section
      className={styles.screen}
      aria-label={t('rota.heading')}
      // Their keys hold from the tab itself on, before anything in it was gone to.
      data-scope={chosen === 'requests' || chosen === 'mine' ? 'requests' : undefined}
    >
      <Tabs
        className={styles.tabs ?? ''}
        selectedKey={shown.includes(chosen) ? chosen : 'plan'}
        onSelectionChange={(key) => showRota(RotaTabs.find((tab) => tab === key) ?? null)}
      >
        <header className={styles.top}>
          <h1 className={styles.heading}>{t('rota.heading')}</h1>
          <TabList aria-label={t('rota.tabs')} className={styles.list ?? ''}>
            {shown.map((tab) => (
              <Tab key={tab} id={tab} className={styles.tab ?? ''}>
                {t(`rota.tab.${tab}`)}
              </Tab>
            ))}
          </TabList>
          <div id={ACTIONS_ID} className={styles.actions} />
        </header>
        {shown.map((tab) => (
          <TabPanel key={tab} id={tab} className={styles.panel ?? ''} data-rota-tab={tab}>
            <Shown tab={tab} />
          </TabPanel>
        ))}
      </Tabs>
      <GeneratorHost />
    </section>
  )
}
