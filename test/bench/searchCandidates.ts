/** Structures that were tried before ours was chosen, by the same segment, postings and questions: only the terms differ. */
import { codec } from '../../src/renderer/data/search/parts'
import { evaluate, type SegmentView } from '../../src/shared/domain/search/evaluate'
import { decodeLexicon, weightOf } from '../../src/shared/domain/search/lexicon'
import { eachBit } from '../../src/shared/domain/search/postings'
import type { Part, Query } from '../../src/shared/domain/search/query'
import { SegmentBuilder } from '../../src/shared/domain/search/segment'
import { bare, eachTerm, runsOf, wordsOf } from '../../src/shared/domain/search/tokens'

interface Candidate {
  terms: (text: string, add: (term: string) => void) => void
  parts: (word: Query['words'][number]) => Part[]
}
const part = (text: string): Part => ({ text, onlyStart: false })
const grams = (word: string, size: number): string[] => {
  const letters = [...word]
  if (letters.length <= size) return [word]
  return letters.slice(size - 1).map((_last, at) => letters.slice(at, at + size).join(''))
}
const byGrams =
  (size: (dense: boolean) => number) =>
  (text: string, add: (term: string) => void): void => {
    for (const word of wordsOf(text).map(bare))
      for (const run of runsOf(word)) for (const gram of grams(run.text, size(run.dense))) add(gram)
  }

const candidates: Record<string, Candidate> = {
  'words, pairs of CJK (ours)': { terms: (text, add) => eachTerm(text, '', add), parts: (word) => word.parts },
  'threes of letters everywhere, pairs of CJK': {
    terms: byGrams((dense) => (dense ? 2 : 3)),
    parts: (word) => runsOf(word.folded).flatMap((run) => grams(run.text, run.dense ? 2 : 3).map(part)),
  },
  'words, pairs and threes of CJK': {
    terms: (text, add) => {
      eachTerm(text, '', add)
      for (const word of wordsOf(text)) for (const run of runsOf(word)) if (run.dense) for (const gram of grams(run.text, 3)) add(gram)
    },
    parts: (word) => (word.parts.length < 2 ? word.parts : grams(word.folded, 3).map(part)),
  },
}

export interface CandidateFigures {
  name: string
  /** Bytes of lexicon and postings. */
  disk: number
  /** Bytes of the lexicon in memory. */
  held: number
  terms: number
  buildMs: number
  ms: number[]
  /** Conversations named that do not hold what was asked. */
  wrong: number
}

export const compareCandidates = async (
  documents: () => Iterable<{ id: string; texts: readonly string[] }>,
  queries: readonly Query[],
  right: readonly ReadonlySet<string>[],
): Promise<CandidateFigures[]> => {
  const figures: CandidateFigures[] = []
  for (const [name, { terms, parts }] of Object.entries(candidates)) {
    const from = performance.now()
    const builder = new SegmentBuilder()
    for (const { id, texts } of documents()) {
      const set = new Set<string>()
      for (const text of texts) terms(text, (term) => set.add(term))
      builder.add({ id, at: 0 }, set)
    }
    const built = builder.build(codec)
    const buildMs = performance.now() - from
    const lexicon = decodeLexicon(codec, built.lexicon)
    const view: SegmentView = {
      docs: built.docs.length,
      dead: null,
      lexicon,
      blockStarts: built.secret.blockStarts,
      blocks: async (numbers) => numbers.map((at) => built.blocks[at] ?? new Uint8Array()),
    }
    const ms: number[] = []
    let wrong = 0
    for (const [at, query] of queries.entries()) {
      const own = { ...query, words: query.words.map((word) => ({ ...word, parts: parts(word) })) }
      const began = performance.now()
      const { levels } = await evaluate(view, own)
      ms.push(performance.now() - began)
      for (const bits of levels)
        eachBit(bits, (doc) => {
          if (!right[at]?.has(built.docs[doc]?.id ?? '')) wrong += 1
        })
    }
    figures.push({
      name,
      disk: built.lexicon.length + built.blocks.reduce((sum, block) => sum + block.length, 0),
      held: weightOf(lexicon),
      terms: built.secret.terms,
      buildMs,
      ms,
      wrong,
    })
  }
  return figures
}
