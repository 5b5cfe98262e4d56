/**
 * Keys as other programs have them, by our commands. Only what differs; the rest keeps our own. Sources: the programs' own
 * published lists of keyboard shortcuts.
 */
import type { Keymap } from '../../shared/domain/desk/types'

export const presets: Record<Keymap['preset'], Readonly<Record<string, readonly string[]>>> = {
  dragoman: {},
  gmail: {
    'list.open': ['Enter', 'o'],
    'list.back': ['Escape', 'u'],
    'write.reply': ['r', 'a'],
    'write.forward': ['f'],
    'write.note': ['n'],
    'write.new': ['c'],
    'conversation.snooze': ['b'],
    'conversation.unread': ['Shift+U'],
    'conversation.read': ['Shift+I'],
    'conversation.label': ['l'],
    'conversation.resolve': ['e', 'y'],
    'conversation.resolveNext': [']'],
    'conversation.spam': ['!'],
    'go.due': ['g i'],
    'go.snoozed': ['g b'],
    'go.balance': ['g l'],
    'view.panel': ['.'],
    'list.release': ['Shift+N'],
  },
  superhuman: {
    'conversation.resolve': ['e'],
    'conversation.resolveNext': ['Shift+E'],
    'conversation.snooze': ['h'],
    'conversation.read': ['Shift+U'],
    'conversation.unread': ['u'],
    'conversation.assign': ['Shift+A', 'v'],
    'write.reply': ['r', 'Shift+R'],
    'write.new': ['c'],
    'go.due': ['g i'],
    'go.snoozed': ['g h'],
    'list.select': ['x'],
    'desk.undo': ['z', 'Mod+Z'],
    'view.panel': ['o'],
  },
}
