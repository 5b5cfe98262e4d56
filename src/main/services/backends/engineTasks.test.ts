import { describe, expect, it } from 'vitest'
import { handClock } from '../../../../test/contract/host'
import { BackendId } from '../../../shared/domain/ids'
import type { EngineTask } from '../../../shared/domain/sync/types'
import { createEngineTasks } from './engineTasks'

const id = BackendId.parse('aaaaaa')
const other = BackendId.parse('bbbbbb')
const build = () => {
  const hand = handClock()
  const given: EngineTask[] = []
  return { ...hand, given, tasks: createEngineTasks(hand.clock, (task) => given.push(task)) }
}

describe('pulls for the engine', () => {
  it('are asked once, however many knocks come before it begins', async () => {
    const { tasks, given, pass } = build()
    for (let knocks = 0; knocks < 100; knocks += 1) tasks.want(id)
    await pass(1_000)
    expect(given).toEqual([{ type: 'pull', backendId: id }])
    tasks.want(other)
    expect(given).toHaveLength(2)
  })

  it('are asked again for a knock that came after the engine began, once it is done and 150 ms later', async () => {
    const { tasks, given, pass } = build()
    tasks.want(id)
    tasks.pullBegan(id)
    tasks.want(id)
    await pass(5_000)
    expect(given).toHaveLength(1)
    tasks.pullEnded(id)
    await pass(149)
    expect(given).toHaveLength(1)
    await pass(1)
    expect(given).toHaveLength(2)
  })

  it('are not asked again for a knock that a later page covers', async () => {
    const { tasks, given, pass } = build()
    tasks.want(id)
    tasks.pullBegan(id)
    tasks.want(id)
    tasks.pullEnded(id)
    tasks.pullBegan(id)
    tasks.pullEnded(id)
    await pass(10_000)
    expect(given).toHaveLength(1)
  })

  it('come at least 150 ms apart', async () => {
    const { tasks, given, pass } = build()
    for (let round = 0; round < 100; round += 1) {
      const before = given.length
      tasks.want(id)
      await pass(10)
      // An engine that obeys at once.
      if (given.length > before) {
        tasks.pullBegan(id)
        tasks.pullEnded(id)
      }
    }
    await pass(1_000)
    expect(given.length).toBeGreaterThanOrEqual(5)
    expect(given.length).toBeLessThanOrEqual(8)
  })

  it('are asked again when an engine that was asked never begins', async () => {
    const { tasks, given, pass } = build()
    tasks.want(id)
    await pass(29_000)
    tasks.want(id)
    expect(given).toHaveLength(1)
    await pass(1_000)
    tasks.want(id)
    expect(given).toHaveLength(2)
  })

  it('are not asked for a backend that stopped meanwhile', async () => {
    const { tasks, given, pass } = build()
    tasks.want(id)
    tasks.pullBegan(id)
    tasks.want(id)
    tasks.pullEnded(id)
    tasks.stopped(id)
    await pass(1_000)
    expect(given).toHaveLength(1)
  })
})

describe('forgetting', () => {
  it('ends when the engine says so, and only for that backend', async () => {
    const { tasks, given, pass } = build()
    let answer: boolean | null = null
    void tasks.forget(id, 10_000).then((done) => {
      answer = done
    })
    expect(given).toEqual([{ type: 'forget', backendId: id }])
    tasks.done({ type: 'forget', backendId: other })
    tasks.done({ type: 'pull', backendId: id })
    await pass(100)
    expect(answer).toBeNull()
    tasks.done({ type: 'forget', backendId: id })
    await pass(0)
    expect(answer).toBe(true)
  })

  it('gives up after its time, and says so', async () => {
    const { tasks, pass } = build()
    const answer = tasks.forget(id, 10_000)
    await pass(10_000)
    expect(await answer).toBe(false)
  })
})
