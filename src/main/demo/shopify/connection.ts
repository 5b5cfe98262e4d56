import { GraphQLError } from 'graphql'

export interface PageArgs {
  first?: number | null
  last?: number | null
  after?: string | null
  before?: string | null
  reverse?: boolean | null
}

type Key = string | number

interface PageOptions<T> {
  /** What the cursors are bound to: list, sort and query. Another one's cursor is refused. */
  bind: string
  keyOf(row: T): Key
  idOf(row: T): number
  render(row: T): unknown
}

const refuse = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })

const mark = (bind: string): number => {
  let hash = 5381
  for (const char of bind) hash = (hash * 33 + (char.codePointAt(0) ?? 0)) % 4_294_967_291
  return hash
}

function readCursor(text: string, bind: string): { key: Key; id: number } {
  try {
    const read = JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as { last_id?: unknown; last_value?: unknown; of?: unknown }
    const { last_id: id, last_value: key } = read
    if (typeof id !== 'number' || (typeof key !== 'string' && typeof key !== 'number')) throw refuse('Invalid cursor.')
    if (read.of !== mark(bind)) throw refuse('Invalid cursor for current pagination sort.')
    return { key, id }
  } catch (error) {
    if (error instanceof GraphQLError) throw error
    throw refuse('Invalid cursor.')
  }
}

const order = (a: { key: Key; id: number }, b: { key: Key; id: number }): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id)

/** A connection by key and id, so that a row that changes meanwhile moves to its new place and may be met twice. */
export function connect<T>(rows: readonly T[], args: PageArgs, options: PageOptions<T>) {
  const size = args.first ?? args.last
  if (size === null || size === undefined) throw refuse('you must provide one of first or last')
  if (args.first && args.last) throw refuse('providing both first and last is not supported')
  if (size < 0 || size > 250) throw refuse(`${args.first ? 'first' : 'last'} cannot exceed 250`)
  const down = args.reverse === true ? -1 : 1
  const all = rows.map((row) => ({ row, key: options.keyOf(row), id: options.idOf(row) })).sort((a, b) => order(a, b) * down)
  const after = args.after ? readCursor(args.after, options.bind) : null
  const before = args.before ? readCursor(args.before, options.bind) : null
  const within = all.filter((one) => (!after || order(one, after) * down > 0) && (!before || order(one, before) * down < 0))
  const page = args.first ? within.slice(0, size) : within.slice(Math.max(0, within.length - size))
  const cursorOf = (one: { key: Key; id: number }): string =>
    Buffer.from(JSON.stringify({ last_id: one.id, last_value: one.key, of: mark(options.bind) })).toString('base64')
  const [first, last] = [page[0], page.at(-1)]
  const rendered = page.map((one) => ({ node: options.render(one.row), cursor: cursorOf(one) }))
  return {
    nodes: rendered.map(({ node }) => node),
    edges: rendered,
    pageInfo: {
      hasNextPage: last !== undefined && all.indexOf(last) < all.length - 1,
      hasPreviousPage: first !== undefined && all.indexOf(first) > 0,
      startCursor: first ? cursorOf(first) : null,
      endCursor: last ? cursorOf(last) : null,
    },
  }
}
