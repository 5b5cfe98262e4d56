/** The contract carried out, area by area; every call comes through the door. */
import type { Router } from '@orpc/server'
import type { Contract } from '../../shared/contract'
import type { Ports } from '../ports'
import type { Cases } from '../services/cases/cases'
import type { Guard } from '../services/guard/guard'
import type { Keeping } from '../services/keeping/keeping'
import type { Library } from '../services/library/library'
import type { Memory } from '../services/memory/types'
import type { Quick } from '../services/quick/quick'
import type { RotaService } from '../services/rota/types'
import type { TeamSpace } from '../services/teamSpace/teamSpace'
import type { Translation } from '../services/translation/types'
import { type CallContext, createDoor } from './door'
import { type BackendsRoutesNeeds, backendsRoutes } from './routes/backends'
import { casesRoutes } from './routes/cases'
import { type DeskRoutesNeeds, deskRoutes } from './routes/desk'
import { guardRoutes } from './routes/guard'
import { keepingRoutes } from './routes/keeping'
import { libraryRoutes } from './routes/library'
import { memoryRoutes } from './routes/memory'
import { outboxRoutes } from './routes/outbox'
import { quickRoutes } from './routes/quick'
import { rotaRoutes } from './routes/rota'
import { type SyncRoutesNeeds, syncRoutes } from './routes/sync'
import { teamSpaceRoutes } from './routes/teamSpace'
import { translationRoutes } from './routes/translation'

interface Parts extends DeskRoutesNeeds, BackendsRoutesNeeds, SyncRoutesNeeds {
  ports: Ports
  keeping: Keeping
  cases: Cases
  guard: Guard
  library: Library
  teamSpace: TeamSpace
  translation: Translation
  memory: Memory
  quick: Quick
  rota: RotaService
}

/** By its own name, so that what is made of it has a type that can be written down. */
export interface AppRouter extends Router<Contract, CallContext> {}

export const createRouter = (parts: Parts): AppRouter => {
  const { ports, desk, backends, outbox, library, teamSpace, translation } = parts
  const os = createDoor(desk, ports.log)

  return os.router({
    desk: deskRoutes(os, parts),
    backends: backendsRoutes(os, parts),
    outbox: outboxRoutes(os, outbox),
    sync: syncRoutes(os, parts),
    keeping: keepingRoutes(os, parts.keeping),
    cases: casesRoutes(os, parts.cases),
    guard: guardRoutes(os, parts.guard),
    library: libraryRoutes(os, library, teamSpace),
    teamSpace: teamSpaceRoutes(os, teamSpace),
    translation: translationRoutes(os, translation, backends),
    memory: memoryRoutes(os, parts.memory),
    quick: quickRoutes(os, parts.quick, ports.windows),
    rota: rotaRoutes(os, parts.rota),
  })
}
