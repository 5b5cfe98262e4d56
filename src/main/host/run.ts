/** Brings the host up in order: one instance, own origin, shut sessions, the app, its pages; and down again. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog, Menu, Notification, powerMonitor, screen, session } from 'electron'
import type { DeskState } from '../../shared/domain/desk/types'
import type { Log, QuickPort, Windows } from '../ports'
import { createCollector } from './collector'
import { createDoor } from './door'
import { createEngineKeeper } from './engineKeeper'
import { createFiles } from './files'
import { createLeaving, type Queue, questionOf, type Way, ways } from './leaving'
import { counted, leavingWords, showsTray } from './leavingWords'
import { setMenu } from './menu'
import { readOptions, uiLanguageOf } from './options'
import { hostOnline, registerScheme, servePages, shutSession } from './pages'
import { createPlaces } from './places'
import { createQuickWindow, isWayland } from './quickWindow'
import { tellStartFailed } from './startFailed'
import { createLog, systemClock } from './system'
import { createTray } from './tray'
import { createWindowSet } from './windowSet'
import { guardContents, openEngine } from './windows'
import { askAboutWindow } from './windowWords'

/** `appId` of electron-builder.yml. */
const APP_ID = 'app.dragoman.desktop'
const IDLE_CHECK_MS = 5_000
/** The engine page begins once the window has had time to draw its first rows: on a small machine they take each other's cores. */
const ENGINE_AFTER_MS = 800

const collector = createCollector(systemClock.monotonic)

export const run = (): void => {
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  registerScheme()
  // Else Electron makes one of its own first; ours follows once the program stands.
  Menu.setApplicationMenu(null)
  app.enableSandbox()
  // Over these a request may be sent again unasked (see `http.ts`).
  app.commandLine.appendSwitch('disable-http2')
  app.commandLine.appendSwitch('disable-quic')
  // There global keys are to be had by the desktop's portal alone.
  if (isWayland(process.env, process.platform)) app.commandLine.appendSwitch('enable-features', 'GlobalShortcutsPortal')
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents)
    contents.on('before-input-event', collector.touched)
  })
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault()
    callback(false)
  })
  void app
    .whenReady()
    .then(start)
    .catch((error: unknown) => tellStartFailed(error, uiLanguageOf(app.getLocale()), createLog()))
}

/** So long main waits for its first page (ms). */
const PAGE_MS = 400
/** What an opening desk needs is read so long after the first screen stands: nobody types a PIN faster. */
const AHEAD_MS = 300

/**
 * Most of main's text, in parts: each is read and run in one go on the thread that also brings up the window and answers its page,
 * which would otherwise wait for the sum of them.
 */
const parts = [
  () => import('../../shared/contract'),
  () => import('./ports'),
  () => import('../services/rota/rota'),
  () => import('../app/rota'),
  () => import('../app/translation'),
  () => import('../app/templates'),
  () => import('../services/backends/backends'),
  () => import('../app/router'),
]

const raise = async (folder: string, log: Log, options: ReturnType<typeof readOptions>, windows: Windows, quick: QuickPort) => {
  for (const part of parts) {
    await new Promise((resolve) => setTimeout(resolve, 1))
    await part()
  }
  const [{ createApp }, { createPorts }] = await Promise.all([import('../app/createApp'), import('./ports')])
  const desk = createApp(createPorts(folder, __dirname, log, windows, quick), {
    demoMode: options.demoMode,
    demoClockAt: options.demoClockAt,
    ...(options.lookGapsMs ? { lookGapsMs: options.lookGapsMs } : {}),
    resources: join(app.getAppPath(), 'resources'),
    resourceFiles: createFiles(join(app.getAppPath(), 'resources')),
    online: hostOnline,
    language: uiLanguageOf(app.getLocale()),
    // The cache of attachments stays on this machine, where the profile may roam.
    cacheFiles: createFiles(join(app.getPath('sessionData'), 'files')),
  })
  await desk.start({ openDemo: options.demo })
  setTimeout(() => void desk.readAhead().catch(() => undefined), AHEAD_MS)
  return desk
}

