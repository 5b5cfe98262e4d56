/**
 * A note that may be written twice must be known again. Each carries a short reference made of its outbox key; whether
 * it stands is decided by that alone, never by text or time. Keys are base64url of random bytes, so a part is enough:
 * twelve letters are 72 bits.
 */
const REFERENCE = 12

export const noteReference = (key: string, index: number): string => `drg-${key.slice(0, REFERENCE)}.${index}`

/** The note as a person reads it: references are for programs. */
export const withoutReferences = (note: string): string => note.replace(/ · drg-[\w-]{12}\.\d+\]/g, ']')
