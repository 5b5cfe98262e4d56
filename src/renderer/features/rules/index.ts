export { RulesPage } from './RulesPage'
export { startNewRule } from './store'
