/** The real host behind the ports. */
import { randomBytes } from 'node:crypto'
import { mkdir, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { app, BrowserWindow, clipboard, dialog, safeStorage, shell } from 'electron'
import type { Log, Ports, QuickPort, Random, Secrets, Windows } from '../ports'
import { createFiles } from './files'
import { createHttp } from './http'
import { createLoopback } from './loopback'
import { createNotices } from './notices'
import { openableLink } from './policy'
import { printPdf } from './print'
import { createRotaPlanner } from './rotaSolver'
import { createRoute } from './route'
import { createFastScrypt } from './scrypt'
import { systemClock } from './system'

const random: Random = {
  bytes: (length) => new Uint8Array(randomBytes(length)),
  number: () => randomBytes(4).readUInt32BE() / 2 ** 32,
}

/** Electron's `basic_text` on Linux hides nothing, so it counts as no store. */
const createSecrets = (): Secrets => {
  const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend?.() : 'native'
  const available = safeStorage.isEncryptionAvailable() && backend !== 'basic_text' && backend !== 'unknown'
  return {
    available,
    wrap: async (plain) => new Uint8Array(safeStorage.encryptString(Buffer.from(plain).toString('base64'))),
    unwrap: async (wrapped) => new Uint8Array(Buffer.from(safeStorage.decryptString(Buffer.from(wrapped)), 'base64')),
  }
}

const route = createRoute()

/**
 * @param folder of the desk's files
 * @param built folder of main's own built files, where its threads lie; not this file's, which the build may put elsewhere
 */
export const createPorts = (folder: string, built: string, log: Log, windows: Windows, quick: QuickPort): Ports => ({
  clock: systemClock,
  random,
  http: createHttp(route),
  route,
  secrets: createSecrets(),
  scrypt: createFastScrypt(join(built, 'scryptWorker.cjs')),
  files: createFiles(folder),
  notify: {
    show: createNotices(),
    badge: ({ unread }) => app.setBadgeCount(unread),
  },
  openLink: {
    open: async (raw) => {
      const url = openableLink(raw)
      if (!url) return false
      await shell.openExternal(url)
      return true
    },
  },
  loopback: createLoopback(),
  saveDialog: {
    save: async (name, bytes) => {
      const parent = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().find((window) => window.isVisible())
      const answer = parent
        ? await dialog.showSaveDialog(parent, { defaultPath: name })
        : await dialog.showSaveDialog({ defaultPath: name })
      if (answer.canceled || !answer.filePath) return false
      await mkdir(dirname(answer.filePath), { recursive: true })
      await writeFile(answer.filePath, bytes)
      return true
    },
  },
  print: { pdf: printPdf },
  windows,
  quick,
  rotaPlanner: createRotaPlanner(join(built, 'rotaSolverWorker.cjs')),
  disk: {
    freeBytes: () =>
      statfs(folder).then(
        ({ bavail, bsize }) => bavail * bsize,
        () => null,
      ),
  },
  clipboard: { write: (text) => clipboard.writeText(text) },
  log,
  info: {
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    platform: process.platform,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  },
})
