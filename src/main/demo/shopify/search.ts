/** Shopify's search syntax: `field:value`, comparators, quotes, AND (also unwritten), OR, NOT or `-`, brackets. */

export interface SearchWarning {
  field: string
  message: string
  code: 'invalid_field'
}

/** Does a row fit `field comparator value`? null: the field is not one that can be searched. Field `''` is plain text. */
export type FieldTest<T> = (row: T, field: string, compare: Comparator, value: string) => boolean | null
export type Comparator = ':' | '>' | '<' | '>=' | '<='

const TOKEN = /\s*(\(|\)|-(?=\w+:)|(?:[\w.]+:)?(?:>=|<=|>|<)?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^\s()'"]+))/gy
const TERM = /^(?:([\w.]+):)?(>=|<=|>|<)?(.*)$/s

export class Search<T> {
  readonly warnings: SearchWarning[] = []
  private readonly tokens: string[]
  private at = 0
  private readonly rows: (row: T) => boolean

  constructor(
    query: string,
    private readonly test: FieldTest<T>,
    /** Any row: asked once for each field, to tell known fields from unknown ones. */
    private readonly sample: T | undefined,
  ) {
    this.tokens = [...query.matchAll(TOKEN)].map((match) => match[1] ?? '')
    this.rows = this.tokens.length === 0 ? () => true : this.either()
  }

  fits(row: T): boolean {
    return this.rows(row)
  }

  private either(): (row: T) => boolean {
    const parts = [this.all()]
    while (this.tokens[this.at] === 'OR') {
      this.at++
      parts.push(this.all())
    }
    return (row) => parts.some((part) => part(row))
  }

  private all(): (row: T) => boolean {
    const parts: ((row: T) => boolean)[] = []
    for (;;) {
      const token = this.tokens[this.at]
      if (token === undefined || token === ')' || token === 'OR') return (row) => parts.every((part) => part(row))
      if (token === 'AND') {
        this.at++
        continue
      }
      parts.push(this.one())
    }
  }

  private one(): (row: T) => boolean {
    const token = this.tokens[this.at++] ?? ''
    if (token === 'NOT' || token === '-') {
      const inner = this.one()
      return (row) => !inner(row)
    }
    if (token === '(') {
      const inner = this.either()
      this.at++
      return inner
    }
    const [, field = '', compare = ':', raw = ''] = TERM.exec(token) ?? []
    const value = raw.replace(/^(['"])(.*)\1$/s, '$2').replace(/\\(.)/g, '$1')
    const asked = this.sample === undefined ? true : this.test(this.sample, field, compare as Comparator, value)
    if (asked === null) {
      // An unknown field is left out and told of beside the answer, not refused: a mistyped filter finds everything.
      this.warnings.push({ field, message: 'Invalid search field for this query.', code: 'invalid_field' })
      return () => true
    }
    return (row) => this.test(row, field, compare as Comparator, value) === true
  }
}

/** Compares a time to a search value (ISO, with or without a zone: without it, UTC; a bare day is that day). */
export function compareTime(at: number, compare: Comparator, value: string, now: number): boolean {
  const given = value === 'now' ? now : Date.parse(/T/.test(value) && !/(Z|[+-]\d\d:?\d\d)$/.test(value) ? `${value}Z` : value)
  if (Number.isNaN(given)) return false
  switch (compare) {
    case '>':
      return at > given
    case '<':
      return at < given
    case '>=':
      return at >= given
    case '<=':
      return at <= given
    case ':':
      return at >= given && at < given + (/T/.test(value) ? 1000 : 86_400_000)
  }
}
