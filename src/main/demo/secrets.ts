/** Keys of one installation's demo servers. Made from the randomness handed in, so that no other program can know them. */
export interface ShopSecrets {
  token: string
  pubsubToken: string
  wooKey: string
  wooSecret: string
  aftershipKey: string
  paypalId: string
  paypalSecret: string
  shopifyToken: string
  stripeKey: string
}

export interface Secrets {
  blobs: string
  /** Of the translation server; missing in a demo kept from before it came. */
  translator?: string
  shops: Record<string, ShopSecrets>
}

export function makeSecrets(shopIds: readonly string[], hex: (bytes: number) => string): Secrets {
  const shops: Record<string, ShopSecrets> = {}
  for (const shopId of shopIds) {
    shops[shopId] = {
      token: hex(16),
      pubsubToken: hex(16),
      wooKey: `ck_${hex(20)}`,
      wooSecret: `cs_${hex(20)}`,
      aftershipKey: `asat_${hex(16)}`,
      paypalId: `A${hex(24)}`,
      paypalSecret: `E${hex(24)}`,
      ...newerSecrets(hex),
    }
  }
  return { blobs: hex(32), translator: hex(16), shops }
}

/** Keys of the systems that came later: a demo kept from before gets them when it opens. */
export function newerSecrets(hex: (bytes: number) => string): Pick<ShopSecrets, 'shopifyToken' | 'stripeKey'> {
  return { shopifyToken: `shpat_${hex(16)}`, stripeKey: `rk_test_${hex(24)}` }
}
