/** The profiles of this desk on disk: who they are, and their desk key as it is wrapped. */
import { z } from 'zod'
import { ProfileKind, Theme, UiLanguage } from '../../../shared/domain/desk/types'
import { ProfileId } from '../../../shared/domain/ids'
import type { Files, Random, Secrets } from '../../ports'
import { base64, type Crypto, fromBase64, type ScryptCost } from '../../ports/crypto'
import { DeskError } from './errors'
import { noTries, Tries } from './pinWait'

const Lock = z.object({
  kdf: z.object({ name: z.literal('scrypt'), N: z.number().int(), r: z.number().int(), p: z.number().int(), salt: z.string() }),
  /** True: the sealed key is wrapped by the operating system's key store as well. */
  keyStore: z.boolean(),
  wrapped: z.string(),
})
const ProfileFile = z.object({
  version: z.literal(1),
  id: ProfileId,
  name: z.string(),
  kind: ProfileKind,
  createdAt: z.number(),
  /** Null only for the demo, whose key lies beside it. */
  lock: Lock.nullable(),
})
export type ProfileFile = z.infer<typeof ProfileFile>

/** What a newer program adds is kept as it is, and a look it knows and we do not falls back to the system's. */
const DeskFile = z.looseObject({ language: UiLanguage.catch('en'), theme: Theme.catch('system'), profiles: z.array(ProfileId) })
export type DeskFile = z.infer<typeof DeskFile>

/**
 * Version of all that main writes into a profile's folder: 1 as first shipped (it wrote no mark), 2 with earlier texts
 * and moved items in the journal, 3 with evidence and notes on orders, 4 with approved templates (which an
 * older program would send as free text), 6 with the rota (an older program would go by the people of before and tell
 * their weekly patterns for shifts). A journal record that a program does not know changes what the others mean (a reply
 * that has left would leave again), so a newer folder is not opened at all.
 */
export const profileFormat = 6
const formatFile = 'format.json'
const waitingFile = 'waiting.json'
const Waiting = z.object({ count: z.number().int().min(0) })
const Mark = z.looseObject({ version: z.number().int().min(1) })
/** As much of any version's profile as serves to name it. */
const AnyProfile = z.looseObject({ version: z.number(), name: z.string().min(1).max(80).catch('') })

export type ReadProfile =
  | { state: 'ready'; profile: ProfileFile }
  | { state: 'newer' | 'unreadable'; id: ProfileId; name: string; kind: z.infer<typeof ProfileKind> }

