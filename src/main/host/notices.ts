/** The system's notices. Each is held until it has gone: Electron forgets the click of one that nobody holds. */
import { Notification } from 'electron'
import type { Notify } from '../ports'

/** Some systems never say that a notice has gone. */
const MOST = 20

export const createNotices = (): Notify['show'] => {
  const standing = new Map<Notification, string>()
  return ({ title, body, tag, clicked }) => {
    if (!Notification.isSupported()) return
    for (const [older, its] of [...standing])
      if (its === tag || standing.size >= MOST) {
        standing.delete(older)
        older.close()
      }
    const notice = new Notification({ title, body, silent: true })
    standing.set(notice, tag)
    notice.on('click', () => {
      standing.delete(notice)
      clicked?.()
    })
    notice.on('close', () => standing.delete(notice))
    notice.on('failed', () => standing.delete(notice))
    notice.show()
  }
}
