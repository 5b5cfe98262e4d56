import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { describe, expect, it } from 'vitest'
import { createEngineKeeper, engineWait } from './engineKeeper'

class FakePage extends EventEmitter {
  readonly webContents = new EventEmitter()
  gone = false
  destroy() {
    if (this.gone) return
    this.gone = true
    this.emit('closed')
  }
}

const bench = () => {
  let now = 0
  const timers: { at: number; run: () => void }[] = []
  const pages: FakePage[] = []
  const told: (number | null)[] = []
  let wanted = true
  const keeper = createEngineKeeper({
    open: () => {
      const page = new FakePage()
      pages.push(page)
      return page as unknown as BrowserWindow
    },
    admit: () => undefined,
    wanted: () => wanted,
    log: { info: () => undefined, warn: () => undefined },
    now: () => now,
    clock: () => 1_000 + now,
    later: (ms, run) => void timers.push({ at: now + ms, run }),
    failing: (since) => void told.push(since),
  })
  const pass = (ms: number) => {
    const end = now + ms
    for (;;) {
      const next = timers.sort((a, b) => a.at - b.at)[0]
      if (!next || next.at > end) break
      timers.shift()
      now = next.at
      next.run()
    }
    now = end
  }
  const crash = () => pages.at(-1)?.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  const set = (on: boolean) => {
    wanted = on
  }
  return { keeper, pages, told, pass, crash, set }
}

describe('engine keeper', () => {
  it('waits twice as long after each end, up to half a minute', () => {
    expect([1, 2, 3, 7, 20].map(engineWait)).toEqual([500, 1_000, 2_000, 30_000, 30_000])
  })
  it('starts a page that ended again, one at a time', () => {
    const { keeper, pages, pass, crash } = bench()
    keeper.want()
    keeper.want()
    expect(pages).toHaveLength(1)
    crash()
    keeper.want()
    expect(pages).toHaveLength(1)
    pass(499)
    expect(pages).toHaveLength(1)
    pass(1)
    expect(pages).toHaveLength(2)
  })
  it('tells after three ends in a row since when, and again once a page has stood for a minute', () => {
    const { keeper, told, pass, crash } = bench()
    keeper.want()
    pass(100)
    for (const wait of [500, 1_000, 2_000]) {
      crash()
      pass(wait)
    }
    expect(told).toEqual([1_100])
    pass(60_000)
    expect(told).toEqual([1_100, null])
  })
  it('counts an end after a long life as the first', () => {
    const { keeper, pages, pass, crash } = bench()
    keeper.want()
    crash()
    pass(500)
    pass(120_000)
    crash()
    pass(500)
    expect(pages).toHaveLength(3)
  })
  it('stays down while nothing is open, and comes with the next desk', () => {
    const { keeper, pages, pass, set } = bench()
    keeper.want()
    set(false)
    keeper.stop()
    pass(60_000)
    expect(pages).toHaveLength(1)
    expect(pages[0]?.gone).toBe(true)
    set(true)
    keeper.want()
    expect(pages).toHaveLength(2)
  })
})
