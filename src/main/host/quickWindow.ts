/**
 * The quick palette's window, frameless and above all others, and the key that brings it. It is made when it is first
 * wanted, hidden rather than closed, and gone after a while: what stood in it goes with its page.
 */
import { app, type BrowserWindow, globalShortcut, screen } from 'electron'
import type { Log, QuickPort } from '../ports'
import { makeQuickWindow } from './windows'

const SIZE = { width: 760, height: 480 }
/** Hidden that long, its page goes (ms). */
const KEPT_MS = 5 * 60_000

/** Wayland's compositors hand out global keys by a portal, each after its own question; X11 programs there hear none. */
export const isWayland = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean =>
  platform === 'linux' && (env.XDG_SESSION_TYPE === 'wayland' || Boolean(env.WAYLAND_DISPLAY))

/** In the upper third of the screen where the pointer is, whole within it. Pure. */
export const placeOn = (area: { x: number; y: number; width: number; height: number }) => {
  const width = Math.min(SIZE.width, area.width)
  const height = Math.min(SIZE.height, area.height)
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + Math.min((area.height - height) / 3, area.height * 0.18)),
    width,
    height,
  }
}

export const createQuickWindow = (admit: (window: BrowserWindow) => void, log: Log) => {
  let window: BrowserWindow | null = null
  let held: string | null = null
  let going: ReturnType<typeof setTimeout> | null = null
  let hidden: () => void = () => undefined

  const end = () => {
    if (going) clearTimeout(going)
    going = null
    const was = window
    window = null
    if (was && !was.isDestroyed()) was.destroy()
  }
  const hide = () => {
    if (!window || window.isDestroyed() || !window.isVisible()) return
    // The system gives the focus to the window that had it before: on Windows and X11 by hiding, on macOS the panel never took the other program's.
    window.hide()
    hidden()
    if (going) clearTimeout(going)
    going = setTimeout(end, KEPT_MS)
  }
  const make = (): BrowserWindow => {
    const made = makeQuickWindow(placeOn(screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea))
    admit(made)
    // Whoever goes on in another program has done with it.
    made.on('blur', hide)
    made.webContents.on('render-process-gone', (_event, { reason }) => {
      log.warn('quick.gone', { reason })
      if (window === made) end()
    })
    made.on('closed', () => {
      if (window === made) window = null
    })
    return made
  }
  const take = (accelerator: string, pressed: () => void): boolean => {
    try {
      return globalShortcut.register(accelerator, pressed)
    } catch {
      // A key this system does not know.
      return false
    }
  }

  const port: QuickPort = {
    compositor: isWayland(process.env, process.platform),
    hold(accelerator, pressed) {
      if (held !== null) globalShortcut.unregister(held)
      held = null
      if (accelerator === null) return true
      if (!take(accelerator, pressed) || !globalShortcut.isRegistered(accelerator)) return false
      held = accelerator
      return true
    },
    isFree(accelerator) {
      if (accelerator === held || globalShortcut.isRegistered(accelerator)) return false
      if (!take(accelerator, () => undefined)) return false
      globalShortcut.unregister(accelerator)
      return true
    },
    show() {
      if (going) clearTimeout(going)
      going = null
      const made = window ?? make()
      window = made
      if (made.isVisible()) made.focus()
      else made.setBounds(placeOn(screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea))
      made.show()
      made.focus()
    },
    hide,
    whenHidden(listener) {
      hidden = listener
    },
    isShown: () => window !== null && !window.isDestroyed() && window.isVisible() && window.isFocused(),
  }
  app.on('will-quit', () => globalShortcut.unregisterAll())
  return {
    port,
    /** A lock, another profile: what its page holds in memory goes. One that is being looked at stands again and says so. */
    forget(): void {
      if (!window || window.isDestroyed()) return
      if (window.isVisible()) window.webContents.reload()
      else end()
    },
  }
}
