export { DisputesScreen } from './DisputesScreen'
