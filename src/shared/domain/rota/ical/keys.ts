/** How a thing of the rota is named in the team space: the same on every desk, so that making it twice is making it once. */
import { type RotaKind, type RotaThing, thingId } from '../plan'

/** `kind:id`, by which desks know a thing. */
export const thingKey = (thing: RotaThing): string => `${thing.kind}:${thingId(thing)}`

/** FNV-1a over UTF-16 units, 32 bits, as eight hex digits: for names alone, nothing rests on it but their being apart. */
const hash = (text: string, seed: number): string => {
  let sum = seed >>> 0
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0
  return sum.toString(16).padStart(8, '0')
}

/** Letters of file names that no server or file system takes for something else; long ones end in a hash of the whole. */
const safe = (id: string): string => {
  const plain = id.replace(/[^A-Za-z0-9-]/g, (letter) => `_${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return plain.length <= 120 ? plain : `${plain.slice(0, 90)}_h${hash(id, 0x811c9dc5)}${hash(id, 0x01234567)}`
}

/** The UID we give a thing (RFC 5545 3.8.4.7). */
export const uidOf = (kind: RotaKind, id: string): string => `dragoman-${kind}-${safe(id)}`
/** The name of its resource within its calendar. */
export const fileOf = (kind: RotaKind, id: string): string => `${uidOf(kind, id)}.ics`

/** The id of a shift whose UID another client gave: a copy of one of ours. */
export const idOfForeign = (uid: string): string => {
  const plain = `ics-${uid}`
  return plain.length <= 120 ? plain : `ics-${hash(uid, 0x811c9dc5)}${hash(uid, 0x01234567)}-${uid.slice(0, 90)}`
}

/** The calendar a kind lives in. */
export const calendarOf = (kind: RotaKind): 'shifts' | 'requests' | 'notes' =>
  kind === 'request' ? 'requests' : kind === 'handOver' || kind === 'presence' ? 'notes' : 'shifts'
