import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../bridge/deskStore'
import { queryClient } from '../../bridge/queries'
import { tellTrouble, useCommandKeys } from '../../commands/runner'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { ConflictsDialog, useConflicts } from './ConflictsDialog'
import { startNew } from './deeds'
import { EditorPane } from './EditorPane'
import { ExportDialog } from './ExportDialog'
import { ImportDialog } from './ImportDialog'
import styles from './Library.module.css'
import { ListPane } from './ListPane'
import { PinsDialog } from './PinsDialog'
import { SyncDialog } from './SyncDialog'
import { type LibraryDialog, openDialog, readUnsaved, useLibrary } from './store'
import { TagsDialog } from './TagsDialog'

const more = ['import', 'export', 'sync', 'conflicts', 'pins'] as const
const icons = { import: 'up', export: 'download', sync: 'refresh', conflicts: 'alert', pins: 'pin' } as const

function Shown({ dialog }: { dialog: LibraryDialog }) {
  switch (dialog) {
    case 'import':
      return <ImportDialog />
    case 'export':
      return <ExportDialog />
    case 'sync':
      return <SyncDialog />
    case 'conflicts':
      return <ConflictsDialog />
    case 'pins':
      return <PinsDialog />
    case 'tags':
      return <TagsDialog />
    case null:
      return null
  }
}

/** All templates of the desk: found on one side, written and looked at on the other. */
export function LibraryScreen() {
  return (
    <QueryClientProvider client={queryClient}>
      <Library />
    </QueryClientProvider>
  )
}

function Library() {
  const { t } = useTranslation()
  const root = useRef<HTMLElement>(null)
  const dialog = useLibrary((state) => state.dialog)
  const chosen = useLibrary((state) => state.chosen)
  const newKeys = useCommandKeys('library.new')
  const conflicts = useConflicts().data?.conflicts.length ?? 0
  const offline = useDesk((desk) => desk.lamps.network.state === 'down')
  useEffect(() => {
    readUnsaved().catch((error: unknown) => tellTrouble(t('library.unsavedNotRead'), error))
  }, [t])
  useEffect(() => {
    // A new template, begun from elsewhere, has its title focused already.
    if (!root.current?.contains(document.activeElement))
      root.current?.querySelector<HTMLElement>('[data-list=library], input[type="search"]')?.focus()
  }, [])
  return (
    <section
      ref={root}
      className={styles.screen}
      aria-label={t('library.heading')}
      data-scope="library"
      data-chosen={chosen ? '' : undefined}
    >
      <header className={styles.bar}>
        <h1 className={styles.heading}>{t('library.heading')}</h1>
        {offline ? <span className={styles.weak}>{t('library.offline')}</span> : null}
        <span className={styles.gap} />
        {conflicts > 0 ? (
          <Button icon="alert" onPress={() => openDialog('conflicts')}>
            {t('library.conflictsOpen', { count: conflicts })}
          </Button>
        ) : null}
        <Menu
          label={t('library.more')}
          groups={[{ entries: more.map((id) => ({ id, label: t(`library.menu.${id}`), icon: icons[id] })) }]}
          onChoose={(id) => openDialog(more.find((one) => one === id) ?? null)}
        >
          <Button icon="more">{t('library.more')}</Button>
        </Menu>
        <Button kind="primary" icon="plus" keys={newKeys} onPress={startNew}>
          {t('library.new')}
        </Button>
      </header>
      <div className={styles.panes}>
        <ListPane
          onEnter={() =>
            requestAnimationFrame(() =>
              root.current?.querySelector<HTMLElement>('[data-body-editor] .cm-content, [data-template-view] button')?.focus(),
            )
          }
        />
        <div className={styles.editSide}>
          <EditorPane />
        </div>
      </div>
      <Shown dialog={dialog} />
    </section>
  )
}
