/** What is asked of Shopify's Admin GraphQL, version 2026-07. Sizes of inner lists are part of the price of a query (points). */
export const VERSION = '2026-07'

/** Both currencies are asked for: the customer's is shown, the shop's stands beside it where it differs. */
const MONEY = 'presentmentMoney { amount currencyCode } shopMoney { amount currencyCode }'

const ORDER = `
  id legacyResourceId name email phone createdAt updatedAt processedAt cancelledAt test note tags customerLocale
  displayFinancialStatus displayFulfillmentStatus returnStatus
  totalPriceSet { ${MONEY} }
  totalRefundedSet { ${MONEY} }
  shippingAddress { name phone countryCodeV2 }
  customer {
    legacyResourceId displayName locale createdAt updatedAt numberOfOrders
    defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } defaultAddress { city countryCodeV2 timeZone }
    amountSpent { amount currencyCode }
  }
  lineItems(first: 20) { nodes { sku title variantTitle quantity discountedUnitPriceSet { ${MONEY} } } }
  transactions(first: 5) { kind status processedAt }
  returns(first: 3) @include(if: $returns) { nodes { status createdAt } }
  refunds(first: 10) { createdAt processedAt totalRefundedSet { ${MONEY} } }
  fulfillments(first: 4) {
    legacyResourceId status displayStatus createdAt updatedAt inTransitAt deliveredAt estimatedDeliveryAt
    trackingInfo(first: 3) { company number url }
    events(first: 8, sortKey: HAPPENED_AT, reverse: true) { nodes { happenedAt status message city country } }
  }`

export const ORDERS = `query Orders($first: Int!, $after: String, $query: String!, $count: Boolean!, $returns: Boolean!) {
  orders(first: $first, after: $after, sortKey: UPDATED_AT, query: $query) {
    nodes { ${ORDER} }
    pageInfo { hasNextPage endCursor }
  }
  ordersCount(query: $query, limit: null) @include(if: $count) { count }
}`

/** Who asks, and what it may do. */
export const INSTALLATION = `query Installation {
  shop { name myshopifyDomain currencyCode }
  currentAppInstallation { accessScopes { handle } app { title } }
  ordersCount(limit: null) { count }
}`

export const HEADS = `query Heads($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Order { id cancelledAt displayFinancialStatus displayFulfillmentStatus totalPriceSet { ${MONEY} } totalRefundedSet { ${MONEY} } fulfillments(first: 4) { status displayStatus deliveredAt } }
  }
}`

export const NOTE = 'query Note($id: ID!) { order(id: $id) { id note } }'
export const SET_NOTE = `mutation SetNote($input: OrderInput!) {
  orderUpdate(input: $input) { order { id note } userErrors { field message } }
}`
export const ADD_TAGS = 'mutation AddTags($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { field message } } }'
export const REMOVE_TAGS =
  'mutation RemoveTags($id: ID!, $tags: [String!]!) { tagsRemove(id: $id, tags: $tags) { userErrors { field message } } }'
