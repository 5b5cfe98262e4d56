import { expect, it } from 'vitest'
import { handClock } from '../../../test/contract/host'
import type { RotaBook } from '../services/rota/book'
import { createRotaSpaceSide } from './rotaSpace'

it('keeps what was taken away for the space of before where another cannot be joined', async () => {
  const forgot: true[] = []
  const book = { forgetTakenAway: async () => void forgot.push(true), onChange: () => () => undefined } as unknown as RotaBook
  const documents = { readSealed: async () => null, writeSealed: async () => undefined }
  const side = createRotaSpaceSide({
    clock: handClock().clock,
    http: { request: () => Promise.reject(new Error('no line')) } as never,
    log: { info: () => undefined, warn: () => undefined },
    documents,
    book,
    changed: () => undefined,
  })
  await side.open()
  const asked = { url: 'https://dav.example', user: 'lia', password: 'wrong', calendars: null, publishOnly: false }
  await expect(side.connect(asked)).rejects.toThrow()
  expect(forgot).toEqual([])
})
