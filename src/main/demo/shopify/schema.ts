/**
 * What of Shopify's Admin API 2026-07 the demo's shop answers, in Shopify's own names and types. The tests hold it
 * against the vendor's introspection: every type, field, argument and value here stands there too.
 */
export const ADMIN_SCHEMA = `
schema { query: QueryRoot mutation: Mutation }
directive @idempotent(key: String!) on FIELD
scalar URL
scalar DateTime
scalar UnsignedInt64
scalar Decimal
scalar Money
enum CurrencyCode { AED ARS AUD BRL CAD CHF CLP CNY COP EUR GBP HKD JPY MAD MXN PEN PLN SAR SGD TWD USD }
type Domain implements Node { id: ID!, host: String!, url: URL!, sslEnabled: Boolean! }
type ShopPlan { publicDisplayName: String!, partnerDevelopment: Boolean!, shopifyPlus: Boolean! }
type Shop implements Node {
  id: ID!, name: String!, email: String!, contactEmail: String!, currencyCode: CurrencyCode!, ianaTimezone: String!,
  timezoneAbbreviation: String!, timezoneOffset: String!, timezoneOffsetMinutes: Int!, myshopifyDomain: String!, primaryDomain: Domain!,
  url: URL!, plan: ShopPlan!, enabledPresentmentCurrencies: [CurrencyCode!]!, shopOwnerName: String!, createdAt: DateTime!,
  updatedAt: DateTime!, orderNumberFormatPrefix: String!, orderNumberFormatSuffix: String!, taxesIncluded: Boolean!,
}
enum OrderCancelReason { CUSTOMER DECLINED FRAUD INVENTORY OTHER STAFF }
type OrderCancellation { staffNote: String }
enum OrderDisplayFinancialStatus { AUTHORIZED EXPIRED PAID PARTIALLY_PAID PARTIALLY_REFUNDED PENDING REFUNDED VOIDED }
enum OrderDisplayFulfillmentStatus {
  FULFILLED IN_PROGRESS ON_HOLD OPEN PARTIALLY_FULFILLED PENDING_FULFILLMENT REQUEST_DECLINED RESTOCKED SCHEDULED UNFULFILLED
}
enum OrderReturnStatus { INSPECTION_COMPLETE IN_PROGRESS NO_RETURN RETURNED RETURN_FAILED RETURN_REQUESTED }
type MoneyV2 { amount: Decimal!, currencyCode: CurrencyCode! }
type MoneyBag { presentmentMoney: MoneyV2!, shopMoney: MoneyV2! }
type Attribute { key: String!, value: String }
type CustomerEmailAddress { emailAddress: String!, validFormat: Boolean! }
type CustomerPhoneNumber { phoneNumber: String! }
enum CustomerState { DECLINED DISABLED ENABLED INVITED }
enum CountryCode {
  AC AD AE AF AG AI AL AM AN AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK
  CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT
  GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA
  MC MD ME MF MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PS PT PY
  QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA
  UG UM US UY UZ VA VC VE VG VN VU WF WS XK YE YT ZA ZM ZW ZZ
}
type MailingAddress implements Node {
  id: ID!, address1: String, address2: String, city: String, company: String, coordinatesValidated: Boolean!, country: String,
  countryCode: String, countryCodeV2: CountryCode, firstName: String,
  formatted(withCompany: Boolean = true, withName: Boolean = false): [String!]!, formattedArea: String, lastName: String,
  latitude: Float, longitude: Float, name: String, phone: String, province: String, provinceCode: String, timeZone: String, zip: String,
}
enum OrderSortKeys {
  CREATED_AT CURRENT_TOTAL_PRICE CUSTOMER_NAME DESTINATION FINANCIAL_STATUS FULFILLMENT_STATUS ID ORDER_NUMBER PO_NUMBER PROCESSED_AT
  RELEVANCE TOTAL_ITEMS_QUANTITY TOTAL_PRICE UPDATED_AT
}
type OrderEdge { cursor: String!, node: Order! }
type PageInfo { endCursor: String, hasNextPage: Boolean!, hasPreviousPage: Boolean!, startCursor: String }
type OrderConnection { edges: [OrderEdge!]!, nodes: [Order!]!, pageInfo: PageInfo! }
type Customer implements Node {
  id: ID!, legacyResourceId: UnsignedInt64!, displayName: String!, firstName: String, lastName: String, email: String, phone: String,
  defaultEmailAddress: CustomerEmailAddress, defaultPhoneNumber: CustomerPhoneNumber, locale: String!, note: String, tags: [String!]!,
  numberOfOrders: UnsignedInt64!, amountSpent: MoneyV2!, state: CustomerState!, verifiedEmail: Boolean!, createdAt: DateTime!,
  updatedAt: DateTime!, defaultAddress: MailingAddress,
  orders(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, sortKey: OrderSortKeys = ID): OrderConnection!,
  lastOrder: Order, taxExempt: Boolean!,
}
type ProductVariant implements Node {
  id: ID!, legacyResourceId: UnsignedInt64!, displayName: String!, title: String!, sku: String, price: Money!, barcode: String,
}
type Product implements Node {
  id: ID!, legacyResourceId: UnsignedInt64!, handle: String!, title: String!, productType: String!, vendor: String!, onlineStoreUrl: URL,
}
type LineItem implements Node {
  id: ID!, name: String!, title: String!, variantTitle: String, sku: String, vendor: String, quantity: Int!, currentQuantity: Int!,
  unfulfilledQuantity: Int!, refundableQuantity: Int!, requiresShipping: Boolean!, restockable: Boolean!, taxable: Boolean!,
  isGiftCard: Boolean!, originalUnitPriceSet: MoneyBag!, originalTotalSet: MoneyBag!, discountedUnitPriceSet: MoneyBag!,
  discountedUnitPriceAfterAllDiscountsSet: MoneyBag!, discountedTotalSet(withCodeDiscounts: Boolean = false): MoneyBag!,
  totalDiscountSet: MoneyBag!, customAttributes: [Attribute!]!, variant: ProductVariant, product: Product,
}
type LineItemEdge { cursor: String!, node: LineItem! }
type LineItemConnection { edges: [LineItemEdge!]!, nodes: [LineItem!]!, pageInfo: PageInfo! }
type ShippingLine {
  id: ID, title: String!, code: String, source: String, custom: Boolean!, isRemoved: Boolean!, originalPriceSet: MoneyBag!,
  discountedPriceSet: MoneyBag!, currentDiscountedPriceSet: MoneyBag!, carrierIdentifier: String,
}
enum FulfillmentDisplayStatus {
  ATTEMPTED_DELIVERY CANCELED CARRIER_PICKED_UP CONFIRMED DELAYED DELIVERED FAILURE FULFILLED IN_TRANSIT LABEL_PRINTED LABEL_PURCHASED
  LABEL_VOIDED MARKED_AS_FULFILLED NOT_DELIVERED OUT_FOR_DELIVERY PICKED_UP READY_FOR_PICKUP SUBMITTED
}
enum FulfillmentEventSortKeys { HAPPENED_AT ID }
enum FulfillmentEventStatus {
  ATTEMPTED_DELIVERY CARRIER_PICKED_UP CONFIRMED DELAYED DELIVERED FAILURE IN_TRANSIT LABEL_PRINTED LABEL_PURCHASED OUT_FOR_DELIVERY
  READY_FOR_PICKUP
}
type FulfillmentEvent implements Node {
  address1: String, city: String, country: String, createdAt: DateTime!, estimatedDeliveryAt: DateTime, happenedAt: DateTime!, id: ID!,
  latitude: Float, longitude: Float, message: String, province: String, status: FulfillmentEventStatus!, zip: String,
}
type FulfillmentEventEdge { cursor: String!, node: FulfillmentEvent! }
type FulfillmentEventConnection { edges: [FulfillmentEventEdge!]!, nodes: [FulfillmentEvent!]!, pageInfo: PageInfo! }
type FulfillmentLineItem implements Node {
  id: ID!, lineItem: LineItem!, quantity: Int, originalTotalSet: MoneyBag!, discountedTotalSet: MoneyBag!,
}
type FulfillmentLineItemEdge { cursor: String!, node: FulfillmentLineItem! }
type FulfillmentLineItemConnection { edges: [FulfillmentLineItemEdge!]!, nodes: [FulfillmentLineItem!]!, pageInfo: PageInfo! }
enum FulfillmentStatus { CANCELLED ERROR FAILURE OPEN PENDING SUCCESS }
type FulfillmentTrackingInfo { company: String, number: String, url: URL }
type Fulfillment implements Node {
  createdAt: DateTime!, deliveredAt: DateTime, displayStatus: FulfillmentDisplayStatus, estimatedDeliveryAt: DateTime,
  events(after: String, before: String, first: Int, last: Int, reverse: Boolean = false, sortKey: FulfillmentEventSortKeys = HAPPENED_AT): FulfillmentEventConnection!,
  fulfillmentLineItems(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): FulfillmentLineItemConnection!,
  id: ID!, inTransitAt: DateTime, legacyResourceId: UnsignedInt64!, name: String!, order: Order!, requiresShipping: Boolean!,
  status: FulfillmentStatus!, totalQuantity: Int!, trackingInfo(first: Int): [FulfillmentTrackingInfo!]!, updatedAt: DateTime!,
}
enum CountPrecision { AT_LEAST EXACT }
type Count { count: Int!, precision: CountPrecision! }
enum RefundLineItemRestockType { CANCEL LEGACY_RESTOCK NO_RESTOCK RETURN }
type RefundLineItem {
  id: ID, lineItem: LineItem!, quantity: Int!, restockType: RefundLineItemRestockType!, restocked: Boolean!, priceSet: MoneyBag!,
  subtotalSet: MoneyBag!, totalTaxSet: MoneyBag!,
}
type RefundLineItemEdge { cursor: String!, node: RefundLineItem! }
type RefundLineItemConnection { edges: [RefundLineItemEdge!]!, nodes: [RefundLineItem!]!, pageInfo: PageInfo! }
enum ReturnDeclineReason { FINAL_SALE OTHER RETURN_PERIOD_ENDED }
type ReturnDecline { note: String, reason: ReturnDeclineReason! }
enum ReturnStatus { CANCELED CLOSED DECLINED OPEN REQUESTED }
type RefundEdge { cursor: String!, node: Refund! }
type RefundConnection { edges: [RefundEdge!]!, nodes: [Refund!]!, pageInfo: PageInfo! }
type Return implements Node {
  closedAt: DateTime, createdAt: DateTime!, decline: ReturnDecline, id: ID!, name: String!, order: Order!, requestApprovedAt: DateTime,
  status: ReturnStatus!, totalQuantity: Int!,
  refunds(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): RefundConnection!,
}
enum OrderTransactionKind { AUTHORIZATION CAPTURE CHANGE EMV_AUTHORIZATION REFUND SALE SUGGESTED_REFUND VOID }
enum OrderTransactionStatus { AWAITING_RESPONSE ERROR FAILURE PENDING SUCCESS UNKNOWN }
type OrderTransaction implements Node {
  id: ID!, kind: OrderTransactionKind!, status: OrderTransactionStatus!, gateway: String, formattedGateway: String, createdAt: DateTime!,
  processedAt: DateTime, amountSet: MoneyBag!, test: Boolean!, parentTransaction: OrderTransaction, paymentId: String, order: Order,
}
type OrderTransactionEdge { cursor: String!, node: OrderTransaction! }
type OrderTransactionConnection { edges: [OrderTransactionEdge!]!, nodes: [OrderTransaction!]!, pageInfo: PageInfo! }
type Refund implements Node {
  createdAt: DateTime, id: ID!, legacyResourceId: UnsignedInt64!, note: String, order: Order!, processedAt: DateTime!,
  refundLineItems(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): RefundLineItemConnection!,
  return: Return, totalRefundedSet: MoneyBag!, updatedAt: DateTime!,
  transactions(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): OrderTransactionConnection!,
}
type ReturnEdge { cursor: String!, node: Return! }
type ReturnConnection { edges: [ReturnEdge!]!, nodes: [Return!]!, pageInfo: PageInfo! }
enum DisputeType { CHARGEBACK INQUIRY }
enum DisputeStatus { ACCEPTED CHARGE_REFUNDED LOST NEEDS_RESPONSE PREVENTED UNDER_REVIEW WON }
type OrderDisputeSummary implements Node { id: ID!, initiatedAs: DisputeType!, status: DisputeStatus! }
enum Audience { CUSTOMERVIEW MERCHANTVIEW }
enum NotificationUsage { SMS WEB }
type Order implements Node {
  id: ID!, legacyResourceId: UnsignedInt64!, name: String!, number: Int!, confirmationNumber: String, email: String, phone: String,
  note: String, tags: [String!]!, test: Boolean!, createdAt: DateTime!, processedAt: DateTime!, updatedAt: DateTime!,
  cancelledAt: DateTime, cancelReason: OrderCancelReason, cancellation: OrderCancellation, closed: Boolean!, closedAt: DateTime,
  confirmed: Boolean!, fullyPaid: Boolean!, unpaid: Boolean!, edited: Boolean!, fulfillable: Boolean!, refundable: Boolean!,
  restockable: Boolean!, requiresShipping: Boolean!, currencyCode: CurrencyCode!, presentmentCurrencyCode: CurrencyCode!,
  customerLocale: String, displayFinancialStatus: OrderDisplayFinancialStatus, displayFulfillmentStatus: OrderDisplayFulfillmentStatus!,
  returnStatus: OrderReturnStatus!, totalPriceSet: MoneyBag!, currentTotalPriceSet: MoneyBag!, originalTotalPriceSet: MoneyBag!,
  subtotalPriceSet: MoneyBag, currentSubtotalPriceSet: MoneyBag!, totalShippingPriceSet: MoneyBag!, currentShippingPriceSet: MoneyBag!,
  totalTaxSet: MoneyBag, currentTotalTaxSet: MoneyBag!, totalDiscountsSet: MoneyBag, currentTotalDiscountsSet: MoneyBag!,
  totalRefundedSet: MoneyBag!, totalRefundedShippingSet: MoneyBag!, totalReceivedSet: MoneyBag!, netPaymentSet: MoneyBag!,
  totalOutstandingSet: MoneyBag!, discountCode: String, discountCodes: [String!]!, paymentGatewayNames: [String!]!,
  customAttributes: [Attribute!]!, customer: Customer, billingAddress: MailingAddress, shippingAddress: MailingAddress,
  displayAddress: MailingAddress, billingAddressMatchesShippingAddress: Boolean!,
  lineItems(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): LineItemConnection!,
  shippingLine: ShippingLine, fulfillments(first: Int, query: String): [Fulfillment!]!, fulfillmentsCount: Count,
  refunds(first: Int): [Refund!]!,
  returns(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false): ReturnConnection!,
  transactions(capturable: Boolean, first: Int, manuallyResolvable: Boolean): [OrderTransaction!]!, disputes: [OrderDisputeSummary!]!,
  sourceName: String, statusPageUrl(audience: Audience, notificationUsage: NotificationUsage): URL!, subtotalLineItemsQuantity: Int!,
  currentSubtotalLineItemsQuantity: Int!, taxesIncluded: Boolean!, dutiesIncluded: Boolean!, poNumber: String,
  hasTimelineComment: Boolean!, merchantEditable: Boolean!, clientIp: String,
}
input OrderIdentifierInput { id: ID }
enum CustomerSortKeys { CREATED_AT ID LOCATION NAME RELEVANCE UPDATED_AT }
type CustomerEdge { cursor: String!, node: Customer! }
type CustomerConnection { edges: [CustomerEdge!]!, nodes: [Customer!]!, pageInfo: PageInfo! }
input CustomerIdentifierInput { emailAddress: String, id: ID, phoneNumber: String }
enum ShopifyPaymentsDisputeReason {
  BANK_CANNOT_PROCESS CREDIT_NOT_PROCESSED CUSTOMER_INITIATED DEBIT_NOT_AUTHORIZED DUPLICATE FRAUDULENT GENERAL INCORRECT_ACCOUNT_DETAILS
  INSUFFICIENT_FUNDS NONCOMPLIANT PRODUCT_NOT_RECEIVED PRODUCT_UNACCEPTABLE SUBSCRIPTION_CANCELLED UNRECOGNIZED
}
type ShopifyPaymentsDisputeReasonDetails { networkReasonCode: String, reason: ShopifyPaymentsDisputeReason! }
type ShopifyPaymentsDispute implements Node {
  amount: MoneyV2!, evidenceDueBy: DateTime, evidenceSentOn: DateTime, finalizedOn: DateTime, id: ID!, initiatedAt: DateTime!,
  legacyResourceId: UnsignedInt64!, order: Order, reasonDetails: ShopifyPaymentsDisputeReasonDetails!, status: DisputeStatus!,
  type: DisputeType!,
}
type ShopifyPaymentsDisputeEdge { cursor: String!, node: ShopifyPaymentsDispute! }
type ShopifyPaymentsDisputeConnection { edges: [ShopifyPaymentsDisputeEdge!]!, nodes: [ShopifyPaymentsDispute!]!, pageInfo: PageInfo! }
interface Node { id: ID! }
type AccessScope { description: String!, handle: String! }
type App implements Node { id: ID!, title: String!, handle: String }
type AppInstallation implements Node { id: ID!, accessScopes: [AccessScope!]!, app: App! }
type ApiVersion { displayName: String!, handle: String!, supported: Boolean! }
type QueryRoot {
  shop: Shop!, order(id: ID!): Order,
  orders(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, sortKey: OrderSortKeys = PROCESSED_AT): OrderConnection!,
  ordersCount(limit: Int = 10000, query: String): Count, orderByIdentifier(identifier: OrderIdentifierInput!): Order,
  customer(id: ID!): Customer,
  customers(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, sortKey: CustomerSortKeys = ID): CustomerConnection!,
  customerByIdentifier(identifier: CustomerIdentifierInput!): Customer, fulfillment(id: ID!): Fulfillment, refund(id: ID!): Refund,
  return(id: ID!): Return, dispute(id: ID!): ShopifyPaymentsDispute,
  disputes(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false): ShopifyPaymentsDisputeConnection!,
  node(id: ID!): Node, nodes(ids: [ID!]!): [Node]!, currentAppInstallation: AppInstallation!, publicApiVersions: [ApiVersion!]!,
}
input AttributeInput { key: String!, value: String! }
input OrderInput {
  id: ID!, note: String, tags: [String!], email: String, phone: String, poNumber: String, customAttributes: [AttributeInput!],
}
type UserError { field: [String!], message: String! }
type OrderUpdatePayload { order: Order, userErrors: [UserError!]! }
type TagsAddPayload { node: Node, userErrors: [UserError!]! }
type TagsRemovePayload { node: Node, userErrors: [UserError!]! }
type Mutation {
  orderUpdate(input: OrderInput!): OrderUpdatePayload, tagsAdd(id: ID!, tags: [String!]!): TagsAddPayload,
  tagsRemove(id: ID!, tags: [String!]!): TagsRemovePayload,
}
`
