/** IANA writes cities without their accents, and this runtime knows some by names that are no longer theirs. */
const written: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Asmara',
  'Africa/El_Aaiun': 'El Aaiún',
  'Africa/Lome': 'Lomé',
  'Africa/Ndjamena': 'N’Djamena',
  'Africa/Sao_Tome': 'São Tomé',
  'America/Araguaina': 'Araguaína',
  'America/Asuncion': 'Asunción',
  'America/Bahia_Banderas': 'Bahía de Banderas',
  'America/Belem': 'Belém',
  'America/Bogota': 'Bogotá',
  'America/Cancun': 'Cancún',
  'America/Ciudad_Juarez': 'Ciudad Juárez',
  'America/Coral_Harbour': 'Atikokan',
  'America/Cordoba': 'Córdoba',
  'America/Argentina/Cordoba': 'Córdoba',
  'America/Argentina/Tucuman': 'Tucumán',
  'America/Cuiaba': 'Cuiabá',
  'America/Curacao': 'Curaçao',
  'America/Eirunepe': 'Eirunepé',
  'America/Godthab': 'Nuuk',
  'America/Maceio': 'Maceió',
  'America/Mazatlan': 'Mazatlán',
  'America/Merida': 'Mérida',
  'America/Miquelon': 'Saint-Pierre',
  'America/Santarem': 'Santarém',
  'America/Sao_Paulo': 'São Paulo',
  'America/St_Johns': 'St. John’s',
  'Asia/Calcutta': 'Kolkata',
  'Asia/Katmandu': 'Kathmandu',
  'Asia/Rangoon': 'Yangon',
  'Asia/Saigon': 'Ho Chi Minh City',
  'Asia/Ho_Chi_Minh': 'Ho Chi Minh City',
  'Asia/Urumqi': 'Ürümqi',
  'Atlantic/Faeroe': 'Tórshavn',
  'Atlantic/Reykjavik': 'Reykjavík',
  'Europe/Chisinau': 'Chișinău',
  'Europe/Kiev': 'Kyiv',
  'Europe/Zurich': 'Zürich',
  'Indian/Maldives': 'Malé',
  'Indian/Reunion': 'Réunion',
  'Pacific/Noumea': 'Nouméa',
  'Pacific/Ponape': 'Pohnpei',
  'Pacific/Truk': 'Chuuk',
}

/**
 * The city a person knows a zone by: `America/Sao_Paulo` is São Paulo. What stands between area and city
 * (`America/Argentina/…`) is left out; a zone that names no city (`UTC`) is named as it is.
 * Accents and today's names: Unicode CLDR's exemplar cities, which `Intl` does not give out.
 *
 * @param zone IANA
 */
export const cityOfZone = (zone: string): string => written[zone] ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
