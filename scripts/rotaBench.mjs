/**
 * `npm run rota:bench -- FILE…`: plans instances of the public Shift Scheduling Benchmark. One line a file on stdout,
 * `<file name> <objective> <bound> <seconds>`, all else on stderr. `--seconds N` (600), `--seed N`, `--verbose`,
 * `--one-piece` (HiGHS on the whole model), `--generate FOLDER` (instances of the public ones' shape), `--repair` (sixty people, a
 * sick call, four times).
 */
import { runBench } from './lib/bundle.mjs'

await runBench('rotaBench', { solver: true })
