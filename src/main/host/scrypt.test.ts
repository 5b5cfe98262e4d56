import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCrypto } from '../app/crypto'
import { pinCost } from '../services/desk/desk'
import { createFastScrypt } from './scrypt'

const random = { bytes: (length: number) => new Uint8Array(length), number: () => 0 }
const bytes = (text: string) => new TextEncoder().encode(text)
const own = createCrypto(random)

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dragoman-scrypt-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      rollupOptions: {
        input: { worker: join(import.meta.dirname, 'scryptWorker.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  })
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the faster scrypt', () => {
  const cases: [string, string, { N: number; r: number; p: number }][] = [
    ['password', 'NaCl', { N: 1024, r: 8, p: 16 }],
    ['123456', 'sixteen bytes of', { N: 2 ** 14, r: 8, p: 1 }],
    ['é 密码 كلمة', 'another salt of its own', { N: 2 ** 14, r: 8, p: 2 }],
    ['a desk opens with this', 'as it is shipped', pinCost],
  ]
  it.each(cases)(
    'gives for %j the bytes of Node’s own',
    async (secret, salt, cost) => {
      const fast = createCrypto(random, createFastScrypt(join(folder, 'worker.cjs')))
      expect(await fast.derive(secret, bytes(salt), cost)).toEqual(await own.derive(secret, bytes(salt), cost))
      expect(
        await createFastScrypt(join(folder, 'worker.cjs'))({ secret: bytes(secret.normalize('NFC')), salt: bytes(salt), cost }),
      ).toEqual(await own.derive(secret, bytes(salt), cost))
    },
    60_000,
  )

  it('says so where its thread is not there, or cannot do it', async () => {
    await expect(createFastScrypt(join(folder, 'none.cjs'))({ secret: bytes('a'), salt: bytes('b'), cost: pinCost })).rejects.toThrow()
    const worker = createFastScrypt(join(folder, 'worker.cjs'))
    await expect(worker({ secret: bytes('a'), salt: bytes('salt salt'), cost: { N: 3, r: 8, p: 1 } })).rejects.toThrow()
  })
})
