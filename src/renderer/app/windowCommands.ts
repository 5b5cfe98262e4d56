/** Windows by key, palette and menu; and the few commands of a window that shows one conversation. */
import type { Command, CommandContext } from '../commands/registry'
import { endInPlace, goTo } from '../state/navigation'
import { ownConversation } from '../state/ownConversation'
import { openWindow } from '../state/windows'
import { focusSoon } from '../ui/focusSoon'

const another = ({ screen, conversationId }: CommandContext) => screen === 'inbox' && conversationId !== null && ownConversation() === null
const open = ({ conversationId }: CommandContext) => (conversationId ? openWindow(conversationId) : undefined)

export const windowCommands: Command[] = [
  {
    id: 'window.conversation',
    title: 'commands.openWindow',
    section: 'conversation',
    icon: 'window',
    keys: ['w'],
    when: another,
    run: open,
  },
  {
    id: 'window.row',
    title: 'commands.openWindow',
    section: 'conversation',
    keys: ['Shift+Enter'],
    scope: 'list',
    when: another,
    keysOnly: true,
    run: open,
  },
  {
    id: 'window.new',
    title: 'commands.newWindow',
    section: 'desk',
    icon: 'window',
    keys: ['Mod+Shift+N'],
    whileTyping: true,
    run: () => openWindow(null),
  },
  {
    id: 'window.close',
    title: 'commands.closeWindow',
    section: 'desk',
    icon: 'close',
    keys: ['Mod+W'],
    whileTyping: true,
    run: () => window.close(),
  },
]

export const focusMessages = () => {
  endInPlace()
  focusSoon(() => {
    const log = document.querySelector<HTMLElement>('[data-thread]') ?? document.querySelector<HTMLElement>('[data-pane="thread"]')
    log?.focus()
  })
}

/** Escape where there is no list to go back to. */
export const ownWindowCommands: Command[] = [
  {
    id: 'window.back',
    title: 'commands.back',
    section: 'move',
    keys: ['Escape'],
    whileTyping: true,
    keysOnly: true,
    run: ({ screen }) => {
      if (screen !== 'inbox') goTo('inbox')
      focusMessages()
    },
  },
]
