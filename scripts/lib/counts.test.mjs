import { describe, expect, it } from 'vitest'
import { closingLine, countPlaywright, countVitest, none, sum } from './counts.mjs'

/** @param {string} status @param {string} fullName */
const test = (status, fullName = 'a test') => ({ status, fullName })

describe('vitest counts', () => {
  it('counts each state and names failures and skips', () => {
    const tests = [test('passed'), test('failed', 'send twice'), test('skipped', 'imap'), test('todo', 'later')]
    const report = { testResults: [{ name: 'x.test.ts', status: 'failed', message: '', assertionResults: tests }] }
    const counts = countVitest(report, 1)
    expect(counts).toMatchObject({ passed: 1, failed: 1, skipped: 2 })
    expect(counts.notes).toEqual(['FAILED send twice', 'skipped imap', 'skipped later'])
  })

  it('counts a file that broke before its first test as a failure', () => {
    const report = { testResults: [{ name: 'x.test.ts', status: 'failed', message: 'no module\nat', assertionResults: [] }] }
    expect(countVitest(report, 1)).toMatchObject({ failed: 1, notes: ['FAILED x.test.ts: no module'] })
  })

  it('does not let a run without tests or with a bad exit code pass', () => {
    expect(countVitest({ testResults: [] }, 0).failed).toBe(1)
    const report = { testResults: [{ name: 'x', status: 'passed', message: '', assertionResults: [test('passed')] }] }
    expect(countVitest(report, 0)).toMatchObject({ passed: 1, failed: 0 })
    expect(countVitest(report, 1)).toMatchObject({ passed: 1, failed: 1 })
  })
})

describe('playwright counts', () => {
  it('walks nested suites, keeps the reason of a skip and names what needed a second try', () => {
    const specs = [
      { title: 'opens', tests: [{ status: 'expected' }] },
      { title: 'keyring', tests: [{ status: 'skipped', annotations: [{ type: 'skip', description: 'no keyring here' }] }] },
      { title: 'types', tests: [{ status: 'flaky' }] },
    ]
    const report = { suites: [{ title: 'a.spec.ts', specs: [], suites: [{ title: 'inbox', specs }] }], errors: [] }
    const counts = countPlaywright(report, 0)
    expect(counts).toMatchObject({ passed: 2, failed: 0, skipped: 1 })
    expect(counts.notes[0]).toBe('skipped a.spec.ts > inbox > keyring: no keyring here')
    expect(counts.notes[1]).toBe('passed only at the second try: a.spec.ts > inbox > types')
  })

  it('counts an error outside of any test', () => {
    expect(countPlaywright({ suites: [], errors: [{ message: 'Config broken\nx' }] }, 1)).toMatchObject({ failed: 1 })
  })
})

describe('closing line', () => {
  it('adds stages up', () => {
    const total = sum([
      { ...none(), passed: 3 },
      { ...none(), failed: 1, skipped: 2 },
    ])
    expect(closingLine(total)).toBe('3 passed, 1 failed, 2 skipped')
  })
})
