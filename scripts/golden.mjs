/** `npm run golden`: judges clocks, «thanks» and rules by the tables in test/golden and says in plain words what holds and what does not. */
import { printReport } from './lib/testReport.mjs'

await printReport('GOLDEN_REPORT', { file: 'golden.txt', tests: ['test/golden'] })
