export { FirstRun } from './FirstRun'
export { LockScreen } from './LockScreen'
