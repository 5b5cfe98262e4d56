/** The rota wired to the host's ports: what is kept of it here, and (by their rooms) its generator, presence and team space. */
import type { DeskEvent } from '../../shared/contract'
import type { RotaSpace } from '../../shared/contract/rota'
import type { PersonId } from '../../shared/domain/ids'
import type { Ports } from '../ports'
import { createRota, type RotaCore } from '../services/rota/rota'
import type { RotaService } from '../services/rota/types'
import type { SealedDocuments } from '../services/sealed'

const noSpace: RotaSpace = {
  connected: null,
  syncing: false,
  doneAt: null,
  trouble: null,
  unsent: 0,
  conflicts: [],
  problems: [],
  may: { shifts: true, requests: true, notes: true },
}

export interface RotaSideNeeds {
  ports: Pick<Ports, 'clock' | 'random' | 'log'>
  documents: SealedDocuments
  me(): Promise<PersonId | null>
  emit(event: DeskEvent): void
}
export type RotaSide = RotaService & Pick<RotaCore, 'book' | 'open' | 'lock' | 'rota'>

export const createRotaSide = ({ ports, documents, me, emit }: RotaSideNeeds): RotaSide => {
  const core = createRota({ ...ports, documents, me, space: () => noSpace, emit })
  const notYet = () => Promise.reject(new Error('the rota is not here yet'))
  return {
    ...core,
    present: notYet,
    generate: notYet,
    job: async () => null,
    stop: notYet,
    settle: notYet,
    look: notYet,
    connect: notYet,
    disconnect: notYet,
    sync: async () => noSpace,
    resolve: notYet,
  }
}
