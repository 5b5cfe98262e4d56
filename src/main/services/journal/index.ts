export { createJournal, type Journal, type JournalRecord } from './journal'
export { JournalError } from './problem'
