import { expect, it, vi } from 'vitest'
import { pushDeed, undoLast } from './deeds'

vi.mock('../ui/liveRegion', () => ({ say: () => undefined }))

it('of two at once the second takes back its deed once the first is taken back', async () => {
  const order: string[] = []
  let release = () => {}
  const first = new Promise<void>((resolve) => {
    release = resolve
  })
  const deed = (name: string, undo: () => Promise<void>) => pushDeed({ says: name, saysUndone: `${name} undone`, undo })
  deed('moved', async () => void order.push('moved'))
  deed('resized', async () => {
    order.push('resized begins')
    await first
    order.push('resized')
  })
  const both = Promise.all([undoLast(), undoLast()])
  await vi.waitFor(() => expect(order).toContain('resized begins'))
  release()
  expect(await both).toEqual([true, true])
  expect(order).toEqual(['resized begins', 'resized', 'moved'])
})
