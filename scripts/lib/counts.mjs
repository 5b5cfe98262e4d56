/** Turns what a test runner wrote into counts, and says by name what failed or was left out. */

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} notes lines worth reading: each failure and each skip with its reason
 */

/**
 * The parts of the runners' own reports that are read here.
 * @typedef {{fullName: string, status: string}} VitestTest
 * @typedef {{name: string, status: string, message: string, assertionResults: VitestTest[]}} VitestFile
 * @typedef {{testResults: VitestFile[]}} VitestReport
 * @typedef {{type: string, description?: string}} PlaywrightNote
 * @typedef {{status: string, annotations?: PlaywrightNote[]}} PlaywrightTest
 * @typedef {{title: string, tests: PlaywrightTest[]}} PlaywrightSpec
 * @typedef {{title: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[]}} PlaywrightSuite
 * @typedef {{suites?: PlaywrightSuite[], errors?: {message?: string}[]}} PlaywrightReport
 */

/** @returns {Counts} */
export function none() {
  return { passed: 0, failed: 0, skipped: 0, notes: [] }
}

/** @param {readonly Counts[]} all @returns {Counts} */
export function sum(all) {
  const total = none()
  for (const one of all) {
    total.passed += one.passed
    total.failed += one.failed
    total.skipped += one.skipped
    total.notes.push(...one.notes)
  }
  return total
}

/** @param {Pick<Counts, 'passed' | 'failed' | 'skipped'>} counts */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/**
 * A file that broke before its first test has no test to count: it counts as one failure, so that
 * a suite cannot vanish. The same holds for a run without any test.
 * @param {VitestReport} report
 * @param {number} code the runner's exit code
 * @returns {Counts}
 */
export function countVitest(report, code) {
  const counts = none()
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') counts.passed++
      else if (test.status === 'failed') {
        counts.failed++
        counts.notes.push(`FAILED ${test.fullName.trim()}`)
      } else {
        counts.skipped++
        counts.notes.push(`skipped ${test.fullName.trim()}`)
      }
    }
    const hasFailure = file.assertionResults.some((test) => test.status === 'failed')
    if (file.status === 'failed' && !hasFailure) {
      counts.failed++
      counts.notes.push(`FAILED ${file.name}: ${file.message.split('\n')[0]}`)
    }
  }
  return settle(counts, code)
}

/**
 * A test that passed only at a second try is counted as passed and named: a machine that others share can starve a
 * window for seconds, and one such second must not hide the rest; who reads the names sees what to look into.
 * @param {PlaywrightReport} report
 * @param {number} code
 * @returns {Counts}
 */
export function countPlaywright(report, code) {
  const counts = none()
  /** @param {PlaywrightSuite} suite @param {string} path */
  const walk = (suite, path) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        const name = `${path}${spec.title}`
        if (test.status === 'expected') counts.passed++
        else if (test.status === 'skipped') {
          const why = test.annotations?.find((note) => note.type === 'skip' || note.type === 'fixme')
          counts.skipped++
          counts.notes.push(`skipped ${name}${why?.description ? `: ${why.description}` : ''}`)
        } else if (test.status === 'flaky') {
          counts.passed++
          counts.notes.push(`passed only at the second try: ${name}`)
        } else {
          counts.failed++
          counts.notes.push(`FAILED ${name}`)
        }
      }
    }
    for (const inner of suite.suites ?? []) walk(inner, `${path}${inner.title} > `)
  }
  for (const suite of report.suites ?? []) walk(suite, `${suite.title} > `)
  for (const error of report.errors ?? []) {
    counts.failed++
    counts.notes.push(`FAILED ${(error.message ?? 'unknown error').split('\n')[0]}`)
  }
  return settle(counts, code)
}

/** @param {Counts} counts @param {number} code */
function settle(counts, code) {
  if (counts.failed === 0 && code !== 0) {
    counts.failed++
    counts.notes.push(`FAILED the runner ended with code ${code} though no test failed`)
  } else if (counts.passed + counts.failed + counts.skipped === 0) {
    counts.failed++
    counts.notes.push('FAILED no test was found')
  }
  return counts
}
