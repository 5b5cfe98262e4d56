/** Two hands at one thing of the rota: what each changed since both had the same, field by field. */
import { sameThing } from '../deeds'
import { mergeItems } from '../handOver/answers'
import { type HandOver, RotaThing } from '../plan'

type Bag = Record<string, unknown>

/** Lists whose entries are things of their own; what tells them apart. Other fields are one value, taken whole. */
const keyed: Readonly<Record<string, (one: Bag) => string>> = {
  'person languages': ({ code }) => String(code),
  'person wishes': ({ id }) => String(id),
  'person shops': (one) => String(one),
  'rotation members': ({ personId }) => String(personId),
  'rotation except': (one) => String(one),
  'settings overrides': ({ id }) => String(id),
  'request said': ({ by, at, state }) => `${String(by)} ${String(at)} ${String(state)}`,
}

/** Null: the same entry was changed to different things. The order is theirs, what is new here after it. */
const mergeLists = (key: (one: Bag) => string, base: unknown[], mine: unknown[], theirs: unknown[]): unknown[] | null => {
  const of = (list: unknown[]) => new Map(list.map((one) => [key(one as Bag), one]))
  const [was, here, there] = [of(base), of(mine), of(theirs)]
  const merged: unknown[] = []
  for (const name of new Set([...there.keys(), ...here.keys()])) {
    const [b, m, t] = [was.get(name), here.get(name), there.get(name)]
    if (!sameThing(m, t) && !sameThing(m, b) && !sameThing(t, b)) return null
    const kept = sameThing(m, b) ? t : m
    if (kept !== undefined) merged.push(kept)
  }
  return merged
}

/**
 * `clashes` names the fields that both changed to different things; `merged` then holds mine there and is only a proposal. Without
 * a base every difference is a clash. Presences never clash: a desk speaks for its agent, and the later word is how she is.
 */
export const mergeThings = (base: RotaThing | null, mine: RotaThing, theirs: RotaThing): { merged: RotaThing; clashes: string[] } => {
  if (mine.kind === 'presence' && theirs.kind === 'presence') return { merged: theirs.body.at > mine.body.at ? theirs : mine, clashes: [] }
  const [was, here, there] = [(base?.body ?? {}) as Bag, mine.body as Bag, theirs.body as Bag]
  const merged: Bag = { ...here }
  const clashes: string[] = []
  for (const name of new Set([...Object.keys(here), ...Object.keys(there)])) {
    const [b, m, t] = [was[name], here[name], there[name]]
    if (sameThing(m, t)) continue
    if (base && sameThing(m, b)) {
      merged[name] = t
      continue
    }
    if (base && sameThing(t, b)) continue
    const key = keyed[`${mine.kind} ${name}`]
    const list =
      base && mine.kind === 'handOver' && theirs.kind === 'handOver' && name === 'items'
        ? mergeItems((base.body as HandOver).items, mine.body.items, theirs.body.items)
        : base && key && Array.isArray(b) && Array.isArray(m) && Array.isArray(t)
          ? mergeLists(key, b, m, t)
          : null
    if (list) merged[name] = list
    else clashes.push(name)
  }
  const read = RotaThing.safeParse({ kind: mine.kind, body: merged })
  // Parts that fit each other on neither side: all of them are to be decided on.
  if (!read.success) return { merged: mine, clashes: Object.keys(here).filter((name) => !sameThing(here[name], there[name])) }
  return { merged: read.data, clashes }
}

/** A person's word on each clash. Null where one is left open, or where what comes of it is no such thing. */
export const decided = (
  { base, mine, theirs }: { base: RotaThing | null; mine: RotaThing; theirs: RotaThing },
  fields: Readonly<Record<string, 'mine' | 'theirs'>>,
): RotaThing | null => {
  const { merged, clashes } = mergeThings(base, mine, theirs)
  const body: Bag = { ...merged.body }
  for (const name of clashes) {
    const side = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (side === undefined) return null
    body[name] = ((side === 'mine' ? mine : theirs).body as Bag)[name]
  }
  const read = RotaThing.safeParse({ kind: mine.kind, body })
  return read.success ? read.data : null
}
