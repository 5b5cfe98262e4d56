import { beforeEach, expect, it, vi } from 'vitest'
import { UiLanguage } from '../../shared/domain/desk/types'

const host = vi.hoisted(() => ({
  done: [] as string[],
  response: 0,
  asked: [] as { message: string; detail: string; buttons: string[] }[],
}))
vi.mock('electron', () => ({
  app: { relaunch: () => host.done.push('relaunch'), exit: (code: number) => host.done.push(`exit ${code}`) },
  dialog: {
    showMessageBox: async (options: (typeof host.asked)[number]) => {
      host.asked.push(options)
      return { response: host.response }
    },
  },
}))
const { startWords, tellStartFailed } = await import('./startFailed')
const log = { info: vi.fn(), warn: vi.fn() }
const broken = Object.assign(new Error('EACCES: permission denied, mkdir'), { code: 'EACCES' })

beforeEach(() => {
  host.done.length = 0
  host.asked.length = 0
})

it.each(UiLanguage.options)('says in %s that it could not start, and why; the log has no path', async (language) => {
  host.response = 1
  await tellStartFailed(broken, language, log)
  const { failed, help, again, quit } = startWords[language]
  expect(host.asked).toEqual([expect.objectContaining({ message: failed, buttons: [again, quit] })])
  expect(host.asked[0]?.detail).toBe(`${help}\n\nEACCES: permission denied, mkdir`)
  expect(log.warn).toHaveBeenCalledWith('start.failed', { error: 'Error', code: 'EACCES' })
  expect(host.done).toEqual(['exit 1'])
})

it('begins anew at the word of whoever sits there', async () => {
  host.response = 0
  await tellStartFailed(broken, 'en', log)
  expect(host.done).toEqual(['relaunch', 'exit 1'])
})
