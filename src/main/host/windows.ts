/** Windows and the hidden engine page: sandboxed, isolated, and unable to go anywhere. */
import { join } from 'node:path'
import { BrowserWindow, nativeTheme, type Rectangle, type WebContents, type WebPreferences } from 'electron'
import { ORIGIN } from './origin'
import { mayNavigate } from './policy'

const preferences = (engine: boolean): WebPreferences => ({
  preload: join(__dirname, '../preload/index.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  // Hunspell dictionaries would be fetched from a third party; macOS has its own checker.
  spellcheck: process.platform === 'darwin' && !engine,
  backgroundThrottling: !engine,
  devTools: process.argv.includes('--devtools'),
})

/** Applied to everything that can hold a page, whoever made it. */
export const guardContents = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame ? !mayNavigate(event.url) : event.url !== `${ORIGIN}/message.html`) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** What a window shows: the inbox, or one conversation. */
export type Shows = { conversationId: string | null }

/** The page's own address says which conversation it is about, so that a reload (lock, crash) shows the same again. */
export const pageUrl = ({ conversationId }: Shows, again = false): string => {
  const query = new URLSearchParams()
  if (conversationId) query.set('conversation', conversationId)
  if (again) query.set('again', '1')
  const text = query.toString()
  return `${ORIGIN}/index.html${text ? `?${text}` : ''}`
}
export const conversationIn = (url: string): string | null => {
  try {
    return new URL(url).searchParams.get('conversation')
  } catch {
    return null
  }
}

export interface WindowLook {
  shows: Shows
  width: number
  height: number
  /** Where it stood last; null: where the system puts it. */
  bounds: Rectangle | null
  maximized: boolean
  /** The size counts for the page alone (pictures, tests). */
  contentSize: boolean
}

/** A window of the workstation, shown once its page has drawn. */
export const makeWindow = ({ shows, width, height, bounds, maximized, contentSize }: WindowLook): BrowserWindow => {
  const single = shows.conversationId !== null
  const window = new BrowserWindow({
    width,
    height,
    ...bounds,
    minWidth: single ? 640 : 1024,
    minHeight: single ? 480 : 640,
    useContentSize: contentSize,
    show: false,
    title: 'Dragoman',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#111113' : '#ffffff',
    autoHideMenuBar: true,
    webPreferences: preferences(false),
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  void window.loadURL(pageUrl(shows))
  return window
}

/** The quick palette: small, without a frame, above every other program's windows. */
export const makeQuickWindow = (bounds: Rectangle): BrowserWindow => {
  const window = new BrowserWindow({
    ...bounds,
    show: false,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    title: 'Dragoman',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#111113' : '#ffffff',
    // A panel takes the keys without bringing the whole program to the front: the other one keeps its place.
    ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
    webPreferences: preferences(false),
  })
  window.setAlwaysOnTop(true, 'pop-up-menu')
  if (process.platform !== 'win32') window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true })
  // It stands above whatever the agent shows to others (a call, a recording of her screen), with a customer's name, address
  // and order in it, and comes by one key: so it is not in pictures of the screen. Linux knows no such protection.
  window.setContentProtection(true)
  void window.loadURL(`${ORIGIN}/quick.html`)
  return window
}

/** The page that writes the cache. Never shown, never throttled. */
export const openEngine = (): BrowserWindow => {
  const window = new BrowserWindow({
    show: false,
    width: 400,
    height: 300,
    skipTaskbar: true,
    focusable: false,
    webPreferences: preferences(true),
  })
  void window.loadURL(`${ORIGIN}/engine.html`)
  return window
}
