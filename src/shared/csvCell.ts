/** A cell that a spreadsheet would take for a formula gets an apostrophe before it, which is taken away again (OWASP, CSV Injection). */
const formula = /^[=+\-@\t\r]/
const guarded = /^'(?=[=+\-@\t\r'])/
export const guardCell = (cell: string): string => (formula.test(cell) || guarded.test(cell) ? `'${cell}` : cell)
export const unguardCell = (cell: string): string => cell.replace(guarded, '')
