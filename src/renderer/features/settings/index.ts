export { ConnectDialog } from './ConnectDialog'
export { SettingsScreen } from './SettingsScreen'
