export { MemoryScreen } from './MemoryScreen'
