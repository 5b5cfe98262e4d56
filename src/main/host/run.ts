/** Brings the host up in order: one instance, own origin, shut sessions, the app, its pages; and down again. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, powerMonitor, session } from 'electron'
import type { DeskState } from '../../shared/domain/desk/types'
import { createApp } from '../app/createApp'
import { createDoor } from './door'
import { createFiles } from './files'
import { setMenu } from './menu'
import { readOptions, uiLanguageOf } from './options'
import { hostOnline, registerScheme, servePages, shutSession } from './pages'
import { createPorts } from './ports'
import { guardContents, openEngine, openWindow } from './windows'

const IDLE_CHECK_MS = 5_000
const ENGINE_RETRY_MS = 500

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

const start = async (): Promise<void> => {
  const options = readOptions(process.argv)
  const folder = join(app.getPath('userData'), 'desk')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  setMenu()
  shutSession(session.defaultSession)
  servePages(session.defaultSession, join(__dirname, '../renderer'))

  const ports = createPorts(folder)
  const desk = createApp(ports, {
    demoMode: options.demoMode,
    demoClockAt: options.demoClockAt,
    resources: join(app.getAppPath(), 'resources'),
    online: hostOnline,
    language: uiLanguageOf(app.getLocale()),
    // The cache of attachments stays on this machine, where the profile may roam.
    cacheFiles: createFiles(join(app.getPath('sessionData'), 'files')),
  })
  const door = createDoor((port, role) => desk.serve(port, role), ports.log)

  let window: BrowserWindow | null = null
  let engine: BrowserWindow | null = null
  let quitting = false

  const wantEngine = () => {
    if (engine || quitting || desk.state().type !== 'open') return
    const page = openEngine()
    engine = page
    door.admit(page.webContents, 'engine')
    page.webContents.on('render-process-gone', (_event, details) => {
      ports.log.warn('engine.gone', { reason: details.reason })
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
      ports.log.warn('window.gone', { reason: details.reason })
      if (!quitting && details.reason !== 'clean-exit') page.reload()
    })
    page.on('closed', () => {
      window = null
    })
  }

  desk.onState((state: DeskState) => {
    if (state.type === 'open') return wantEngine()
    // A lock destroys what pages hold in memory: the engine ends, the window begins anew at the lock screen.
    engine?.destroy()
    window?.webContents.reload()
  })
  desk.onQuit(() => app.quit())

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
    void desk.stop().finally(() => app.exit(0))
  })
  powerMonitor.on('resume', () => desk.wake())
  powerMonitor.on('lock-screen', () => desk.idle(Number.POSITIVE_INFINITY))
  setInterval(() => desk.idle(powerMonitor.getSystemIdleTime()), IDLE_CHECK_MS)

  await desk.start({ openDemo: options.demo })
  show()
  wantEngine()
}
