/** Local ids back to Chatwoot's running numbers. */
import { remoteKeyOf } from '../../../shared/domain/ids'
import { ConnectorError } from '../connector'

/** The number behind a local id, or null for an id that is not Chatwoot's. */
export const numberOrNull = (id: string | null): number | null => {
  const key = id === null ? null : remoteKeyOf(id)
  return key !== null && /^\d{1,15}$/.test(key) ? Number(key) : null
}

/** The number behind a local id; throws `notFound` for an id that is not Chatwoot's. */
export const numberOf = (id: string | null): number => {
  const number = numberOrNull(id)
  if (number === null) throw new ConnectorError({ code: 'notFound', params: {} })
  return number
}
