import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ensureOwned } from '../../scripts/e2eLaunch.mjs'
import {
  button,
  createProfile,
  endAll,
  expect,
  go,
  NAME,
  PASSPHRASE,
  type Program,
  pressOn,
  rows,
  start,
  startDemo,
  test,
  typeInto,
} from './fixtures'

/* What earlier and later versions left on the disk, met by the packaged program in a real browser engine. */
test.afterAll(endAll)

/** Schema 1 as it was shipped, by hand: a change of our own declarations must not change what this makes. */
const V1: Record<string, string[]> = {
  conversations: ['*keys', 'customerId'],
  counts: ['prefix'],
  bodies: ['todo', 'wakeAt'],
  messages: ['[conversationId+at]', 'todo'],
  messageHtml: [],
  customers: ['*hashes'],
  orders: ['*hashes'],
  parcels: ['*hashes'],
  disputes: ['*hashes'],
  sets: [],
  cursors: [],
  drafts: ['conversationId', 'backendId'],
  outbox: ['conversationId', 'backendId'],
}

/** Every row of schema 1's tables, taken out of the profile's database, and that made anew as version `version` with them. */
const remake = (page: Page, version: number, tables: Record<string, string[]>) =>
  page.evaluate(
    async ([to, shape]) => {
      const wait = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
      const name = (await indexedDB.databases()).map((one) => one.name ?? '').find((one) => one.startsWith('dragoman-')) ?? ''
      const old = await wait(indexedDB.open(name))
      const kept: Record<string, unknown[]> = {}
      for (const table of Object.keys(shape)) kept[table] = await wait(old.transaction(table).objectStore(table).getAll())
      old.close()
      await wait(indexedDB.deleteDatabase(name))
      const opening = indexedDB.open(name, to)
      opening.onupgradeneeded = () => {
        for (const [table, indexes] of Object.entries(shape)) {
          const store = opening.result.createObjectStore(table, { keyPath: 'id' })
          for (const index of indexes) {
            const compound = /^\[(.+)\]$/.exec(index)?.[1]?.split('+')
            store.createIndex(index.replace(/^\*/, ''), compound ?? index.replace(/^\*/, ''), { multiEntry: index.startsWith('*') })
          }
        }
      }
      const made = await wait(opening)
      const writing = made.transaction(Object.keys(shape), 'readwrite')
      for (const [table, found] of Object.entries(kept)) for (const row of found) writing.objectStore(table).put(row)
      await new Promise((resolve) => {
        writing.oncomplete = resolve
      })
      made.close()
      return Object.fromEntries(Object.entries(kept).map(([table, found]) => [table, found.length]))
    },
    [version, tables] as const,
  )
const databases = (page: Page) => page.evaluate(async () => (await indexedDB.databases()).map(({ version }) => version))

/** The cache is shut: nobody is signed in. */
const signOut = async (page: Page) => {
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type('Sign out')
  await page.keyboard.press('Enter')
  // With a queue it is asked first.
  const asked = page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' })
  await asked.click({ timeout: 2_000 }).catch(() => undefined)
  await expect(page.getByRole('button', { name: /Demo|demo/ }).first()).toBeVisible({ timeout: 30_000 })
}

test.describe.configure({ mode: 'serial' })

let program: Program
let counts: Record<string, number> = {}

test('a database of schema 1 with its rows opens with every conversation, and is of the latest schema afterwards', async () => {
  test.setTimeout(180_000)
  program = await startDemo()
  const { page } = program
  await expect(rows(page).first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 })
  await go(page, 'a', 'All')
  const total = await rows(page).first().getAttribute('aria-setsize')
  await signOut(page)
  counts = await remake(page, 10, V1)
  expect(counts.conversations).toBeGreaterThan(300)
  expect(counts.messages).toBeGreaterThan(1_000)
  expect(await databases(page)).toEqual([10])
  await program.close()

  program = await startDemo({ folder: program.folder })
  await expect(rows(program.page).first()).toBeVisible({ timeout: 60_000 })
  await go(program.page, 'a', 'All')
  await expect(rows(program.page).first()).toHaveAttribute('aria-setsize', total ?? '')
  await program.page.keyboard.press('Enter')
  await expect(program.page.getByRole('log').getByRole('article').first()).toBeVisible()
  const [version = 0] = await databases(program.page)
  expect(version).toBeGreaterThan(10)
})

