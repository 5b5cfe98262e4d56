/** One comparison of this desk's team templates with the team space, file by file; a bad one is named, the rest goes on. */
import type { Problem } from '../../../shared/domain/outbox/types'
import { decide } from '../../../shared/domain/teamSpace/decide'
import { mergeTemplates, sameTemplate } from '../../../shared/domain/template/merge'
import type { Template } from '../../../shared/domain/template/types'
import type { Clash, Entry, Ledger } from './ledger'
import { problemOf } from './problem'
import { fileNameOf, idOfFile, readFile, writeFile } from './wire'

/** A folder of the team space, whichever server keeps it. Conditional writes throw what `overtaken` knows. */
export interface SharedFolder {
  list(): Promise<{ name: string; etag: string | null }[] | null>
  make(): Promise<void>
  get(name: string): Promise<{ etag: string | null; bytes: Uint8Array } | null>
  put(name: string, bytes: Uint8Array, over: string | null): Promise<void>
  remove(name: string, over: string): Promise<void>
}

export interface RoundNeeds {
  folder: SharedFolder
  ledger: Ledger
  /** The team's templates on this desk, now. */
  mine(): Promise<Template[]>
  /** Ids that a person here took away. Only these are taken away there: what a damaged disk lost is not. */
  takenAway(): Promise<ReadonlySet<string>>
  /** Has a form here; null takes it away. Nothing happens where `was` no longer stands here: it was changed meanwhile. */
  apply(changes: ReadonlyMap<string, { was: Template | null; now: Template | null }>): Promise<ReadonlySet<string>>
  isOvertaken(error: unknown): boolean
  isStrong(etag: string | null): etag is string
  now(): number
  /** What a person said of a folder that is there and empty, though templates were common with it. */
  emptied: 'ask' | 'believe' | 'putBack'
  /** Throws where nobody waits any more. */
  goOn(): void
}

export interface RoundResult {
  problems: { name: string; problem: Problem }[]
  /** Somebody was quicker, or a tag was too fresh to be relied on: look again soon. */
  again: boolean
  unsent: number
  /** All that was common is gone there: nothing was done, a person is asked. */
  emptied: boolean
}

