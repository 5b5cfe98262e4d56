import { type Density, type Settings, Theme, type UiLanguage } from '../../shared/domain/desk/types'
import { calls } from '../bridge/deskStore'
import { undoLast } from '../commands/deeds'
import type { Command } from '../commands/registry'
import { showAlerts } from '../state/alerts'
import { readyToLeave } from '../state/leaving'
import { goTo, RotaTabs, showDispute, showPanelTab, showRota, toggleCheatSheet, togglePalette, useNavigation } from '../state/navigation'
import { signOut } from '../state/signingOut'
import { startTour } from '../state/tour'
import { awaitField } from '../ui/typeAhead'
import { showPanel, togglePanel, toggleViews } from './showPanes'

const save = async (settings: Partial<Settings>): Promise<void> => {
  await calls().desk.saveSettings(settings)
}
const theme = (choice: Theme): Command => ({
  id: `view.theme.${choice}`,
  title: `commands.theme.${choice}`,
  section: 'view',
  icon: choice === 'dark' || choice === 'contrastDark' ? 'moon' : 'sun',
  run: () => save({ theme: choice }),
})
const density = (choice: Density): Command => ({
  id: `view.density.${choice}`,
  title: `commands.density.${choice}`,
  section: 'view',
  icon: 'filter',
  run: () => save({ density: choice }),
})
const language = (code: UiLanguage): Command => ({
  id: `view.language.${code}`,
  title: `common.language.${code}`,
  section: 'view',
  icon: 'globe',
  run: () => save({ language: code }),
})
const focusSearch = (): void => {
  const box = document.getElementById('search')
  if (box instanceof HTMLInputElement) {
    box.focus()
    box.select()
  }
}

