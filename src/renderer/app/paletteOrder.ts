import type { Command, Section } from '../commands/registry'

/** What can be done to what is open stands before what can be done anywhere. A section that has no place here does not compile. */
const PLACE: Readonly<Record<Section, number>> = { conversation: 0, write: 1, rota: 2, go: 3, view: 4, select: 5, move: 6, desk: 7 }

export const bySection = <C extends Pick<Command, 'section'>>(commands: readonly C[]): C[] =>
  commands.toSorted((a, b) => PLACE[a.section] - PLACE[b.section])
