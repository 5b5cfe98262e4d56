export { SettingsScreen } from './SettingsScreen'
export { SignInAgain } from './SignInAgain'
