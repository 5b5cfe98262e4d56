import type { Command } from '../../commands/registry'
import { maySteps, stepFinding } from './steps'

export const guardCommands: Command[] = [
  {
    id: 'guard.next',
    title: 'guard.command.next',
    section: 'write',
    icon: 'shield',
    keys: ['F8'],
    scope: 'composer',
    whileTyping: true,
    when: maySteps,
    run: () => stepFinding(1),
  },
  {
    id: 'guard.previous',
    title: 'guard.command.previous',
    section: 'write',
    icon: 'shield',
    keys: ['Shift+F8'],
    scope: 'composer',
    whileTyping: true,
    when: maySteps,
    run: () => stepFinding(-1),
  },
]
