import { registerCommands } from '../../commands/registry'
import { composerCommands } from './commands'
import { watchKeepers } from './keepers'

registerCommands(composerCommands)
watchKeepers()

export { Composer } from './Composer'
export { forwardMessage, insertReply, insertTemplate } from './composerState'
export { takeTextsAlong } from './keepers'
export { NewConversationDialog } from './NewConversationDialog'
export { restoreDraft, undoNewest, undoSend } from './sending'
