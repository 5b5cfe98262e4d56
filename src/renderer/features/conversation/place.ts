/** Where a row of the thread stands, so that it can be put there again after rows came or went above it. */
export interface Place {
  key: string
  /** Px below the scroller's upper edge. */
  top: number
}

const topOf = (element: Element, box: HTMLElement): number => element.getBoundingClientRect().top - box.getBoundingClientRect().top

/** The first row in sight. Rows stand one below the other, so it is found by halving. */
export const placeIn = (box: HTMLElement, content: HTMLElement): Place | null => {
  const rows = content.children
  const edge = box.getBoundingClientRect().top
  let from = 0
  let to = rows.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) <= edge) from = middle + 1
    else to = middle
  }
  for (let at = from; at < rows.length; at++) {
    const row = rows[at]
    if (row instanceof HTMLElement && row.dataset.key) return { key: row.dataset.key, top: topOf(row, box) }
  }
  return null
}

/** How far the row has moved since; null where it is gone. */
export const movedFrom = (place: Place, box: HTMLElement, content: HTMLElement): number | null => {
  const row = content.querySelector(`:scope > [data-key="${CSS.escape(place.key)}"]`)
  return row ? topOf(row, box) - place.top : null
}
