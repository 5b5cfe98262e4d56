/**
 * Judges requests by a vendor's own API description (OpenAPI 3 or Swagger 2, JSON). Calls that a description lacks
 * are judged by a schema of ours, which must name the note it rests on; both are counted apart.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'

type Json = Record<string, unknown>

/** Folder of the vendors' descriptions: `DRAGOMAN_VENDOR_APIS`, else beside the project. */
const folder = (): string => process.env.DRAGOMAN_VENDOR_APIS ?? resolve(process.cwd(), '../shared/vendor-apis')

/** A description, or null where it is not on this machine (the test then skips and says why). */
export const readDescription = (name: string): Json | null => {
  const path = join(folder(), name)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Json) : null
}
export const whyMissing = (name: string): string => `vendor description ${name} is not here; set DRAGOMAN_VENDOR_APIS`

/** One call the description lacks, or a part of one it describes too narrowly. */
export interface OwnRule {
  /** Where the facts come from, such as «NOTES.md, Actions». */
  note: string
  method: string
  /** Template with `{name}` segments. */
  path: string
  /** Query parameters beyond the described ones: name → JSON schema. */
  query?: Record<string, Json>
  /** Whole body schema, in place of the described one. Null: no body. */
  body?: Json | null
  /** Only when this holds is it a matter of this rule; else the description judges. */
  when?: (request: SeenRequest) => boolean
}

export interface SeenRequest {
  method: string
  url: string
  /** JSON, form fields, or null. */
  body: unknown
  form: boolean
}

export interface Verdict {
  by: 'vendor' | 'own'
  operation: string
  faults: string[]
}

interface Operation {
  method: string
  template: string
  pattern: RegExp
  parameters: Json[]
  body: { json: Json | null; form: Json | null; required: boolean }
}

const bag = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})

const patternOf = (template: string): RegExp =>
  new RegExp(
    `^${template
      .split(/\{[^}]+\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('([^/]+)')}/?$`,
  )

/** Replaces `$ref` by what it points at (ajv keeps recursion by depth: beyond eight levels anything passes). */
const resolver = (description: Json) => {
  const at = (ref: string): unknown =>
    ref
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((node, key) => bag(node)[key.replace(/~1/g, '/').replace(/~0/g, '~')], description)
  const expand = (node: unknown, depth: number): unknown => {
    if (Array.isArray(node)) return node.map((one) => expand(one, depth))
    if (typeof node !== 'object' || node === null) return node
    const ref = (node as Json).$ref
    if (typeof ref === 'string') return depth > 8 ? {} : expand(at(ref), depth + 1)
    const out: Json = {}
    for (const [key, value] of Object.entries(node))
      if (!['example', 'examples', 'xml', 'discriminator'].includes(key)) out[key] = expand(value, depth)
    // PayPal's list of carriers names some twice, which JSON Schema forbids.
    if (Array.isArray(out.enum)) out.enum = [...new Set(out.enum)]
    if (out.nullable === true && typeof out.type === 'string') out.type = [out.type, 'null']
    delete out.nullable
    if (typeof out.exclusiveMinimum === 'boolean') delete out.exclusiveMinimum
    return out
  }
  return (node: unknown): Json => bag(expand(node, 0))
}

export class VendorSpec {
  private readonly ajv = addFormats(new Ajv({ strict: false, coerceTypes: false, allErrors: true }))
  private readonly loose = addFormats(new Ajv({ strict: false, coerceTypes: true, allErrors: true }))
  private readonly operations: Operation[] = []
  private readonly prefix: string
  private readonly named: (name: string) => Json
  /** Requests judged, by whom. */
  readonly counts = { vendor: 0, own: 0 }