const demoKeyFile = 'demo-key'
const about = (id: string) => `dragoman desk key ${id}`
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value, null, 1))
const parse = <T>(schema: z.ZodType<T>, bytes: Uint8Array | null): T | null => {
  if (!bytes) return null
  try {
    const read = schema.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

export const createProfileStore = (root: Files, crypto: Crypto, random: Random, secrets: Secrets, cost: ScryptCost) => {
  const folder = (id: ProfileId) => root.within(`profiles/${id}`)

  const lockFor = async (id: ProfileId, deskKey: Uint8Array, pin: string): Promise<NonNullable<ProfileFile['lock']>> => {
    const salt = random.bytes(16)
    const pinKey = await crypto.derive(pin, salt, cost)
    const sealed = crypto.seal(pinKey, deskKey, about(id))
    pinKey.fill(0)
    const wrapped = secrets.available ? await secrets.wrap(sealed) : sealed
    return { kdf: { name: 'scrypt' as const, ...cost, salt: base64(salt) }, keyStore: secrets.available, wrapped: base64(wrapped) }
  }

  return {
    folder,
    /** The desk's own file; where it is gone or broken, the profiles are found again by their folders. */
    async readDesk(fallbackLanguage: UiLanguage): Promise<DeskFile> {
      const read = parse(DeskFile, await root.read('desk.json'))
      if (read) return read
      const profiles = (await root.list('profiles')).flatMap((name) => {
        const id = ProfileId.safeParse(name)
        return id.success ? [id.data] : []
      })
      return { language: fallbackLanguage, theme: 'system', profiles }
    },
    writeDesk: (desk: DeskFile) => root.replace('desk.json', json(desk)),
    async readProfile(id: ProfileId): Promise<ReadProfile> {
      const [bytes, marked] = await Promise.all([folder(id).read('profile.json'), folder(id).read(formatFile)])
      const profile = parse(ProfileFile, bytes)
      const mark = marked ? parse(Mark, marked) : { version: 1 }
      if (profile && mark && mark.version <= profileFormat) return { state: 'ready', profile }
      const any = parse(AnyProfile, bytes)
      const newer = (any !== null && any.version > 1) || (mark !== null && mark.version > profileFormat)
      return { state: newer ? 'newer' : 'unreadable', id, name: any?.name || id, kind: id.startsWith('demo-') ? 'demo' : 'real' }
    },
    /** How much waited when the profile was shut: a number alone, for the door. */
    async readWaiting(id: ProfileId): Promise<number> {
      return parse(Waiting, await folder(id).read(waitingFile))?.count ?? 0
    },
    writeWaiting: (id: ProfileId, count: number) => folder(id).replace(waitingFile, json({ count })),
    /** Marks the folder as ours before anything new is written into it, so that no older program opens it afterwards. */
    async markFormat(id: ProfileId): Promise<void> {
      const mark = parse(Mark, await folder(id).read(formatFile))
      if (mark?.version !== profileFormat) await folder(id).replace(formatFile, json({ version: profileFormat }))
    },

    /** Makes a real profile; its desk key can be had again only with the PIN, and the key store where there is one. */
    async createReal(id: ProfileId, name: string, pin: string, now: number): Promise<{ profile: ProfileFile; deskKey: Uint8Array }> {
      const deskKey = random.bytes(32)
      const profile: ProfileFile = { version: 1, id, name, kind: 'real', createdAt: now, lock: await lockFor(id, deskKey, pin) }
      await folder(id).replace('profile.json', json(profile))
      return { profile, deskKey }
    },
    /** The same key under another PIN; durable when it answers. Copies of the old file still open with the old one. */
    async rewrap(profile: ProfileFile, deskKey: Uint8Array, pin: string): Promise<ProfileFile> {
      const next: ProfileFile = { ...profile, lock: await lockFor(profile.id, deskKey, pin) }
      await folder(profile.id).replace('profile.json', json(next))
      return next
    },
    /** The demo's key lies beside it in clear: there is nothing in it to protect. */
    async createDemo(id: ProfileId, name: string, now: number): Promise<{ profile: ProfileFile; deskKey: Uint8Array }> {
      const deskKey = random.bytes(32)
      const profile: ProfileFile = { version: 1, id, name, kind: 'demo', createdAt: now, lock: null }
      await folder(id).replace(demoKeyFile, new TextEncoder().encode(base64(deskKey)))
      await folder(id).replace('profile.json', json(profile))
      return { profile, deskKey }
    },
    /** The demo's key, or NOT_FOUND; never looks for one beside a real profile. */
    async demoKey(profile: ProfileFile): Promise<Uint8Array> {
      const bytes = profile.kind === 'demo' && !profile.lock ? await folder(profile.id).read(demoKeyFile) : null
      if (!bytes) throw new DeskError({ code: 'NOT_FOUND' })
      return fromBase64(new TextDecoder().decode(bytes))
    },
    /** The desk key by PIN; null where the PIN is wrong; NO_KEY_STORE where the system's store does not answer. */
    async keyByPin(profile: ProfileFile, pin: string): Promise<Uint8Array | null> {
      const lock = profile.lock
      if (!lock) throw new DeskError({ code: 'NOT_FOUND' })
      let sealed = fromBase64(lock.wrapped)
      if (lock.keyStore) {
        if (!secrets.available) throw new DeskError({ code: 'NO_KEY_STORE' })
        sealed = await secrets.unwrap(sealed).catch((cause: unknown) => {
          throw new DeskError({ code: 'NO_KEY_STORE' }, { cause })
        })
      }
      const pinKey = await crypto.derive(pin, fromBase64(lock.kdf.salt), lock.kdf)
      try {
        return crypto.open(pinKey, sealed, about(profile.id))
      } catch {
        return null
      } finally {
        pinKey.fill(0)
      }
    },
    readTries: async (id: ProfileId): Promise<Tries> => parse(Tries, await folder(id).read('tries.json')) ?? noTries,
    writeTries: (id: ProfileId, tries: Tries) => folder(id).replace('tries.json', json(tries)),
  }
}
