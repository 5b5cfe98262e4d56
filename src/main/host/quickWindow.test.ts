import { expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ app: {}, globalShortcut: {}, screen: {}, BrowserWindow: class {}, nativeTheme: {} }))
const { isWayland, placeOn } = await import('./quickWindow')

it('stands in the upper part of the screen where the pointer is, whole within it', () => {
  expect(placeOn({ x: 0, y: 0, width: 1920, height: 1080 })).toEqual({ x: 580, y: 194, width: 760, height: 480 })
  const second = placeOn({ x: -1280, y: 200, width: 1280, height: 720 })
  expect(second.x).toBe(-1020)
  expect(second.y).toBeGreaterThanOrEqual(200)
  expect(second.y + second.height).toBeLessThanOrEqual(920)
  // A screen that is smaller than the palette.
  expect(placeOn({ x: 0, y: 0, width: 640, height: 400 })).toEqual({ x: 0, y: 0, width: 640, height: 400 })
})

it('knows where the compositor hands out keys', () => {
  expect(isWayland({ XDG_SESSION_TYPE: 'wayland' }, 'linux')).toBe(true)
  expect(isWayland({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
  expect(isWayland({ XDG_SESSION_TYPE: 'x11' }, 'linux')).toBe(false)
  expect(isWayland({ XDG_SESSION_TYPE: 'wayland' }, 'win32')).toBe(false)
})
