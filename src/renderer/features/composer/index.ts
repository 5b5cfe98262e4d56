import { registerCommands } from '../../commands/registry'
import { composerCommands } from './commands'
import { watchKeepers } from './keepers'

registerCommands(composerCommands)
watchKeepers()

export { Composer } from './Composer'
export { forwardMessage } from './composerState'
export { NewConversationDialog } from './NewConversationDialog'
export { restoreDraft, undoSend } from './sending'
