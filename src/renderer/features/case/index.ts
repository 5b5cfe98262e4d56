import { registerCommands } from '../../commands/registry'
import { caseCommands } from './commands'

registerCommands(caseCommands)

export { CaseTab } from './CaseTab'
