/** What is asked of Vendure's Admin API (3.x). Lists take what they need only: each history costs the server a query of its own. */

const STANDING = `
  id code state currencyCode totalWithTax updatedAt
  payments { state amount updatedAt createdAt method refunds { id state total createdAt updatedAt } }
  fulfillments { id state method trackingCode createdAt updatedAt }`

const ORDER = `
  ${STANDING} active createdAt orderPlacedAt
  customer { id firstName lastName emailAddress phoneNumber createdAt updatedAt }
  shippingAddress { fullName phoneNumber countryCode city }
  lines { quantity orderPlacedQuantity discountedUnitPriceWithTax unitPriceWithTax productVariant { sku name } }
  notes: history(options: { take: 5, sort: { createdAt: DESC }, filter: { type: { eq: "ORDER_NOTE" } } }) { items { createdAt data } }
  newest: history(options: { take: 1, sort: { createdAt: DESC } }) { items { createdAt } }`

export const LOGIN = `mutation Login($username: String!, $password: String!) {
  login(username: $username, password: $password) { __typename ... on CurrentUser { id } ... on ErrorResult { errorCode message } }
}`

export const ME = `query Me {
  activeAdministrator { id firstName lastName emailAddress }
  activeChannel { code currencyCode }
  globalSettings { serverConfig { moneyStrategyPrecision } }
  orders(options: { take: 1, filter: { active: { eq: false } } }) { totalItems }
}`
export const PRECISION = 'query Precision { globalSettings { serverConfig { moneyStrategyPrecision } } }'

export const ORDERS = `query Orders($options: OrderListOptions!) { orders(options: $options) { totalItems items { ${ORDER} } } }`
/** Which orders were touched: `updatedAt` does not move for what happens to payments, parcels and notes, their history does. */
export const STAMPS = `query Stamps($options: OrderListOptions!) {
  orders(options: $options) {
    totalItems
    items { id updatedAt orderPlacedAt newest: history(options: { take: 1, sort: { createdAt: DESC } }) { items { createdAt } } }
  }
}`
export const HEADS = `query Heads($options: OrderListOptions!) { orders(options: $options) { items { ${STANDING} } } }`

export const NOTES = `query Notes($id: ID!, $skip: Int!) {
  order(id: $id) {
    id
    history(options: { take: 100, skip: $skip, sort: { createdAt: DESC }, filter: { type: { eq: "ORDER_NOTE" } } }) { totalItems items { id data } }
  }
}`
export const ADD_NOTE = 'mutation AddNote($input: AddNoteToOrderInput!) { addNoteToOrder(input: $input) { id } }'
