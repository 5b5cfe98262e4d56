import type { TFunction } from 'i18next'
import { type DisputeId, remoteKeyOf } from '../../../shared/domain/ids'

/** What evidence belongs to, by the number its provider gave: it may have no conversation. */
export const disputeName = (t: TFunction, disputeId: DisputeId): string => t('queue.dispute', { number: remoteKeyOf(disputeId) ?? '' })
