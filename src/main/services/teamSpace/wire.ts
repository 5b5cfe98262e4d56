/** One template as a file of the team space. Written by other desks, perhaps newer ones, perhaps by hand: data from strangers. */
import { z } from 'zod'
import { Template } from '../../../shared/domain/template/types'
import { TeamSpaceError } from './problem'

const mostBytes = 600_000
const File = z.object({ dragoman: z.literal('template'), version: z.literal(1), template: Template })

const ending = '.json'
export const fileNameOf = (id: string): string => `${id}${ending}`
/** Null for what is no template's file. */
export const idOfFile = (name: string): string | null => {
  const id = name.endsWith(ending) ? name.slice(0, -ending.length) : ''
  return id !== '' && id.length <= 200 && !/[/\\\p{Cc}]/u.test(id) && !id.startsWith('.') ? id : null
}

export const writeFile = (template: Template): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({ dragoman: 'template', version: 1, template: { ...template, backendId: null, remote: null } }, null, 1),
  )

/** Throws TeamSpaceError `tooLarge` or `badAnswer`. Whatever the file says of its owner, it is the team's. */
export const readFile = (bytes: Uint8Array, id: string): Template => {
  if (bytes.length > mostBytes) throw new TeamSpaceError('tooLarge')
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new TeamSpaceError('badAnswer')
  }
  const read = File.safeParse(json)
  if (!read.success || read.data.template.id !== id) throw new TeamSpaceError('badAnswer')
  return { ...read.data.template, owner: 'team', backendId: null, remote: null }
}
