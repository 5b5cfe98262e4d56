export { QuickPage } from './QuickPage'
export { startQuick } from './quickStore'
