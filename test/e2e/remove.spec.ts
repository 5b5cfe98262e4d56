import { chmod, cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { projectRoot, runTool } from '../../scripts/lib/proc.mjs'
import { build, programIn } from '../../scripts/package.mjs'
import { resolveRuntime } from '../../scripts/runtime.mjs'
import { scanProfile } from '../../scripts/scanProfile.mjs'
import type { DemoServers } from '../../src/main/demo/startDemoServers'
import {
  connectChatwoot,
  createProfile,
  editor,
  endAll,
  expect,
  go,
  openInbox,
  PASSPHRASE,
  type Program,
  start,
  startShops,
  test,
} from './fixtures'
import { kept } from './threadSteps'

/*
 * What lies on the disk: while a shop is connected nothing of it can be read, once it is removed nothing at all; and the
 * same program built with sealing switched off shows that the scanner finds what it looks for.
 */
test.afterEach(endAll)

const SECRET = 'Quittenmarmelade'
const NAME = 'Wolpertinger-Zeisig'
const DRAFT = 'Zwetschgenkompott'

const plant = (shops: DemoServers) => {
  const account = shops.accounts[0]
  if (!account) throw new Error('a shop is needed')
  const conversation = [...account.store.conversations.values()].find((one) => one.status === 'open')
  if (!conversation) throw new Error('an open conversation is needed')
  account.store.contactOf(conversation).name = `Mia ${NAME}`
  for (let times = 0; times < 40; times += 1)
    account.actions.createMessage(conversation, { kind: 'contact' }, { content: `${SECRET} ${times} 秘密の言葉七味`, type: 0 })
  return account.token
}
const WORDS = [SECRET, NAME, DRAFT, '秘密の言葉七味', PASSPHRASE]

const connected = async (program: Program, shops: DemoServers) => {
  const { page } = program
  await createProfile(page)
  const [shop] = shops.shops
  if (!shop) throw new Error('a shop is needed')
  await connectChatwoot(page, shop, 'Nordlicht')
  await openInbox(page)
  await go(page, 'a', 'All')
  await expect(page.getByRole('option', { name: new RegExp(NAME) })).toBeVisible()
  await page.getByRole('option', { name: new RegExp(NAME) }).click()
  await page.keyboard.press('r')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.type(`${DRAFT} ${'und mehr '.repeat(10)}`)
  await kept(page)
}

test('a connected shop cannot be read from the disk, a removed one has left nothing', async () => {
  test.setTimeout(180_000)
  const shops = await startShops(23)
  const token = plant(shops)
  const program = await start()
  const { page } = program
  await connected(program, shops)
  const there = scanProfile(program.folder, [...WORDS, token])
  expect(there.found).toEqual([])
  // It looked at something: LevelDB's own files, and what they hold.
  expect(there.files).toBeGreaterThan(20)
  expect(there.parts).toBeGreaterThan(20)

  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).press('Enter')
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText(/was removed from this desk/)).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  expect(scanProfile(program.folder, [...WORDS, token, 'Nordlicht Chatwoot']).found).toEqual([])
  await program.close()
  expect(scanProfile(program.folder, [...WORDS, token, 'Nordlicht Chatwoot']).found).toEqual([])
})

/** The same sources with the test's own switch in `Sealer` thrown: never a switch of the product. */
const unsealedProgram = async (): Promise<{ program: string; folder: string }> => {
  const configs = (await readdir(projectRoot)).filter((name) => /^tsconfig.*\.json$/.test(name))
  const folder = await mkdtemp(join(tmpdir(), 'dragoman-unsealed-'))
  for (const name of ['src', 'resources', 'package.json', 'electron.vite.config.ts', 'electron-builder.yml', ...configs])
    await cp(join(projectRoot, name), join(folder, name), { recursive: true }).catch(() => undefined)
  // The program's user must be able to read it.
  await chmod(folder, 0o755)
  await symlink(resolve(projectRoot, 'node_modules'), join(folder, 'node_modules'))
  const sealing = join(folder, 'src/renderer/data/sealing.ts')
  const text = await readFile(sealing, 'utf8')
  const changed = text.replace('options.plain ?? false', 'options.plain ?? true')
  if (changed === text) throw new Error('the switch of Sealer has moved')
  await writeFile(sealing, changed)
  const built = await runTool('electron-vite/bin/electron-vite.js', ['build'], { cwd: folder })
  if (built.code !== 0) throw new Error(`the variant does not build:\n${built.stdout}${built.stderr}`)
  const output = join(folder, 'dist')
  await build({ projectDir: folder, output, kind: 'test', runtime: await resolveRuntime({ log: () => undefined }) })
  return { program: programIn(output), folder }
}

test('with sealing switched off the scanner finds the planted words', async () => {
  test.setTimeout(240_000)
  const variant = await unsealedProgram()
  try {
    const shops = await startShops(23)
    plant(shops)
    const program = await start({ program: variant.program })
    await connected(program, shops)
    const words = new Set(scanProfile(program.folder, WORDS).found.map(({ word }) => word))
    expect([...words]).toEqual(expect.arrayContaining([SECRET, NAME, '秘密の言葉七味']))
    // Drafts and the passphrase are main's, sealed by the journal whatever the cache does.
    expect(words.has(PASSPHRASE)).toBe(false)
    await program.close()
  } finally {
    await endAll()
    await rm(variant.folder, { recursive: true, force: true })
  }
})
