/** Panel and views by key and pointer: beside the list where there is room, else in its place, with a way back. */
import { useDesk } from '../bridge/deskStore'
import { focusList } from '../features/inbox'
import { standInPlace, useNavigation } from '../state/navigation'
import { ownConversation } from '../state/ownConversation'
import { fits, NARROW, panelAsked, setPanes } from './panes'
import { focusMessages } from './windowCommands'

const hasRoom = (pane: 'panel' | 'views'): boolean =>
  ownConversation() === null ? fits(pane, useDesk.getState().settings.panes, window.innerWidth) : window.innerWidth >= NARROW

const SELECTED = {
  panel: '[data-scope="panel"] [role="tab"][aria-selected="true"]',
  views: '[data-pane="views"] [aria-current]',
}
/** The panel is drawn behind the messages: so many frames it is waited for. */
const FRAMES = 60
/** Where the focus was in what had to make room, it goes along. */
const takeFocus = (pane: 'panel' | 'views', frames = FRAMES): void => {
  requestAnimationFrame(() => {
    const { activeElement } = document
    const lost = !activeElement || activeElement === document.body || activeElement.closest('[hidden]') !== null
    if (!lost || useNavigation.getState().inPlace !== pane) return
    const to = document.querySelector<HTMLElement>(SELECTED[pane])
    if (to) to.focus()
    else if (frames > 0) takeFocus(pane, frames - 1)
  })
}
const toPlace = (pane: 'panel' | 'views'): void => {
  standInPlace(pane)
  takeFocus(pane)
}

export const showPanel = (): void => {
  if (hasRoom('panel')) setPanes(panelAsked(useDesk.getState().settings.panes, window.innerWidth).change)
  else toPlace('panel')
}
/** Back to what the pane took the place of. */
export const leavePlace = (): void => {
  if (ownConversation() === null) focusList()
  else focusMessages()
}
export const togglePanel = (): void => {
  if (!hasRoom('panel')) {
    if (useNavigation.getState().inPlace === 'panel') leavePlace()
    else toPlace('panel')
    return
  }
  const { shown, change } = panelAsked(useDesk.getState().settings.panes, window.innerWidth)
  setPanes(shown ? { panelShut: true } : change)
}
export const toggleViews = (): void => {
  if (hasRoom('views')) setPanes({ viewsShut: !useDesk.getState().settings.panes.viewsShut })
  else if (useNavigation.getState().inPlace === 'views') leavePlace()
  else toPlace('views')
}