test('an upgrade that is killed goes on at the next start', async () => {
  test.setTimeout(180_000)
  await program.page.keyboard.press('Escape')
  await signOut(program.page)
  await remake(program.page, 10, V1)
  await program.close()
  // The kill falls somewhere in the first second: before, within or after the upgrade's transaction.
  for (const wait of [0, 150, 400]) {
    const cut = await startDemo({ folder: program.folder })
    await cut.page.waitForTimeout(wait)
    await cut.kill()
  }
  program = await startDemo({ folder: program.folder })
  await expect(rows(program.page).first()).toBeVisible({ timeout: 60_000 })
  await go(program.page, 'a', 'All')
  const [version = 0] = await databases(program.page)
  expect(version).toBeGreaterThan(10)
})

test('a database of a newer schema is left untouched, and the screen says so', async () => {
  test.setTimeout(180_000)
  await signOut(program.page)
  const before = await remake(program.page, 990, V1)
  await program.close()
  program = await startDemo({ folder: program.folder })
  await expect(program.page.getByRole('heading', { name: 'This data is of a newer version' })).toBeVisible({ timeout: 60_000 })
  await expect(program.page.getByText('It is left untouched')).toBeVisible()
  await program.page.waitForTimeout(3_000)
  const after = await program.page.evaluate(async () => {
    const [{ name = '', version } = {}] = await indexedDB.databases()
    const opening = indexedDB.open(name)
    const db = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result)
    })
    const count = (table: string) =>
      new Promise<number>((resolve) => {
        const asked = db.transaction(table).objectStore(table).count()
        asked.onsuccess = () => resolve(asked.result)
      })
    const found = { version, conversations: await count('conversations'), messages: await count('messages') }
    db.close()
    return found
  })
  expect(after).toEqual({ version: 990, conversations: before.conversations, messages: before.messages })
  await program.close()
})

test('a profile that a newer program wrote is named on the door and left alone; another can be made beside it', async () => {
  test.setTimeout(180_000)
  const first = await start()
  await createProfile(first.page)
  await first.close()
  const desk = join(first.folder, 'desk')
  const [id = ''] = (JSON.parse(await readFile(join(desk, 'desk.json'), 'utf8')) as { profiles: string[] }).profiles
  const mark = join(desk, 'profiles', id, 'format.json')
  await writeFile(mark, JSON.stringify({ version: 99 }))
  const keys = await readFile(join(desk, 'profiles', id, 'profile.json'), 'utf8')
  await ensureOwned(first.folder)

  const second = await start({ folder: first.folder })
  await expect(second.page.getByRole('note').filter({ hasText: NAME })).toContainText('A newer Dragoman has written this profile')
  await expect(button(second.page, NAME)).toHaveCount(0)
  await createProfile(second.page, 'Ben Ocampo')
  await second.close()
  expect(await readFile(mark, 'utf8')).toBe('{"version":99}')
  expect(await readFile(join(desk, 'profiles', id, 'profile.json'), 'utf8')).toBe(keys)

  const third = await start({ folder: first.folder })
  await expect(third.page.getByRole('note').filter({ hasText: NAME })).toBeVisible()
  await pressOn(third.page, button(third.page, /Ben Ocampo/))
  await typeInto(third.page, third.page.getByLabel('PIN of Ben Ocampo'), PASSPHRASE)
  await third.page.keyboard.press('Enter')
  await expect(third.page.getByRole('main', { name: 'Workstation' })).toBeVisible({ timeout: 30_000 })
  await third.close()
})
