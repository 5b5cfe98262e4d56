/** Counts what holds, table by table, and tells it in plain words: on the console, and in GOLDEN_REPORT when `npm run golden` asks. */
import { appendFileSync } from 'node:fs'

export class Score {
  private readonly tables = new Map<string, { held: number; failed: string[]; judged: number }>()
  constructor(private readonly what: string) {}

  /** @param wrong empty where it holds */
  count(table: string, name: string, wrong: readonly string[]): void {
    const entry = this.tables.get(table) ?? { held: 0, failed: [], judged: 0 }
    this.tables.set(table, entry)
    entry.judged += 1
    if (wrong.length === 0) entry.held += 1
    else entry.failed.push([name, ...wrong].join('\n      '))
  }

  /** A line that is no count, such as a share. */
  readonly remarks: string[] = []

  tell(): void {
    const sum = (of: 'held' | 'judged') => [...this.tables.values()].reduce((total, entry) => total + entry[of], 0)
    const lines = [`${sum('held')} of ${sum('judged')} ${this.what} hold`, ...this.remarks.map((line) => `  ${line}`)]
    for (const [table, entry] of this.tables) {
      lines.push(`  ${table}: ${entry.held} of ${entry.judged}`)
      for (const failure of entry.failed) lines.push(`    ${failure}`)
    }
    const report = process.env.GOLDEN_REPORT
    if (report) appendFileSync(report, `${lines.join('\n')}\n`)
    else console.log(lines.join('\n'))
  }
}
