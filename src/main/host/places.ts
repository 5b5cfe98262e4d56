/** Where windows stood: one small file on this desk, by the window's part and number, never by what it showed. */
import { readFileSync, writeFileSync } from 'node:fs'

export interface Place {
  bounds: Area
  maximized: boolean
}

/** Checked by hand: the first window waits for it, and the library for schemas is read after that. */
const placeOf = (raw: unknown): Place | null => {
  const { bounds, maximized } = (raw ?? {}) as { bounds?: unknown; maximized?: unknown }
  const { x, y, width, height } = (bounds ?? {}) as Record<keyof Area, unknown>
  const numbers = [x, y, width, height]
  if (typeof maximized !== 'boolean' || !numbers.every((each) => typeof each === 'number' && Number.isFinite(each))) return null
  return { bounds: { x, y, width, height } as Area, maximized }
}

export interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** Whether enough of a window lies on a screen to take it by its title bar. All in density-independent pixels. */
export const reachable = (bounds: Area, area: Area): boolean =>
  bounds.x < area.x + area.width - 80 &&
  bounds.x + bounds.width > area.x + 80 &&
  bounds.y >= area.y - 8 &&
  bounds.y < area.y + area.height - 80

/** A second window of a kind begins a little beside the first, so that it is seen to be another. */
export const beside = (bounds: Area, area: Area): Area => {
  const step = 32
  const next = { ...bounds, x: bounds.x + step, y: bounds.y + step }
  const fits = next.x + next.width <= area.x + area.width && next.y + next.height <= area.y + area.height
  return fits ? next : { ...bounds, x: area.x, y: area.y }
}

/** @param areaOf the work area of the screen that holds most of a window */
export const createPlaces = (file: string, areaOf: (bounds: Area) => Area) => {
  let places: Record<string, Place> = {}
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
    for (const [slot, raw] of Object.entries(read ?? {})) {
      const place = placeOf(raw)
      if (place) places[slot] = place
    }
  } catch {
    // A first start, or a file somebody broke: every window opens where the system puts it.
  }
  return {
    /** Null where it never stood, or stood on a screen that is gone. */
    of(slot: string): Place | null {
      const place = places[slot]
      return place && reachable(place.bounds, areaOf(place.bounds)) ? place : null
    },
    remember(slot: string, place: Place): void {
      places = { ...places, [slot]: place }
      try {
        writeFileSync(file, JSON.stringify(places))
      } catch {
        // Losing a window's place is no reason to trouble anyone.
      }
    },
  }
}
export type Places = ReturnType<typeof createPlaces>
