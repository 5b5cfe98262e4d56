/** Which template texts were put into which place, as they were put in: the guard asks whether one leaves untouched. */
const kept = 5
const inserted = new Map<string, readonly string[]>()

/** `place`: as `placeOfDraft` names it. */
export const noteInserted = (place: string, text: string): void => {
  inserted.set(place, [text, ...(inserted.get(place) ?? []).filter((one) => one !== text)].slice(0, kept))
}
export const insertedIn = (place: string): readonly string[] => inserted.get(place) ?? []
/** The desk locks or another profile opens. */
export const forgetInserted = (): void => inserted.clear()
