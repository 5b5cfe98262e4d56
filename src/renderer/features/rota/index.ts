export { RotaScreen } from './RotaScreen'
