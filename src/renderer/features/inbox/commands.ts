import { calls } from '../../bridge/deskStore'
import type { Command, CommandContext } from '../../commands/registry'
import type { View } from '../../data/types'
import { afterFrame } from '../../state/afterFrame'
import { check, closeConversation, goTo, openConversation, searchFor, showView, useNavigation } from '../../state/navigation'
import { focusSoon } from '../../ui/focusSoon'
import { choose } from './choosers'
import * as deeds from './deeds'
import { neighbour } from './holdOrder'
import { checkAll, cursorTo, extendCheck, focusList, releaseOrder, stepCursor, stepOpen, toggleCheck, useList } from './listStore'

const inbox = (context: CommandContext) => context.screen === 'inbox'
/** What is done to conversations: offered where a backend among them can do it. */
const able =
  (can: deeds.Can | null) =>
  ({ targetIds }: CommandContext) =>
    deeds.canAny(targetIds, can)
const inbox1 = (context: CommandContext) => inbox(context) && context.conversationId !== null

/** Focus the thread pane; the conversation pane marks itself with data-pane. */
export const focusThread = (): void => {
  focusSoon(() => document.querySelector<HTMLElement>('[data-pane="thread"]')?.focus())
}

let giveUpMoving: () => void = () => undefined
/** The messages first: moving the focus draws list and thread once more. Who has gone elsewhere by then (Escape, r) stays there. */
const focusThreadLater = (): void => {
  giveUpMoving()
  const before = document.activeElement
  giveUpMoving = afterFrame(() => {
    if (document.activeElement === before) focusThread()
  })
}

const step = (by: 1 | -1) => (context: CommandContext) => {
  if (context.scope === 'thread' || (context.scope === 'panel' && useNavigation.getState().openId)) stepOpen(by)
  else {
    stepCursor(by)
    if (context.scope !== 'list') focusList()
  }
}

const go = (id: string, key: string, view: View['kind'], title: string): Command => ({
  id: `go.${id}`,
  title,
  section: 'go',
  keys: [`g ${key}`],
  run: () => {
    showView({ kind: view })
    // Who asks for a view, be it the one that stands, wants it as it is now.
    releaseOrder()
    // Another view is another list: it takes the focus once it stands.
    focusSoon(focusList)
  },
})

/** Resolves and opens what comes next in the list. */
const resolveNext = (context: CommandContext): Promise<void> => {
  const next = neighbour(useList.getState().ids, new Set(context.targetIds), context.conversationId)
  const opened = useNavigation.getState().openId !== null
  const done = deeds.resolve(context.targetIds)
  if (next && !context.targetIds.includes(next)) {
    if (opened || context.scope === 'list') openConversation(next)
  } else closeConversation()
  return done
}

