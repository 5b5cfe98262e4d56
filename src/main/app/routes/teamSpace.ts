/** The contract's `teamSpace` carried out. */
import type { TeamSpace } from '../../services/teamSpace/teamSpace'
import type { Door, Routes } from '../door'

export const teamSpaceRoutes = (os: Door, teamSpace: TeamSpace): Routes<'teamSpace'> => ({
  state: os.teamSpace.state.handler(() => teamSpace.state()),
  connect: os.teamSpace.connect.handler(async ({ input }) => {
    await teamSpace.connect(input)
    return {}
  }),
  disconnect: os.teamSpace.disconnect.handler(async () => ({ kept: await teamSpace.disconnect() })),
  sync: os.teamSpace.sync.handler(() => teamSpace.sync()),
  answerEmptied: os.teamSpace.answerEmptied.handler(({ input }) => teamSpace.answerEmptied(input.took)),
})
