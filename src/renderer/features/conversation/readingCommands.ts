/** Reading by key and palette: the other side of what is translated, asking for what is missing, and saying which language it is. */
import i18next from 'i18next'
import type { Conversation } from '../../../shared/domain/conversation/types'
import type { Command } from '../../commands/registry'
import { peek, turnConversation } from '../../state/reading'
import { say } from '../../ui/liveRegion'
import { chooseLanguage } from './languageChoice'
import { askReading } from './useReading'

/** A key let go sooner was pressed, not held. Ms. */
const HELD_MS = 250

const turn = ({ id }: Conversation): void => say(i18next.t(turnConversation(id) ? 'reading.originalShown' : 'reading.translationShown'))

/** They act on the conversation that stands when they are run. */
export const readingCommands = (shown: () => Conversation): Command[] => [
  {
    id: 'reading.peek',
    title: 'reading.command.peek',
    section: 'conversation',
    icon: 'languages',
    keys: ['t'],
    // Only a key can be held; the palette has «toggle».
    keysOnly: true,
    run: () => peek(true),
    release: (_, heldMs) => {
      peek(false)
      if (heldMs < HELD_MS) turn(shown())
    },
  },
  {
    id: 'reading.toggle',
    title: 'reading.command.toggle',
    section: 'conversation',
    icon: 'languages',
    run: () => turn(shown()),
  },
  {
    id: 'reading.translate',
    title: 'reading.command.translate',
    section: 'conversation',
    icon: 'languages',
    run: () => askReading(shown().id, null),
  },
  {
    id: 'reading.language',
    title: 'reading.command.language',
    section: 'conversation',
    icon: 'globe',
    run: () => chooseLanguage(shown().id, null),
  },
]
