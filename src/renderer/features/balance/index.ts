export { BalanceScreen } from './BalanceScreen'
