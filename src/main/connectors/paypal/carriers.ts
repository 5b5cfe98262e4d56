/**
 * Carriers as PayPal lists them (OpenAPI 1.10, `tracking_info.carrier_name`, 1257 names). A name that is not among
 * these goes as OTHER with its own words, which PayPal takes as well.
 */
const known: Record<string, string> = {
  ups: 'UPS',
  usps: 'USPS',
  fedex: 'FEDEX',
  dhl: 'DHL',
  'dhl express': 'DHL',
  'dhl paket': 'DE_DP_DHL_WITHIN_EUROPE',
  'deutsche post': 'DE_DP_DHL_WITHIN_EUROPE',
  dpd: 'DPD',
  'dpd de': 'DPD_DE',
  'dpd fr': 'DPD_FR',
  'dpd uk': 'UK_DPD',
  gls: 'GLS',
  'gls de': 'DE_GLS',
  'gls it': 'GLS_IT',
  'gls spain': 'GLS_ES',
  hermes: 'HERMES',
  'hermes de': 'HERMES_DE',
  'hermes uk': 'HERMESWORLD_UK',
  yodel: 'YODEL',
  'royal mail': 'ROYAL_MAIL',
  parcelforce: 'PARCELFORCE',
  'la poste': 'LA_POSTE',
  colissimo: 'COLIPOSTE',
  chronopost: 'CHRONOPOST',
  'chronopost france': 'CHRONOPOST_FR',
  'poste italiane': 'POSTE_ITALIANE',
  brt: 'BRT_IT',
  'brt it': 'BRT_IT',
  sda: 'SDA_IT',
  'correos de espana': 'CORREOS_DE_ESPANA',
  correos: 'CORREOS_ES',
  'correos express': 'CORREOS_EXPRESS',
  ctt: 'CTT_PT',
  postnl: 'POSTNL',
  bpost: 'BPOST',
  'swiss post': 'SWISS_POST',
  'austrian post': 'AUSTRIAN_POST',
  posten: 'POSTEN_NORGE',
  'posten norge': 'POSTEN_NORGE',
  postnord: 'SWE_POSTNORD',
  'postnord sweden': 'SWE_POSTNORD',
  bring: 'BRING',
  inpost: 'INPOST_PACZKOMATY',
  'canada post': 'CANADA_POST',
  purolator: 'CA_PUROLATOR',
  'australia post': 'AUSTRALIA_POST',
  'japan post': 'JAPAN_POST',
  yamato: 'YAMATO',
  sagawa: 'SAGAWA',
  'china post': 'CHINA_POST',
  'china ems': 'CN_EMS',
  'sf express': 'SF_EXPRESS',
  yunexpress: 'YUNEXPRESS',
  cainiao: 'CAINIAO',
  'india post': 'INDIA_POST',
  'malaysia post': 'MALAYSIA_POST',
  aramex: 'ARAMEX',
  tnt: 'TNT',
  ontrac: 'ONTRAC',
  lasership: 'US_LASERSHIP',
  correios: 'BRA_CORREIOS',
  'correios brazil': 'BRA_CORREIOS',
}

/** Every name this file can give PayPal. */
export const carrierNames = (): string[] => [...new Set(Object.values(known)), 'OTHER']

/** A carrier by the name a parcel shows («DHL», «Japan Post», «royal-mail»). */
export const carrierOf = (name: string): { carrier_name: string; carrier_name_other?: string } => {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  const found = Object.hasOwn(known, plain) ? known[plain] : undefined
  return found ? { carrier_name: found } : { carrier_name: 'OTHER', carrier_name_other: name.trim().slice(0, 2000) || 'unknown' }
}
