/** A mail → where it belongs: whose it is, which side wrote it, which conversation it continues. */
import type { Address } from '../../../shared/domain/conversation/types'
import type { RawMail } from './fetch'
import type { Role } from './folders'
import type { Session } from './session'
import { subjectKey } from './subject'
import type { Entry, ThreadIndex } from './threadIndex'

const DAY = 86_400_000

/** Time of a mail (epoch ms): its Date header where the server's own time makes it believable, else the server's. */
export const timeOf = (dateAt: number | null, internalAt: number): number => {
  if (dateAt === null) return internalAt
  if (internalAt === 0) return dateAt
  return dateAt <= internalAt + 10 * 60_000 && internalAt - dateAt < 2 * DAY ? dateAt : internalAt
}

interface Sides {
  out: boolean
  person: Address
  people: string[]
}

/** Which side wrote, and who stands on the other. Contact forms write from the shop's own address. */
export const sidesOf = (own: ReadonlySet<string>, mail: RawMail, role: Role): Sides => {
  const head = mail.facts?.head
  const outside = (list: readonly Address[] | undefined) => (list ?? []).filter(({ address }) => !own.has(address.toLowerCase()))
  const from = head?.from[0] ?? { name: '', address: '' }
  const others = [...outside(head?.to), ...outside(head?.cc), ...outside(head?.bcc)]
  const answerTo = outside(head?.replyTo)[0]
  const fromOwn = own.has(from.address.toLowerCase())
  const form = fromOwn && role !== 'sent' && !mail.facts?.key && (answerTo !== undefined || others.length === 0)
  const out = !form && (fromOwn || role === 'sent')
  const person = out ? (others[0] ?? head?.to[0] ?? from) : form ? (answerTo ?? from) : from
  const people = [person, ...outside(head?.from), ...outside(head?.replyTo), ...others].map(({ address }) => address.toLowerCase())
  return { out, person, people: [...new Set(people)].filter((one) => one !== '' && !own.has(one)).slice(0, 100) }
}

/** Files a mail into the index with its place. */
export const fileMail = (session: Session, index: ThreadIndex, folder: string, role: Role, mail: RawMail): Entry => {
  const { facts } = mail
  const at = timeOf(facts?.dateAt ?? null, mail.internalAt)
  const { out, person, people } = sidesOf(session.settings.own, mail, role)
  const subject = facts?.head.subject ?? ''
  const unnamed = `none\n${mail.internalAt}\n${mail.size}\n${person.address}\n${subject}`
  const mid = facts?.mid ?? null
  let entryId = session.hash('m', mid ?? unnamed)
  const same = index.entries.get(entryId)
  // Programs that give every mail the same Message-ID: told apart by their time.
  if (same && same.at !== at && same.places.some((place) => place.folder === folder && place.uid !== mail.uid))
    entryId = session.hash('m', `${mid}\n${at}`)
  const refs = facts?.refs ?? []
  const root = refs[0] ?? mid ?? unnamed
  const known = index.at(folder, mail.uid)
  if (known && known.id !== entryId) index.leave(folder, mail.uid)
  const entry = index.file({
    entryId,
    own: mid === null ? null : session.hash('m', mid),
    refs: refs.map((ref) => session.hash('m', ref)),
    threadId: session.hash('c', root),
    threadIdOfPerson: session.hash('c', `${root}\n${person.address.toLowerCase()}`),
    at,
    out,
    machine: facts?.machine ?? null,
    key: facts?.key ?? null,
    subject,
    base: subjectKey(subject),
    person,
    people,
  })
  index.place(entry, folder, mail.uid, mail.flags)
  return entry
}
