/** Attachments: the link may lead on to object storage, which must never see our token. */
import { type HttpAnswer, HttpFailure } from '../../ports'
import { CallError, errorOfAnswer, failed } from '../common/call'
import { headerOf } from '../common/headers'
import { ConnectorError } from '../connector'
import type { Client } from './client'

const MOST = 100 * 1024 * 1024

/** Reading did nothing, however it ended: a forward that fails here has surely not begun. */
const onlyRead = ({ problem, status, retryAt, remoteCode, cause }: CallError) =>
  new CallError(problem, 'no', status, retryAt, remoteCode, { cause })

/** Names and numbers of machines that a stranger's link has no business to name: this one and its private network. */
const PRIVATE =
  /^(localhost|[^.]+|.*\.(localhost|local|internal|lan|home\.arpa)|(0|10|127)(\.\d{1,3}){3}|192\.168(\.\d{1,3}){2}|169\.254(\.\d{1,3}){2}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])(\.\d{1,3}){2}|\[.*\])$/i

/**
 * Bytes of an attachment, at most 100 MB. The token goes only to the server itself (the port drops headers on a
 * redirect to another origin). Throws ConnectorError; `notFound` for a link that has expired.
 */
export const fetchFile = async (client: Client, ref: string, signal: AbortSignal): Promise<{ mime: string; bytes: Uint8Array }> => {
  const base = new URL(client.base)
  let url: URL
  try {
    url = new URL(ref, base)
  } catch (cause) {
    throw new ConnectorError({ code: 'notFound', params: {} }, null, { cause })
  }
  const own = url.origin === base.origin
  // Clear text only where the server itself is reached so (a loopback address).
  if (url.protocol !== 'https:' && !(own && url.protocol === 'http:')) throw new ConnectorError({ code: 'forbidden', params: {} })
  // The link came with a message: only the server itself may stand in a private network.
  if (!own && PRIVATE.test(url.hostname)) throw new ConnectorError({ code: 'forbidden', params: {} })
  let answer: HttpAnswer
  try {
    answer = await client.needs.http.request({
      method: 'GET',
      url: url.href,
      headers: own ? { api_access_token: client.needs.token } : {},
      redirect: 'follow',
      timeoutMs: 180_000,
      maxBytes: MOST,
      signal,
    })
  } catch (error) {
    if (error instanceof HttpFailure && error.kind === 'tooLarge')
      throw new CallError({ code: 'tooLarge', params: {} }, 'no', null, null, null, { cause: error })
    throw onlyRead(failed(error))
  }
  if (answer.status < 200 || answer.status >= 300) throw onlyRead(errorOfAnswer(answer, null, client.needs.clock.now()))
  const mime = (headerOf(answer.headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  return { mime: /^[\w.+-]+\/[\w.+-]+$/.test(mime) ? mime : 'application/octet-stream', bytes: answer.bytes }
}
