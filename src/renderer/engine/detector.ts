/** Which language a text is in, found on the device. Loaded only here, since its table is large. */
import { type Detect, makeDetect } from './language/detect'
import type { LanguageTable } from './language/table'

export type { Detect }

const fromWorker = (): Promise<LanguageTable> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./language/tableWorker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<LanguageTable>) => {
      worker.terminate()
      resolve(data)
    }
    worker.onerror = (event) => {
      worker.terminate()
      reject(new Error(event.message))
    }
  })

const here = async (): Promise<LanguageTable> => (await import('./language/readTable')).readTable()

/** Rejects where the table cannot be read; asked again, it is tried again. */
export const loadDetector = async (): Promise<Detect> =>
  // Without a worker the same, only that eld's objects stay in memory.
  makeDetect(typeof Worker === 'undefined' ? await here() : await fromWorker().catch(here))
