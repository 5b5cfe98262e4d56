/** Where scans happen: country (ISO 3166 alpha-3, as AfterShip writes it), the clock on the wall there, and the spot. */
interface Place {
  country: string
  zone: string
  latitude: number
  longitude: number
}

const rows: Record<string, [country: string, zone: string, latitude: number, longitude: number]> = {
  Hamburg: ['DEU', 'Europe/Berlin', 53.55, 9.99],
  Leipzig: ['DEU', 'Europe/Berlin', 51.42, 12.24],
  Köln: ['DEU', 'Europe/Berlin', 50.94, 6.96],
  Frankfurt: ['DEU', 'Europe/Berlin', 50.03, 8.57],
  Aschaffenburg: ['DEU', 'Europe/Berlin', 49.98, 9.15],
  Neuenstein: ['DEU', 'Europe/Berlin', 50.95, 9.58],
  Strasbourg: ['FRA', 'Europe/Paris', 48.58, 7.75],
  Milano: ['ITA', 'Europe/Rome', 45.46, 9.19],
  Madrid: ['ESP', 'Europe/Madrid', 40.42, -3.7],
  Warszawa: ['POL', 'Europe/Warsaw', 52.23, 21.01],
  Wrocław: ['POL', 'Europe/Warsaw', 51.11, 17.03],
  Dubai: ['ARE', 'Asia/Dubai', 25.2, 55.27],
  Bahrain: ['BHR', 'Asia/Bahrain', 26.27, 50.63],
  Osaka: ['JPN', 'Asia/Tokyo', 34.69, 135.5],
  'Osaka International Post Office': ['JPN', 'Asia/Tokyo', 34.43, 135.24],
  Tokyo: ['JPN', 'Asia/Tokyo', 35.68, 139.69],
  Fukuoka: ['JPN', 'Asia/Tokyo', 33.59, 130.4],
  Atsugi: ['JPN', 'Asia/Tokyo', 35.44, 139.36],
  Shenzhen: ['CHN', 'Asia/Shanghai', 22.54, 114.06],
  'Hong Kong': ['HKG', 'Asia/Hong_Kong', 22.31, 113.91],
  'Los Angeles': ['USA', 'America/Los_Angeles', 33.94, -118.41],
  Curitiba: ['BRA', 'America/Sao_Paulo', -25.43, -49.27],
  'Ciudad de México': ['MEX', 'America/Mexico_City', 19.43, -99.13],
}

/** null: a place of which only the carrier's words are known. */
export function placeOf(name: string): Place | null {
  const row = rows[name]
  return row ? { country: row[0], zone: row[1], latitude: row[2], longitude: row[3] } : null
}
