/** The live test of a mailbox, step by step. No mail is sent. Never throws. */
import type { TestReport } from '../../../shared/domain/backend/types'
import type { Problem } from '../../../shared/domain/outbox/types'
import type { Way } from './connection'
import { inFolder, openImap, takesKeywords } from './connection'
import { failureOf } from './failure'
import { readFolders } from './folders'
import type { Settings } from './settings'
import { trySmtp } from './smtp'

type Step = TestReport['steps'][number]['step']

export const tryOut = async (settings: Settings, way: Way, signal: AbortSignal): Promise<TestReport> => {
  const report: TestReport = { ok: false, steps: [], me: null, found: [] }
  const good = (step: Step, detail = '') => report.steps.push({ step, ok: true, why: null, detail })
  const bad = (step: Step, why: Problem, detail = '') => {
    report.steps.push({ step, ok: false, why, detail })
    return report
  }
  const { imap, smtp } = settings
  let client: Awaited<ReturnType<typeof openImap>>
  try {
    client = await openImap(imap, way, signal, { disableAutoIdle: true })
  } catch (error) {
    const why = failureOf(error).problem
    const door = `${imap.host}:${imap.port}`
    if (why.code === 'notMail') good('reach', door)
    if (why.code === 'signIn') {
      good('reach', door)
      good('recognise', 'IMAP')
    }
    return bad(why.code === 'signIn' ? 'signIn' : why.code === 'notMail' ? 'recognise' : 'reach', why, door)
  }
  try {
    good('reach', `${imap.host}:${imap.port}`)
    good('recognise', client.secureConnection ? 'IMAP, TLS' : 'IMAP')
    good('signIn')
    const live = client.capabilities.has('IDLE')
    try {
      const folders = await readFolders(client, settings.sentFolder)
      const keywords = await inFolder(client, folders.inbox, async () => takesKeywords(client))
      report.found.push({ label: 'folders', value: folders.read.map(({ path }) => path).join(', ') })
      good('read', keywords ? '' : 'no keywords')
    } catch (error) {
      return bad('read', failureOf(error).problem)
    }
    try {
      await trySmtp(smtp, way, signal)
      good('send', `${smtp.host}:${smtp.port}`)
    } catch (error) {
      return bad('send', failureOf(error).problem, `${smtp.host}:${smtp.port}`)
    }
    good('live', live ? 'IDLE' : 'NOOP')
    report.ok = true
    report.me = { remoteId: settings.address.toLowerCase(), name: settings.name || settings.address, email: settings.address }
    return report
  } finally {
    client.close()
  }
}
