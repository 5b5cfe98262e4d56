import { describe, expect, it } from 'vitest'
import { endingOf, safeFileName, savedFileName } from './fileName'

describe('safeFileName', () => {
  it.each([
    ['Rechnung 2026.pdf', 'Rechnung 2026.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Users\\a\\b.txt', 'C__Users_a_b.txt'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['con.txt', '_con.txt'],
    ['COM1', '_COM1'],
    ['trailing. . ', 'trailing'],
    ['\u0000\u200B', 'attachment'],
    ['', 'attachment'],
    ['.env', '.env'],
    [' .env.local ', '.env.local'],
    ['\u200B.env', '.env'],
    ['..', 'attachment'],
    ['...env', 'env'],
    ['. env', 'env'],
    ['写真 \n1.png', '写真 1.png'],
  ])('%j becomes %j', (from, to) => expect(safeFileName(from)).toBe(to))

  it('shortens and keeps the ending', () => {
    const made = safeFileName(`${'見'.repeat(300)}.jpeg`)
    expect([...made]).toHaveLength(150)
    expect(made.endsWith('見.jpeg')).toBe(true)
  })
})
it.each([
  ['.bashrc', 'bashrc'],
  ['\u202E.bashrc', 'bashrc'],
  ['.con', '_con'],
  ['Rechnung 2026.pdf', 'Rechnung 2026.pdf'],
])('a stranger’s %j is saved as %j: nothing hidden, nothing that sets her system', (from, to) => expect(savedFileName(from)).toBe(to))
it.each([
  ['a.b.pdf', '.pdf'],
  ['README', ''],
  ['.env', '.env'],
  ['list.', ''],
])('the ending of %j is %j', (name, ending) => expect(endingOf(name)).toBe(ending))
