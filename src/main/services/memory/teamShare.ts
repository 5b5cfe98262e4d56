/**
 * Memory and glossary in step with the team space: words on units and terms lie over a fixed number of files by their ids, and the
 * later word counts (`domain/teamSpace/latest`). A file is read where its tag is another than seen, or where this desk has news.
 */
import { z } from 'zod'
import type { Problem } from '../../../shared/domain/outbox/types'
import { mergeLatest, type Word } from '../../../shared/domain/teamSpace/latest'
import type { Clock } from '../../ports'
import type { SealedDocuments } from '../sealed'
import { MemoryError } from './problem'
import type { SharedKind, SharedMemory, SharedThing } from './shared'
import {
  type FileWord,
  fileName,
  fileOfId,
  fileOfName,
  filesOf,
  hereOf,
  type Layers,
  readTeamFile,
  thereOf,
  writeTeamFile,
} from './teamFile'

export interface TeamFolder {
  list(): Promise<{ name: string; etag: string | null }[] | null>
  make(): Promise<void>
  get(name: string): Promise<{ etag: string | null; bytes: Uint8Array } | null>
  put(name: string, bytes: Uint8Array, over: string | null): Promise<void>
}
export interface TeamShareNeeds {
  clock: Clock
  documents: SealedDocuments
  shared: SharedMemory
  layers: Layers
  /** The memory's own count of changes. */
  version(): number
  isOvertaken(error: unknown): boolean
  isStrong(etag: string | null): etag is string
  problemOf(error: unknown): Problem
}
export interface ShareResult {
  problems: { name: string; problem: Problem }[]
  again: boolean
  /** Files with news that are not there yet. */
  unsent: number
}

const document = 'teamSpace/memory.sealed'
const kinds = ['memory', 'glossary'] as const
/** So many files are gathered in one walk over the memory: all at once would hold it twice. */
const together = 32
/** A file beyond this (bytes) is not written; servers and our own reading have their limits. */
const mostBytes = 1_000_000
/** Without these the other files will fare no better. */
const fatal: readonly string[] = ['unreachable', 'timeout', 'tls', 'proxy', 'portal', 'signIn', 'offline', 'rateLimited']

const Seen = z.object({ etag: z.string().nullable(), digest: z.string() })
type Seen = z.infer<typeof Seen>
const Kept = z.object({
  version: z.literal(1),
  space: z.string(),
  memory: z.record(z.string(), Seen),
  glossary: z.record(z.string(), Seen),
})

/** Of a set of words, in any order. */
class Digest {
  #a = 0
  #b = 0
  #count = 0
  add({ id, at, thing }: Word<unknown>): void {
    let hash = 2_166_136_261
    const text = `${id} ${at} ${thing === null ? 0 : 1}`
    for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 16_777_619) >>> 0
    this.#a = (this.#a + hash) >>> 0
    this.#b = (this.#b ^ Math.imul(hash, 2_654_435_761)) >>> 0
    this.#count += 1
  }
  text = (): string => `${this.#count}.${this.#a.toString(36)}.${this.#b.toString(36)}`
}

