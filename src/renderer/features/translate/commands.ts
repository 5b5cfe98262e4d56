import type { Command } from '../../commands/registry'
import { currentTranslating } from './modes'

export const translateCommands: Command[] = [
  {
    id: 'write.translate',
    title: 'mirror.command.toggle',
    section: 'write',
    icon: 'languages',
    keys: ['Mod+T'],
    whileTyping: true,
    when: () => currentTranslating() !== null,
    run: () => currentTranslating()?.toggle(),
  },
  {
    id: 'write.translated',
    title: 'mirror.command.focus',
    section: 'write',
    icon: 'languages',
    keys: ['Mod+Shift+E'],
    whileTyping: true,
    when: () => currentTranslating()?.text.state.draft?.translation !== undefined,
    run: () => currentTranslating()?.focus(),
  },
  {
    id: 'write.translateAgain',
    title: 'mirror.command.again',
    section: 'write',
    icon: 'refresh',
    when: () => currentTranslating()?.text.state.draft?.translation !== undefined,
    run: () => currentTranslating()?.mirror.again(),
  },
]
