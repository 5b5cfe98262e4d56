/** Numbers as payment systems write them. All functions take digits or letters in ASCII, without separators. */

/** ISO/IEC 7812-1 annex B, the check digit of cards. */
export const luhn = (digits: string): boolean => {
  let sum = 0
  for (let at = digits.length - 1, double = false; at >= 0; at -= 1, double = !double) {
    const digit = digits.charCodeAt(at) - 48
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return sum % 10 === 0
}

/**
 * First digits of payment cards by issuer, with the lengths they are issued in: ISO/IEC 7812 issuer ranges as the schemes
 * publish them (Visa, Mastercard, American Express, Discover, Diners Club, JCB, UnionPay, Maestro, RuPay, Mir, Elo, Hipercard,
 * Dankort, Troy, Verve). Both ends of a range are written with the same number of digits.
 */
const issuers: readonly (readonly [string, readonly (readonly [number, number])[], readonly number[]])[] = [
  ['visa', [[4, 4]], [13, 16, 19]],
  [
    'mastercard',
    [
      [51, 55],
      [2221, 2720],
    ],
    [16],
  ],
  [
    'amex',
    [
      [34, 34],
      [37, 37],
    ],
    [15],
  ],
  [
    'discover',
    [
      [6011, 6011],
      [644, 649],
      [65, 65],
    ],
    [16, 19],
  ],
  [
    'diners',
    [
      [300, 305],
      [3095, 3095],
      [36, 36],
      [38, 39],
    ],
    [14, 16, 19],
  ],
  ['jcb', [[3528, 3589]], [16, 17, 18, 19]],
  [
    'unionpay',
    [
      [62, 62],
      [8171, 8171],
    ],
    [16, 17, 18, 19],
  ],
  [
    'maestro',
    [
      [5018, 5018],
      [5020, 5020],
      [5038, 5038],
      [5893, 5893],
      [6304, 6304],
      [6759, 6759],
      [6761, 6763],
    ],
    [12, 13, 14, 15, 16, 17, 18, 19],
  ],
  [
    'rupay',
    [
      [508, 508],
      [60, 60],
      [81, 82],
      [353, 353],
      [356, 356],
    ],
    [16],
  ],
  ['mir', [[2200, 2204]], [16, 17, 18, 19]],
  [
    'elo',
    [
      [4011, 4011],
      [438935, 438935],
      [451416, 451416],
      [457631, 457632],
      [504175, 504175],
      [5066, 5067],
      [627780, 627780],
      [636297, 636297],
      [636368, 636368],
      [6500, 6516],
    ],
    [16],
  ],
  [
    'hipercard',
    [
      [606282, 606282],
      [3841, 3841],
    ],
    [16, 19],
  ],
  [
    'dankort',
    [
      [5019, 5019],
      [4571, 4571],
    ],
    [16],
  ],
  ['troy', [[9792, 9792]], [16]],
  [
    'verve',
    [
      [506099, 506198],
      [650002, 650027],
    ],
    [16, 18, 19],
  ],
]
/** The scheme a card number belongs to by its first digits and its length; null where no scheme issues such. Says nothing of the check digit. */
export const issuerOf = (digits: string): string | null => {
  for (const [scheme, ranges, lengths] of issuers) {
    if (!lengths.includes(digits.length)) continue
    for (const [low, high] of ranges) {
      const head = Number(digits.slice(0, String(low).length))
      if (head >= low && head <= high) return scheme
    }
  }
  return null
}

/** Length of an IBAN by country: ISO 13616 registry, as SWIFT publishes it. */
const ibanLengths: Readonly<Record<string, number>> = Object.fromEntries(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
    .split(' ')
    .map((entry) => [entry.slice(0, 2).toLowerCase(), Number(entry.slice(2))]),
)
/** @param country two letters, lower case. Null where the country has no IBAN. */
export const ibanLength = (country: string): number | null => ibanLengths[country] ?? null

/** ISO 7064 MOD 97-10 over an IBAN without spaces, in lower case. */
export const mod97 = (iban: string): boolean => {
  let rest = 0
  for (const letter of iban.slice(4) + iban.slice(0, 4)) {
    const value = letter >= 'a' ? letter.charCodeAt(0) - 87 : letter.charCodeAt(0) - 48
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