export const createTeamShare = (needs: TeamShareNeeds) => {
  const { shared, layers, documents } = needs
  let kept: { space: string; memory: Record<string, Seen>; glossary: Record<string, Seen> } | null = null
  /** What each file should hold by this desk's word; made anew when the memory changed. */
  let digests: { version: number; memory: string[]; glossary: string[] } | null = null

  const load = async (space: string) => {
    if (kept?.space === space) return kept
    const read = Kept.safeParse(await documents.readSealed(document).catch(() => null))
    kept = read.success && read.data.space === space ? read.data : { space, memory: {}, glossary: {} }
    return kept
  }
  const reckon = async (goOn: () => void) => {
    const version = needs.version()
    if (digests?.version === version) return digests
    const of = async (kind: SharedKind) => {
      const sums = Array.from({ length: filesOf(kind) }, () => new Digest())
      for await (const word of shared.words(kind)) {
        const told = thereOf(word, layers)
        if (told) sums[fileOfId(kind, word.id)]?.add(told)
      }
      goOn()
      return sums.map((sum) => sum.text())
    }
    digests = { version, memory: await of('memory'), glossary: await of('glossary') }
    return digests
  }
  const nothing = new Digest().text()

  const shareKind = async (kind: SharedKind, folder: TeamFolder, goOn: () => void, result: ShareResult): Promise<void> => {
    let listed = await folder.list()
    if (listed === null) {
      await folder.make()
      listed = (await folder.list()) ?? []
    }
    goOn()
    const seen = (kept as NonNullable<typeof kept>)[kind]
    const tags = new Map<number, string | null>()
    for (const { name, etag } of listed) {
      const file = fileOfName(kind, name)
      if (file !== null) tags.set(file, etag)
    }
    const sums = (await reckon(goOn))[kind]
    const due = sums.flatMap((sum, file) => {
      const known = seen[fileName(file)]
      const there = tags.get(file)
      if (there === undefined) return sum === nothing ? [] : [file]
      return known && known.digest === sum && known.etag !== null && known.etag === there ? [] : [file]
    })
    let mayNot = false
    for (let from = 0; from < due.length; from += together) {
      const group = new Set(due.slice(from, from + together))
      const here = new Map<number, Word<SharedThing>[]>([...group].map((file) => [file, []]))
      for await (const word of shared.words(kind)) here.get(fileOfId(kind, word.id))?.push(word)
      goOn()
      for (const file of group) {
        const name = fileName(file)
        try {
          const mine = (here.get(file) ?? []).flatMap((word) => thereOf(word, layers) ?? [])
          const own = new Set(mine.map(({ id }) => id))
          const got = tags.has(file) ? await folder.get(name) : null
          goOn()
          const merged = mergeLatest(got ? readTeamFile(kind, got.bytes) : [], mine, needs.clock.now())
          const take = (merged.take as FileWord[]).flatMap((word) => hereOf(kind, word, layers) ?? [])
          if (take.length > 0) await shared.take(kind, take)
          let etag = got ? (tags.get(file) ?? null) : null
          if (merged.changed) {
            result.unsent += 1
            if (mayNot) continue
            const bytes = writeTeamFile(kind, merged.all as FileWord[])
            if (bytes.length > mostBytes) throw new MemoryError('tooLarge')
            if (got && !needs.isStrong(etag)) {
              result.again = true
              continue
            }
            await folder.put(name, bytes, got ? etag : null)
            result.unsent -= 1
            // Whose form the server shows now is seen at the next look.
            etag = null
          }
          const sum = new Digest()
          for (const word of merged.all as FileWord[]) {
            const read = hereOf(kind, word, layers)
            if (read && (read.thing !== null || own.has(read.id))) sum.add(word)
          }
          seen[name] = { etag, digest: sum.text() }
        } catch (error) {
          goOn()
          if (needs.isOvertaken(error)) {
            result.again = true
            continue
          }
          const problem = error instanceof MemoryError ? error.problem : needs.problemOf(error)
          if (fatal.includes(problem.code)) throw error
          // One refusal speaks for all: what others wrote is still read.
          if (problem.code === 'forbidden') mayNot = true
          result.problems.push({ name: `${kind}/${name}`, problem })
        }
      }
      goOn()
      await documents.writeSealed(document, { version: 1, ...kept })
    }
  }

  return {
    /** One comparison with a space (its address and user). Throws where it as a whole cannot be read. */
    async share(space: string, folderOf: (kind: SharedKind) => TeamFolder, goOn: () => void): Promise<ShareResult> {
      const result: ShareResult = { problems: [], again: false, unsent: 0 }
      await load(space)
      for (const kind of kinds) await shareKind(kind, folderOf(kind), goOn, result)
      return result
    },
    /** The desk leaves its space: what others said goes. */
    async leave(): Promise<void> {
      await shared.leave()
      kept = { space: '', memory: {}, glossary: {} }
      await documents.writeSealed(document, { version: 1, ...kept })
    },
    /** On lock and sign-out. */
    lock() {
      kept = null
      digests = null
    },
  }
}
