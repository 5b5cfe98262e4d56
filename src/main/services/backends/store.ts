/** Shops and backends of the open profile, credentials included, in one document sealed under the desk key. */
import { z } from 'zod'
import { Backend, Shop } from '../../../shared/domain/backend/types'
import { BackendId, type ShopId } from '../../../shared/domain/ids'
import { serial } from '../../../shared/serial'
import { ConnectorError } from '../../connectors/connector'

const file = 'backends.sealed'
const Stored = Backend.extend({ values: z.record(z.string(), z.string()) })
export type StoredBackend = z.infer<typeof Stored>
const Content = z.object({
  version: z.literal(1),
  shops: z.array(Shop),
  backends: z.array(Stored),
  /** Removed, but the engine has not said yet that their rows are gone. */
  forgotten: z.array(BackendId),
})
type Content = z.infer<typeof Content>

export interface SealedDocuments {
  readSealed(name: string): Promise<unknown>
  writeSealed(name: string, content: unknown): Promise<void>
}

const notFound = () => new ConnectorError({ code: 'notFound', params: {} })
const empty = (): Content => ({ version: 1, shops: [], backends: [], forgotten: [] })

/** `today`: what a backend's system can do by this program, as what was kept may be an older one's. */
export const createBackendStore = (documents: SealedDocuments, today: (backend: StoredBackend) => StoredBackend = (backend) => backend) => {
  let content = empty()
  /** False while locked: memory lacks the credentials then, and writing it would lose them. */
  let whole = false
  const oneByOne = serial()
  const change = (next: (now: Content) => Content) =>
    oneByOne(async () => {
      if (!whole) throw new ConnectorError({ code: 'locked', params: {} })
      const changed = next(content)
      await documents.writeSealed(file, changed)
      content = changed
    })

  return {
    /** Reads all, credentials too. Throws where the document is broken: the desk must not overwrite it. */
    load: () =>
      oneByOne(async () => {
        const read = await documents.readSealed(file)
        const kept = read === null ? empty() : Content.parse(read)
        content = { ...kept, backends: kept.backends.map(today) }
        whole = true
      }),
    /** Forgets credentials; names and capabilities stay, for the queue. */
    lock() {
      whole = false
      content = { ...content, backends: content.backends.map((backend) => ({ ...backend, values: {} })) }
    },
    drop() {
      whole = false
      content = empty()
    },
    shops: (): Shop[] => content.shops,
    forgotten: (): BackendId[] => content.forgotten,
    /** Without credentials, as pages may see them. */
    backends: (): Backend[] => content.backends.map(publicOf),
    stored: (): StoredBackend[] => content.backends,
    find: (id: BackendId): StoredBackend | null => content.backends.find((backend) => backend.id === id) ?? null,
    /** As `find`; throws ConnectorError notFound. */
    take(id: BackendId): StoredBackend {
      const found = content.backends.find((backend) => backend.id === id)
      if (!found) throw notFound()
      return found
    },
    takeShop(id: ShopId): Shop {
      const found = content.shops.find((shop) => shop.id === id)
      if (!found) throw notFound()
      return found
    },
    putShop: (shop: Shop) =>
      change((now) => {
        const known = now.shops.some(({ id }) => id === shop.id)
        return { ...now, shops: known ? now.shops.map((one) => (one.id === shop.id ? shop : one)) : [...now.shops, shop] }
      }),
    putBackend: (backend: StoredBackend) =>
      change((now) => {
        const known = now.backends.some(({ id }) => id === backend.id)
        return { ...now, backends: known ? now.backends.map((one) => (one.id === backend.id ? backend : one)) : [...now.backends, backend] }
      }),
    removeBackend: (id: BackendId) =>
      change((now) => ({ ...now, backends: now.backends.filter((one) => one.id !== id), forgotten: [...now.forgotten, id] })),
    dropForgotten: (id: BackendId) => change((now) => ({ ...now, forgotten: now.forgotten.filter((one) => one !== id) })),
  }
}

export const publicOf = ({ values: _values, ...backend }: StoredBackend): Backend => backend
