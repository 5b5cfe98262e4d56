/**
 * `npm run rota:report`: the generator on the demo team over four weeks: coverage, fairness, rules broken, its time and value beside
 * plain HiGHS on the whole model, and repairs after sick calls. `--seconds N` (30), `--plain N` (60), `--from DATE`, `--days N`.
 */
import { runBench } from './lib/bundle.mjs'

await runBench('rotaReport', { solver: true })
