import { Worker } from 'node:worker_threads'
import type { ScryptCost } from '../ports/crypto'

export interface ScryptJob {
  secret: Uint8Array
  salt: Uint8Array
  cost: ScryptCost
}

/** A call that unlocks has 30 s, and Node's own must have its turn within them. */
const AT_MOST_MS = 15_000

/**
 * Scrypt (RFC 7914) in WebAssembly, in a thread that ends with it and takes its memory along. 32 bytes.
 * Rejects where the thread cannot do it; the caller has Node's own to fall back on.
 * @param file of the built thread
 */
export const createFastScrypt =
  (file: string) =>
  (job: ScryptJob): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(file)
      const timer = setTimeout(() => void worker.terminate(), AT_MOST_MS)
      worker.once('message', (key: unknown) => {
        if (key instanceof Uint8Array && key.length === 32) resolve(key)
        else reject(new Error('not a key'))
        void worker.terminate()
      })
      worker.once('error', reject)
      worker.once('exit', () => {
        clearTimeout(timer)
        // After an answer this changes nothing.
        reject(new Error('ended without an answer'))
      })
      worker.postMessage(job)
    })
