/** Strokes that belong to somebody else: the system, the window, or the text that is being written. */
export type Platform = 'win32' | 'darwin' | 'linux'
export const platformOf = (name: string): Platform => (name === 'win32' || name === 'darwin' ? name : 'linux')

export type Owner = 'system' | 'editor'

/** Window managers take these before any program sees them, or close it. Sources: Microsoft's, Apple's and GNOME's own lists. */
const system: Record<Platform, readonly string[]> = {
  win32: ['Mod+Escape', 'Mod+Shift+Escape', 'Alt+Tab', 'Alt+Escape', 'Alt+Space', 'Alt+F4', 'F10', 'Alt+Enter', 'Shift+F10'],
  darwin: [
    'Mod+Q',
    'Mod+H',
    'Mod+M',
    'Mod+Tab',
    'Mod+Space',
    'Mod+Shift+3',
    'Mod+Shift+4',
    'Mod+Shift+5',
    'Mod+Shift+Q',
    'Ctrl+ArrowLeft',
    'Ctrl+ArrowRight',
    'Ctrl+ArrowUp',
    'Ctrl+ArrowDown',
  ],
  linux: ['Alt+Tab', 'Alt+F4', 'Alt+Space', 'Alt+Escape', 'Alt+F2', 'F10', 'Shift+F10'],
}
/** What every text field does, on every system. */
const editor = [
  'Mod+A',
  'Mod+C',
  'Mod+V',
  'Mod+X',
  'Mod+Z',
  'Mod+Y',
  'Mod+Shift+Z',
  'Mod+Shift+V',
  'Mod+Backspace',
  'Mod+Delete',
  'Mod+ArrowLeft',
  'Mod+ArrowRight',
  'Mod+ArrowUp',
  'Mod+ArrowDown',
  'Mod+Home',
  'Mod+End',
  'Tab',
  'Shift+Tab',
  'Enter',
  'Shift+Enter',
  'Backspace',
  'Delete',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
]

/** Whose a stroke is; null where it is free. Of the editor only where the command is to act while one writes. */
export const ownerOf = (stroke: string, platform: Platform, whileTyping: boolean): Owner | null => {
  if (system[platform].includes(stroke)) return 'system'
  return whileTyping && editor.includes(stroke) ? 'editor' : null
}
