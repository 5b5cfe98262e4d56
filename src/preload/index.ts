/**
 * Forwards a MessagePort from the main process to the page, and nothing else.
 * A port cannot cross contextBridge, so the page asks by a message to itself and gets the port the same way.
 */
import { ipcRenderer } from 'electron'

const ORIGIN = 'app://dragoman'
const CHANNEL = 'dragoman:port'

if (location.origin === ORIGIN && window === window.top) {
  window.addEventListener('message', (event) => {
    if (event.source !== window || event.origin !== ORIGIN || event.data !== 'dragoman:ask') return
    ipcRenderer.send(CHANNEL)
  })
  ipcRenderer.on(CHANNEL, (event) => {
    const port = event.ports[0]
    if (port) window.postMessage(CHANNEL, ORIGIN, [port])
  })
}
