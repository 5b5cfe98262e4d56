import { backendOf } from '../../../shared/domain/ids'
import { useDesk } from '../../bridge/deskStore'
import type { Command, CommandContext } from '../../commands/registry'
import { openConversation, useNavigation } from '../../state/navigation'
import { type Kind, maySend, mayShowEarlier, openNew, sendNow, showEarlier, write } from './composerState'

const backendFor = ({ conversationId }: CommandContext) => {
  const id = conversationId ? backendOf(conversationId) : null
  return useDesk.getState().backends.find((one) => one.id === id)
}

const begin =
  (kind: Kind) =>
  ({ conversationId }: CommandContext): void => {
    if (!conversationId) return
    if (useNavigation.getState().openId !== conversationId) openConversation(conversationId)
    write(conversationId, kind)
  }

export const composerCommands: Command[] = [
  {
    id: 'write.reply',
    title: 'composer.command.reply',
    section: 'write',
    icon: 'reply',
    keys: ['r'],
    when: (context) => Boolean(backendFor(context)?.capabilities.reply),
    run: begin('reply'),
  },
  {
    id: 'write.note',
    title: 'composer.command.note',
    section: 'write',
    icon: 'note',
    keys: ['n'],
    when: (context) => Boolean(backendFor(context)?.capabilities.note),
    run: begin('note'),
  },
  {
    id: 'write.forward',
    title: 'composer.command.forward',
    section: 'write',
    icon: 'forward',
    keys: ['f'],
    when: (context) => Boolean(backendFor(context)?.capabilities.forward),
    run: begin('forward'),
  },
  { id: 'write.new', title: 'composer.command.new', section: 'write', icon: 'pen', keys: ['c'], run: () => openNew(true) },
  {
    id: 'write.earlier',
    title: 'composer.command.earlier',
    section: 'write',
    icon: 'history',
    keys: ['Mod+Shift+H'],
    whileTyping: true,
    when: mayShowEarlier,
    run: showEarlier,
  },
  {
    id: 'send.send',
    title: 'composer.command.send',
    section: 'write',
    icon: 'send',
    keys: ['Mod+Enter'],
    scope: 'composer',
    whileTyping: true,
    when: maySend,
    run: () => sendNow('stay'),
  },
  {
    id: 'send.next',
    title: 'composer.command.sendNext',
    section: 'write',
    icon: 'send',
    keys: ['Mod+Shift+Enter'],
    scope: 'composer',
    whileTyping: true,
    when: maySend,
    run: () => sendNow('next'),
  },
  {
    id: 'send.resolve',
    title: 'composer.command.sendResolve',
    section: 'write',
    icon: 'check',
    keys: ['Mod+Shift+R'],
    scope: 'composer',
    whileTyping: true,
    when: maySend,
    run: () => sendNow('resolve'),
  },
]
