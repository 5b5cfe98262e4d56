export { MineTab } from './MineTab'
