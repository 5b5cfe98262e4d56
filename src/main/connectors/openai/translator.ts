/** Any server that speaks OpenAI's chat completions: OpenAI's own, or a model on a machine of the agency. */
import { z } from 'zod'
import type { Problem } from '../../../shared/domain/outbox/types'
import type { EngineAbilities } from '../../../shared/domain/translation/types'
import type { CallError } from '../common/call'
import { askEngine, badAnswer, charactersOf, jsonPost, segmentFailed } from '../common/engine'
import { cut } from '../common/text'
import { baseUrl } from '../common/url'
import { ConnectorError } from '../connector'
import type { Translator, TranslatorNeeds, TranslatorRequest, TranslatorSystem } from '../translator'
import { readContent } from './answer'
import { answerFormat, systemText, userText } from './prompt'

const CONTEXT = 2_000
/** A model on a desk's own machine takes its time; the caller's deadline is the shorter one where a person waits. */
const TIMEOUT = 90_000

/** Languages that have forms of address to choose from; a model is told by words, so any could stand here. */
const registers = ['ar', 'cs', 'de', 'es', 'fr', 'hi', 'id', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'ro', 'ru', 'tr', 'uk', 'vi', 'zh-CN']

const Models = z.object({ data: z.array(z.unknown()) })
const Model = z.object({ id: z.string() })
const Completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish().catch(null),
        message: z.object({ content: z.string().nullish().catch(null), refusal: z.string().nullish().catch(null) }),
      }),
    )
    .min(1),
  usage: z
    .object({ total_tokens: z.number().min(0) })
    .nullish()
    .catch(null),
})

const nameOf = (error: CallError): Problem | null => {
  if (error.status === 429 && /insufficient_quota/.test(error.remoteCode ?? '')) return { code: 'accountUsed', params: { status: 429 } }
  if (error.status === 402) return { code: 'accountUsed', params: { status: 402 } }
  if (error.status === 400 && /context_length/.test(error.remoteCode ?? '')) return { code: 'tooLarge', params: { status: 400 } }
  return null
}

const create = (needs: TranslatorNeeds): Translator => {
  const key = needs.values.key?.trim() ?? ''
  const model = needs.values.model?.trim() ?? ''
  const base = () => baseUrl(needs.values.url ?? '', ['/chat/completions', '/models'])
  const headers: Record<string, string> = key === '' ? {} : { authorization: `Bearer ${key}` }
  /** Servers differ in what they take: found out once, by being refused. */
  let plain = false

  const abilities = async (signal?: AbortSignal): Promise<EngineAbilities> => {
    if (model === '') throw new ConnectorError({ code: 'rejected', params: { fields: 'model' } })
    const request = {
      method: 'GET',
      url: `${base()}/models`,
      headers: { accept: 'application/json', ...headers },
      ...(signal ? { signal } : {}),
    }
    try {
      const parsed = Models.safeParse((await askEngine(needs, request, nameOf)).json)
      if (!parsed.success) throw badAnswer()
      const ids = parsed.data.data.flatMap((one) => Model.safeParse(one).data?.id ?? [])
      // Ollama names `llama3:latest` what is asked for as `llama3`.
      if (ids.length > 0 && !ids.some((id) => id === model || id.startsWith(`${model}:`)))
        throw new ConnectorError({ code: 'rejected', params: { fields: 'model' } })
    } catch (error) {
      // Some servers have no list; the first text will tell.
      if ((error as Partial<CallError>).status !== 404) throw error
    }
    return {
      pairs: null,
      registers,
      glossary: true,
      detects: true,
      placeholders: 'plain',
      costUnit: 'tokens',
      limits: { segments: 20, characters: 6_000 },
    }
  }

  const send = async (request: TranslatorRequest, signal?: AbortSignal): Promise<unknown> => {
    const body = (simple: boolean) => ({
      model,
      messages: [
        { role: 'system', content: systemText(request) },
        { role: 'user', content: userText({ ...request, context: request.context && cut(request.context, CONTEXT) }) },
      ],
      stream: false,
      ...(simple ? {} : { temperature: 0, response_format: answerFormat(request.from === null) }),
    })
    const ask = async (simple: boolean) =>
      (await askEngine(needs, { ...jsonPost(`${base()}/chat/completions`, body(simple), headers, signal), timeoutMs: TIMEOUT }, nameOf))
        .json
    if (plain) return ask(true)
    try {
      return await ask(false)
    } catch (error) {
      const { status, problem } = error as CallError
      if ((status !== 400 && status !== 422) || problem.code === 'tooLarge') throw error
      const answer = await ask(true)
      plain = true
      return answer
    }
  }

  const translate = async (request: TranslatorRequest, signal?: AbortSignal) => {
    const { segments } = request
    if (segments.length === 0) return { segments: [], units: 0 }
    const parsed = Completion.safeParse(await send(request, signal))
    if (!parsed.success) throw badAnswer()
    const { choices, usage } = parsed.data
    const { message, finish_reason: ended } = choices[0] ?? { message: { content: null, refusal: null }, finish_reason: null }
    const content = message.content ?? ''
    const units = Math.round(usage?.total_tokens ?? charactersOf([systemText(request), userText(request), content]) / 3)
    // Cut off, held back, refused, or a wish to call a tool: nothing of it is a translation.
    const whole = (ended === null || ended === undefined || ended === 'stop') && !message.refusal
    const read = whole ? readContent(content, segments, request.from === null) : null
    return { segments: read ?? segments.map(() => segmentFailed({ code: 'badAnswer', params: {} })), units }
  }

  return { abilities, translate, account: async () => null }
}

export const openAi: TranslatorSystem = {
  kind: 'openAi',
  name: 'OpenAI-compatible',
  fields: [
    { name: 'url', kind: 'url', required: true, initial: 'https://api.openai.com/v1' },
    { name: 'model', kind: 'text', required: true, initial: '' },
    { name: 'key', kind: 'secret', required: false, initial: '' },
  ],
  create,
}
