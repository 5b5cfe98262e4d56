export { RequestsTab } from './RequestsTab'
