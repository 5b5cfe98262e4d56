import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Exchange } from '../../src/main/demo/http'

const folder = resolve(process.env.DRAGOMAN_VENDOR_APIS ?? resolve(import.meta.dirname, '../../../shared/vendor-apis'))

/** Why vendor checks cannot run, or null. */
export const vendorMissing = existsSync(folder) ? null : `no vendor descriptions at ${folder} (set DRAGOMAN_VENDOR_APIS)`

export function readVendor(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'))
}

interface Operation {
  pattern: RegExp
  method: string
  /** The template as the description writes it. */
  template: string
  responses: Record<string, { content?: Record<string, unknown> }>
}

const escapePointer = (part: string): string => part.replace(/~/g, '~0').replace(/\//g, '~1')

/** Judges exchanges by an OpenAPI description. Formats are left out: the description gives none we would add to. */
export class VendorJudge {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  private readonly operations: Operation[] = []
  private readonly compiled = new Map<string, ValidateFunction>()

  constructor(readonly description: Record<string, unknown>) {
    this.ajv.addSchema({ ...description, $id: 'vendor' })
    for (const [template, methods] of Object.entries(
      description.paths as Record<string, Record<string, { responses?: Operation['responses'] }>>,
    )) {
      for (const [method, operation] of Object.entries(methods)) {
        if (!operation.responses) continue
        const pattern = new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`)
        this.operations.push({ pattern, method: method.toUpperCase(), template, responses: operation.responses })
      }
    }
    // Literal paths before those with parameters (`/contacts/search` before `/contacts/{id}`).
    this.operations.sort((a, b) => a.template.split('{').length - b.template.split('{').length)
  }

  operation(exchange: Exchange): Operation | undefined {
    return this.operations.find((o) => o.method === exchange.method && o.pattern.test(exchange.path))
  }

  /** Judges a value by one of the description's named schemas, such as a request's JSON that a multipart body hides. */
  judgeSchema(name: string, value: unknown): ErrorObject[] {
    const ref = `vendor#/components/schemas/${name}`
    const validate = this.compiled.get(ref) ?? this.ajv.compile({ $ref: ref })
    this.compiled.set(ref, validate)
    return validate(value) ? [] : (validate.errors ?? [])
  }

  /** undefined: the description does not know the call; null: it describes no body for this status. */
  judge(exchange: Exchange): ErrorObject[] | null | undefined {
    const operation = this.operation(exchange)
    if (!operation) return undefined
    const content = operation.responses[String(exchange.status)]?.content
    const type = content && Object.keys(content)[0]
    if (!type) return null
    const pointer = [
      'paths',
      operation.template,
      operation.method.toLowerCase(),
      'responses',
      String(exchange.status),
      'content',
      type,
      'schema',
    ]
    const ref = `vendor#/${pointer.map(escapePointer).map(encodeURIComponent).join('/')}`
    let validate = this.compiled.get(ref)
    if (!validate) {
      validate = this.ajv.compile({ $ref: ref })
      this.compiled.set(ref, validate)
    }
    return validate(exchange.responseBody) ? [] : (validate.errors ?? [])
  }
}
