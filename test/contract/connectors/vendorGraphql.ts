/** Judges GraphQL requests by a vendor's own introspection: the document by its schema, the variables by their types. */
import {
  buildClientSchema,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type IntrospectionQuery,
  parse,
  validate,
} from 'graphql'
import { readDescription } from './vendorSpec'

export const SHOPIFY_DESCRIPTION = 'shopify/admin-2026-07-trimmed.introspection.json'

export class VendorGraphql {
  /** Requests judged. */
  count = 0
  readonly schema: GraphQLSchema

  constructor(introspection: Record<string, unknown>) {
    this.schema = buildClientSchema((introspection.data ?? introspection) as IntrospectionQuery)
  }

  /** What is wrong with a request's body `{query, variables?, operationName?}`; empty: nothing. */
  judge(body: unknown): string[] {
    this.count += 1
    const { query, variables, operationName } = (body ?? {}) as {
      query?: unknown
      variables?: Record<string, unknown> | null
      operationName?: string | null
    }
    if (typeof query !== 'string') return ['body.query: missing']
    try {
      const document = parse(query)
      const faults = validate(this.schema, document).map((error) => error.message)
      if (faults.length > 0) return faults
      const operation = getOperationAST(document, operationName)
      if (!operation) return ['operation: not named, or no such operation']
      const { errors } = getVariableValues(this.schema, operation.variableDefinitions ?? [], variables ?? {})
      const declared = new Set((operation.variableDefinitions ?? []).map((one) => one.variable.name.value))
      return [
        ...(errors ?? []).map((error) => error.message),
        ...Object.keys(variables ?? {})
          .filter((name) => !declared.has(name))
          .map((name) => `variable $${name}: not declared`),
      ]
    } catch (error) {
      return [error instanceof Error ? error.message : 'no GraphQL']
    }
  }
}

/** The judge of Shopify's Admin API 2026-07, or null where the description is not on this machine. */
export const shopifyJudge = (): VendorGraphql | null => {
  const description = readDescription(SHOPIFY_DESCRIPTION)
  return description && new VendorGraphql(description)
}
