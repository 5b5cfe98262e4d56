/** What the quick palette's page knows: the desk, what texts are filled from, and how often it has come up. */
import { create } from 'zustand'
import type { QuickAbout } from '../../../../shared/contract/quick'
import type { DeskState } from '../../../../shared/domain/desk/types'
import { type Bridge, connect } from '../../../bridge/client'
import { useDesk } from '../../../bridge/deskStore'
import { ask, queryClient } from '../../../bridge/queries'
import { setLanguage } from '../../../i18n/setup'
import { setTheme } from '../../../ui/theme'

interface QuickStore {
  /** Null until main has answered. */
  state: DeskState | null
  /** Null while no desk is open. */
  about: QuickAbout | null
  /** Up by one each time the palette goes: what was sought before is not what is sought next. Not when it comes, as somebody types then. */
  times: number
  failed: boolean
}
export const useQuick = create<QuickStore>()(() => ({ state: null, about: null, times: 0, failed: false }))

const look = (state: DeskState): void => {
  const { language, theme } = state.type === 'open' ? state.settings : state
  void setLanguage(language)
  setTheme(theme)
}
const take = async (bridge: Bridge, state: DeskState): Promise<void> => {
  look(state)
  if (state.type !== 'open') {
    queryClient.clear()
    useQuick.setState({ state, about: null })
    return
  }
  // Formats and calls of the rooms shared with the windows read these.
  useDesk.setState({ state, settings: state.settings })
  const about = await bridge.call.quick.about()
  useQuick.setState({ state, about })
}

const follow = (bridge: Bridge): void => {
  useDesk.setState({ bridge })
  const again = () =>
    bridge.call.desk
      .state()
      .then((state) => take(bridge, state))
      .catch(() => useQuick.setState({ failed: true }))
  bridge.events(
    (event) => {
      switch (event.type) {
        case 'hello':
          void again()
          break
        case 'desk':
          void take(bridge, event.state).catch(again)
          break
        case 'settings':
          void again()
          break
        case 'library':
          void queryClient.invalidateQueries({ queryKey: ask().library.key() })
          break
        case 'quick':
          if (event.what === 'hidden') useQuick.setState(({ times }) => ({ times: times + 1 }))
          else void again()
          break
        default:
          break
      }
    },
    () => void again(),
  )
}

export const startQuick = (): void => {
  connect()
    .then(follow)
    .catch(() => useQuick.setState({ failed: true }))
}
