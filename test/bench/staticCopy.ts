/**
 * A copy of the screen that does nothing but show itself, and the smallest change that turns one copy into another: the
 * floor for what a key may cost. Rows are known by their ids, as the list's own rows are.
 */

type Step = () => void

const keyOf = (node: Node): string | null => (node instanceof Element ? node.id || node.firstElementChild?.id || null : null)

const attributes = (from: Element, to: Element, steps: Step[]): void => {
  for (const { name } of [...from.attributes]) if (!to.hasAttribute(name)) steps.push(() => from.removeAttribute(name))
  for (const { name, value } of [...to.attributes]) {
    if (from.getAttribute(name) === value) continue
    // A style attribute set as text would be refused by the page's own policy.
    if (name === 'style') {
      const { cssText } = (to as HTMLElement).style
      steps.push(() => {
        ;(from as HTMLElement).style.cssText = cssText
      })
    } else steps.push(() => from.setAttribute(name, value))
  }
}

const children = (from: Element, to: Element, steps: Step[]): void => {
  const old = [...from.childNodes]
  const wanted = [...to.childNodes]
  const byKey = new Map(old.flatMap((node) => (keyOf(node) ? [[keyOf(node), node] as const] : [])))
  const keyed = byKey.size > 0 && wanted.some((node) => byKey.has(keyOf(node)))
  const used = new Set<Node>()
  wanted.forEach((node, at) => {
    const key = keyOf(node)
    const match = keyed && key ? byKey.get(key) : old[at]
    if (match && !used.has(match) && match.nodeName === node.nodeName) {
      used.add(match)
      changes(match, node, steps)
    } else {
      const fresh = node.cloneNode(true)
      steps.push(() => from.append(fresh))
    }
  })
  for (const node of old) if (!used.has(node)) steps.push(() => from.removeChild(node))
}

const changes = (from: Node, to: Node, steps: Step[]): void => {
  if (from.isEqualNode(to)) return
  if (from instanceof Element && to instanceof Element) {
    attributes(from, to, steps)
    children(from, to, steps)
    return
  }
  const { nodeValue } = to
  steps.push(() => {
    from.nodeValue = nodeValue
  })
}

export interface Shot {
  root: HTMLElement
  scrolled: [number[], number][]
}

const pathOf = (element: Element, root: Element): number[] => {
  const path: number[] = []
  for (let at: Element = element; at !== root && at.parentElement; at = at.parentElement)
    path.unshift([...at.parentElement.children].indexOf(at))
  return path
}
const at = (root: Element, path: readonly number[]): Element | undefined =>
  path.reduce<Element | undefined>((element, place) => element?.children[place], root)

/** The screen as it stands: what is in sight of it. */
export const shoot = (): Shot => {
  const root = document.getElementById('root')
  if (!root) throw new Error('no root')
  const copy = root.cloneNode(true) as HTMLElement
  // What the program has drawn ahead is not on the screen, so the copy does without it.
  const away = [...root.querySelectorAll<HTMLElement>('*')].filter(
    (element) => element.style.display === 'none' || element.dataset.ahead !== undefined,
  )
  const gone = away.map((element) => at(copy, pathOf(element, root)))
  const scrolled = [...root.querySelectorAll('*')].filter((element) => element.scrollTop > 0)
  const places = scrolled.map((element) => [at(copy, pathOf(element, root)), element.scrollTop] as const)
  for (const element of gone) element?.remove()
  return {
    root: copy,
    scrolled: places.flatMap(([element, top]) =>
      element && copy.contains(element) ? [[pathOf(element, copy), top] as [number[], number]] : [],
    ),
  }
}

const scroll = ({ scrolled }: Shot, root: Element): void => {
  for (const [path, top] of scrolled) {
    const element = at(root, path)
    if (element && element.scrollTop !== top) element.scrollTop = top
  }
}

/** Lays the copy over the program, which stands untouched below. @returns the change to `after`, and how to take it away */
export const layCopy = (before: Shot, after: Shot): { turn: () => void; remove: () => void; steps: number } => {
  const cover = document.createElement('div')
  Object.assign(cover.style, { position: 'fixed', inset: '0', zIndex: '2147483647', contain: 'strict', background: 'Canvas' })
  const copy = before.root.cloneNode(true) as HTMLElement
  cover.append(copy)
  document.body.append(cover)
  scroll(before, copy)
  const steps: Step[] = []
  changes(copy, after.root, steps)
  return {
    turn: () => {
      for (const step of steps) step()
      scroll(after, copy)
    },
    remove: () => cover.remove(),
    steps: steps.length,
  }
}
