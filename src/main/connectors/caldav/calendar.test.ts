import { expect, it } from 'vitest'
import { type HttpAnswer, HttpFailure } from '../../ports'
import { davCalls } from '../common/dav'
import { caldavCalendar } from './calendar'

const url = 'https://dav.example/lead/shifts/'
const answer = (status: number, text: string): HttpAnswer => ({
  status,
  headers: { etag: '"1"' },
  bytes: new Uint8Array(),
  text: () => text,
})

it('an object beyond all measure keeps none of the others back', async () => {
  const asked: string[] = []
  const http = {
    async request({ method, url: at }: { method: string; url: string }) {
      asked.push(`${method} ${at.slice(url.length)}`)
      if (method === 'REPORT' || at.endsWith('huge.ics')) throw new HttpFailure('tooLarge', true)
      return answer(200, `text of ${at.slice(url.length)}`)
    },
  }
  const clock = { now: () => 0 }
  const calendar = caldavCalendar(davCalls({ http, clock } as never, { user: 'a', password: 'b' }, 1_000), url)
  expect(await calendar.get(['a.ics', 'huge.ics', 'b.ics'])).toEqual([
    { name: 'a.ics', etag: '"1"', text: 'text of a.ics' },
    { name: 'huge.ics', etag: null, text: '' },
    { name: 'b.ics', etag: '"1"', text: 'text of b.ics' },
  ])
  // The next look asks for many at once again.
  await calendar.get(['a.ics'])
  expect(asked.filter((one) => one.startsWith('REPORT'))).toHaveLength(2)
})
