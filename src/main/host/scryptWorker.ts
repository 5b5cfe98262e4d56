/** A thread of its own for one derivation: Electron's own scrypt takes about twice as long as this one, with the same bytes as its answer. */
import { parentPort } from 'node:worker_threads'
import { scrypt } from 'hash-wasm'
import type { ScryptJob } from './scrypt'

parentPort?.once('message', ({ secret, salt, cost }: ScryptJob) => {
  void scrypt({
    password: secret,
    salt,
    costFactor: cost.N,
    blockSize: cost.r,
    parallelism: cost.p,
    hashLength: 32,
    outputType: 'binary',
  })
    // A thread that answers nothing is one that failed.
    .then((key) => parentPort?.postMessage(key))
    .catch(() => undefined)
    .finally(() => {
      secret.fill(0)
      parentPort?.close()
    })
})
