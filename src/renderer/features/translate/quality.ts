/** A word on how good a translation was: the pairs are learnt first, so that the memory knows what it is about. */
import type { ShopId } from '../../../shared/domain/ids'
import { wanting } from '../../../shared/domain/translation/draft'
import type { DraftTranslation, KnownFacts } from '../../../shared/domain/translation/types'
import { calls } from '../../bridge/deskStore'

export const noteTranslation = async (
  shopId: ShopId,
  { from, to, segments }: DraftTranslation,
  known: KnownFacts,
  verdict: 'good' | 'bad',
  why: string,
): Promise<void> => {
  const pairs = segments.flatMap((segment, at) =>
    segment.by === null || segment.by === 'same' || wanting(segment) || segment.target === ''
      ? []
      : [
          {
            source: segment.source,
            target: segment.target,
            before: segments[at - 1]?.source ?? '',
            behind: segments[at + 1]?.source ?? '',
            edited: segment.by === 'hand',
            engine: segment.engine,
          },
        ],
  )
  const { ids } = await calls().memory.learn({ shopId, from, to, pairs: pairs.slice(0, 500), known })
  for (const id of ids) await calls().memory.note({ id, verdict, why })
}
