import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../bridge/deskStore'
import { queryClient } from '../../bridge/queries'
import { Button } from '../../ui/Button'
import { Tabs } from '../../ui/Tabs'
import { ExportDialog } from './ExportDialog'
import { ImportDialog } from './ImportDialog'
import styles from './Memory.module.css'
import { ReportPane } from './ReportPane'
import { chooseTerm, editTerm, newTerm, openDialog, showTab, type Tab, useMemory } from './store'
import { TermEditor } from './TermEditor'
import { TermList } from './TermList'
import { UnitEditor } from './UnitEditor'
import { UnitList } from './UnitList'
import { useFreshMemory } from './useUnits'

const tabs: readonly Tab[] = ['units', 'terms', 'report']

/** What was translated before and how words are to be said: found, mended, noted, brought in and taken out. */
export function MemoryScreen() {
  return (
    <QueryClientProvider client={queryClient}>
      <Memory />
    </QueryClientProvider>
  )
}

function Memory() {
  const { t } = useTranslation()
  const root = useRef<HTMLElement>(null)
  const tab = useMemory((state) => state.tab)
  const dialog = useMemory((state) => state.dialog)
  const working = useDesk((desk) => desk.settings.workingLanguage) || 'en'
  const other = useDesk((desk) => desk.shops.flatMap(({ languages }) => languages).find((code) => code !== working)) ?? 'de'
  useFreshMemory()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each side takes the focus as it comes
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('[data-list=memory], input[type="search"]')?.focus()
  }, [tab])
  const content = (one: Tab) =>
    one === 'report' ? (
      <ReportPane />
    ) : (
      <div className={styles.panes}>
        {one === 'units' ? <UnitList /> : <TermList />}
        <div className={styles.editSide}>{one === 'units' ? <UnitEditor /> : <TermEditor />}</div>
      </div>
    )
  return (
    <section ref={root} className={styles.screen} aria-label={t('memory.heading')} data-scope="memory" data-memory-screen>
      <header className={styles.bar}>
        <h1 className={styles.heading}>{t('memory.heading')}</h1>
        <span className={styles.gap} />
        <Button icon="up" onPress={() => openDialog('import')}>
          {t('memory.import')}
        </Button>
        <Button icon="download" onPress={() => openDialog('export')}>
          {t('memory.export')}
        </Button>
        <Button
          kind="primary"
          icon="plus"
          onPress={() => {
            showTab('terms')
            chooseTerm(null)
            editTerm(newTerm(working, other, 'shared'))
          }}
        >
          {t('memory.newTerm')}
        </Button>
      </header>
      <div className={styles.tabs}>
        <Tabs
          label={t('memory.heading')}
          tabs={tabs.map((id) => ({ id, label: t(`memory.tab.${id}`), content: content(id) }))}
          selected={tab}
          onSelect={(id) => showTab(tabs.find((one) => one === id) ?? 'units')}
        />
      </div>
      {dialog === 'import' ? <ImportDialog /> : dialog === 'export' ? <ExportDialog /> : null}
    </section>
  )
}
