import { registerCommands } from '../../commands/registry'
import { watchReady } from '../translate'
import { composerCommands } from './commands'
import { watchKeepers } from './keepers'
import { restoreDraft } from './sending'

registerCommands(composerCommands)
watchKeepers()
watchReady(restoreDraft)

export { Composer } from './Composer'
export { forwardMessage, insertReply, insertTemplate } from './composerState'
export { takeTextsAlong } from './keepers'
export { NewConversationDialog } from './NewConversationDialog'
export { restoreDraft, undoNewest, undoSend } from './sending'
