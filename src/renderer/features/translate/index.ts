import { registerCommands } from '../../commands/registry'
import { translateCommands } from './commands'
import { watchTranslation } from './useTranslation'

registerCommands(translateCommands)
watchTranslation()

export { useRegister } from './register'
export { TranslateTab } from './TranslateTab'
export { useMirror } from './useMirror'
