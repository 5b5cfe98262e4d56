import { describe, expect, it, vi } from 'vitest'
import { UiLanguage } from '../../shared/domain/desk/types'
import { createLeaving, type Queue, questionOf, type Way, ways } from './leaving'
import { showsTray } from './leavingWords'
import { trayMenu } from './trayMenu'

const host = (answer: Way, leaving: number, asks = 0) => {
  const queue = { leaving, asks }
  const deeds = { closeWindows: vi.fn(), quit: vi.fn(), tellDone: vi.fn() }
  const asked = vi.fn(async (_queue: Queue) => answer)
  return { queue, ...deeds, asked, way: createLeaving({ queue: () => queue, ask: asked, ...deeds }) }
}
const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('the way out', () => {
  it('asks nothing where nothing will leave, also where something waits for her word', () => {
    const { way, quit, asked } = host('cancel', 0, 2)
    expect(way.mayCloseLast()).toBe(true)
    way.wanted()
    expect(quit).toHaveBeenCalledOnce()
    expect(asked).not.toHaveBeenCalled()
  })
  it('finishes without windows, says so, and ends once all has left', async () => {
    const { way, queue, quit, closeWindows, tellDone } = host('finish', 2)
    expect(way.mayCloseLast()).toBe(false)
    await settle()
    expect(closeWindows).toHaveBeenCalledOnce()
    queue.leaving = 1
    way.changed()
    expect(quit).not.toHaveBeenCalled()
    Object.assign(queue, { leaving: 0, asks: 1 })
    way.changed()
    expect(tellDone).toHaveBeenCalledWith({ leaving: 0, asks: 1 })
    expect(quit).toHaveBeenCalledOnce()
  })
  it('stays when she comes back meanwhile', async () => {
    const { way, queue, quit } = host('finish', 2)
    way.wanted()
    await settle()
    way.stays()
    queue.leaving = 0
    way.changed()
    expect(quit).not.toHaveBeenCalled()
  })
  it('goes at once when it is left for next time, stays at «cancel», and asks once however often it is wanted', async () => {
    const leave = host('leave', 1)
    leave.way.wanted()
    leave.way.wanted()
    await settle()
    expect(leave.quit).toHaveBeenCalledOnce()
    expect(leave.asked).toHaveBeenCalledOnce()
    const cancel = host('cancel', 1)
    cancel.way.wanted()
    await settle()
    expect(cancel.quit).not.toHaveBeenCalled()
    cancel.queue.leaving = 0
    cancel.way.changed()
    expect(cancel.quit).not.toHaveBeenCalled()
  })
  it('does not close the windows for what left while she was asked', async () => {
    const { way, queue, quit, closeWindows } = host('finish', 1)
    way.wanted()
    queue.leaving = 0
    await settle()
    expect(quit).toHaveBeenCalledOnce()
    expect(closeWindows).not.toHaveBeenCalled()
  })
})

it.each(UiLanguage.options)('says it in %s, with and without a tray', (language) => {
  const question = questionOf({ leaving: 3, asks: 1 }, true, language)
  expect(question.buttons).toHaveLength(ways.length)
  expect(question.message).not.toContain('{n}')
  expect(questionOf({ leaving: 3, asks: 1 }, false, language).detail).not.toBe(question.detail)
  const { tooltip, template } = trayMenu(
    { language, unread: 2, leaving: 1, asks: 0, mayLock: false },
    { show: vi.fn(), queue: vi.fn(), quick: vi.fn(), lock: vi.fn(), quit: vi.fn() },
  )
  expect(tooltip.split('\n')).toHaveLength(3)
  expect(template.filter(({ enabled }) => enabled === false)).toHaveLength(1)
})

it('promises an icon only where there is one', () => {
  expect(showsTray('win32', '')).toBe(true)
  expect(showsTray('linux', 'KDE')).toBe(true)
  expect(showsTray('linux', 'ubuntu:GNOME')).toBe(true)
  expect(showsTray('linux', 'GNOME')).toBe(false)
  expect(showsTray('linux', '')).toBe(false)
})
