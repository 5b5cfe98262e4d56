/** Where a customer lives, and what follows from it. */
import type { CaseFacts } from '../case/types'
import type { CustomerRegion } from './types'
import { isZone } from './zoneDays'

const COUNTRIES: Record<CustomerRegion, string> = {
  northAmerica: 'US CA GL PM BM',
  latinAmerica:
    'MX GT BZ SV HN NI CR PA CU HT DO PR JM BS BB TT GD LC VC DM AG KN AI MS VG VI TC KY AW CW SX BQ MQ GP BL MF CO VE GY SR GF EC PE BO BR PY UY AR CL FK GS',
  europe:
    'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO CH GB UA MD BY RU RS ME BA MK AL XK AD MC SM VA GI GG JE IM FO AX SJ',
  middleEastAfrica:
    'TR IL PS JO LB SY IQ IR SA AE QA KW BH OM YE EG LY TN DZ MA EH MR ML NE TD SD SS ER ET DJ SO KE UG TZ RW BI CD CG GA GQ CM CF NG BJ TG GH CI LR SL GN GW GM SN CV ST AO ZM MW MZ ZW BW NA SZ LS ZA MG MU SC KM RE YT SH GE AM AZ',
  southEastAsia: 'PH VN TH MY SG ID BN KH LA MM TL',
  eastAsia: 'CN HK MO TW JP KR KP MN',
  southAsia: 'IN PK BD LK NP BT MV AF KZ KG TJ TM UZ IO',
  oceania: 'AU NZ PG FJ SB VU NC PF WS TO KI TV NR PW FM MH CK NU TK WF AS GU MP NF CX CC PN',
}
const regions = new Map(
  Object.entries(COUNTRIES).flatMap(([region, list]) => list.split(' ').map((country) => [country, region as CustomerRegion] as const)),
)

/** Every country we know (ISO 3166-1 alpha-2). */
export const knownCountries = (): string[] => [...regions.keys()]

/** The region of a country (ISO 3166-1 alpha-2, any case); null where it is none we know. */
export const regionOf = (country: string | null): CustomerRegion | null =>
  country === null ? null : (regions.get(country.toUpperCase()) ?? null)

const EU = new Set('AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '))
/** Directive 2011/83/EU binds the Union and, by the EEA Agreement, Iceland, Liechtenstein and Norway. */
export const hasWithdrawalRight = (country: string | null): boolean => country !== null && (EU.has(country) || /^(IS|LI|NO)$/.test(country))

/** Countries whose mainland has one zone: there the country alone tells the clock. */
const ZONES =
  'AT Vienna,BE Brussels,BG Sofia,HR Zagreb,CZ Prague,DK Copenhagen,EE Tallinn,FI Helsinki,FR Paris,DE Berlin,GR Athens,HU Budapest,IE Dublin,IT Rome,LV Riga,LT Vilnius,LU Luxembourg,MT Malta,NL Amsterdam,PL Warsaw,RO Bucharest,SK Bratislava,SI Ljubljana,SE Stockholm,LI Vaduz,NO Oslo,CH Zurich,GB London,RS Belgrade,BA Sarajevo,MK Skopje,AL Tirane,ME Podgorica,MD Chisinau,UA Kyiv,TR Istanbul,ES Madrid,PT Lisbon'