  constructor(
    description: Json,
    private readonly own: OwnRule[] = [],
    /** What stands before the described paths in a request's path. */
    base = '',
  ) {
    const expand = resolver(description)
    this.named = (name) => expand(bag(bag(description.components).schemas)[name])
    const swagger = typeof description.swagger === 'string'
    this.prefix = base + (swagger && typeof description.basePath === 'string' ? description.basePath.replace(/\/$/, '') : '')
    for (const [template, item] of Object.entries(bag(description.paths))) {
      const shared = Array.isArray(bag(item).parameters) ? (bag(item).parameters as unknown[]) : []
      for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
        const operation = bag(item)[method]
        if (!operation) continue
        // Requests alone: answers of some vendors hold one another, and written out they fill all memory.
        const raw = expand({ parameters: bag(operation).parameters, requestBody: bag(operation).requestBody })
        const parameters = [...shared.map(expand), ...((raw.parameters as Json[] | undefined) ?? [])]
        const content = bag(bag(raw.requestBody).content)
        const inBody = parameters.find((parameter) => parameter.in === 'body')
        this.operations.push({
          method: method.toUpperCase(),
          template,
          pattern: patternOf(template),
          parameters,
          body: {
            json: inBody ? bag(inBody.schema) : content['application/json'] ? bag(bag(content['application/json']).schema) : null,
            form: content['multipart/form-data']
              ? bag(bag(content['multipart/form-data']).schema)
              : content['application/x-www-form-urlencoded']
                ? bag(bag(content['application/x-www-form-urlencoded']).schema)
                : null,
            required: bag(raw.requestBody).required === true || inBody?.required === true,
          },
        })
      }
    }
  }

  private schemaFaults(ajv: Ajv, schema: Json, value: unknown, where: string): string[] {
    const check = ajv.compile(schema)
    const holder = typeof value === 'object' && value !== null ? (JSON.parse(JSON.stringify(value)) as unknown) : value
    return check(holder) ? [] : (check.errors ?? []).map((error) => `${where}${error.instancePath}: ${error.message}`)
  }

  private queryFaults(url: URL, described: Json[], extra: Record<string, Json>): string[] {
    const faults: string[] = []
    const inQuery = described.filter((parameter) => parameter.in === 'query')
    const nested = nestedOf([...url.searchParams])
    for (const name of new Set(url.searchParams.keys())) {
      const bare = name.replace(/\[.*$/, '')
      const parameter = inQuery.find((one) => one.name === name || one.name === bare)
      const schema = extra[name] ?? (parameter ? bag(parameter.schema ?? parameter) : null)
      if (!schema) {
        faults.push(`query ${name}: not described`)
        continue
      }
      const values = url.searchParams.getAll(name)
      const value = /\[[^\]]+\]$/.test(name) ? nested[bare] : schema.type === 'array' ? values : values[0]
      faults.push(
        ...this.schemaFaults(
          this.loose,
          { type: 'object', properties: { value: { ...schema, required: undefined, name: undefined, in: undefined } } },
          { value },
          `query ${name}`,
        ),
      )
    }
    for (const parameter of inQuery)
      if (parameter.required === true && !url.searchParams.has(String(parameter.name))) faults.push(`query ${parameter.name}: missing`)
    return faults
  }

  private bodyFaults(schema: Json | null, required: boolean, request: SeenRequest): string[] {
    const empty = request.body === null || request.body === undefined
    if (!schema) return empty || JSON.stringify(request.body) === '{}' ? [] : ['body: none described']
    if (empty) return required ? ['body: missing'] : []
    return this.schemaFaults(request.form ? this.loose : this.ajv, schema, request.body, 'body')
  }

  /** What is wrong with a value by one of the description's named schemas, such as the JSON part of a form. */
  schemaOf(name: string, value: unknown): string[] {
    return this.schemaFaults(this.ajv, this.named(name), value, name)
  }

  /** Judges one request: who judged it, and what is wrong with it. */
  judge(request: SeenRequest): Verdict {
    const url = new URL(request.url)
    const path = url.pathname.startsWith(this.prefix) ? url.pathname.slice(this.prefix.length) : url.pathname
    const rule = this.own.find((one) => one.method === request.method && patternOf(one.path).test(path) && (one.when?.(request) ?? true))
    // A literal path outranks a template (`conversations/meta` before `conversations/{id}`).
    const [operation] = this.operations
      .filter((one) => one.method === request.method && one.pattern.test(path))
      .sort((a, b) => (a.template.match(/\{/g)?.length ?? 0) - (b.template.match(/\{/g)?.length ?? 0))
    const faults: string[] = []
    if (!rule && !operation) faults.push('path: not described')
    if (operation) {
      const names = [...operation.template.matchAll(/\{([^}]+)\}/g)].map((match) => match[1])
      const values = operation.pattern.exec(path)?.slice(1) ?? []
      names.forEach((name, at) => {
        const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name)
        const schema = parameter ? bag(parameter.schema ?? { type: parameter.type }) : {}
        faults.push(
          ...this.schemaFaults(this.loose, { type: 'object', properties: { value: schema } }, { value: values[at] }, `path ${name}`),
        )
      })
    }
    faults.push(...this.queryFaults(url, operation?.parameters ?? [], rule?.query ?? {}))
    if (rule?.body !== undefined) faults.push(...this.bodyFaults(rule.body, rule.body !== null, request))
    else if (operation) {
      const { json, form, required } = operation.body
      if (request.form && !form) faults.push('body: no form described')
      else faults.push(...this.bodyFaults(request.form ? form : json, required, request))
    }
    const by = rule ? 'own' : 'vendor'
    this.counts[by] += 1
    return { by, operation: `${request.method} ${rule?.path ?? operation?.template ?? path}`, faults }
  }
}

/** `a[b]=1` and `a[]=1` as objects and lists (style deepObject). */
const nestedOf = (pairs: readonly (readonly [string, string])[]): Json => {
  const fields: Json = {}
  for (const [name, value] of pairs) {
    const [, outer = name, inner] = /^([^[\]]+)\[([^\]]*)\]$/.exec(name) ?? []
    if (inner === undefined) fields[name] = value
    else if (inner === '') fields[outer] = [...((fields[outer] as unknown[] | undefined) ?? []), value]
    else fields[outer] = { ...bag(fields[outer]), [inner]: value }
  }
  return fields
}

/** A request's body as a judge sees it: JSON parsed, forms as objects with `name[]` kept and repeated names as lists. */
export const seenBody = (body: Uint8Array | string | FormData | undefined): { body: unknown; form: boolean } => {
  if (body === undefined) return { body: null, form: false }
  if (body instanceof FormData) {
    const fields: Json = {}
    for (const [name, value] of body.entries()) {
      const one = typeof value === 'string' ? value : value.name
      if (name.endsWith('[]')) fields[name] = [...((fields[name] as unknown[] | undefined) ?? []), one]
      else fields[name] = name === 'content_attributes' ? JSON.parse(one) : one
    }
    return { body: fields, form: true }
  }
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  try {
    return { body: JSON.parse(text), form: false }
  } catch {
    return { body: nestedOf([...new URLSearchParams(text)]), form: true }
  }
}
