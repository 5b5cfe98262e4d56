import { mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFiles } from './files'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dragoman-files-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))
const bytes = (text: string) => new TextEncoder().encode(text)
const text = (read: Uint8Array | null) => (read ? new TextDecoder().decode(read) : null)

describe('files', () => {
  it('writes whole files in folders it makes, private to the user, and leaves nothing aside', async () => {
    const files = createFiles(join(root, 'profile'))
    await files.replace('a/b/one', bytes('1'))
    await files.replace('a/b/one', bytes('2'))
    expect(text(await files.read('a/b/one'))).toBe('2')
    expect(await readdir(join(root, 'profile/a/b'))).toEqual(['one'])
    expect((await stat(join(root, 'profile/a/b/one'))).mode & 0o777).toBe(0o600)
    expect((await stat(join(root, 'profile/a'))).mode & 0o777).toBe(0o700)
  })

  it('appends, also to what stood before, and tells the size', async () => {
    const files = createFiles(root)
    const first = await files.openAppend('log/x')
    await first.append(bytes('one\n'))
    await first.sync()
    await first.close()
    const second = await files.openAppend('log/x')
    expect(second.size()).toBe(4)
    await second.append(bytes('two\n'))
    expect(second.size()).toBe(8)
    await second.sync()
    await second.close()
    expect(text(await files.read('log/x'))).toBe('one\ntwo\n')
  })

  it('answers null, nothing, or no error for what is not there', async () => {
    const files = createFiles(root)
    expect(await files.read('no/such')).toBeNull()
    expect(await files.list('no')).toEqual([])
    await files.remove('no/such')
  })

  it('lists files only, not folders and not what a cut left half written', async () => {
    const files = createFiles(root)
    await files.replace('f/b', bytes(''))
    await files.replace('f/a', bytes(''))
    await files.replace('f/deeper/c', bytes(''))
    await writeFile(join(root, 'f/b.1-1.new'), '')
    expect(await files.list('f')).toEqual(['a', 'b'])
    expect(await files.within('f').list('deeper')).toEqual(['c'])
    await files.remove('f/a')
    expect(await files.list('f')).toEqual(['b'])
  })

  it.each(['../x', 'a/../../x', '/etc/passwd', 'a//b', './a', '', 'a\\b', 'C:x', 'a\0b', '..'])('refuses the name %j', async (name) => {
    const files = createFiles(root)
    await expect(files.read(name)).rejects.toThrow(TypeError)
    await expect(files.replace(name, bytes(''))).rejects.toThrow(TypeError)
    await expect(files.openAppend(name)).rejects.toThrow(TypeError)
    await expect(files.remove(name)).rejects.toThrow(TypeError)
    await expect(files.list(name)).rejects.toThrow(TypeError)
    expect(() => files.within(name)).toThrow(TypeError)
  })

  it('says so when a folder cannot be written, and leaves the old file', async () => {
    const files = createFiles(root)
    await files.replace('one', bytes('1'))
    await symlink('/proc/self', join(root, 'proc'))
    await expect(files.replace('proc/two', bytes('2'))).rejects.toThrow()
    expect(text(await files.read('one'))).toBe('1')
  })
})
