/**
 * Wakes the browser's storage for a database before its keys are there: the first touch costs more than all that follows.
 * Nothing is read, nothing is made, and whoever wants to upgrade or remove the database is let through.
 */

/** @returns lets the storage go again */
export const warmDatabase = (name: string, factory: IDBFactory = indexedDB): (() => void) => {
  let held: IDBDatabase | null = null
  let over = false
  const hold = async () => {
    if (!(await factory.databases()).some((each) => each.name === name) || over) return
    const request = factory.open(name)
    // Removed a moment ago: it must not come into being again as an empty one.
    request.onupgradeneeded = () => request.transaction?.abort()
    request.onerror = (event) => event.preventDefault()
    request.onsuccess = () => {
      const db = request.result
      if (over) return db.close()
      db.onversionchange = () => db.close()
      held = db
    }
  }
  void hold().catch(() => undefined)
  return () => {
    over = true
    held?.close()
  }
}
