export { ReturnDialogs } from './ReturnDialogs'