/** Commands of the frame itself. */
export const deskCommands: Command[] = [
  {
    id: 'desk.palette',
    title: 'commands.palette',
    section: 'desk',
    keys: ['Mod+K'],
    whileTyping: true,
    keysOnly: true,
    run: () => togglePalette(!useNavigation.getState().palette),
  },
  {
    id: 'desk.quick',
    title: 'commands.quick',
    section: 'desk',
    icon: 'copy',
    run: async () => {
      await calls().quick.open()
    },
  },
  {
    id: 'desk.cheatSheet',
    title: 'commands.cheatSheet',
    section: 'desk',
    icon: 'keyboard',
    keys: ['?'],
    run: () => toggleCheatSheet(true),
  },
  { id: 'desk.tour', title: 'commands.tour', section: 'desk', icon: 'help', run: () => startTour() },
  { id: 'desk.search', title: 'commands.search', section: 'go', icon: 'search', keys: ['/'], run: focusSearch },
  {
    id: 'desk.undo',
    title: 'commands.undo',
    section: 'desk',
    icon: 'undo',
    keys: ['z', 'Mod+Z'],
    run: async () => {
      if (await undoLast()) return
      // After a restart nothing is remembered here, but the journal still has what can be taken back.
      const { undoNewest } = await import('../features/composer')
      await undoNewest()
    },
  },
  {
    id: 'desk.lock',
    title: 'commands.lock',
    section: 'desk',
    icon: 'lock',
    keys: ['Mod+Shift+L'],
    whileTyping: true,
    run: async () => {
      await readyToLeave()
      await calls().desk.lock()
    },
  },
  { id: 'desk.signOut', title: 'commands.signOut', section: 'desk', icon: 'user', run: () => signOut() },
  { id: 'desk.switchProfile', title: 'commands.switchProfile', section: 'desk', icon: 'users', run: () => signOut() },
  { id: 'desk.quit', title: 'commands.quit', section: 'desk', icon: 'close', run: async () => void (await calls().desk.quit()) },
  { id: 'go.disputes', title: 'dispute.command.go', section: 'go', icon: 'shield', keys: ['g c'], run: () => showDispute(null) },
  { id: 'go.balance', title: 'commands.goBalance', section: 'go', icon: 'scale', keys: ['g b'], run: () => goTo('balance') },
  { id: 'go.queue', title: 'commands.goQueue', section: 'go', icon: 'send', keys: ['g q'], run: () => goTo('queue') },
  { id: 'go.rota', title: 'rota.command.go', section: 'go', icon: 'calendar', keys: ['g r'], run: () => showRota() },
  ...RotaTabs.map(
    (tab): Command => ({
      id: `go.rota.${tab}`,
      title: `rota.command.tab.${tab}`,
      section: 'go',
      icon: tab === 'handOver' ? 'handOver' : 'calendar',
      ...(tab === 'handOver' ? { keys: ['g h'] } : {}),
      run: () => showRota(tab),
    }),
  ),
  { id: 'go.library', title: 'library.command.go', section: 'go', icon: 'fileText', keys: ['g t'], run: () => goTo('library') },
  { id: 'go.memory', title: 'memory.command.go', section: 'go', icon: 'languages', keys: ['g w'], run: () => goTo('memory') },
  {
    id: 'library.new',
    title: 'library.command.new',
    section: 'desk',
    icon: 'plus',
    run: async () => {
      awaitField('[data-template-editor]')
      const { startNew } = await import('../features/library')
      startNew()
    },
  },
  { id: 'go.alerts', title: 'commands.goAlerts', section: 'go', icon: 'bell', keys: ['g n'], run: () => showAlerts(true) },
  {
    id: 'go.settings',
    title: 'commands.goSettings',
    section: 'go',
    icon: 'settings',
    keys: ['Mod+,'],
    whileTyping: true,
    run: () => goTo('settings'),
  },
  { id: 'go.shops', title: 'commands.goShops', section: 'go', icon: 'store', run: () => goTo('settings', 'shops') },
  { id: 'go.rules', title: 'commands.goRules', section: 'go', icon: 'checks', run: () => goTo('settings', 'rules') },
  {
    id: 'rule.new',
    title: 'commands.newRule',
    section: 'desk',
    icon: 'plus',
    run: async () => {
      awaitField('[data-rule-editor]', 1_500)
      const { startNewRule } = await import('../features/rules')
      startNewRule()
      goTo('settings', 'rules')
    },
  },
  {
    id: 'go.translation',
    title: 'commands.goTranslation',
    section: 'go',
    icon: 'languages',
    run: () => goTo('settings', 'translation'),
  },
  { id: 'go.keeping', title: 'commands.goKeeping', section: 'go', icon: 'archive', run: () => goTo('settings', 'keeping') },
  {
    id: 'view.views',
    title: 'commands.toggleViews',
    section: 'view',
    icon: 'viewsClose',
    keys: ['['],
    run: toggleViews,
  },
  {
    id: 'view.panel',
    title: 'commands.togglePanel',
    section: 'view',
    icon: 'panelClose',
    keys: [']'],
    run: togglePanel,
  },
  {
    id: 'panel.1',
    title: 'commands.panelCustomer',
    section: 'view',
    icon: 'user',
    keys: ['Mod+1'],
    whileTyping: true,
    run: () => {
      showPanelTab('customer')
      showPanel()
    },
  },
  {
    id: 'panel.translate',
    title: 'mirror.command.panel',
    section: 'view',
    icon: 'languages',
    keys: ['Mod+2'],
    whileTyping: true,
    run: () => {
      showPanelTab('translate', true)
      showPanel()
    },
  },
  {
    id: 'panel.3',
    title: 'commands.panelTemplates',
    section: 'view',
    icon: 'fileText',
    keys: ['Mod+3'],
    whileTyping: true,
    run: () => {
      showPanelTab('templates', true)
      showPanel()
    },
  },
  {
    id: 'panel.2',
    title: 'commands.panelCase',
    section: 'view',
    icon: 'clock',
    keys: ['Mod+4'],
    whileTyping: true,
    run: () => {
      showPanelTab('case')
      showPanel()
    },
  },
  ...Theme.options.map(theme),
  density('compact'),
  density('regular'),
  density('roomy'),
  language('en'),
  language('zh-CN'),
  language('ar'),
]
