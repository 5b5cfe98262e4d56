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
  /** Has a form here; null takes it away. Nothing happens where `was` no longer stands here: it was changed meanwhile. */
  apply(changes: ReadonlyMap<string, { was: Template | null; now: Template | null }>): Promise<ReadonlySet<string>>
  isOvertaken(error: unknown): boolean
  isStrong(etag: string | null): etag is string
  now(): number
  /** Throws where nobody waits any more. */
  goOn(): void
}

export interface RoundResult {
  problems: { name: string; problem: Problem }[]
  /** Somebody was quicker, or a tag was too fresh to be relied on: look again soon. */
  again: boolean
  unsent: number
}

/** At most so many files are common with a space; beyond it the list is named as a problem. */
const mostFiles = 5_000
const atOnce = 4

/** Throws where the space as a whole cannot be read (ConnectorError, CallError). */
export const runRound = async (needs: RoundNeeds): Promise<RoundResult> => {
  const { folder, ledger } = needs
  const problems: RoundResult['problems'] = []
  let listed = await folder.list()
  if (listed === null) {
    await folder.make()
    listed = (await folder.list()) ?? []
  }
  needs.goOn()
  const there = new Map<string, string | null>()
  for (const { name, etag } of listed) {
    const id = idOfFile(name)
    if (id === null) continue
    if (there.size >= mostFiles) {
      problems.push({ name, problem: { code: 'tooLarge', params: {} } })
      break
    }
    there.set(id, etag)
  }
  const here = new Map((await needs.mine()).map((template) => [template.id as string, template]))
  const ids = [...new Set([...there.keys(), ...here.keys(), ...ledger.entries.keys()])]
  const clashes = new Map<string, Clash>(ledger.clashes)
  const noted = new Map<string, Entry | null>()
  let again = false
  let unsent = 0

  const one = async (id: string): Promise<void> => {
    const name = fileNameOf(id)
    const had = ledger.entries.get(id)
    const mine = here.get(id) ?? null
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
      if (file) seen = { etag: file.etag ?? tag, template: readFile(file.bytes, id) }
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
        else if (!exists && had) noted.set(id, null)
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
        if (mine && !sameTemplate(mine, thing)) {
          const done = await needs.apply(new Map([[id, { was: mine, now: thing }]]))
          if (!done.has(id)) again = true
        }
        noted.set(id, { id: thing.id, etag: null, base: thing })
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
        if (mine) clashes.set(id, { id: mine.id, theirs: decision.theirs, etag, at: needs.now() })
    }
  }

  const queue = [...ids]
  const worker = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      try {
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
    if (noted.size > 0) await ledger.note(noted)
    if (JSON.stringify([...clashes]) !== JSON.stringify([...ledger.clashes])) await ledger.setClashes(clashes)
  }
  return { problems, again, unsent }
}
