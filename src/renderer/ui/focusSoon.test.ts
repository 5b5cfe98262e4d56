import { expect, it, vi } from 'vitest'
import { focusSoon } from './focusSoon'

it('of two that are asked for within one frame the later gets the focus', () => {
  const frames: (() => void)[] = []
  const page = { activeElement: 'list', body: 'body' }
  vi.stubGlobal('document', page)
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => frames.push(then))
  const to = (name: string) =>
    focusSoon(() => {
      page.activeElement = name
    })
  to('thread')
  to('list again')
  for (const frame of frames) frame()
  expect(page.activeElement).toBe('list again')
  vi.unstubAllGlobals()
})
