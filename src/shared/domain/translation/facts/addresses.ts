/**
 * Postal addresses: a street with its number, with what follows it up to the town. Told by the words and forms each country
 * writes them with (UPU addressing sheets); an address that names no street word («Am Anger 3») is seen with its postcode only.
 */
import { type Finder, placesOf } from './candidate'

const L = '[\\p{L}\\p{M}]'
const townWord = "\\p{Lu}[\\p{L}\\p{M}'’-]*(?![\\p{L}\\p{N}])"
const town = `(?:(?:St|Ste|Sta|Sto|Bad|Frankfurt a)\\. ?)?${townWord}(?:[ -](?:${townWord}|am|an|der|im|ob|sur|sous|le|la|les|de|del|di|do|da|dos|das|the|upon|nad)){0,4}`
const sep = '(?:,?[ ]?\\n|,[ ]?|[ ]?[–-][ ]|[ ])'

const patterns: readonly RegExp[] = [
  // de, at, ch, nl: «Hauptstraße 12a, 10115 Berlin»; without a postcode only where the street has its word.
  new RegExp(
    `(?<!${L})(?:\\p{Lu}[\\p{L}\\p{M}.-]*(?:straße|strasse|str\\.|weg|allee|platz|gasse|ring|ufer|damm|chaussee|markt|hof|steig|straat|laan|plein|gracht|kade)|(?:\\p{Lu}[\\p{L}\\p{M}-]* ){1,3}(?:Straße|Strasse|Str\\.|Weg|Allee|Platz|Ring|Ufer|Damm|Gasse)|(?:Am|An der|An den|Im|Auf der|Auf dem|Zum|Zur|Unter den|In der) \\p{Lu}[\\p{L}\\p{M}-]*(?=[^\\n]{0,12}${sep}(?:D-|A-|CH-)?\\d{4,5} \\p{Lu})) ?\\d{1,4}(?: ?[a-hA-H](?!${L}))?(?:[ -/]\\d{1,3})?(?:${sep}(?:(?:Wohnung|Whg\\.?|Top|Stiege|c/o|Hinterhaus|\\d\\. (?:OG|Stock)|EG)[^,\\n]{0,20},? ?)?(?:D-|A-|CH-|NL-)?\\d{4,5}(?: ?[A-Z]{2}(?!${L}))? ${town})?`,
    'dgu',
  ),
  // en: «221B Baker Street, London NW1 6XE», «742 Evergreen Terrace, Apt 4, Springfield, IL 62704».
  new RegExp(
    `(?<![\\p{L}\\p{N}.,])(?:(?:Flat|Apt\\.?|Unit|Suite) ?\\w{1,5},? )?\\d{1,5}[A-Z]?(?: (?:N|S|E|W|North|South|East|West)\\.?)? (?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|\\d{1,3}(?:st|nd|rd|th))(?: \\p{Lu}[\\p{L}\\p{M}'’.-]*){0,3} (?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Close|Terrace|Way|Place|Pl|Square|Sq|Crescent|Gardens|Grove|Hill|Parkway|Pkwy|Highway|Hwy|Row|Mews|Walk|Circle|Cir|Trail)\\b\\.?(?:${sep}(?:Apt|Apartment|Unit|Suite|Ste|Flat|Floor|#)\\.? ?\\w{1,5})?(?:${sep}${townWord}(?: ${townWord}){0,2}){0,2}(?:${sep}(?:[A-Z]{2},? \\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d|[A-Z]{2,3} \\d{4}))?`,
    'dgu',
  ),
  // fr, be: «12 bis rue de la Paix, 75002 Paris».
  new RegExp(
    `(?<![\\p{L}\\p{N}.,])\\d{1,4}(?: ?(?:bis|ter|quater|[A-D]))?,? (?:rue|avenue|av\\.|boulevard|bd\\.?|place|allée|allee|chemin|impasse|quai|cours|route|square|passage|ruelle|faubourg)(?: (?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|(?:de|du|des|la|le|les|et|en|aux?|saint|sainte)(?!${L})|l['’]\\p{L}+|d['’]\\p{L}+)){1,7}(?:${sep}(?:(?:bât|bâtiment|appt?|apt|étage)[^,\\n]{0,20}, ?)?\\d{5} ${town})?`,
    'dgu',
  ),
  // es: «Calle Mayor 5, 2º B, 28013 Madrid», «Av. Insurgentes Sur 1602, Col. Crédito Constructor, 03940 Ciudad de México».
  new RegExp(
    `(?<!${L})(?:[Cc]alle|[Cc]/|[Aa]venida|[Aa]vda\\.?|[Aa]v\\.|[Pp]laza|[Pp]za\\.?|[Pp]aseo|[Pp]º|[Cc]arrera|[Cc]ra\\.?|[Cc]amino|[Cc]arretera|[Rr]onda|[Tt]ravesía|[Cc]alzada) ?(?:(?:de|del|la|las|los|el|y) )*(?:\\p{Lu}[\\p{L}\\p{M}.-]*|\\d{1,3})(?: (?:\\p{Lu}[\\p{L}\\p{M}.-]*|(?:de|del|la|las|los|el|y)(?!${L}))){0,5}(?:,? ?(?:n\\.?[º°o]\\.?|núm\\.?|#|No\\.)? ?\\d{1,5}(?: ?[A-Z](?!${L}))?(?:-\\d{1,4})?|,? s/n)(?:, (?:(?:piso|bajo|ático|esc\\.?|escalera|puerta|dpto\\.?|depto\\.?|int\\.?|local|portal|apto\\.?) ?[^,\\n]{0,14}|\\d{1,2}\\.?[º°ª]? ?[A-Z]?(?![\\p{L}\\d])|\\d[º°ª] \\p{L}{1,10}|[Cc]ol(?:\\.|onia) [^,\\n]{2,30}|[Bb]arrio [^,\\n]{2,30})){0,3}(?:${sep}(?:C\\.?P\\.? ?)?\\d{5} ${town}|, \\p{Lu}[\\p{L}\\p{M}]+(?: (?:de |del )?\\p{Lu}[\\p{L}\\p{M}]+){0,2})?`,
    'dgu',
  ),
  // it: «Via Giuseppe Verdi 12, 20121 Milano (MI)».
  new RegExp(
    `(?<!${L})(?:[Vv]ia|[Vv]iale|[Pp]iazza|[Pp]iazzale|P\\.za|[Cc]orso|[Ll]argo|[Vv]icolo|[Ss]trada|[Ll]ungotevere|[Cc]ontrada)(?: (?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|(?:di|del|della|dei|delle|dello|degli|da|e)(?!${L})|(?:dell|d)['’]\\p{L}+)){1,6},? ?(?:n\\.? ?)?\\d{1,4}(?!\\d)(?:/?[A-Za-z](?!${L}))?(?:/\\d+)?(?:, (?:interno|int\\.|scala|piano|ribalta|citofono) ?[^,\\n]{1,10})?(?:${sep}\\d{5} ${town}(?: ?\\([A-Z]{2}\\)| [A-Z]{2}(?![\\p{L}]))?)?`,
    'dgu',
  ),
  // pt: «Rua das Flores, 123, apto 45, Centro, São Paulo - SP, 01234-567».
  new RegExp(
    `(?<!${L})(?:[Rr]ua|R\\.|[Aa]venida|[Aa]v\\.|[Tt]ravessa|[Aa]lameda|[Pp]raça|[Ee]strada|[Rr]odovia|[Ll]argo|[Ll]adeira)(?: (?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|(?:das|dos|da|do|de|e)(?!${L})|\\d{1,2}(?= de ))){1,6},? ?(?:n\\.?[º°o]? ?)?\\d{1,5}(?:(?:, | - | – |,? ?\\n)(?:(?:apto?\\.?|apartamento|bloco|casa|sala|conjunto|cj\\.?|fundos) ?[^,\\n–-]{0,12}|(?:CEP:? ?)?\\d{5}-?\\d{3}|\\d{4}-\\d{3}|[A-Z]{2}(?!${L})|${town})){0,6}(?: (?:CEP:? ?)?\\d{5}-\\d{3})?`,
    'dgu',
  ),
  // pl: «ul. Długa 5/7 m. 3, 00-238 Warszawa».
  new RegExp(
    `(?<!${L})(?:ul\\.|al\\.|pl\\.|os\\.|[Uu]lic[ay]|[Uu]licę|[Uu]licy|[Aa]lej[ae]|[Pp]lac|[Oo]siedle|[Rr]ondo) ?(?:\\p{Lu}|\\d{1,2})[\\p{L}\\p{M}.-]*(?: (?:\\p{Lu}[\\p{L}\\p{M}.-]*|i|na|nad)){0,4} \\d{1,4}[a-zA-Z]?(?:/\\d{1,4})?(?:,? ?(?:m\\.|lok\\.|mieszkanie|m) ?\\d{1,4})?(?:${sep}\\d{2}-\\d{3} ${town})?`,
    'dgu',
  ),
  // ja: «〒150-0002 東京都渋谷区渋谷2-1-1 ○○ビル3階».
  /(?:〒 ?\d{3}-?\d{4}[ \n]?)?(?:東京都|北海道|(?:大阪|京都)府|[\u4e00-\u9fff]{2,3}県)[\u4e00-\u9fff\u3041-\u30ffヶケノ]{1,14}(?:市|区|町|村|郡)[\u4e00-\u9fff\u3041-\u30ffヶケノー]{0,16}\d{1,4}(?:丁目|番地?|号|-| ?の)?(?:\d{1,4}(?:番地?|号|-)?){0,3}(?: ?[\u4e00-\u9fff\u30a0-\u30ffA-Za-z]{1,16}(?:\d{1,4}(?:号室?|階|F)?)?(?:号室|号|室|階|F)?(?![\u3041-\u309f]))?/dgu,
  /〒 ?\d{3}-?\d{4}/dgu,
  /(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}(?:市|区)[\u4e00-\u9fff\u30a0-\u30ff]{1,8}\d{1,3}(?:丁目\d{1,3}番(?:地)?(?:\d{1,3}号)?|-\d{1,3}(?:-\d{1,4}){1,2})/dgu,
  // zh: «北京市朝阳区建国路88号3栋1502室».
  /(?:[\u4e00-\u9fff]{2,7}(?:省|自治区))?(?:[\u4e00-\u9fff]{2,6}市)(?:[\u4e00-\u9fff]{1,6}(?:区|县|市|镇)){0,2}[\u4e00-\u9fff\d]{1,16}(?:路|街|道|巷|弄|大道|胡同|村|小区|花园|广场)[东西南北中]?(?:[\u4e00-\u9fff]{0,6}\d{1,5}(?:号|弄|栋|幢|座|单元|楼|层|室|房|巷)?){1,6}(?:[\u4e00-\u9fff]{0,8}(?:大厦|小区|花园|广场|公寓)(?:\d{0,4}[A-Z]?(?:座|栋|幢|单元|室|楼|号|层)?){0,4})?/dgu,
  /[\u4e00-\u9fff]{2,8}(?:区|县)[\u4e00-\u9fff]{1,10}(?:路|街|大道|巷|弄)\d{1,5}(?:号|弄)(?:\d{1,4}(?:号楼|栋|幢|座|单元|室|楼|层|号))*/dgu,
  // ar: «شارع التحرير 15، الدقي، القاهرة».
  /(?:\d{1,4} )?(?:شارع|طريق|ش\.|حي|عمارة|مبنى|برج|فيلا)\s(?!رقم)[\u0621-\u0652]+(?:\s[\u0621-\u0652]+){0,4}?[,، ]{1,2}(?:(?:رقم|مبنى|عمارة|شقة|الدور|الطابق|فيلا|برج|بناية)\s?)?\d{1,5}(?:[,،]\s?(?:(?:شقة|الدور|الطابق|مبنى|عمارة|حي|رقم)\s[\u0621-\u0652\d]+(?:\s[\u0621-\u0652]+)?|(?:ال|ا|م|د|ج|أ|ب|ش)[\u0621-\u0652]+(?:\s(?:ال)?[\u0621-\u0652]+)?(?:\s\d{5})?)){0,4}/dgu,
  /\d{1,4} (?:شارع|ش)\s[\u0621-\u0652]+(?:\s[\u0621-\u0652]+){0,2}(?:[,،]\s?(?:ال)?[\u0621-\u0652]+(?:\s(?:ال)[\u0621-\u0652]+)?){1,3}/dgu,
  // Anywhere on the continent: some words, a house number, a postcode and a town.
  new RegExp(
    `(?<!${L})${townWord}(?: (?:${townWord}|\\p{Ll}{1,4}(?!${L}))){0,4},? \\d{1,4} ?[a-zA-Z]?(?!${L})(?:,? (?:bte|boîte|bus|Whg\\.?|appt?|apt|int\\.?|scala|piso|porta|Halle|Tor|Rampe|dock|étage|bât\\.?) ?\\w{1,4})*,? ?\\n?(?:[A-Z]{1,2}-)?(?:\\d{4,5}|\\d{2}-\\d{3}|\\d{3} \\d{2}) ${town}`,
    'dgu',
  ),
  // Boxes.
  new RegExp(
    `(?<!${L})(?:Packstation|Postfach|Postfiliale|Paketshop|P\\.? ?O\\.? ?Box|Apartado(?: de correos)?|Apdo\\.?|BP|B\\.P\\.|Caixa Postal|Casella Postale|C\\.P\\.|[Ss]kr(?:\\.|ytka) ?poczt(?:\\.|owa)|Locker|Paczkomat)(?: (?:Nr|nr|No|no|n)\\.?)? (?:\\d{1,6}[A-Z]?|[A-Z]{2,4}\\d{1,4}[A-Z]{0,2})(?!${L})(?: \\d{2,3})*(?:${sep}(?:\\d{4,5}|\\d{2}-\\d{3}|\\d{5}-\\d{3}) ${town}|${sep}${townWord}(?:${sep}[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|,? [A-Z]{2} \\d{5})?)?`,
    'dgu',
  ),
  // British, Irish, Canadian postcodes, with the house before them.
  new RegExp(
    `(?:(?<![\\p{L}\\p{N}])(?:(?:Unit|Flat|Suite|Dock|Bay) \\w{1,4}|\\d{1,4}[A-Za-z]?)?,? ?(?:${townWord}[ ,]{1,2}){1,6})?(?<![A-Za-z0-9])(?:[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}|[A-Z]\\d[\\dW] ?[A-Z0-9]{4}(?=[^A-Z0-9]|$)|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d)(?![A-Za-z0-9])`,
    'dgu',
  ),
  // Postcode and town alone, as they stand on a line of their own.
  new RegExp(`(?<=^|\\n)(?:D-|A-|CH-)?\\d{4,5} ${town}(?=\\s*(?:$|\\n))`, 'dgu'),
]

export const addresses: Finder = ({ even, written }) =>
  // Postal signs of Japan and blanks are the same in both; letters are as written.
  patterns
    .flatMap((pattern) => placesOf('address', pattern, even))
    .map((place) => ({ ...place, to: place.from + written.slice(place.from, place.to).replace(/[\s,.;:،。、–-]+$/u, '').length }))
