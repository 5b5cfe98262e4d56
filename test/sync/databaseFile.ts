/** A whole IndexedDB as one JSON value and back: version, stores, indexes, rows; bytes as base64. Knows nothing of our schema. */
import type { IdbParts } from '../../src/renderer/data/schema'

interface StoreFile {
  keyPath: string | string[]
  indexes: { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }[]
  rows: unknown[]
}
export interface DatabaseFile {
  version: number
  stores: Record<string, StoreFile>
}

const wait = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
const BYTES = '$bytes'
const toFile = (_name: string, value: unknown): unknown =>
  value instanceof Uint8Array
    ? { [BYTES]: Buffer.from(value).toString('base64') }
    : value instanceof ArrayBuffer
      ? { [BYTES]: Buffer.from(new Uint8Array(value)).toString('base64'), buffer: true }
      : value
const fromFile = (_name: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !(BYTES in value)) return value
  const bytes = new Uint8Array(Buffer.from((value as Record<string, string>)[BYTES] ?? '', 'base64'))
  return 'buffer' in value ? bytes.buffer : bytes
}

export const databaseToText = async ({ indexedDB }: IdbParts, name: string): Promise<string> => {
  const db = await wait(indexedDB.open(name))
  const stores: Record<string, StoreFile> = {}
  for (const store of [...db.objectStoreNames]) {
    const from = db.transaction(store).objectStore(store)
    const indexes = [...from.indexNames].map((index) => from.index(index))
    stores[store] = {
      keyPath: from.keyPath as string | string[],
      indexes: indexes.map(({ name: own, keyPath, unique, multiEntry }) => ({
        name: own,
        keyPath: keyPath as string | string[],
        unique,
        multiEntry,
      })),
      rows: await wait(from.getAll()),
    }
  }
  const { version } = db
  db.close()
  return `${JSON.stringify({ version, stores }, toFile, 1)}\n`
}

export const databaseFromText = async ({ indexedDB }: IdbParts, name: string, text: string): Promise<DatabaseFile> => {
  const file = JSON.parse(text, fromFile) as DatabaseFile
  const opening = indexedDB.open(name, file.version)
  opening.onupgradeneeded = () => {
    for (const [store, { keyPath, indexes, rows }] of Object.entries(file.stores)) {
      const made = opening.result.createObjectStore(store, { keyPath })
      for (const index of indexes) made.createIndex(index.name, index.keyPath, { unique: index.unique, multiEntry: index.multiEntry })
      for (const row of rows) made.put(row)
    }
  }
  const db = await wait(opening)
  db.close()
  return file
}
