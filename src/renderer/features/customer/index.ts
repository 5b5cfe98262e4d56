export { CustomerPanel } from './CustomerPanel'
