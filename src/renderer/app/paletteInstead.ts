/** Where the palette knows nothing of these words: what a person would do next. */
import type { TFunction } from 'i18next'
import { useDesk } from '../bridge/deskStore'
import { runCommand } from '../commands/runner'
import { askThere } from '../state/askedThere'
import { searchFor, toggleCheatSheet } from '../state/navigation'
import { ownConversation } from '../state/ownConversation'
import type { PickItem } from '../ui/PickList'

const HERE = 'instead:here'
const THERE = 'instead:there'
const KEYS = 'instead:keys'

/** Some backend can be searched, and answers. */
const canAskThere = (): boolean => {
  const { backends, lamps } = useDesk.getState()
  return backends.some(
    ({ id, capabilities, paused }) =>
      capabilities.search && !paused && lamps.backends.find(({ backendId }) => backendId === id)?.state !== 'down',
  )
}

/** A window of one conversation has no list to search. */
export const insteadOf = (typed: string, t: TFunction, keys: { search: string | undefined; sheet: string | undefined }): PickItem[] => {
  const text = typed.trim()
  const search = ownConversation() === null && text !== ''
  return [
    ...(search ? [{ id: HERE, label: t('commands.instead.here', { text }), icon: 'search' as const, keys: keys.search }] : []),
    ...(search && canAskThere() ? [{ id: THERE, label: t('commands.instead.there', { text }), icon: 'globe' as const }] : []),
    { id: KEYS, label: t('commands.instead.keys'), icon: 'keyboard' as const, keys: keys.sheet },
  ]
}

/** @returns whether it was one of these */
export const doInstead = (id: string, typed: string): boolean => {
  const text = typed.trim()
  if (id === KEYS) toggleCheatSheet(true)
  else if (id === HERE || id === THERE) {
    if (id === THERE) askThere(text)
    searchFor(text)
    runCommand('desk.search')
  } else return false
  return true
}
