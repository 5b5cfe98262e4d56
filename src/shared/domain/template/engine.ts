/**
 * Liquid as bodies are written in it: a closed list of tags and filters, no files, no network, no includes but our own nesting,
 * limits on length, time and memory. Bodies may come from strangers (imports, other systems): nothing in one can do more than
 * make text. What a customer is called is a value and is never read as Liquid.
 */
import { type Context, type Emitter, Liquid, type Template as Node, type Parser, Tag, type TagToken, type TopLevelToken } from 'liquidjs'
import { TemplateError } from './fault'
import { filtersFor } from './filters'
import type { Writing } from './values'

/** Most characters of a body with all it nests, and of what comes out. */
export const longestBody = 40_000
const longestText = 150_000
/** Ms that one rendering may take; a body of the starter library takes under one. */
const renderMs = 250
/** liquidjs counts what its filters and ranges would make. */
const memory = 2_000_000
/** How deep templates may nest. */
export const deepest = 8

const tagsKept = new Set(['assign', 'for', 'if', 'unless', 'case', 'comment', 'raw', 'break', 'continue'])

/** One rendering, as tags and filters see it; it hangs on the names they are given. */
export interface Session {
  writing: Writing
  known: ReadonlySet<string>
  /** The nested body, parsed; throws TemplateError. `close` when it stands. */
  open(shortcut: string): Node[]
  close(): void
}
const sessions = new WeakMap<object, Session>()
const sessionOf = (context: Context): Session => {
  const found = sessions.get(context.globals)
  if (!found) throw new TemplateError('broken', 'no session')
  return found
}

const nestedName = /^\s*(?:"([^"]{1,60})"|'([^']{1,60})')\s*$/

/** `{% template "shortcut" %}`: that template's body in the same language stands here. */
class TemplateTag extends Tag {
  readonly shortcut: string
  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid, _parser: Parser) {
    super(token, remaining, liquid)
    const [, double, single] = nestedName.exec(token.args) ?? []
    const shortcut = double ?? single
    if (!shortcut) throw new Error('template: a shortcut in quotes is missing')
    this.shortcut = shortcut
  }
  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const session = sessionOf(context)
    const inner = session.open(this.shortcut)
    yield this.liquid.renderer.renderTemplates(inner, context, emitter)
    session.close()
  }
}

const noFile = (): never => {
  throw new TemplateError('broken', 'no files')
}
const filters = filtersFor((context) => sessionOf(context))

const make = (): Liquid => {
  const liquid = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    dynamicPartials: false,
    relativeReference: false,
    parseLimit: longestBody,
    renderLimit: renderMs,
    memoryLimit: memory,
    fs: {
      readFileSync: noFile,
      readFile: noFile,
      existsSync: () => false,
      exists: async () => false,
      contains: async () => false,
      containsSync: () => false,
      resolve: (_folder, file) => file,
    },
    outputEscape(this: { context: Context }, value: unknown) {
      return filters.out(sessionOf(this.context), value)
    },
  })
  for (const name of Object.keys(liquid.tags)) if (!tagsKept.has(name)) delete liquid.tags[name]
  for (const name of Object.keys(liquid.filters)) delete liquid.filters[name]
  // A filter or tag called «constructor» is none.
  Object.setPrototypeOf(liquid.tags, null)
  Object.setPrototypeOf(liquid.filters, null)
  for (const [name, filter] of Object.entries(filters.all)) liquid.registerFilter(name, filter)
  liquid.registerTag('template', TemplateTag)
  return liquid
}

let engine: Liquid | null = null
export const liquid = (): Liquid => {
  engine ??= make()
  return engine
}

/** Where liquidjs says it happened, as a place in the text. */
const placeOf = (error: unknown): number | null => {
  const begin = (error as { token?: { begin?: unknown } } | null)?.token?.begin
  return typeof begin === 'number' ? begin : null
}

/** Any failure in our words. */
export const templateError = (error: unknown): TemplateError => {
  if (error instanceof TemplateError) return error
  const original = (error as { originalError?: unknown } | null)?.originalError
  if (original instanceof TemplateError) return new TemplateError(original.code, original.detail, placeOf(error))
  const words = error instanceof Error ? error.message : String(error)
  if (/limit exceeded/.test(words)) return new TemplateError('tooMuch', '', placeOf(error))
  return new TemplateError('broken', words.split('\n')[0]?.slice(0, 300) ?? '', placeOf(error))
}

export const parseBody = (marked: string): Node[] => {
  try {
    return liquid().parse(marked)
  } catch (error) {
    throw templateError(error)
  }
}

/** @throws TemplateError */
export const runBody = (nodes: Node[], scope: object, session: Session): string => {
  sessions.set(scope, session)
  try {
    const text = String(liquid().renderSync(nodes, {}, { globals: scope }))
    if (text.length > longestText) throw new TemplateError('tooMuch', '')
    return text
  } catch (error) {
    throw templateError(error)
  }
}
