import { describe, expect, it } from 'vitest'
import { createRest, READINGS, REST_MS, TOUCHES } from './rest'

const desk = () => {
  let collected = 0
  let waiting: { ms: number; run: () => void } | null = null
  const rest = createRest({
    collect: () => {
      collected++
    },
    later: (ms, run) => {
      const mine = { ms, run }
      waiting = mine
      return () => {
        if (waiting === mine) waiting = null
      }
    },
  })
  const pause = () => {
    const due = waiting
    waiting = null
    expect(due === null || due.ms === REST_MS).toBe(true)
    due?.run()
  }
  return { rest, pause, collected: () => collected, waits: () => waiting !== null }
}
const times = (count: number, run: () => void) => {
  for (let at = 0; at < count; at++) run()
}

describe('a window that rests', () => {
  it('collects once in the pause after enough touches, and not again before as many', () => {
    const { rest, pause, collected } = desk()
    times(TOUCHES, rest.touch)
    expect(collected()).toBe(0)
    pause()
    expect(collected()).toBe(1)
    rest.touch()
    pause()
    expect(collected()).toBe(1)
    times(TOUCHES - 1, rest.touch)
    pause()
    expect(collected()).toBe(2)
  })

  it('leaves a pause after few touches alone, and counts them on', () => {
    const { rest, pause, collected } = desk()
    times(TOUCHES - 1, rest.touch)
    pause()
    expect(collected()).toBe(0)
    rest.touch()
    pause()
    expect(collected()).toBe(1)
  })

  it('never collects between two touches: each begins the pause anew', () => {
    const { rest, waits, collected } = desk()
    times(TOUCHES * 3, rest.touch)
    expect(waits()).toBe(true)
    expect(collected()).toBe(0)
  })

  it('counts readings for less than touches', () => {
    const { rest, pause, collected } = desk()
    times(TOUCHES * READINGS - 1, rest.read)
    pause()
    expect(collected()).toBe(0)
    rest.read()
    pause()
    expect(collected()).toBe(1)
  })

  it('takes what was read without a touch for work', () => {
    const { rest, pause, collected } = desk()
    rest.worked()
    pause()
    expect(collected()).toBe(1)
  })

  it('ends with its window', () => {
    const { rest, pause, collected } = desk()
    rest.worked()
    rest.end()
    pause()
    expect(collected()).toBe(0)
  })
})