const ELSEWHERE =
  'CY Asia/Nicosia,IS Atlantic/Reykjavik,JP Asia/Tokyo,KR Asia/Seoul,CN Asia/Shanghai,HK Asia/Hong_Kong,MO Asia/Macau,TW Asia/Taipei,PH Asia/Manila,VN Asia/Ho_Chi_Minh,TH Asia/Bangkok,MY Asia/Kuala_Lumpur,SG Asia/Singapore,BN Asia/Brunei,KH Asia/Phnom_Penh,LA Asia/Vientiane,MM Asia/Yangon,IN Asia/Kolkata,PK Asia/Karachi,BD Asia/Dhaka,LK Asia/Colombo,NP Asia/Kathmandu,AE Asia/Dubai,SA Asia/Riyadh,QA Asia/Qatar,KW Asia/Kuwait,BH Asia/Bahrain,OM Asia/Muscat,IL Asia/Jerusalem,JO Asia/Amman,LB Asia/Beirut,IQ Asia/Baghdad,EG Africa/Cairo,MA Africa/Casablanca,TN Africa/Tunis,DZ Africa/Algiers,ZA Africa/Johannesburg,NG Africa/Lagos,KE Africa/Nairobi,GH Africa/Accra,CO America/Bogota,PE America/Lima,VE America/Caracas,BO America/La_Paz,UY America/Montevideo,PY America/Asuncion,PA America/Panama,CR America/Costa_Rica,GT America/Guatemala,HN America/Tegucigalpa,NI America/Managua,SV America/El_Salvador,DO America/Santo_Domingo,CU America/Havana,PR America/Puerto_Rico,JM America/Jamaica,NZ Pacific/Auckland'
const pairs = (list: string, prefix: string) => list.split(',').map((pair) => [pair.slice(0, 2), prefix + pair.slice(3)] as const)
const zones = new Map([...pairs(ZONES, 'Europe/'), ...pairs(ELSEWHERE, '')])

/** Calling codes of single countries, for those of whom only the number is known (WhatsApp). +1 and +7 are shared by several. */
const CALLING = new Map(
  '20 EG,27 ZA,30 GR,31 NL,32 BE,33 FR,34 ES,36 HU,39 IT,40 RO,41 CH,43 AT,44 GB,45 DK,46 SE,47 NO,48 PL,49 DE,51 PE,52 MX,53 CU,54 AR,55 BR,56 CL,57 CO,58 VE,60 MY,61 AU,62 ID,63 PH,64 NZ,65 SG,66 TH,81 JP,82 KR,84 VN,86 CN,90 TR,91 IN,92 PK,93 AF,94 LK,95 MM,98 IR,212 MA,213 DZ,216 TN,218 LY,233 GH,234 NG,254 KE,351 PT,352 LU,353 IE,354 IS,355 AL,356 MT,357 CY,358 FI,359 BG,370 LT,371 LV,372 EE,373 MD,374 AM,375 BY,376 AD,377 MC,380 UA,381 RS,382 ME,385 HR,386 SI,387 BA,389 MK,420 CZ,421 SK,423 LI,502 GT,503 SV,504 HN,505 NI,506 CR,507 PA,591 BO,593 EC,595 PY,598 UY,852 HK,853 MO,855 KH,856 LA,880 BD,886 TW,960 MV,961 LB,962 JO,963 SY,964 IQ,965 KW,966 SA,967 YE,968 OM,971 AE,972 IL,973 BH,974 QA,977 NP,994 AZ,995 GE,998 UZ'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
)
const countryOfPhone = (phone: string | null): string | null => {
  const digits = /^(?:\+|00)([\d\s().-]{6,})$/.exec(phone?.trim() ?? '')?.[1]?.replace(/\D/g, '')
  if (!digits) return null
  for (const length of [3, 2]) {
    const country = CALLING.get(digits.slice(0, length))
    if (country) return country
  }
  return null
}

const tidy = (country: string | null | undefined): string | null =>
  country && /^[a-z]{2}$/i.test(country.trim()) ? country.trim().toUpperCase() : null

/** The customer's country (ISO 3166-1 alpha-2): as the backend knows it, else where the newest order went, else by the calling code. */
export const countryOf = ({ customer, orders }: Pick<CaseFacts, 'customer' | 'orders'>): string | null =>
  tidy(customer?.country) ?? tidy(orders.find(({ country }) => tidy(country) !== null)?.country) ?? countryOfPhone(customer?.phone ?? null)

/** The customer's IANA zone: as the backend knows it, else her country's where it has one clock; null where neither tells. */
export const customerZoneOf = (facts: Pick<CaseFacts, 'customer' | 'orders'>): string | null => {
  const zone = facts.customer?.zone
  if (zone && isZone(zone)) return zone
  const country = countryOf(facts)
  return country === null ? null : (zones.get(country) ?? null)
}
