export { KeepingDialogs } from './KeepingDialogs'
