import { beforeEach, describe, expect, it } from 'vitest'
import { closeToast, showToast, useToasts } from './toasts'

const texts = () => useToasts.getState().toasts.map(({ text }) => text)
beforeEach(() => useToasts.setState({ toasts: [] }))

describe('notices', () => {
  it('stand once where they say the same again, as the newest', () => {
    const first = showToast({ text: 'The file is too large.', tone: 'trouble' })
    showToast({ text: 'Saved.' })
    const again = showToast({ text: 'The file is too large.', tone: 'trouble' })
    expect(texts()).toEqual(['Saved.', 'The file is too large.'])
    expect(again).not.toBe(first)
    closeToast(first)
    expect(texts()).toEqual(['Saved.', 'The file is too large.'])
  })
  it('stand each for itself where each has its own undo, or another weight', () => {
    showToast({ text: 'Resolved.', onUndo: () => undefined })
    showToast({ text: 'Resolved.', onUndo: () => undefined })
    showToast({ text: 'Resolved.', tone: 'trouble' })
    expect(texts()).toEqual(['Resolved.', 'Resolved.', 'Resolved.'])
  })
  it('a plain word does not take away an undo', () => {
    showToast({ text: 'Resolved.', onUndo: () => undefined })
    showToast({ text: 'Resolved.' })
    expect(useToasts.getState().toasts.filter(({ onUndo }) => onUndo)).toHaveLength(1)
  })
  it('are three at most, the oldest goes first', () => {
    for (const text of ['a', 'b', 'c', 'd']) showToast({ text })
    expect(texts()).toEqual(['b', 'c', 'd'])
  })
})
