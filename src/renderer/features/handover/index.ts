export { HandOverTab } from './HandOverTab'
