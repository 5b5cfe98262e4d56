/** What is due soon, and where it leads. A notice of the system was clicked: the inbox that is looked at shows what it is about, also one that opens only now. */
import { useEffect } from 'react'
import type { About } from '../../shared/domain/case/about'
import { calls, onDeskEvent } from '../bridge/deskStore'
import { dismissAlerts, showAlerts } from '../state/alerts'
import { openConversation, showDispute } from '../state/navigation'
import { ownConversation } from '../state/ownConversation'
import { focusMessages } from './windowCommands'

/** A window needs this long to get to the front; of several inboxes the one that is there asks first. */
const TO_THE_FRONT_MS = 300
const wait = () => new Promise((resolve) => setTimeout(resolve, TO_THE_FRONT_MS))

/** Shows it, and what was told of it stands no longer. */
export const showAbout = (about: About): void => {
  switch (about.type) {
    case 'conversation':
      showAlerts(false)
      openConversation(about.conversationId)
      dismissAlerts(({ conversationId }) => conversationId === about.conversationId)
      focusMessages()
      break
    case 'dispute':
      showAlerts(false)
      showDispute(about.disputeId)
      dismissAlerts(({ disputeId }) => disputeId === about.disputeId)
      break
    case 'alerts':
      showAlerts(true)
      break
  }
}

export const useWanted = (): void => {
  useEffect(() => {
    // A conversation's window stays with its conversation; main has brought it to the front where it was meant.
    if (ownConversation() !== null) return
    let over = false
    const ask = async () => {
      for (let turn = 0; turn < 2 && !document.hasFocus(); turn += 1) await wait()
      if (over) return
      const { wanted } = await calls().desk.wanted()
      if (wanted && !over) showAbout(wanted)
    }
    const begin = () => void ask().catch(() => undefined)
    begin()
    const end = onDeskEvent((event) => {
      if (event.type === 'wanted') begin()
    })
    return () => {
      over = true
      end()
    }
  }, [])
}
