/** The Files port over node:fs, below one folder. What it answers has reached the disk. */
import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Files } from '../ports'

const codeOf = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'code' in error ? error.code : null)

const syncFolder = async (folder: string): Promise<void> => {
  let handle: FileHandle | null = null
  try {
    handle = await open(folder, constants.O_RDONLY)
    await handle.sync()
  } catch (error) {
    // Windows opens no folders; there the rename itself is journalled by the file system.
    if (process.platform !== 'win32') throw error
  } finally {
    await handle?.close()
  }
}

/** Makes a folder and what is above it, each entry durable. */
const makeFolder = async (folder: string): Promise<void> => {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (!first) return
  for (let at = folder; at.length >= first.length; at = dirname(at)) await syncFolder(dirname(at))
}

const writeAll = async (handle: FileHandle, bytes: Uint8Array): Promise<void> => {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at, bytes.length - at)).bytesWritten
}

let asideCount = 0

/**
 * Files below `root` (an absolute path). Names are relative, with `/`; empty parts, `.`, `..`, backslashes, colons and NUL
 * are refused with a TypeError, so that no name, wherever it came from, leads out of the folder.
 */
export const createFiles = (root: string): Files => {
  const pathOf = (name: string): string => {
    const parts = name.split('/')
    if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\:\0]/.test(part))) throw new TypeError('bad file name')
    return join(root, ...parts)
  }

  return {
    async read(name) {
      const path = pathOf(name)
      try {
        return await readFile(path)
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null
        throw error
      }
    },
    async replace(name, bytes) {
      const path = pathOf(name)
      await makeFolder(dirname(path))
      asideCount += 1
      const aside = `${path}.${process.pid}-${asideCount}.new`
      try {
        const handle = await open(aside, 'wx', 0o600)
        try {
          await writeAll(handle, bytes)
          await handle.sync()
        } finally {
          await handle.close()
        }
        await rename(aside, path)
      } catch (error) {
        await unlink(aside).catch(() => undefined)
        throw error
      }
      await syncFolder(dirname(path))
    },
    async openAppend(name) {
      const path = pathOf(name)
      await makeFolder(dirname(path))
      const handle = await open(path, 'a', 0o600)
      let size = (await handle.stat()).size
      // The name must outlive a power cut too, or what is synced under it is lost.
      await syncFolder(dirname(path))
      return {
        async append(bytes) {
          await writeAll(handle, bytes)
          size += bytes.length
        },
        sync: () => handle.datasync(),
        size: () => size,
        close: () => handle.close(),
      }
    },
    async remove(name) {
      const path = pathOf(name)
      try {
        await unlink(path)
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw error
        return
      }
      await syncFolder(dirname(path))
    },
    async list(folder) {
      const path = pathOf(folder)
      try {
        const entries = await readdir(path, { withFileTypes: true })
        return entries
          .filter((entry) => entry.isFile() && !entry.name.endsWith('.new'))
          .map((entry) => entry.name)
          .sort()
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return []
        throw error
      }
    },
    within: (folder) => createFiles(pathOf(folder)),
  }
}
