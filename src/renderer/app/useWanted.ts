/** What is due soon, and where it leads. A notice of the system was clicked: the inbox that is looked at shows what it is about, also one that opens only now. */
import { useEffect } from 'react'
import type { About } from '../../shared/domain/case/about'
import { calls, onDeskEvent } from '../bridge/deskStore'
import { dismissAlerts, showAlerts } from '../state/alerts'
import { openConversation, showDispute } from '../state/navigation'
import { ownConversation } from '../state/ownConversation'
import { focusMessages } from './windowCommands'

/** Of several inboxes the one in front asks first; a window needs this long to get there. */
const AFTER_OTHERS_MS = 300

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
      if (!document.hasFocus()) await new Promise((resolve) => setTimeout(resolve, AFTER_OTHERS_MS))
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
