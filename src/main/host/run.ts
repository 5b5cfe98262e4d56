/** Brings the host up in order: one instance, own origin, shut sessions, the app, its pages; and down again. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, powerMonitor, session } from 'electron'
import type { DeskState } from '../../shared/domain/desk/types'
import type { Log } from '../ports'
import { createDoor } from './door'
import { createFiles } from './files'
import { setMenu } from './menu'
import { readOptions, uiLanguageOf } from './options'
import { hostOnline, registerScheme, servePages, shutSession } from './pages'
import { createLog, createPorts } from './ports'
import { guardContents, openEngine, openWindow } from './windows'

const IDLE_CHECK_MS = 5_000
const ENGINE_RETRY_MS = 500
/** The engine page begins once the window has had time to draw its first rows: on a small machine they take each other's cores. */
const ENGINE_AFTER_MS = 800

export const run = (): void => {
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  registerScheme()
  app.enableSandbox()
  // Over these a request may be sent again unasked (see `http.ts`).
  app.commandLine.appendSwitch('disable-http2')
  app.commandLine.appendSwitch('disable-quic')
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault()
    callback(false)
  })
  void app.whenReady().then(start)
}

/** Most of main's text: read and run only once the window is on its way, while that one's process comes up. */
const raise = async (folder: string, log: Log, options: ReturnType<typeof readOptions>) => {
  await new Promise((resolve) => setImmediate(resolve))
  const { createApp } = await import('../app/createApp')
  const desk = createApp(createPorts(folder, log), {
    demoMode: options.demoMode,
    demoClockAt: options.demoClockAt,
    resources: join(app.getAppPath(), 'resources'),
    online: hostOnline,
    language: uiLanguageOf(app.getLocale()),
    // The cache of attachments stays on this machine, where the profile may roam.
    cacheFiles: createFiles(join(app.getPath('sessionData'), 'files')),
  })
  await desk.start({ openDemo: options.demo })
  return desk
}

const start = async (): Promise<void> => {
  const options = readOptions(process.argv)
  const folder = join(app.getPath('userData'), 'desk')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  setMenu()
  shutSession(session.defaultSession)
  servePages(session.defaultSession, join(__dirname, '../renderer'))

  const log = createLog()
  const raised = raise(folder, log, options)
  const door = createDoor(
    raised.then(({ serve }) => serve),
    log,
  )
  let desk: Awaited<typeof raised> | null = null
  let window: BrowserWindow | null = null
  let engine: BrowserWindow | null = null
  let quitting = false

  const wantEngine = () => {
    if (engine || quitting || desk?.state().type !== 'open') return
    const page = openEngine()
    engine = page
    door.admit(page.webContents, 'engine')
    page.webContents.on('render-process-gone', (_event, details) => {
      log.warn('engine.gone', { reason: details.reason })
      page.destroy()
    })
    page.on('closed', () => {
      if (engine === page) engine = null
      setTimeout(wantEngine, ENGINE_RETRY_MS)
    })
  }
  const show = () => {
    if (window) {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
      return
    }
    const page = openWindow(join(folder, 'window.json'), options.size ?? undefined)
    window = page
    door.admit(page.webContents, 'window')
    page.webContents.on('render-process-gone', (_event, details) => {
      log.warn('window.gone', { reason: details.reason })
      if (!quitting && details.reason !== 'clean-exit') page.reload()
    })
    page.on('closed', () => {
      window = null
    })
  }

  app.on('second-instance', show)
  app.on('activate', show)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('before-quit', (event) => {
    if (quitting) return
    quitting = true
    event.preventDefault()
    // A running attempt ends or is journalled as unknown before the program goes.
    void raised.then((standing) => standing.stop()).finally(() => app.exit(0))
  })
  powerMonitor.on('resume', () => desk?.wake())
  powerMonitor.on('lock-screen', () => desk?.idle(Number.POSITIVE_INFINITY))
  setInterval(() => desk?.idle(powerMonitor.getSystemIdleTime()), IDLE_CHECK_MS)

  // A demo that is opened at the start takes its time: no screen is shown that would be gone a moment later.
  if (!options.demo) show()
  desk = await raised
  desk.onState((state: DeskState) => {
    if (state.type === 'open') {
      setTimeout(wantEngine, ENGINE_AFTER_MS)
      return
    }
    // A lock destroys what pages hold in memory: the engine ends, the window begins anew at the lock screen.
    engine?.destroy()
    window?.webContents.reload()
  })
  desk.onQuit(() => app.quit())
  if (!window) show()
  wantEngine()
}
