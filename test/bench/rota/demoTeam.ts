/** The demo's team as the program itself makes it: its people and shift types, nothing planned yet. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoPeople, demoTypes } from '../../../src/main/app/demoRota/team'
import type { DemoContent } from '../../../src/main/demo/content'
import { emptyRota } from '../../../src/shared/domain/rota/deeds'
import { type Rota, usualSettings } from '../../../src/shared/domain/rota/plan'

export interface DemoTeam {
  rota: Rota
  /** Shop codes. */
  shops: readonly string[]
}

/** Of the demo's files what the rota is made of. @param root the project's folder */
export async function demoContent(root: string): Promise<Pick<DemoContent, 'team' | 'shops'>> {
  const read = async (name: string) => JSON.parse(await readFile(join(root, 'resources/demo', name), 'utf8'))
  const [team, shops] = await Promise.all([read('team.json'), read('shops.json')])
  return { team, shops }
}

export async function demoTeam(root: string): Promise<DemoTeam> {
  const content = await demoContent(root)
  const rota: Rota = { ...emptyRota, people: demoPeople(content), types: demoTypes, settings: usualSettings }
  return { rota, shops: content.shops.map(({ code }) => code) }
}
