import { expect, test, vi } from 'vitest'

vi.mock('electron', () => ({ ipcMain: { on: () => undefined }, MessageChannelMain: class {} }))
const { admits } = await import('./door')

const frame = (over: Partial<{ origin: string; url: string; parent: unknown }> = {}) => ({
  origin: 'app://dragoman',
  url: 'app://dragoman/index.html',
  parent: null,
  ...over,
})

test('our own main frame in a known window gets a port', () => {
  expect(admits(frame(), 'window')).toBe('window')
  expect(admits(frame({ url: 'app://dragoman/index.html?x=1' }), 'window')).toBe('window')
  expect(admits(frame({ url: 'app://dragoman/engine.html' }), 'engine')).toBe('engine')
  expect(admits(frame({ url: 'app://dragoman/quick.html' }), 'quick')).toBe('quick')
})

test.each([
  ['no frame', null, 'window'],
  ['a sub-frame', frame({ parent: {} }), 'window'],
  ['a foreign origin', frame({ origin: 'https://evil.example' }), 'window'],
  ['an opaque origin', frame({ origin: 'null' }), 'window'],
  ['an unknown window', frame(), undefined],
  ['a window that claims to be the engine', frame({ url: 'app://dragoman/engine.html' }), 'window'],
  ['the message frame', frame({ url: 'app://dragoman/message.html' }), 'window'],
  ['an engine that shows something else', frame(), 'engine'],
  ['a window that claims to be the quick palette', frame({ url: 'app://dragoman/quick.html' }), 'window'],
  ['a quick palette that shows the inbox', frame(), 'quick'],
  ['a quick palette that claims to be the engine', frame({ url: 'app://dragoman/engine.html' }), 'quick'],
] as const)('%s gets none', (_name, asking, known) => expect(admits(asking, known)).toBeNull())