export const inboxCommands: Command[] = [
  { id: 'list.next', title: 'commands.next', section: 'move', keys: ['j'], when: inbox, repeats: true, keysOnly: true, run: step(1) },
  {
    id: 'list.previous',
    title: 'commands.previous',
    section: 'move',
    keys: ['k'],
    when: inbox,
    repeats: true,
    keysOnly: true,
    run: step(-1),
  },
  {
    id: 'list.down',
    title: 'commands.next',
    section: 'move',
    keys: ['ArrowDown'],
    scope: 'list',
    repeats: true,
    keysOnly: true,
    run: () => stepCursor(1),
  },
  {
    id: 'list.up',
    title: 'commands.previous',
    section: 'move',
    keys: ['ArrowUp'],
    scope: 'list',
    repeats: true,
    keysOnly: true,
    run: () => stepCursor(-1),
  },
  {
    id: 'list.pageDown',
    title: 'commands.pageDown',
    section: 'move',
    keys: ['PageDown'],
    scope: 'list',
    repeats: true,
    keysOnly: true,
    run: () => stepCursor(10),
  },
  {
    id: 'list.pageUp',
    title: 'commands.pageUp',
    section: 'move',
    keys: ['PageUp'],
    scope: 'list',
    repeats: true,
    keysOnly: true,
    run: () => stepCursor(-10),
  },
  {
    id: 'list.first',
    title: 'commands.first',
    section: 'move',
    keys: ['Home'],
    scope: 'list',
    keysOnly: true,
    run: () => cursorTo('first'),
  },
  { id: 'list.last', title: 'commands.last', section: 'move', keys: ['End'], scope: 'list', keysOnly: true, run: () => cursorTo('last') },
  {
    id: 'list.open',
    title: 'commands.open',
    section: 'move',
    keys: ['Enter'],
    scope: 'list',
    when: inbox1,
    keysOnly: true,
    run: ({ conversationId }) => {
      if (!conversationId) return
      openConversation(conversationId)
      focusThreadLater()
    },
  },
  {
    id: 'list.back',
    title: 'commands.back',
    section: 'move',
    keys: ['Escape'],
    whileTyping: true,
    keysOnly: true,
    run: ({ scope, screen }) => {
      giveUpMoving()
      const { checked, view } = useNavigation.getState()
      if (screen !== 'inbox') goTo('inbox')
      else if (scope === 'composer') focusThread()
      else if ((scope === 'list' || scope === 'anywhere') && checked.size > 0) check([])
      else if (scope === 'list' && view.search) searchFor('')
      if (scope !== 'composer') focusSoon(focusList)
    },
  },
  {
    id: 'list.release',
    title: 'commands.release',
    section: 'move',
    icon: 'refresh',
    keys: ['.'],
    when: () => useList.getState().moved > 0,
    run: releaseOrder,
  },
  {
    id: 'list.select',
    title: 'commands.select',
    section: 'select',
    icon: 'checks',
    keys: ['x'],
    when: inbox1,
    run: ({ conversationId }) => {
      if (conversationId) toggleCheck(conversationId)
    },
  },
  {
    id: 'list.selectDown',
    title: 'commands.selectDown',
    section: 'select',
    keys: ['Shift+J'],
    when: inbox,
    repeats: true,
    keysOnly: true,
    run: () => extendCheck(1),
  },
  {
    id: 'list.selectUp',
    title: 'commands.selectUp',
    section: 'select',
    keys: ['Shift+K'],
    when: inbox,
    repeats: true,
    keysOnly: true,
    run: () => extendCheck(-1),
  },
  { id: 'list.selectAll', title: 'commands.selectAll', section: 'select', keys: ['Mod+A'], scope: 'list', run: checkAll },
  {
    id: 'conversation.resolve',
    title: 'commands.resolve',
    section: 'conversation',
    icon: 'check',
    keys: ['e'],
    when: able(null),
    run: ({ targetIds }) => deeds.resolve(targetIds),
  },
  {
    id: 'conversation.resolveNext',
    title: 'commands.resolveNext',
    section: 'conversation',
    icon: 'check',
    keys: ['Shift+E'],
    when: able(null),
    run: resolveNext,
  },
  {
    id: 'conversation.snooze',
    title: 'commands.snooze',
    section: 'conversation',
    icon: 'moon',
    keys: ['h'],
    when: able('snooze'),
    run: ({ targetIds }) => choose('snooze', targetIds),
  },
  {
    id: 'conversation.assign',
    title: 'commands.assign',
    section: 'conversation',
    icon: 'userPlus',
    keys: ['Shift+A'],
    when: able('assign'),
    run: ({ targetIds }) => choose('assign', targetIds),
  },
  {
    id: 'conversation.assignMe',
    title: 'commands.assignMe',
    section: 'conversation',
    icon: 'user',
    keys: ['Shift+M'],
    when: able('assign'),
    run: ({ targetIds }) => deeds.assignMe(targetIds),
  },
  {
    id: 'conversation.team',
    title: 'commands.team',
    section: 'conversation',
    icon: 'users',
    keys: ['Shift+T'],
    when: able('team'),
    run: ({ targetIds }) => choose('team', targetIds),
  },
  {
    id: 'conversation.label',
    title: 'commands.label',
    section: 'conversation',
    icon: 'tag',
    keys: ['l'],
    when: able('labels'),
    run: ({ targetIds }) => choose('label', targetIds),
  },
  {
    id: 'conversation.pending',
    title: 'commands.pending',
    section: 'conversation',
    icon: 'pause',
    keys: ['Shift+P'],
    when: able('pending'),
    run: ({ targetIds }) => deeds.setPending(targetIds),
  },
  {
    id: 'conversation.reopen',
    title: 'commands.reopen',
    section: 'conversation',
    icon: 'restore',
    keys: ['Shift+O'],
    when: able(null),
    run: ({ targetIds }) => deeds.reopen(targetIds),
  },
  {
    id: 'conversation.unread',
    title: 'commands.unread',
    section: 'conversation',
    icon: 'mail',
    keys: ['u'],
    when: able('readState'),
    run: ({ targetIds }) => deeds.markUnread(targetIds),
  },
  {
    id: 'conversation.read',
    title: 'commands.read',
    section: 'conversation',
    icon: 'mailOpen',
    keys: ['Shift+U'],
    when: able('readState'),
    run: ({ targetIds }) => deeds.markRead(targetIds),
  },
  {
    id: 'conversation.spam',
    title: 'commands.spam',
    section: 'conversation',
    icon: 'ban',
    keys: ['!'],
    when: able('spam'),
    run: ({ targetIds }) => deeds.markSpam(targetIds),
  },
  go('due', 'd', 'due', 'commands.goDue'),
  go('mine', 'm', 'mine', 'commands.goMine'),
  go('unassigned', 'u', 'unassigned', 'commands.goUnassigned'),
  go('snoozed', 's', 'snoozed', 'commands.goSnoozed'),
  go('pending', 'p', 'pending', 'commands.goPending'),
  go('resolved', 'e', 'resolved', 'commands.goResolved'),
  go('all', 'a', 'all', 'commands.goAll'),
  go('classA', '1', 'classA', 'commands.goClassA'),
  go('classB', '2', 'classB', 'commands.goClassB'),
  go('classC', '3', 'classC', 'commands.goClassC'),
  {
    id: 'desk.refresh',
    title: 'commands.refresh',
    section: 'desk',
    icon: 'refresh',
    when: inbox1,
    run: async ({ conversationId }) => {
      if (conversationId) await calls().backends.deepen({ conversationId, before: null })
    },
  },
]
