export { startNew } from './deeds'
export { LibraryScreen } from './LibraryScreen'