/** From so many on all of them at once are asked about: a disk that is not mounted shows an empty folder. */
const manyGone = 2
/** At most so many files are common with a space; beyond it the list is named as a problem. */
const mostFiles = 5_000
const atOnce = 4
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
/** Without what a server adds when it packs an answer: nginx makes the tag weak, Apache writes `-gzip` into it. */
const unpacked = (etag: string): string => etag.replace(/^W\//, '').replace(/[-;](gzip|br|deflate|zstd)"$/, '"')

/** Throws where the space as a whole cannot be read (ConnectorError, CallError). */
export const runRound = async (needs: RoundNeeds): Promise<RoundResult> => {
  const { folder, ledger } = needs
  const problems: RoundResult['problems'] = []
  let listed = await folder.list()
  // A folder that went as a whole is a server's mishap, not the wish that all desks lose their templates: they are written anew.
  let afresh = listed === null
  if (listed === null) {
    await folder.make()
    listed = (await folder.list()) ?? []
  }
  needs.goOn()
  const there = new Map<string, string | null>()
  const beyond = new Set<string>()
  for (const { name, etag } of listed) {
    const id = idOfFile(name)
    if (id === null) continue
    if (there.size >= mostFiles) {
      if (beyond.size === 0) problems.push({ name, problem: { code: 'tooLarge', params: {} } })
      beyond.add(id)
    } else there.set(id, etag)
  }
  const here = new Map((await needs.mine()).map((template) => [template.id as string, template]))
  // Read after `mine`: what is taken away between the two still stands in the first.
  const takenAway = await needs.takenAway()
  const common = [...ledger.entries.keys()].filter((id) => here.has(id)).length
  if (!afresh && there.size === 0 && common >= manyGone && needs.emptied !== 'believe') {
    if (needs.emptied === 'ask') return { problems, again: false, unsent: 0, emptied: true }
    afresh = true
  }
  const ids = [...new Set([...there.keys(), ...here.keys(), ...ledger.entries.keys()])].filter((id) => !beyond.has(id))
  const clashes = new Map<string, Clash>(ledger.clashes)
  const noted = new Map<string, Entry | null>()
  let again = false
  let unsent = 0

  const one = async (id: string): Promise<void> => {
    const name = fileNameOf(id)
    const known = ledger.entries.get(id)
    const mine = here.get(id) ?? null
    if (idOfFile(name) !== id) {
      // Written, it would never be found in a list, and so be taken for gone.
      problems.push({ name, problem: { code: 'badItem', params: { what: 'id' } } })
      if (mine) unsent++
      return
    }
    const had = afresh || (!mine && !takenAway.has(id)) ? undefined : known
    const tag = there.get(id) ?? null
    const exists = there.has(id)
    // A kept disagreement waits for a person, unless the other side moved on.
    const open = clashes.get(id)
    if (open && mine && open.etag === tag && (open.theirs !== null) === exists) {
      unsent++
      return
    }
    const untouched = exists && had !== undefined && had.etag !== null && had.etag === tag
    let seen: { etag: string | null; template: Template } | null = null
    if (exists && !untouched) {
      const file = await folder.get(name)
      if (file) {
        const listedOne = file.etag === null || (tag !== null && needs.isStrong(tag) && unpacked(tag) === unpacked(file.etag))
        seen = { etag: listedOne ? tag : file.etag, template: readFile(file.bytes, id) }
      }
    }
    const decision = decide(
      { base: had?.base ?? null, mine, theirs: untouched ? 'unchanged' : (seen?.template ?? null) },
      sameTemplate,
      mergeTemplates,
    )
    const etag = untouched ? (had?.etag ?? null) : (seen?.etag ?? null)
    needs.goOn()
    if (decision.do !== 'conflict') clashes.delete(id)
    switch (decision.do) {
      case 'nothing':
        if (seen) noted.set(id, { id: seen.template.id, etag, base: seen.template })
        else if (!exists && known) noted.set(id, null)
        return
      case 'take': {
        const done = await needs.apply(new Map([[id, { was: mine, now: decision.thing }]]))
        if (!done.has(id)) again = true
        else noted.set(id, decision.thing ? { id: decision.thing.id, etag, base: decision.thing } : null)
        return
      }
      case 'put': {
        unsent++
        const { thing } = decision
        if (etag !== null && !needs.isStrong(etag)) {
          again = true
          return
        }
        await folder.put(name, writeFile(thing), etag)
        // Whose form the server shows now is seen at the next look: its tag could be another hand's.
        let base = thing
        if (mine && !sameTemplate(mine, thing)) {
          needs.goOn()
          const done = await needs.apply(new Map([[id, { was: mine, now: thing }]]))
          if (!done.has(id)) {
            // Written on here meanwhile, over what was merged and not over the merger: the others' part is not here yet.
            base = mine
            again = true
          }
        }
        noted.set(id, { id: thing.id, etag: null, base })
        unsent--
        return
      }
      case 'delete':
        unsent++
        if (!needs.isStrong(etag)) {
          again = true
          return
        }
        await folder.remove(name, etag)
        noted.set(id, null)
        unsent--
        return
      case 'conflict':
        unsent++
        if (mine) {
          const { theirs } = decision
          const shown = open && (theirs && open.theirs ? sameTemplate(theirs, open.theirs) : theirs === open.theirs)
          clashes.set(id, { id: mine.id, theirs, etag, at: shown ? open.at : Math.max(needs.now(), (open?.at ?? 0) + 1) })
        }
    }
  }

  const queue = [...ids]
  const worker = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      try {
        await nextTurn()
        await one(id)
      } catch (error) {
        needs.goOn()
        if (needs.isOvertaken(error)) again = true
        else {
          const problem = problemOf(error)
          // Without a line or a sign-in the other files will fare no better.
          if (['unreachable', 'timeout', 'tls', 'proxy', 'portal', 'signIn', 'offline', 'rateLimited'].includes(problem.code)) throw error
          problems.push({ name: fileNameOf(id), problem })
        }
      }
    }
  }
  try {
    // All come to their end before anything is noted, so that nothing is noted behind their backs.
    const ended = await Promise.allSettled(Array.from({ length: atOnce }, worker))
    const failure = ended.find((one) => one.status === 'rejected')
    if (failure) throw failure.reason
  } finally {
    queue.length = 0
    needs.goOn()
    if (noted.size > 0) await ledger.note(noted)
    if (JSON.stringify([...clashes]) !== JSON.stringify([...ledger.clashes])) await ledger.setClashes(clashes)
  }
  return { problems, again, unsent, emptied: false }
}
