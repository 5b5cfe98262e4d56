/** Reads the examples by which the guard of outgoing texts is judged. The README beside this file says what a row means. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const here = import.meta.dirname

/** Open examples may be read by whoever writes patterns; frozen ones only by the report. */
export const halves = ['open', 'frozen'] as const
type Half = (typeof halves)[number]

export const exampleChecks = [
  'cardNumber',
  'iban',
  'securityCode',
  'secretAsked',
  'offPlatformPayment',
  'contactSteering',
  'dutyPromise',
  'customsPromise',
  'deliveryPromise',
  'reviewReward',
  'wrongShop',
  'wrongCustomer',
  'wrongOrder',
  'wrongLanguage',
  'unfilled',
  'untouched',
  'culture',
] as const
type ExampleCheck = (typeof exampleChecks)[number]

const listOf = <Item>(item: z.ZodType<Item, string>, by: string) =>
  z
    .string()
    .transform((text) => text.split(by).map((part) => part.trim()))
    .pipe(z.array(item))

const shopOf = z
  .string()
  .regex(/^[^|]+\|[^|]+$/, 'a shop is written name|host')
  .transform((text) => {
    const [name = '', host = ''] = text.split('|')
    return { name: name.trim(), host: host.trim() }
  })

const word = z.string().min(1)

const contextOf = z.strictObject({
  customer: word.optional(),
  agent: word.optional(),
  /** Colleagues who may be named, between commas. */
  colleagues: listOf(word, ',').optional(),
  /** The customer's language; where it is missing, the file's. */
  language: word.optional(),
  shop: word.optional(),
  host: word.optional(),
  others: listOf(shopOf, ',').optional(),
  orders: listOf(word, ',').optional(),
  template: word.optional(),
  /** `informal` is another word for `casual`. */
  register: z
    .enum(['formal', 'casual', 'informal'])
    .transform((said) => (said === 'informal' ? 'casual' : said))
    .optional(),
  channel: word.optional(),
  country: z.string().length(2).optional(),
  dutyPaidBy: z.enum(['customer', 'shop']).optional(),
})
type ExampleContext = z.infer<typeof contextOf>

/** One example: what the guard must say about a text, for one check only. */
export interface Example {
  /** `open/de.tsv:12`, for messages. */
  where: string
  line: number
  language: string
  half: Half
  check: ExampleCheck
  fires: boolean
  context: ExampleContext
  text: string
}

const columns = ['check', 'fires', 'context', 'text'] as const

const cellsOf = z.object({
  check: z.enum(exampleChecks),
  fires: z.enum(['yes', 'no']).transform((said) => said === 'yes'),
  context: z
    .string()
    .transform((cell) =>
      Object.fromEntries(
        cell
          .split(';')
          .filter((part) => part.trim() !== '')
          .map((part) => {
            const at = part.indexOf('=')
            return [
              part.slice(0, Math.max(at, 0)).trim(),
              part
                .slice(at + 1)
                .trim()
                .replaceAll('\\n', '\n'),
            ]
          }),
      ),
    )
    .pipe(contextOf),
  text: z
    .string()
    .trim()
    .min(1)
    .transform((cell) => cell.replaceAll('\\n', '\n')),
})

/**
 * Reads the text of one table strictly.
 * @throws Error that names the first bad line and what is bad in it.
 */
export function parseExamples(table: string, language: string, half: Half): Example[] {
  const examples: Example[] = []
  for (const [index, line] of table.split(/\r?\n/).entries()) {
    const where = `${half}/${language}.tsv:${index + 1}`
    const cells = line.split('\t')
    if (index === 0) {
      if (cells.join('\t') !== columns.join('\t')) throw new Error(`${where}: the columns must be ${columns.join(', ')}`)
      continue
    }
    if (line === '') continue
    if (cells.length !== columns.length) throw new Error(`${where}: ${cells.length} cells where ${columns.length} belong`)
    const read = cellsOf.safeParse(Object.fromEntries(columns.map((column, at) => [column, cells[at]])))
    if (!read.success) throw new Error(`${where}: ${z.prettifyError(read.error)}`)
    examples.push({ where, line: index + 1, language, half, ...read.data })
  }
  return examples
}

/** The languages that have a table in a half, sorted. */
export function exampleLanguages(half: Half): string[] {
  return readdirSync(join(here, half))
    .filter((name) => name.endsWith('.tsv'))
    .map((name) => name.slice(0, -'.tsv'.length))
    .sort()
}

/** All examples of one language in one half, in the file's order. */
export function readExamples(half: Half, language: string): Example[] {
  return parseExamples(readFileSync(join(here, half, `${language}.tsv`), 'utf8'), language, half)
}
