import { describe, expect, it } from 'vitest'
import { warmDatabase } from '../../src/renderer/data/warm'
import { newIdb } from './kit'

const made = (factory: IDBFactory, name: string, version: number): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = factory.open(name, version)
    request.onupgradeneeded = () => {
      if (!request.result.objectStoreNames.contains('rows')) request.result.createObjectStore('rows')
    }
    request.onblocked = () => reject(new Error('blocked'))
    request.onerror = () => reject(request.error)
    request.onsuccess = () => resolve(request.result)
  })
const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

describe('storage woken before its keys are there', () => {
  it('makes no database where there is none', async () => {
    const { indexedDB } = newIdb()
    const letGo = warmDatabase('desk', indexedDB)
    await settled()
    letGo()
    expect(await indexedDB.databases()).toEqual([])
  })

  it('stands in the way of no upgrade', async () => {
    const { indexedDB } = newIdb()
    ;(await made(indexedDB, 'desk', 10)).close()
    const letGo = warmDatabase('desk', indexedDB)
    await settled()
    const newer = await made(indexedDB, 'desk', 20)
    expect(newer.version).toBe(20)
    expect([...newer.objectStoreNames]).toEqual(['rows'])
    newer.close()
    letGo()
  })

  it('stands in the way of no removal, neither while it waits nor after', async () => {
    const { indexedDB } = newIdb()
    ;(await made(indexedDB, 'desk', 10)).close()
    const letGo = warmDatabase('desk', indexedDB)
    await settled()
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase('desk')
      request.onblocked = () => reject(new Error('blocked'))
      request.onsuccess = () => resolve()
    })
    letGo()
    expect(await indexedDB.databases()).toEqual([])
  })
})
