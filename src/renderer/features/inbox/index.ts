export { Choosers } from './Choosers'
export { inboxCommands } from './commands'
export { Inbox } from './Inbox'
export { focusList, focusListQuietly, useListHasRows } from './listStore'
