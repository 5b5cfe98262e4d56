import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findInTar, integrityOf, placeFor, unzip } from './archive.mjs'

/** @type {string} */
let dir
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'archive-test-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

/** @param {{name: string, text: string, mode?: number, stored?: boolean}[]} files */
function makeZip(files) {
  const locals = []
  const central = []
  let at = 0
  for (const { name, text, mode = 0o100644, stored = false } of files) {
    const data = stored ? Buffer.from(text) : deflateRawSync(text)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(stored ? 0 : 8, 10)
    entry.writeUInt32LE(data.length, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE((mode << 16) >>> 0, 38)
    entry.writeUInt32LE(at, 42)
    locals.push(local, Buffer.from(name), data)
    central.push(entry, Buffer.from(name))
    at += 30 + name.length + data.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(Buffer.concat(central).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, ...central, end])
}

/** @param {string} name @param {Buffer} data */
function tarMember(name, data) {
  const header = Buffer.alloc(512)
  header.write(name, 0)
  header.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124)
  return Buffer.concat([header, data, Buffer.alloc((512 - (data.length % 512)) % 512)])
}

/** @param {Buffer} data @param {number} [before] bytes of something else before it */
async function unpack(data, before = 0) {
  const file = join(dir, 'in.bin')
  await writeFile(file, Buffer.concat([Buffer.alloc(before), data]))
  const target = join(dir, 'to')
  await unzip({ file, base: before, size: data.length, target, rename: (name) => (name === 'skip' ? null : name) })
  return target
}

describe('unzip', () => {
  it('unpacks stored, deflated and empty files from inside another file, with their modes', async () => {
    const files = [
      { name: 'bin/run', text: 'go', mode: 0o100755 },
      { name: 'plain.txt', text: 'stored', stored: true },
      { name: 'skip', text: 'not this' },
      { name: 'empty', text: '', stored: true },
    ]
    const target = await unpack(makeZip(files), 777)
    expect(await readFile(join(target, 'bin/run'), 'utf8')).toBe('go')
    expect((await stat(join(target, 'bin/run'))).mode & 0o111).not.toBe(0)
    expect(await readFile(join(target, 'plain.txt'), 'utf8')).toBe('stored')
    expect((await stat(join(target, 'plain.txt'))).mode & 0o111).toBe(0)
    expect(await readFile(join(target, 'empty'), 'utf8')).toBe('')
    await expect(stat(join(target, 'skip'))).rejects.toThrow()
  })

  it('refuses links, names that lead outside and files that are no zip', async () => {
    await expect(unpack(makeZip([{ name: 'link', text: '/etc/passwd', mode: 0o120777 }]))).rejects.toThrow('link')
    await expect(unpack(makeZip([{ name: '../out', text: 'x' }]))).rejects.toThrow('Refused')
    await expect(unpack(Buffer.alloc(100))).rejects.toThrow('Not a zip')
    expect(() => placeFor('/a', '/etc/passwd')).toThrow()
    expect(placeFor('/a', 'b/c')).toBe('/a/b/c')
  })
})

describe('findInTar', () => {
  it('finds a member behind others and says when there is none', async () => {
    const file = join(dir, 'x.tar')
    const data = Buffer.from('the zip')
    await writeFile(
      file,
      Buffer.concat([tarMember('package/package.json', Buffer.alloc(600)), tarMember('package/a.zip', data), Buffer.alloc(1024)]),
    )
    const found = await findInTar(file, 'package/a.zip')
    expect(found.size).toBe(7)
    expect((await readFile(file)).subarray(found.offset, found.offset + 7).toString()).toBe('the zip')
    await expect(findInTar(file, 'package/none')).rejects.toThrow('not in the archive')
  })
})

describe('integrityOf', () => {
  it("is npm's form of sha512", async () => {
    const file = join(dir, 'abc')
    await writeFile(file, 'abc')
    expect(await integrityOf(file)).toBe('sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==')
  })
})
