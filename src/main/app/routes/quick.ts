/** The contract's `quick` carried out. */
import type { Ports } from '../../ports'
import type { Quick } from '../../services/quick/quick'
import type { Door, Routes } from '../door'

export const quickRoutes = (os: Door, quick: Quick, windows: Ports['windows']): Routes<'quick'> => ({
  about: os.quick.about.handler(() => quick.about()),
  close: os.quick.close.handler(() => {
    quick.close()
    return {}
  }),
  front: os.quick.front.handler(() => {
    quick.close()
    windows.front(null)
    return {}
  }),
  tell: os.quick.tell.handler(({ input }) => {
    quick.tell(input.last)
    return {}
  }),
  open: os.quick.open.handler(() => {
    quick.open()
    return {}
  }),
  state: os.quick.state.handler(() => quick.state()),
  trouble: os.quick.trouble.handler(() => quick.trouble()),
  choose: os.quick.choose.handler(({ input }) => quick.choose(input)),
})
