import { digitsOf, lineMinor, type ShopifyAddress, type ShopifyData, type ShopifyLine } from './model'

export type Shape = Record<string, unknown>

export const gid = (type: string, id: number): string => `gid://shopify/${type}/${id}`
/** The number in a `gid://shopify/Type/123`; null for anything else. */
export const idOf = (type: string, value: unknown): number | null => {
  const found = new RegExp(`^gid://shopify/${type}/(\\d+)$`).exec(String(value))
  return found ? Number(found[1]) : null
}
export const iso = (at: number | null): string | null => (at === null ? null : `${new Date(at).toISOString().slice(0, 19)}Z`)
/** Ruby's decimals: no needless zeros, yet one digit after the point. */
export function decimal(minor: number, currency: string): string {
  const fixed = (minor / 10 ** digitsOf(currency)).toFixed(digitsOf(currency))
  return fixed.includes('.') ? fixed.replace(/0$/, '') : `${fixed}.0`
}
const regions = new Intl.DisplayNames('en', { type: 'region' })
const regionName = (country: string): string => regions.of(country) ?? country

export function addressShape(address: ShopifyAddress, id: number): Shape {
  const name = `${address.first} ${address.last}`
  const country = regionName(address.country)
  return {
    __typename: 'MailingAddress',
    id: gid('MailingAddress', id),
    address1: address.address1,
    address2: null,
    city: address.city,
    company: null,
    coordinatesValidated: false,
    country,
    countryCode: address.country,
    countryCodeV2: address.country,
    firstName: address.first,
    lastName: address.last,
    name,
    formatted: ({ withName }: { withName?: boolean }) => [
      ...(withName ? [name] : []),
      address.address1,
      `${address.zip} ${address.city}`,
      country,
    ],
    formattedArea: `${address.city}, ${country}`,
    latitude: null,
    longitude: null,
    phone: address.phone,
    province: null,
    provinceCode: null,
    timeZone: address.zone,
    zip: address.zip,
  }
}

export function lineShape(
  line: ShopifyLine,
  shop: Pick<ShopifyData, 'name' | 'domain' | 'currency'>,
  sent: boolean,
  bag: (minor: number) => () => Shape,
): Shape {
  const product = 8_000_000 + (line.id % 90_000)
  return {
    __typename: 'LineItem',
    id: gid('LineItem', line.id),
    name: line.variant ? `${line.title} - ${line.variant}` : line.title,
    title: line.title,
    variantTitle: line.variant,
    sku: line.sku,
    vendor: shop.name,
    quantity: line.quantity,
    currentQuantity: line.quantity - line.refunded,
    unfulfilledQuantity: sent ? 0 : line.quantity - line.refunded,
    refundableQuantity: line.quantity - line.refunded,
    requiresShipping: true,
    restockable: true,
    taxable: true,
    isGiftCard: false,
    originalUnitPriceSet: bag(line.unitMinor),
    originalTotalSet: bag(lineMinor(line)),
    discountedUnitPriceSet: bag(line.unitMinor),
    discountedUnitPriceAfterAllDiscountsSet: bag(line.unitMinor),
    discountedTotalSet: bag(lineMinor(line)),
    totalDiscountSet: bag(0),
    customAttributes: [],
    variant: {
      __typename: 'ProductVariant',
      id: gid('ProductVariant', product + 1),
      legacyResourceId: String(product + 1),
      displayName: line.variant ? `${line.title} - ${line.variant}` : line.title,
      title: line.variant ?? 'Default Title',
      sku: line.sku,
      price: decimal(line.unitMinor, shop.currency),
      barcode: null,
    },
    product: {
      __typename: 'Product',
      id: gid('Product', product),
      legacyResourceId: String(product),
      handle: line.sku.toLowerCase(),
      title: line.title,
      productType: '',
      vendor: shop.name,
      onlineStoreUrl: `https://${shop.domain}/products/${line.sku.toLowerCase()}`,
    },
  }
}
