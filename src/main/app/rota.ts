/** The rota wired to the host's ports. */
import { RotaPerson } from '../../shared/domain/rota/person'
import { usualSettings } from '../../shared/domain/rota/plan'
import type { RotaService } from '../services/rota/types'
import type { Team } from '../services/team/team'

const space: Awaited<ReturnType<RotaService['sync']>> = {
  connected: null,
  syncing: false,
  doneAt: null,
  trouble: null,
  unsent: 0,
  conflicts: [],
  problems: [],
  may: { shifts: true, requests: true, notes: true },
}

export const createRotaSide = ({ team }: { team: Team }): RotaService => {
  const notYet = () => Promise.reject(new Error('the rota is not here yet'))
  return {
    async state() {
      const people = (await team.people()).map((person) => RotaPerson.parse(person))
      return {
        rota: {
          people,
          types: [],
          rotations: [],
          settings: usualSettings,
          shifts: [],
          leave: [],
          requests: [],
          handOvers: [],
          presences: [],
        },
        drafts: [],
        versions: [],
        me: null,
        mayPlan: true,
        space,
      }
    },
    change: notYet,
    publish: notYet,
    version: notYet,
    revert: notYet,
    answer: notYet,
    present: notYet,
    generate: notYet,
    job: async () => null,
    stop: notYet,
    settle: notYet,
    look: notYet,
    connect: notYet,
    disconnect: notYet,
    sync: async () => space,
    resolve: notYet,
  }
}
