import { registerCommands } from '../../commands/registry'
import { guardCommands } from './commands'

registerCommands(guardCommands)

export { CardWarning } from './CardWarning'
export { GuardPage } from './GuardPage'
export { guardMarks } from './marks'
export { type GuardInput, useGuard } from './useGuard'
export { useGuardContext } from './useGuardContext'
export { levelIcon, useWords as useGuardWords } from './useWords'
export { recordText, verdictOf } from './verdict'
