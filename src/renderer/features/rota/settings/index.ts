export { RotaSettingsTab } from './RotaSettingsTab'
