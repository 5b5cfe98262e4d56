export { Choosers } from './Choosers'
export { inboxCommands } from './commands'
export { GatherSets, Inbox } from './Inbox'
export { focusList, focusListQuietly, useListHasRows } from './listStore'
