/** Templates and the team's server wired to the host's ports. */
import type { DeskEvent } from '../../shared/contract'
import type { TemplateId } from '../../shared/domain/ids'
import type { Template } from '../../shared/domain/template/types'
import { isStrong, Overtaken } from '../connectors/common/dav'
import { webdavFolder } from '../connectors/webdav/folder'
import type { Clock, Files, Ports } from '../ports'
import type { Backends } from '../services/backends/backends'
import type { Desk } from '../services/desk/desk'
import { createLibrary, type Library } from '../services/library/library'
import { starterTemplates } from '../services/library/starter'
import type { MemoryService } from '../services/memory/memory'
import { createTeamShare } from '../services/memory/teamShare'
import { problemOf } from '../services/teamSpace/problem'
import { createTeamSpace, type TeamSpace } from '../services/teamSpace/teamSpace'

export interface TemplateSideNeeds {
  ports: Pick<Ports, 'clock' | 'random' | 'http' | 'log'>
  realClock: Clock
  desk: Desk
  backends: Backends
  memory: MemoryService
  /** The starter library; missing: there is none. */
  resourceFiles?: Files
  emit(event: DeskEvent): void
}

export const createTemplateSide = ({
  ports: { clock, random, http, log },
  realClock,
  desk,
  backends,
  memory,
  resourceFiles,
  emit,
}: TemplateSideNeeds): { library: Library; teamSpace: TeamSpace } => {
  const library = createLibrary({
    clock,
    random,
    log,
    documents: desk,
    shopLanguages: (shopId) => backends.list().shops.find(({ id }) => shopId === null || id === shopId)?.languages ?? [],
    connector: (id) => backends.running(id),
    home(id) {
      const shop = backends.shopOf(id)
      return shop ? { shopId: shop.id, languages: shop.languages } : null
    },
    starter: async () => (resourceFiles ? starterTemplates(resourceFiles, log) : []),
    emit,
  })
  const share = createTeamShare({
    clock: realClock,
    documents: desk,
    shared: memory.shared,
    layers: {
      here: (code) => backends.list().shops.find((shop) => shop.code === code)?.id ?? null,
      there: (id) => backends.list().shops.find((shop) => shop.id === id)?.code ?? null,
    },
    version: memory.version,
    isOvertaken: (error) => error instanceof Overtaken,
    isStrong,
    problemOf,
  })
  const teamSpace = createTeamSpace({
    clock: realClock,
    log,
    documents: desk,
    folderOf: (access) => webdavFolder({ http, clock: realClock }, access, 'templates'),
    isOvertaken: (error) => error instanceof Overtaken,
    isStrong,
    mine: () => library.team.all(),
    takenAway: () => library.team.takenAway(),
    apply: (changes) => library.team.apply(changes),
    keepAsMine: async (template) => {
      const id = `t-${Buffer.from(random.bytes(12)).toString('hex')}` as TemplateId
      const mine: Template = { ...template, id, owner: 'personal' }
      // Its shortcut may be another's: it then comes without one.
      await library.save(mine, null).catch(() => library.save({ ...mine, shortcut: '' }, null))
    },
    beside: {
      round: (access, goOn) =>
        share.share(`${access.user} ${access.url}`, (kind) => webdavFolder({ http, clock: realClock }, access, kind), goOn),
      leave: share.leave,
      lock: share.lock,
    },
    emit,
  })
  return { library, teamSpace }
}
