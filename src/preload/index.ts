/**
 * Forwards a MessagePort from the main process to the page, and lets a page that rests hand back memory; nothing else.
 * A port cannot cross contextBridge, so the page asks by a message to itself and gets the port the same way.
 */
import { ipcRenderer, webFrame } from 'electron'

const ORIGIN = 'app://dragoman'
const CHANNEL = 'dragoman:port'
const REST = 'dragoman:rest'

if (location.origin === ORIGIN && window === window.top) {
  window.addEventListener('message', (event) => {
    if (event.source !== window || event.origin !== ORIGIN) return
    if (event.data === 'dragoman:ask') ipcRenderer.send(CHANNEL)
    if (event.data !== REST) return
    // What is no longer reachable is collected now, and what was kept only to be quick is dropped.
    webFrame.clearCache()
    ipcRenderer.send(REST)
  })
  ipcRenderer.on(CHANNEL, (event) => {
    const port = event.ports[0]
    if (port) window.postMessage(CHANNEL, ORIGIN, [port])
  })
}
