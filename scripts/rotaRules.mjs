/**
 * `npm run rota:rules`: how long the rota's rules take on sixty people, in plain Node. `--zones` counts what the clock changes of all
 * zones from 2020 to 2040 were checked by (`--all`: every chain of shifts, a quarter of an hour; `--seed N`).
 */
import { runBench } from './lib/bundle.mjs'

await runBench('rotaRules')
