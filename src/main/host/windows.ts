/** Windows and the hidden engine page: sandboxed, isolated, and unable to go anywhere. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BrowserWindow, nativeTheme, type Rectangle, screen, type WebContents, type WebPreferences } from 'electron'
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

interface WindowState {
  bounds: Rectangle
  maximized: boolean
}

const readState = (file: string): WindowState | null => {
  try {
    const { bounds, maximized } = JSON.parse(readFileSync(file, 'utf8')) as WindowState
    if (![bounds.x, bounds.y, bounds.width, bounds.height].every(Number.isFinite)) return null
    const area = screen.getDisplayMatching(bounds).workArea
    const seen =
      bounds.x < area.x + area.width - 80 &&
      bounds.x + bounds.width > area.x + 80 &&
      bounds.y >= area.y - 8 &&
      bounds.y < area.y + area.height - 80
    return seen ? { bounds, maximized: maximized === true } : null
  } catch {
    return null
  }
}

/** The workstation's window; `stateFile` remembers where it stood. */
export const openWindow = (stateFile: string, size?: { width: number; height: number }): BrowserWindow => {
  const state = size ? null : readState(stateFile)
  const window = new BrowserWindow({
    width: size?.width ?? 1440,
    height: size?.height ?? 900,
    ...state?.bounds,
    minWidth: 1024,
    minHeight: 640,
    useContentSize: size !== undefined,
    show: false,
    title: 'Dragoman',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#111113' : '#ffffff',
    autoHideMenuBar: true,
    webPreferences: preferences(false),
  })
  if (state?.maximized) window.maximize()
  const remember = () => {
    if (window.isDestroyed() || window.isMinimized()) return
    try {
      writeFileSync(stateFile, JSON.stringify({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }))
    } catch {
      // Losing the window's place is no reason to trouble anyone.
    }
  }
  window.on('close', remember)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${ORIGIN}/index.html`)
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
