/**
 * Many rows put as plain IndexedDB puts them. Dexie keeps the request of each until the last has ended and reads the key of
 * each afterwards; a first fetch of a million rows feels it, and nobody asks for those keys.
 */
import { type DBCore, type DBCoreMutateRequest, type DBCoreMutateResponse, type DBCorePutRequest, Dexie, type Middleware } from 'dexie'

/** Dexie tells live queries of fewer rows by their keys, so it needs the answers of each. */
const many = 50

const isPlain = (request: DBCoreMutateRequest): request is DBCorePutRequest =>
  request.type === 'put' &&
  request.values.length >= many &&
  !request.keys &&
  !request.wantResults &&
  !request.criteria &&
  !request.updates &&
  !request.upsert

const putAll = (store: IDBObjectStore, values: readonly unknown[]): Promise<DBCoreMutateResponse> =>
  new Dexie.Promise<DBCoreMutateResponse>((resolve) => {
    const { transaction } = store
    let failed: DOMException | null = null
    let numFailures = 0
    let last: IDBRequest | null = null
    const end = () => {
      transaction.removeEventListener('error', note, true)
      resolve({ numFailures, failures: failed ? [failed] : [], results: [], lastResult: failed ? undefined : last?.result })
    }
    // One ear for all of them, on the way down. As with Dexie a row that fails does not end the transaction by itself: who asked for it is told, and does.
    const note = (event: Event) => {
      const request = event.target as IDBRequest
      // All that Dexie asks has an ear of its own, and must hear of its end.
      if (request.source !== store || request.onerror !== null) return
      event.preventDefault()
      event.stopPropagation()
      numFailures += 1
      failed ??= request.error
      if (request === last) end()
    }
    transaction.addEventListener('error', note, true)
    try {
      for (const value of values) last = store.put(value)
    } catch (error) {
      transaction.removeEventListener('error', note, true)
      throw error
    }
    if (last) last.onsuccess = end
  })

/** To be used before the database is opened. */
export const plainPuts: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'plainPuts',
  // Beneath all of Dexie's own.
  level: -2,
  create: (core) => ({
    ...core,
    table: (name) => {
      const table = core.table(name)
      const { outbound } = table.schema.primaryKey
      return {
        ...table,
        mutate: (request) =>
          !outbound && isPlain(request)
            ? putAll((request.trans as unknown as IDBTransaction).objectStore(name), request.values)
            : table.mutate(request),
      }
    },
  }),
}
