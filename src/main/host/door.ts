/**
 * Hands a MessagePort to a page that asks, after looking at who asks: a main frame, of our own origin,
 * in a window we opened. A page's earlier port is closed, so a reloaded page cannot leave one behind.
 */
import { type IpcMainEvent, ipcMain, MessageChannelMain, type MessagePortMain, type WebContents } from 'electron'
import type { Log } from '../ports'
import { ORIGIN, PORT_CHANNEL, REST_CHANNEL } from './origin'

export type Role = 'window' | 'engine' | 'quick'

interface Frame {
  origin: string
  url: string
  parent: unknown
}

/** The role of the asking frame, or null where it gets no port. Pure, so that a foreign frame can be tried. */
export const admits = (frame: Frame | null, known: Role | undefined): Role | null => {
  if (!frame || frame.parent !== null || frame.origin !== ORIGIN) return null
  if (known === 'engine') return frame.url === `${ORIGIN}/engine.html` ? 'engine' : null
  if (known === 'quick') return frame.url === `${ORIGIN}/quick.html` ? 'quick' : null
  if (known === 'window') return frame.url.split(/[?#]/)[0] === `${ORIGIN}/index.html` ? 'window' : null
  return null
}

/** @param ready settles with who serves the ports, once the desk stands @param rests one of our pages is not being touched */
export const createDoor = (ready: Promise<(port: MessagePortMain, role: Role) => void>, log: Log, rests: () => void) => {
  const roles = new Map<number, Role>()
  const ports = new Map<number, MessagePortMain>()
  const revoke = (id: number) => {
    ports.get(id)?.close()
    ports.delete(id)
  }
  ipcMain.on(PORT_CHANNEL, (event: IpcMainEvent) => {
    const id = event.sender.id
    const frame = event.senderFrame
    const role = admits(frame, roles.get(id))
    if (!role || !frame) {
      log.warn('door.refused', { contents: id })
      return
    }
    revoke(id)
    const { port1, port2 } = new MessageChannelMain()
    ports.set(id, port1)
    // What a page asks before the desk stands waits in its port.
    void ready.then(
      (serve) => {
        if (ports.get(id) !== port1) return
        serve(port1, role)
        port1.start()
      },
      // A desk that cannot stand is told by the start itself.
      () => undefined,
    )
    frame.postMessage(PORT_CHANNEL, null, [port2])
  })
  ipcMain.on(REST_CHANNEL, (event: IpcMainEvent) => {
    if (admits(event.senderFrame, roles.get(event.sender.id))) rests()
  })
  return {
    /** Makes a page known; its port is closed when it navigates, reloads, dies or is destroyed. */
    admit: (contents: WebContents, role: Role): void => {
      const id = contents.id
      roles.set(id, role)
      contents.on('did-start-navigation', (details) => {
        if (details.isMainFrame && !details.isSameDocument) revoke(id)
      })
      contents.on('render-process-gone', () => revoke(id))
      contents.once('destroyed', () => {
        revoke(id)
        roles.delete(id)
      })
    },
  }
}
