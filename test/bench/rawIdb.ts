/** The plain IndexedDB calls that every floor is measured with. No Dexie, no sealing. */

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
const ended = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })

export const openRaw = (name: string): Promise<IDBDatabase> => done(indexedDB.open(name))

/** The database of the open profile. */
export const profileDatabase = async (): Promise<string> => {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
  const found = names.find((name) => /^dragoman-/.test(name)) ?? names[0]
  if (!found) throw new Error('there is no cache')
  return found
}

export const countRaw = async (db: IDBDatabase, table: string): Promise<number> => done(db.transaction(table).objectStore(table).count())

/** The first row of a table, as small a read as there is. */
export const firstRaw = async (db: IDBDatabase, table: string): Promise<unknown> =>
  (await done(db.transaction(table).objectStore(table).getAll(undefined, 1)))[0]

/** An empty database with the very stores and indexes of another. */
export const makeLike = async (model: IDBDatabase, name: string): Promise<IDBDatabase> => {
  await done(indexedDB.deleteDatabase(name))
  const request = indexedDB.open(name, 1)
  const names = [...model.objectStoreNames]
  const stores = names.map((table) => {
    const store = model.transaction(table).objectStore(table)
    return { table, keyPath: store.keyPath, indexes: [...store.indexNames].map((index) => store.index(index)) }
  })
  request.onupgradeneeded = () => {
    for (const { table, keyPath, indexes } of stores) {
      const store = request.result.createObjectStore(table, { keyPath })
      for (const { name: index, keyPath: path, multiEntry, unique } of indexes) store.createIndex(index, path, { multiEntry, unique })
    }
  }
  return done(request)
}

/** One batch in one transaction, as relaxed or strict as the browser's own default. */
export const putRaw = async (db: IDBDatabase, batch: ReadonlyMap<string, readonly unknown[]>): Promise<void> => {
  const transaction = db.transaction([...batch.keys()], 'readwrite')
  for (const [table, rows] of batch) {
    const store = transaction.objectStore(table)
    for (const row of rows) store.put(row)
  }
  await ended(transaction)
}

/** The rows that one conversation is opened from, in the cheapest way IndexedDB offers for a thread of ordinary length. */
export const readRaw = async (db: IDBDatabase, id: string): Promise<number> => {
  const transaction = db.transaction(['bodies', 'conversations', 'messages', 'outbox'])
  const range = IDBKeyRange.bound([id, Number.NEGATIVE_INFINITY], [id, []])
  const [messages, items] = await Promise.all([
    done(transaction.objectStore('messages').index('[conversationId+at]').getAll(range)),
    done(transaction.objectStore('outbox').index('conversationId').getAll(id)),
    done(transaction.objectStore('bodies').get(id)),
    done(transaction.objectStore('conversations').get(id)),
  ])
  return messages.length + items.length + 2
}

export const getRaw = (db: IDBDatabase, table: string, ids: readonly string[]): Promise<unknown[]> => {
  const store = db.transaction(table).objectStore(table)
  return Promise.all(ids.map((id) => done(store.get(id))))
}
export const keysRaw = async (db: IDBDatabase, table: string): Promise<string[]> =>
  (await done(db.transaction(table).objectStore(table).getAllKeys())) as string[]
export const dropRaw = (name: string): Promise<unknown> => done(indexedDB.deleteDatabase(name))
