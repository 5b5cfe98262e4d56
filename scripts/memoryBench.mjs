/** `npm run memory:bench`: see test/bench/memoryBench.ts. */
import { runBench } from './lib/bundle.mjs'

await runBench('memoryBench', { node: ['--expose-gc'] })