const start = async (): Promise<void> => {
  const options = readOptions(process.argv)
  const folder = join(app.getPath('userData'), 'desk')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  shutSession(session.defaultSession)
  const served = servePages(session.defaultSession, join(__dirname, '../renderer'))

  // Windows shows notices, and brings their clicks, by this name alone: the one of the installer's short cut.
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID)
  const log = createLog()
  const areaOf = (bounds: Electron.Rectangle) => screen.getDisplayMatching(bounds).workArea
  const windows = createWindowSet({
    admit: (window) => door.admit(window.webContents, 'window'),
    places: createPlaces(join(folder, 'windows.json'), areaOf),
    areaOf,
    log,
    size: options.size,
    now: systemClock.monotonic,
    ask: (window, what) => askAboutWindow(window, what, languageNow()),
    mayCloseLast: () => process.platform === 'darwin' || leaving.mayCloseLast(),
    lastClosed: () => {
      if (process.platform !== 'darwin') app.quit()
    },
  })
  const tray = showsTray(process.platform, process.env.XDG_CURRENT_DESKTOP ?? '')
  const ask = async (queue: Queue): Promise<Way> => {
    const { message, detail, buttons } = questionOf(queue, tray, languageNow())
    const options = { type: 'question' as const, title: 'Dragoman', message, detail, buttons, defaultId: 0, cancelId: 2, noLink: true }
    const parent = windows.foremost()
    const { response } = await (parent ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options))
    return ways[response] ?? 'cancel'
  }
  const leaving = createLeaving({
    queue: () => desk?.counts() ?? { leaving: 0, asks: 0 },
    ask,
    closeWindows: () => windows.closeAll(),
    quit: () => app.quit(),
    tellDone: ({ asks }) => {
      const words = leavingWords[languageNow()]
      const body = asks > 0 ? `${counted(languageNow(), words.asks, asks)} ${words.doneText}` : words.doneText
      if (Notification.isSupported()) new Notification({ title: words.done, body, silent: true }).show()
    },
  })
  const show = () => {
    leaving.stays()
    windows.show()
  }
  const quick = createQuickWindow((window) => door.admit(window.webContents, 'quick'), log)
  // The page first: each of its files passes through this thread. A demo that opens at the start has no window yet.
  const paged = options.demo ? Promise.resolve() : Promise.race([served, new Promise<void>((resolve) => setTimeout(resolve, PAGE_MS))])
  const raised = paged.then(() => raise(folder, log, options, windows, quick.port))
  const door = createDoor(
    raised.then(({ serve }) => serve),
    log,
    collector.rests,
  )
  let desk: Awaited<typeof raised> | null = null
  let quitting = false
  const languageNow = () => {
    const state = desk?.state()
    return !state ? uiLanguageOf(app.getLocale()) : state.type === 'open' ? state.settings.language : state.language
  }
  const engine = createEngineKeeper({
    open: openEngine,
    admit: (page) => door.admit(page.webContents, 'engine'),
    wanted: () => !quitting && desk?.state().type === 'open',
    log,
    now: systemClock.monotonic,
    clock: systemClock.now,
    later: (ms, run) => void setTimeout(run, ms),
    failing: (since) => desk?.engineFailing(since),
  })

  setMenu({ newWindow: () => void windows.open(null), quit: leaving.wanted, language: languageNow() })
  app.on('second-instance', (_event, argv) => {
    // Where the system hands out no global keys, a key of the desktop's own runs the program with this.
    if (argv.includes('--quick')) raised.then(({ openQuick }) => openQuick()).catch(() => undefined)
    else show()
  })
  app.on('activate', show)
  // The hidden engine page counts there too: the windows themselves tell when the last of them has gone.
  app.on('window-all-closed', () => undefined)
  app.on('before-quit', (event) => {
    if (quitting) return
    quitting = true
    windows.end()
    event.preventDefault()
    // A running attempt ends or is journalled as unknown before the program goes.
    void raised.then((standing) => standing.stop()).finally(() => app.exit(0))
  })
  powerMonitor.on('suspend', () => desk?.sleep())
  powerMonitor.on('resume', () => desk?.wake())
  powerMonitor.on('lock-screen', () => void desk?.hostLeaves('screen'))
  powerMonitor.on('suspend', () => void desk?.hostLeaves('sleep'))
  setInterval(() => desk?.idle(powerMonitor.getSystemIdleTime()), IDLE_CHECK_MS)

  // A demo that is opened at the start takes its time: no screen is shown that would be gone a moment later.
  if (!options.demo) windows.show()
  desk = await raised
  let profileId: string | null = null
  desk.onState((state: DeskState) => {
    // A lock destroys what pages hold in memory: the engine ends, the windows begin anew at the lock screen.
    if (state.type !== 'open') engine.stop()
    quick.forget()
    if (state.type === 'locked') windows.reload()
    // Without a profile, or with another one, windows of somebody's conversations have no place.
    else if (state.type === 'closed' || (profileId !== null && profileId !== state.profile.id)) windows.endSession()
    if (state.type === 'open') setTimeout(engine.want, ENGINE_AFTER_MS)
    profileId = state.type === 'closed' ? null : state.profile.id
  })
  const begun = desk.state()
  if (begun.type === 'open') profileId = begun.profile.id
  const standing = desk
  standing.onQuit(leaving.wanted)
  const icon = createTray(
    join(app.getAppPath(), 'resources'),
    {
      show,
      queue: () => {
        show()
        standing.command('go.queue')
      },
      quick: () => standing.openQuick(),
      lock: () => {
        // With a page open the open texts are kept first; without one nothing is being typed.
        if (windows.count() > 0) standing.command('desk.lock')
        else void standing.lock()
      },
      quit: leaving.wanted,
    },
    log,
  )
  const tell = () => {
    const state = standing.state()
    icon.update({ language: languageNow(), ...standing.counts(), mayLock: state.type === 'open' && state.profile.needsPin })
    leaving.changed()
  }
  standing.onCounts(tell)
  tell()
  if (windows.count() === 0) windows.show()
  engine.want()
}
