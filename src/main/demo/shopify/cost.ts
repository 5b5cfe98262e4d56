import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { DemoClock } from '../types'

/**
 * What a query is reckoned at before it runs, by Shopify's published table: scalars and enums nothing, an object one,
 * a connection two and as many objects as it asks for, a mutation ten.
 */
export function requestedCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = new Map(
    document.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === 'FragmentDefinition')
      .map((one) => [one.name.value, one] as const),
  )
  const within = (set: SelectionSetNode, type: GraphQLCompositeType): number => {
    let sum = 0
    for (const selection of set.selections) {
      if (selection.kind === 'Field') {
        const field = 'getFields' in type ? type.getFields()[selection.name.value] : undefined
        const named = field && getNamedType(field.type)
        if (!field || !named || !isCompositeType(named) || !selection.selectionSet) continue
        const size = selection.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last')?.value
        const asked =
          size?.kind === 'IntValue' ? Number(size.value) : size?.kind === 'Variable' ? Number(variables[size.name.value] ?? 1) : 1
        const inner = within(selection.selectionSet, named)
        if (named.name.endsWith('Connection')) sum += 2 + asked * inner
        else if (named.name.endsWith('Edge') || selection.name.value === 'nodes' || selection.name.value === 'pageInfo')
          sum += selection.name.value === 'nodes' ? 1 + inner : inner
        else {
          const outer = isNonNullType(field.type) ? field.type.ofType : field.type
          sum += isListType(outer) ? asked * (1 + inner) : 1 + inner
        }
      } else if (selection.kind === 'InlineFragment') {
        const named = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type
        if (named && isCompositeType(named)) sum += within(selection.selectionSet, named)
      } else {
        const fragment = fragments.get(selection.name.value)
        const named = fragment && schema.getType(fragment.typeCondition.name.value)
        if (fragment && named && isCompositeType(named)) sum += within(fragment.selectionSet, named)
      }
    }
    return sum
  }
  const root = operation.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType()
  if (!root) return 0
  const mutations = operation.operation === 'mutation' ? operation.selectionSet.selections.length * 10 : 0
  return mutations + within(operation.selectionSet, root)
}

/** What came of it: objects that are really there. */
export function actualCost(data: unknown): number {
  if (Array.isArray(data)) return data.reduce<number>((sum, one) => sum + actualCost(one), 0)
  if (typeof data !== 'object' || data === null) return 0
  return Object.entries(data).reduce((sum, [key, value]) => {
    if (key === 'pageInfo' || typeof value !== 'object' || value === null) return sum
    return sum + actualCost(value) + (Array.isArray(value) ? value.filter((one) => typeof one === 'object').length : 1)
  }, 0)
}

export interface BucketSize {
  maximum: number
  /** Points a second. */
  restoreRate: number
}

/** Points of one app at one shop, by the demo's clock. */
export class CostBucket {
  private available: number | null = null
  private at = 0

  constructor(private readonly clock: DemoClock) {}

  private refill({ maximum, restoreRate }: BucketSize): number {
    const now = this.clock.now()
    const restored = (this.available ?? maximum) + (Math.max(0, now - this.at) / 1000) * restoreRate
    this.at = now
    this.available = Math.min(maximum, restored)
    return this.available
  }

  /** Takes points out; false when there are too few, and then takes none. */
  take(points: number, size: BucketSize): boolean {
    if (this.refill(size) < points) return false
    this.available = (this.available ?? 0) - points
    return true
  }

  giveBack(points: number, size: BucketSize): void {
    this.available = Math.min(size.maximum, this.refill(size) + points)
  }

  status(size: BucketSize): { maximumAvailable: number; currentlyAvailable: number; restoreRate: number } {
    return { maximumAvailable: size.maximum, currentlyAvailable: Math.floor(this.refill(size)), restoreRate: size.restoreRate }
  }
}
