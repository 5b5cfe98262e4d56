/** One Vendure shop: signed in once, its session token kept in memory only, or an API key in its place. */

import { serial } from '../../../shared/serial'
import { CallError } from '../common/call'
import { callGraphql, type GraphqlAnswer } from '../common/graphql'
import { headerOf } from '../common/headers'
import { baseUrl } from '../common/url'
import { ConnectorError, type ConnectorNeeds } from '../connector'
import { LOGIN, PRECISION } from './queries'
import { Login, Settings } from './wire'

/** A header holds no other signs, and a refusal would quote them. */
const PLAIN = /^[\x21-\x7e]+$/

export interface Asked {
  query: string
  variables?: Record<string, unknown>
  changing?: boolean
}

/** Most things under their own addresses, so only these ends are taken off. */
const CUT = ['/admin-api', '/shop-api', '/admin/', '/dashboard']

export const createClient = (needs: ConnectorNeeds) => {
  const { values } = needs
  const signInOnce = serial()
  let session: string | null = null
  let digits: number | null = null

  const base = (): string => baseUrl((values.url ?? '').replace(/\/admin$/, '/admin/'), CUT)
  const endpoint = (): string => {
    const path = (values.path?.trim() || 'admin-api').replace(/^\/+|\/+$/g, '')
    if (!/^[\w.~/-]+$/.test(path) || path.includes('..')) throw new ConnectorError({ code: 'rejected', params: { fields: 'path' } })
    return `${base()}/${path}`
  }
  const user = (): string => values.user?.trim() ?? ''
  const channel = (): Record<string, string> => {
    const token = values.channel?.trim() ?? ''
    if (token === '') return {}
    if (!PLAIN.test(token)) throw new ConnectorError({ code: 'rejected', params: { fields: 'channel' } })
    return { 'vendure-token': token }
  }

  const send = (asked: Asked, headers: Record<string, string>, signal: AbortSignal): Promise<GraphqlAnswer> =>
    callGraphql(needs, {
      url: endpoint(),
      headers: { ...channel(), ...headers },
      query: asked.query,
      variables: asked.variables ?? {},
      changing: asked.changing ?? false,
      signal,
    })

  const signIn = async (signal: AbortSignal): Promise<string> => {
    const { data, answer } = await send({ query: LOGIN, variables: { username: user(), password: values.password ?? '' } }, {}, signal)
    const login = Login.safeParse(data.login)
    if (!login.success) throw new CallError({ code: 'badAnswer', params: { status: answer.status } }, 'no', answer.status)
    if (login.data.__typename !== 'CurrentUser')
      throw new CallError({ code: 'signIn', params: {} }, 'no', answer.status, null, login.data.errorCode ?? null)
    const token = headerOf(answer.headers, 'vendure-auth-token')?.trim() ?? ''
    // A shop that gives cookies only (`tokenMethod: 'cookie'`) must allow `bearer` for programs.
    if (!PLAIN.test(token)) throw new CallError({ code: 'forbidden', params: { fields: 'tokenMethod' } }, 'no', answer.status)
    return token
  }

  const authorization = async (signal: AbortSignal): Promise<Record<string, string>> => {
    if (user() === '') {
      const key = values.password?.trim() ?? ''
      if (!PLAIN.test(key)) throw new ConnectorError({ code: 'signIn', params: {} })
      return { 'vendure-api-key': key }
    }
    // Several calls at once must not sign in each for itself.
    const token = await signInOnce(async () => {
      session ??= await signIn(signal)
      return session
    })
    return { authorization: `Bearer ${token}` }
  }

  const call = async (asked: Asked, signal: AbortSignal): Promise<GraphqlAnswer> => {
    const before = session
    const headers = await authorization(signal)
    try {
      return await send(asked, headers, signal)
    } catch (error) {
      // A session that ran out answers as one without leave, and before anything is done: signed in anew, once.
      const refused = error instanceof CallError && (error.problem.code === 'forbidden' || error.problem.code === 'signIn')
      if (!refused || user() === '' || before === null) throw error
      if (session === before) session = null
      return send(asked, await authorization(signal), signal)
    }
  }

  return {
    base,
    /** Throws CallError. */
    call,
    /** Digits behind the point of this shop's integers; asked once. */
    async precision(signal: AbortSignal): Promise<number> {
      if (digits !== null) return digits
      const { data, answer } = await call({ query: PRECISION }, signal)
      const settings = Settings.safeParse(data.globalSettings)
      if (!settings.success) throw new CallError({ code: 'badAnswer', params: { status: answer.status } }, 'no', answer.status)
      digits = settings.data.serverConfig.moneyStrategyPrecision
      return digits
    },
  }
}
export type Client = ReturnType<typeof createClient>
