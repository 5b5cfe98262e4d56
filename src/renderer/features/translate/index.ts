import { registerCommands } from '../../commands/registry'
import { translateCommands } from './commands'
import { watchTranslation } from './useTranslation'

registerCommands(translateCommands)
watchTranslation()

export { waitingOf, watchReady } from './ready'
export { useRegister } from './register'
export { SourceOf } from './SourceOf'
export { TranslateTab } from './TranslateTab'
export { useMirror } from './useMirror'
