/** Memory and glossary as files: read in stretches, so that no turn is long. */
import type { DeskEvent } from '../../../shared/contract'
import type { Log } from '../../ports'
import { readTerms, readUnits, termsText, unitsText } from './exchange/exchange'
import type { Inside } from './inside'
import { slotsOf } from './lister'
import { MemoryError } from './problem'
import { mostTerms } from './terms'
import type { Memory } from './types'

/** An import says how far it is no oftener than this (ms). */
const PROGRESS_MS = 200

export interface TransferNeeds {
  log: Log
  newId(): string
  emit(event: DeskEvent): void
}

export const transferOf = (
  { clock, oneByOne, opened, restful, units, glossary, writeUnits, changed }: Inside,
  { log, newId, emit }: TransferNeeds,
): Pick<Memory, 'importText' | 'exportText'> => ({
  importText: ({ what, format, layer, text }) =>
    oneByOne(async () => {
      const open = await opened()
      let toldAt = 0
      const common = {
        layer,
        now: clock.now(),
        newId,
        rest: restful(),
        progress(done: number) {
          if (clock.monotonic() - toldAt < PROGRESS_MS) return
          toldAt = clock.monotonic()
          emit({ type: 'memoryProgress', done })
        },
      }
      if (what === 'glossary') {
        const { report, changes } = await readTerms(format, text, { ...common, terms: glossary().all() })
        if (glossary().size + report.added > mostTerms) throw new MemoryError('tooLarge')
        await open.terms.write(changes)
        changed(true)
        return report
      }
      const same = (from: string, to: string, source: string, place: { before: string; behind: string }) =>
        units().same(layer, from, to, source, place)
      const { report, changes } = await readUnits(format, text, { ...common, same })
      await writeUnits(open, changes)
      log.info('memory.imported', { added: report.added, changed: report.changed, bad: report.problems.length })
      return report
    }),
  async exportText({ what, format, layer }) {
    await opened()
    const rest = restful()
    if (what === 'glossary') {
      const terms = glossary()
        .all()
        .filter((term) => layer === null || term.layer === layer)
      return { text: await termsText(format, terms, rest) }
    }
    const of = units()
    const slots = await slotsOf(of, { text: '', layer, from: null, to: null, noted: null }, rest)
    const alive = function* () {
      for (const slot of slots) if (of.isAlive(slot)) yield of.unitAt(slot)
    }
    const sources = [...new Set(of.counts().pairs.flatMap((pair) => (layer === null || pair.layer === layer ? [pair.from] : [])))]
    return { text: await unitsText(format, alive(), sources, clock.now(), rest) }
  },
})
