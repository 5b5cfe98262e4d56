export { FirstRun } from './FirstRun'
export { LockScreen } from './LockScreen'
export { Tour } from './Tour'
