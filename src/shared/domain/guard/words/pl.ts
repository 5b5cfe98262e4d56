import { words } from '../pattern'
import { rulesOf } from './rules'
import type { GuardWords } from './types'

const refused =
  'nie (?:mogę|możemy|da się|sposób|gwarantujemy|gwarantuję|obiecujemy|obiecuję|zapewniamy|wiem|wiemy|jesteśmy w stanie|jestem w stanie|mamy wpływu|potrafię|ma gwarancji|można)|bez gwarancji|nikt nie może|niemożliwe|brak gwarancji|trudno (?:powiedzieć|obiecać)'
const duty =
  'cł[oauem]*|cłami|celn[a-ząęóś]*|podatk[a-z]*|podatek|vat|opłat[a-zęą]* (?:celn|import|za odpraw|dodatkow)[a-z]*|akcyz[a-z]*|odpraw[a-z]*|należności (?:celn|import)[a-z]*|dopłat[a-z]*|danin[a-z]*|kosztów (?:celnych|importu|dodatkowych)|koszty (?:celne|importu|dodatkowe|odprawy)'
const weekday = '(?:poniedział[a-z]*|wtor[a-z]*|środ[aęyzo]*|czwart[a-z]*|piąt[a-z]*|sobot[a-zęą]*|niedziel[a-zęą]*)'
const month = '(?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia)'
const number =
  '(?:\\d{1,3}|jeden|jednego|dwa|dwóch|dwie|trzy|trzech|cztery|czterech|pięć|pięciu|sześć|siedem|kilka|dobę|tydzień|dzień|godzinę)'
const day = `${weekday}|dziś|dzisiaj|jutro|pojutrze|wieczorem|w tym tygodniu|w przyszłym tygodniu|w weekend|weekend|świętami|święta|świąt|wigili[a-zęą]*|boże narodzenie|bożym narodzeniem|sylwest[a-z]*|nowym rokiem|wielkanoc[a-z]*|mikołaj[a-z]*|walentyn[a-z]*|dzień matki|(?:urodzin[a-z]*|ślub[a-z]*|wesel[a-z]*|komuni[a-zęą]*|imienin[a-z]*|rocznic[a-zęą]*|wyjazd[a-z]*)|\\d{1,2}\\.? ${month}|\\d{1,2}\\.\\d{1,2}(?:\\.\\d{2,4})?|nastąpi \\d{1,2}|(?:za|w ciągu|w|przed upływem|do)(?: najbliższych| maksymalnie| dokładnie| niecałe)* ${number}(?: ?(?:do|-|lub) ?${number})? ?(?:godzin[aęy]?|dni|dnia|doby|dób|tygodni[ea]?|dni roboczych|roboczych)?|na czas|terminowo|w terminie|punktualnie|przed (?:południem|jedenastą|[a-z]+ą)|do (?:południa|wieczora)|do końca (?:tygodnia|dnia|miesiąca)|o \\d{1,2}(?::\\d\\d)?|48 ?h|24 ?h`

export const pl: GuardWords = {
  language: 'pl',
  ...rulesOf(words, {
    secretAsked: {
      ways: [
        [
          'prosimy o|proszę o|poproszę o|potrzebn[a-z]*|podać|wpisać tutaj|przekazać|podyktować',
          'kod(?:u|em|y)?,? (?:który|jaki|z|od)|kod|liczb[a-zęy]*',
          'przyszedł|przyjdzie|sms[a-z-]*|telefon[a-z]*|bank[a-z]*|aplikacj[a-z]*|pokaże|wyświetl[a-z]*',
        ],
        [
          'prosz[eęą]|prosimy|poproszę|poprosimy|prześl[a-z]*|przesła[a-z]*|podaj[a-z]*|poda[cć]|podać|podyktow[a-z]*|napis[a-zz]*|napisz|wyślij|wysłać|wysłanie|przekaż[a-z]*|przekazać|powiedz[a-z]*|dyktuj|podyktuj|odpis[a-z]*|odczyta[a-zć]*|przeczyta[a-zć]*|potrzebuj[a-zęe]*|potrzebn[a-z]*|potrzeba|niech (?:pani|pan|państwo)|wystarczy|konieczn[a-z]*|jak(?:i|ie|a) (?:jest|to|ma|był)[a-z]*|wpisz|wpisa[a-zć]*|potwierd[a-z]*|udostępni[a-zć]*|wklej|wkle[a-z]*|zrób|zdjęcie|sfotograf[a-z]*|byłaby|byłby|czy (?:może|mogłaby|mógłby|mogę)|chciał[a-z]*|brakuje|zdradz[a-z]*|daj|daj mi|dać',
          'hasł[a-z]*|haseł|pin|pinu|kod(?:u|em|y|ów)? (?:blik|pin|sms|autoryzacyjn[a-z]*|weryfikacyjn[a-z]*|jednorazow[a-z]*|zabezpieczając[a-z]*|bezpieczeństwa|potwierdz[a-z]*|dostępu|logowania|aktywacyjn[a-z]*|z (?:sms[a-z-]*|aplikacji|banku|wiadomości|telefonu)|z [a-z-]+)|kod(?:u|em)?(?: [a-ząęółśżźćń,]+){0,6} (?:telefon|przyszedł|przyjdzie|banku|bank|sms[a-z-]*|dostał[a-z]*|otrzymał[a-z]*|karty|aplikacji|przekaza[cć]|wysłał[a-z]*)|(?:przyjdzie|przyszedł|dostał[a-z]*|otrzymał[a-z]*)(?: [a-z,]+){0,4} kod|blik|cvv|cvc|(?:pełn[a-z]*|całego|cał[a-z]*|wszystkie|wszystkich)(?: [a-z0-9]+){0,3} (?:kart[a-zęąy]*|cyfr[a-z]*)|(?:numer[a-z]*|dan[a-z]*|zdjęci[a-z]*|skan[a-z]*|cyfr[a-z]*|fot[a-zkęą]*)(?: [a-z0-9,]+){0,5} kart(?:y|ę|ą|ie|a)|dat[a-zęą]* ważności|(?:16|szesnaście|szesnastu) cyfr|trzy cyfry|trzech cyfr|login[a-z]* i hasł[a-z]*|dan[a-z]* (?:do )?(?:logowania|dostępowe|bankow[a-z]*|banku)|bankowości|dostęp[a-z]* do (?:banku|konta)|pytani[a-z]* (?:pomocnicz|zabezpieczając)[a-z]*|nazwisko panieńskie|pokaże się (?:liczba|kod)',
        ],
      ],
      not: 'kart[a-zęąy]* (?:podarunkow|lojalnościow|gwarancyjn|stałego klienta|pamięci)[a-z]*|proszę zachować|strzec|bank (?:sam )?(?:poprosi|zapyta)|tylko tam|wyłącznie na|jaką kartą|którą kartą|seryjn[a-z]*|numer (?:faktury|klienta)|link[a-z]*|wygasa|ważny|spam|usun[a-zęłi]*|skasow[a-z]*|nie potrzebujemy|ustawieni[a-z]*|profil[a-z]*|musi (?:mieć|zawierać)|znak[a-zów]*|co najmniej|przeglądar[a-z]*|zostanie wysłany|poprosi|nigdy|nie (?:nam |mi |go |ich |jej |je |prosz[a-zę]* |trzeba |należy |podawa* |wysyła* |pyta* |udostępnia* |prosimy |potrzebuj* |musi |wymaga* |przesyła* |zdradz* |pisa* |podaw* |przechow* |tutaj|będziemy |zapisuj* |wpisuj* |dawa* )+|bez (?:podawania|wysyłania)|zresetow[a-zć]*|reset[a-z]*|zapomni[a-z]*|zmieni[cć]|zmiana hasła|zmiany hasła|wybrać|ustaw[a-zić]*|utwórz|utworzyć|nowe hasło|na stronie|w serwisie|w aplikacji banku proszę|samodzielnie|ostatni[a-z]* (?:cztery|4|cyfr*)|kod(?:u)? (?:pocztow*|rabatow*|odbioru|promocyjn*|kreskow*|błędu|produktu)|numer(?:u)? (?:zamówienia|przesyłki|paczki|telefonu)|oszust*|wyłudz*|phishing|otrzyma (?:pani|pan)|wyślemy|wysłaliśmy|rozłączyć|nikomu|błędn[a-z]*|ktoś|do paczkomatu|kupon*|paczkomat*',
    },
    offPlatformPayment: {
      ways: [
        [
          '(?:zapłac|przel|wpłac|wyśl|prześl|wysył|podeśl)[a-ząęćłń]*(?: [a-z0-9]+){0,8} (?:na (?:moje|konto|mój|prywat|numer)[a-z]*|mi|przez (?:western|revolut|wise|bitcoin)[a-z]*|blikiem na|w (?:gotówce|bitcoin)[a-z]*|poza|do ręki|bezpośrednio)',
          '.{0,3}[a-z]+',
        ],
        [
          '(?:zwrócę|oddam|przeleję|wyślę|zwrócimy|oddamy)(?: [a-z0-9]+){0,8} (?:paypal[a-z]*|blik[a-z]*|western|bitcoin[a-z]*|krypto[a-z]*|gotów[a-z]*|moje[a-z]* kont[a-z]*|kart[a-zęąy]* podarunkow[a-z]*|prywatn[a-z]*|revolut[a-z]*)',
        ],
        [
          'znajom[a-z]* (?:i|oraz|lub) rodzin[a-zęy]*|rodzin[a-zęy]* i (?:znajom|przyjaci)[a-zół]*|przyjaciel[a-z]*(?: i rodzin[a-zęy]*)?|western union|money ?gram|bitcoin[a-z]*|btc|krypto[a-z]*|usdt|ether[a-z]*|kart[a-zęy]* (?:podarunkow|przedpłacon|amazon|apple|google|steam|itunes)[a-z]*|doładowani[a-z]*|paysafe[a-z]*|bon[a-zóy]* (?:amazon|podarunkow)[a-z]*|revolut[a-z]*|wise|portfel[a-z]*|(?:moje|moim|mój|moją|mojego|mnie|mi|własn[a-z]*)(?: [a-ząęółśżźćń]+)? (?:konto|koncie|konta|paypal[a-z]*|link[a-z]*|kartę|numer|blik[a-z]*)|na moje|konto (?:prywatne|kolegi|koleżanki|szefa|własne|podane|bankowe)|prywatn[a-z]* (?:konto|paypal[a-z]*|blik[a-z]*)|iban[a-z]*|mi (?:bezpośrednio|blikiem|przez)|bezpośrednio (?:do mnie|mnie|mi|na|nam)|do mnie|do ręki|w gotówce|gotówk[a-zęą]*|blik(?:iem)? na (?:numer|telefon|mój)|przelew(?:em)? (?:bezpośredni[a-z]*|na|do)|link[a-z]* do płatności',
          'zapłac[a-zić]*|płac[a-zić]*|płatnoś[a-z]*|przel[a-zać]*|przelew[a-z]*|wyśl[a-z]*|wysł[a-zać]*|prześl[a-z]*|przesł[a-zać]*|kup[a-zić]*|zwróc[a-zęić]*|zwrot[a-z]*|opłat[a-zęy]*|kwot[a-zęy]*|pieniąd[a-z]*|wpłac[a-zić]*|dać|daj|niech|proszę zrobić|uregul[a-z]*|oddam[a-z]*|podać|przekaż[a-z]*',
        ],
        [
          'poza (?:sklepem|stroną|platformą|systemem|serwisem|allegro|amazonem|koszykiem|portalem)|z pominięciem|omij[a-z]*|omin[a-ząć]*|(?:nie musi|zamiast|bez)(?: [a-z]+){0,3} (?:stronę|sklep|system|koszyk|platform[a-zęy]*)|bez (?:prowizji|faktury|pośredników)|prowizj[a-zęi]*|na lewo|pod stołem|anuluj[a-z]*(?: [a-ząęółśżźćń,]+){0,6} (?:zapłac[a-zi]*|przel[a-z]*|bezpośrednio|kup[a-zi]*)',
          'zapłac*|płac*|przel[a-z]*|wysł*|wyśl*|kup*|pieniąd*|zwrot*|cen[a-zęy]*|taniej|rabat*|kwot*|link*|opłat*|zamów*|sprzeda*|prosz*|anuluj*|umów*|rozlicz*',
        ],
      ],
      not: 'nie potrzebujemy|nigdy|nie (?:płacić|akceptujemy|przyjmujemy|przyjmuje|można|prosimy|da się|wolno|zwracamy|realizujemy|możemy|pobieramy|wysyłać|proś*)|niestety|oszust*|wyłudz*|uwaga|ostrożn*|podejrzan*|ktoś kazał|ktoś prosi|to nie my|w koszyku można|tą samą metodą|ta sama metoda|tę samą kartę|pierwotn*|dotarł|wpłynął|zaksięgow*|nasze karty podarunkowe|realizuje się|saldo|spór|odblokow*|wybrać (?:przelew|płatność)|jeśli (?:wybrał|zapłacił)[a-z]*',
    },
    contactSteering: {
      ways: [
        [
          '[a-z0-9._-]{2,40}@[a-z0-9.-]{4,}|(?:\\+|00)?\\d[\\d ()/.-]{6,16}\\d|@[a-z][a-z0-9_.]{3,}',
          'mnie|mi|mój|moj*|mną|prywatn*|własn*',
          'dzwon*|zadzwon*|napis*|pis*|kontakt*|wyś*|wys*|zapis*|numer*|doda*|znajd*|mail*|sms*',
        ],
        [
          'snapchat[a-z]*|telegram[a-z]*|whats ?app[a-z]*|signal[a-z]*|wechat[a-z]*|discord[a-z]*|instagram[a-z]*|facebook[a-z]*|messenger[a-z]*|viber[a-z]*|prywatn[a-z]*|poza godzinami|po pracy|między nami|bezpośrednio do mnie|do mnie na|na priv',
          'wysłać do|pisz[a-z]*|napis[a-z]*|proszę|dzwon[a-z]*|zadzwon[a-z]*|kontakt[a-z]*|załatw[a-z]*|rozmaw[a-z]*|dod[a-z]*|szuka[a-zć]*|znajd[a-z]*|moj[a-z]*|mój|mnie',
        ],
        [
          '(?:mój|moj[a-ząęim]*|do mnie|mnie|mi|moim|własnego|prywatn[a-z]*)(?: [a-ząęółśżźćń]+){0,1} ?(?:whats ?app[a-z]*|numer[a-z]*|telefon[a-z]*|komórk[a-zęąi]*|mail[a-z]*|e-mail[a-z]*|gmail[a-z]*|telegram[a-z]*|instagram[a-z]*|facebook[a-z]*|messenger[a-z]*|wechat[a-z]*|id|kont[a-z]*|profil[a-z]*|skype[a-z]*|signal[a-z]*|adres[a-z]*)|numer[a-z]* prywatn[a-z]*|prywatn[a-z]* (?:numer|telefon|mail|adres|wiadomoś|kont|czat)[a-zćęą]*|(?:na|przez|w) (?:whats ?app[a-z]*|telegram[a-z]*|wechat[a-z]*|instagram[a-z]*|insta|facebook[a-z]*|fejs[a-z]*|messenger[a-z]*|discord[a-z]*|snapchat[a-z]*|signal[a-z]*|viber[a-z]*|skype[a-z]*|tiktok[a-z]*|priv|priva)|na priv|jestem [a-z]+#\\d+|do domu|własnego telefonu|z prywatnego|wa\\.me|t\\.me|@[a-z0-9_.]{4,}|poza (?:platformą|czatem|stroną|sklepem|allegro)|(?:zapisać|zadzwonić|dzwonić) (?:na )?\\d{3}[ -]?\\d{3}[ -]?\\d{3}',
          'pis[a-zać]*|napis[a-zać]*|napisz|dzwoń|zadzwoń|dzwon[a-zić]*|zadzwon[a-zić]*|dod[a-zać]*|doda[a-z]*|znal[a-zeźć]*|znajd[a-zź]*|kontakt[a-z]*|kontynu[a-z]*|rozm[a-z]*|pogada[a-z]*|porozma[a-z]*|wysł[a-zać]*|wyśl[a-zij]*|załatw[a-z]*|zostaw[a-zić]*|oddzwoni[a-zęć]*|odez[a-zwę]*|numer|id|to|zapisać|zapisz|przej[a-zśćdź]*|przenie[a-zśćm]*|kliknij|gadać|pomaga|umów[a-z]*|zaproś|zaprosić|odezwij',
        ],
      ],
      not: 'nie (?:mogę|możemy|mamy|używamy|korzystamy|podajemy|kontaktujemy|wolno|rozmawiamy)|niestety|oficjaln[a-z]*|nasz[a-zeąę]* (?:whats ?app|kont|stron|czat|instagram|facebook|adres|numer|zesp|kana|profil|sklep|infolini)[a-z]*|sklepu|kurier[a-z]*|kierowc[a-zy]*|aktualny|(?:pisał|dzwonił|kontaktował)[a-z]* (?:pani|pan|się|państwo)?[a-z ]{0,8}do nas|oszust*|nigdy|tylko oficjaln*|kolega|koleżanka|biuro obsługi|infolini[a-z]*|obsługi klienta|dane osobowe|moja przełożona',
    },
    dutyPromise: {
      ways: [
        [
          'przy (?:odbiorze|dostawie)|na miejscu|kurier|listonosz|cł[a-z]*|podat[a-z]*|vat|celn[a-z]*',
          'nic (?:pani|pan|państwo)? ?(?:nie )?(?:zapłaci|dopłaci|poprosi|zażąda|trzeba)[a-z]*|ani (?:grosza|złotówki)|nie (?:poprosi|zażąda|pobierze|dopłaci|zapłaci)[a-z]*|wszystko (?:opłacone|załatwione|w cenie|zapłacone)|gwarantuj[a-z]*|obiecuj[a-z]*|zapewniam|nigdy nie (?:płac|dopłac)[a-z]*',
        ],
        [
          duty,
          '(?:nie|żadn[a-zeyc]*|bez|zero|brak|ani|nikt nie|nic nie)(?: [a-ząęółśżźćń]+){0,5} (?:cł[a-zoem]*|celn[a-z]*|podat[a-z]*|vat[a-z]*|opłat[a-z]*|dopłat[a-z]*|zapłac[a-zi]*|płac[a-zi]*|dopłac[a-zi]*|kwot[a-z]*|grosza|kosztów|będzie|naliczy|obciąż[a-z]*|zobaczy|musi|trzeba|zażąda|żadn[a-z]*)|wolne? od|zwolnion[a-z]* z|bezcłow[a-z]*|zero|nie, żadn[a-z]*|: nie|brak (?:cła|opłat|podatku)|ani grosza|nic (?:nie )?dopłac[a-z]*|żadnych|żadnego',
        ],
        [
          duty,
          '(?:pokrywa[a-z]*|pokryj[a-z]*|płacimy|zapłacimy|opłacamy|opłacimy|opłacone|opłacon[a-z]*|bierzemy|ponosi(?:my)? (?:my|sklep|nasz[a-z]*)?|zwrócimy|oddamy|zwracamy|oddajemy|regulujemy|uregulujemy|finansujemy|przejmujemy|zrefund[a-z]*|zajmiemy się|załatwi[a-z]* (?:my|za)|sklep (?:pokrywa|płaci|opłaca|ponosi))|po naszej stronie|na nasz koszt|z naszej (?:kieszeni|strony)|przez (?:nas|sklep)|(?:jest|są|wszystko|już|cena|łącznie|w)(?: [a-ząęółśżźćń]+){0,4} (?:wliczon[a-z]*|zawart[a-z]*|opłacon[a-z]*|cenie|ostateczn[a-z]*|pokryt[a-z]*|uregulowan[a-z]*|w cenie|zapłacon[a-z]*)|wliczon[a-z]*|w cenie|łącznie z|ddp|co do grosza|cena (?:jest )?(?:ostateczna|końcowa)|zawiera[a-z]* (?:już |wszystkie |cło|podat)[a-z]*',
        ],
      ],
      not: `${refused}|nie (?:zwracamy|pokrywamy|zawiera[a-z]*|obejmuj[a-z]*|naliczamy|płacimy|oddajemy|są wliczon*|jest wliczon*|uwzględnia[a-z]*|opłacamy|ponosimy)|(?:po stronie|ponosi|płaci|pokrywa|obciąża[a-z]*) (?:klient[a-z]*|odbior[a-z]*|kupując[a-z]*|kupującego)|mo(?:że|gą) (?:zostać|być|dojść|pobrać|naliczyć|zażądać|pojawić|doliczyć|wystąpić)|może|możliwe|ewentualn*|decyduj[a-z]*|zależ[a-z]*|w zależności|często|czasem|zwykle|zazwyczaj|doliczają|tego nie|na prezent|w unii|wewnątrz ue`,
    },
    customsPromise: {
      clears: [
        [
          'celn[a-z]*|odpraw[a-z]*|granic[a-z]*|kontrol[a-z]*|celni[a-z]*',
          'nie (?:otworz|sprawdz|zatrzym|skontrol|ruszy|dotkn|zajrz)[a-ząę]*|zawsze przechodz[a-zi]*|nigdy (?:nie )?(?:zatrzym|otwiera|sprawdza|mieliśmy)[a-z]*|bez (?:otwierania|sprawdzania|kłopot|problem|czekania)[a-zów]*|znają nas|gwarantuj[a-zęe]*|gwarantowan[a-z]*|obiecuj[a-zęe]*|z zamkniętymi oczami',
        ],
        [
          'odpraw[a-zęyie]*|celn[a-z]*|cł[oaue]|celni[a-z]*|granic[a-zęyą]*|kontrol[a-zęi]*|inspekc[a-z]*|zwolnieni[a-z]*|zatrzyma[a-zjć]*|zajm[a-z]*|otworz[a-z]*|otwier[a-z]*|urząd|urzęd[a-z]*|ruszy',
          'bez (?:żadn[a-z]* |najmniejsz[a-z]* )?(?:problem[a-zów]*|kontroli|opóźnie[a-zń]*|przeszkód|kłopot[a-zów]*|trudności|zatrzym[a-z]*)|na pewno|gwarant[a-z]*|gwarancj[a-zęą]*|obiecuj[a-zęe]*|zapewniam[a-z]*|pewn[aeioy]|pewno|z pewnością|zawsze|nigdy|100 ?%|sto procent|formalność|nie (?:będzie|zostanie|zatrzyma|zatrzymają|otworz[a-z]*|sprawdz[a-z]*|skontroluj[a-z]*|ruszy|dotkn[a-z]*|ma się|martw[a-z]*|będą|zajrz[a-z]*|zainteres[a-z]*)(?: [a-ząęółśżźćń]+){0,4}|nie martwić|nie martw|proszę się nie|kontroli nie|(?:przejdzie|przejdą|przechodzi|przechodzą|przepuszcz[a-z]*|puszcz[a-zą]*)(?: [a-ząęółśżźćń]+){0,4}|da (?:panu|pani|państwu) spokój|w ciągu (?:jednego|\\d)[a-z ]*|spokojn[a-z]*|słowo|nikt (?:jej|nie|go)|gładko|bezproblemowo|żadn[a-z]* (?:kontrol|problem|zatrzym)[a-z]*',
        ],
      ],
      clearsNot: `${refused}|mamy nadzieję|zwykle|zazwyczaj|zwyczajnie trwa|czasem|często|może (?:potrwać|zażądać|skontrolować|zatrzymać|trwać)|mogą|jeśli urząd|gdy|kiedy|jak tylko|po odprawie|po zakończeniu|decyzj[a-z]*|zależ[a-z]*|w trakcie|śledzeni[a-z]*|według|została|zakończono|nie wolno|wpływu|prawdziw*|rzeczywist*|leżała na cle, przykro`,
      declared: [
        [
          'wpiszemy|wpiszę|wpisujemy|podamy|oznaczymy|oznaczę|zadeklarujemy|zgłosimy|napiszemy|wyślemy|wyślę|podzielimy|wystawimy|możemy (?:wpisać|podać|oznaczyć|zadeklarować|napisać|podzielić|zaniżyć|obniżyć)',
          'prezent|próbk[a-z]*|upominek|używan[a-z]*|niższ[a-z]*|mniejsz[a-z]*|zaniżon[a-z]*|symboliczn[a-z]*|mniej niż|dwie (?:paczki|faktury)|dwóch paczk[a-z]*|bez faktury|\\d+ ?(?:euro|zł|dolar[a-z]*)|połow[a-zę]*|poniżej|użytku osobistego',
        ],
        [
          '(?:jako|to) (?:prezent|upominek|podarunek|próbk[a-zęi]*|wzór|dokument[a-z]*|rzecz[a-z]* (?:osobist|używan)[a-z]*|używan[a-z]*|darowizn[a-zęa]*)|prezent|upominek|podarunek|próbka|(?:mał[a-zą]*|niż[a-zs]*|zaniżon[a-z]*|symboliczn[a-z]*|mniejsz[a-z]*|połow[a-zęą]*|fałszyw[a-z]*|niewielk[a-z]*)(?: [a-ząęółśżźćń]+){0,3} (?:wartoś[a-zćią]*|cen[a-zęy]*|kwot[a-zęy]*|sum[a-zęy]*)|(?:wartoś[a-zćią]*|cen[a-zęy]*|kwot[a-zęy]*|faktur[a-zęzy]*)(?: [a-ząęółśżźćń]+){0,4} (?:mał[a-z]*|niż[a-zs]*|zaniż[a-z]*|symbol[a-z]*|mniejsz[a-z]*)|(?:zaniż|obniż|zmniejsz|pomniejsz)[a-zyć]*(?: [a-ząęółśżźćń]+){0,3} (?:wartoś|cen|kwot|faktur)[a-zćęąy]*|połow[a-zęy]* (?:ceny|wartości)|\\d+ ?(?:euro|eur|€|zł|dolar[a-zów]*|usd)|bez wartości|poniżej (?:progu|limitu)',
          'oznacz[a-zyęć]*|wpis[a-zęaz]*|wpisz[a-z]*|poda[a-zmćy]*|deklar[a-z]*|zadeklar[a-z]*|napis[a-zzęa]*|wyśl[a-zęe]*|wysł[a-zać]*|zaniż[a-zyć]*|obniż[a-zyć]*|formularz[a-z]*|faktur[a-zęzy]*|karton[a-z]*|zgłos[a-zić]*|zgłaszamy|nadam[a-zy]*|nada[a-zć]*|naklei[a-z]*|opis[a-zz]*|wystaw[a-z]*|zmniejsz[a-zyć]*|będzie',
          'deklar*|celn*|cł[a-zo]*|formularz*|faktur*|karton*|paczk*|prezent|upominek|próbk*|wartoś*|etykiet*|podat*|granic*|progu',
        ],
      ],
      declaredNot:
        'darmow[a-z]*|gratis|nie (?:wolno|możemy|mogę|deklarujemy|oznaczamy|można|wpisujemy|zaniżamy|robimy|podajemy)|nigdy|niezgodn*|nielegaln*|oszustw*|przestępstw*|na prezent|pakowani*|karta podarunkow*|kartka|rzeczywist*|prawdziw*|faktyczn*|pełną wartość|proszę wypełnić|żądan*|pełna faktura',
    },
    deliveryPromise: {
      ways: [
        [
          'dotrze|dojdzie|przyjdzie|będzie|dostanie|otrzyma|doręczymy|dostarczymy|doręczona|dostarczona|kurier|ma (?:pani|pan)',
          'poniedział[a-z]*|wtor[a-z]*|środ[a-z]*|czwart[a-z]*|piąt[a-z]*|sobot[a-z]*|niedziel[a-z]*|jutro|dziś|dzisiaj|święt[a-z]*|świąt|weekend[a-z]*|urodzin[a-z]*|ślub[a-z]*|\\d+ (?:godzin|dni)|na czas',
          'gwarantuj[a-z]*|gwarantowan[a-z]*|obiecuj[a-z]*|na pewno|z pewnością|słowo|zapewniam|bez wątpienia|spokojnie|najpóźniej|nie później',
        ],
        [
          'dotrze|dotrą|dojdzie|dojdą|przyjdzie|przyjdą|przyjedzie|dostarcz[a-zyęoń]*|doręcz[a-zyęoeń]*|dostaw[a-zaęy]*|otrzyma[a-z]*|dostan[a-zie]*|będzie (?:u|w|pani|pan|miał[a-z]*|już|na|przed|gotow|dostarcz|doręcz)[a-z]*|będą u|miał[a-z]* (?:pani|pan)|w rękach|u (?:pani|pana|państwa|ciebie)|pod drzwiami|w domu|gwarant[a-z]*|terminu dotrzymamy|zdąży[a-z]*|kurier (?:przywiezie|doręczy|dostarczy|będzie)|przywiezi[a-z]*|wręczy|pod choink[a-zęą]*|będzie',
          day,
        ],
      ],
      not: `od (?:dostawy|otrzymania|doręczenia)|po (?:dostawie|otrzymaniu)|zwrócić|wymienić|odesłać|${refused}|zwykle|zazwyczaj|przeważnie|przewidywan[a-z]*|przewiduj[a-z]*|szacowan[a-z]*|szacunk[a-z]*|orientacyjn[a-z]*|około|ok\\.?|prawdopodobn*|chyba|powinn[a-z]*|powinien|może|mogą|mogłaby|mamy nadzieję|według|zgodnie z|jeśli|jeżeli|gdy|kiedy|jak tylko|doręczono|dostarczono|dotarł[a-z]*|był[aoy]?|opuści[a-zł]*|wyśl[a-zęe]*|wysył[a-z]*|nada[a-zmnoy]*|wyjdzie z|odezwę|odpowie[a-zm]*|odpisz[a-z]*|zadzwonię|zwrot|zwrotu|zwrócimy|pieniąd[a-z]*|środk[a-z]*|faktur[a-z]*|mail[a-z]*|wiadomoś[a-z]*|odpowiedź|etykiet[a-z]*|link|kod|punkt odbioru|przechowa|odebra[a-z]*|odbior[a-z]*|trwa|śledzenie|między|obiecać terminu|magazyn[a-z]*|w sprzedaży|dostępn[a-z]*|co najmniej|średnio|rabat|kupon|napisz[a-zę]*`,
    },
    reviewReward: {
      ways: [
        [
          'opini[a-z]*|recenzj[a-z]*|gwiazd[a-z]*|komentarz[a-z]*|ocen[a-z]*|google|trustpilo[a-z]*',
          'rabat[a-z]*|kupon[a-z]*|zwrot[a-z]*|zwróc[a-z]*|gratis[a-z]*|prezent[a-z]*|bon[a-z]*|punkt[a-z]*|\\d+ ?(?:zł|%|euro)|gwarancj[a-z]*|losowani[a-z]*|now[a-z]* lamp[a-z]*|bez opłat|pieniąd[a-z]*|darmow[a-z]*',
          'w zamian|jeśli|gdy|podniós[a-z]*|zniknie|znikn[a-z]*|usun[a-z]*|zmieni[a-z]*|po |za |dopiero|wtedy|opowie|poleci',
        ],
        [
          'opini[a-zeęią]*|recenzj[a-zeęią]*|gwiazd[a-z]*|komentarz[a-z]*|ocen[a-zęyią]*|trustpilo[a-z]*|opis wrażeń',
          'kupon[a-z]*|rabat[a-z]*|zniżk[a-zęią]*|zwróc[a-zi]*|zwrot[a-z]*|oddam[a-z]*|prezent[a-z]*|upomin[a-z]*|gratis[a-z]*|za darmo|darmow[a-z]*|bon[a-z]*|kart[a-zęay]* podarunkow[a-z]*|punkt[a-zyów]*|losowani[a-z]*|wygra[a-z]*|nagrod[a-zęy]*|\\d+ ?(?:zł|%|euro|€|eur|procent)|pieniąd[a-z]*|próbk[a-zęi]*|rekompens[a-z]*|dopis[a-zzęe]*|niespodziank[a-zęi]*|bez opłat|now[a-z]* lamp[a-zęy]*|premi[a-zęi]*|voucher[a-z]*|cashback',
          'za (?:opini*|każd[a-z]*|pozytywn*|dobr*|pięć|5|zmian*|usun*|szczer*|recenz*|wystaw*|napis*|dodan*|miłą|tę)|jeśli|jeżeli|w zamian|po (?:edycji|zmianie|usunięciu|dodaniu|napisaniu|opublikow*|wystaw*)|gdy|kiedy|usun[a-zięć]*|zmien[a-zić]*|zmian[a-zęy]*|edy[a-z]*|napis[a-zzać]*|wystaw[a-zić]*|dod[a-zać]*|zostaw[a-zić]*|opublik[a-z]*|skasuj[a-z]*|wycof[a-zać]*|przysł[a-zać]*|w podziękowaniu|i (?:dostanie|otrzyma|zwrócimy|damy|masz)|podni[a-zósł]*|popraw[a-zić]*|opowie|otrzyma|=|dopiero|aby|żeby|zrzut',
        ],
      ],
      not: 'niezależn*|bez względu|nie (?:oferujemy|dajemy|kupujemy|płacimy|możemy|zależy|nagradzamy|prosimy|wymieniamy|ma wpływu|ma związku|uzależniamy)|nic w zamian|nie w zamian|zakaz*|zabron*|nigdy|w każdej chwili|przeczytał[a-z]*|przykro|z \\d+ opinii|bez warunków|bez żadnych warunków|wyłącznie pana|wyłącznie pani',
    },
  }),
  salutation: {
    opens: [
      /^\s*(?:szanown[aey]|drog[aio]|dzien dobry|dobry wieczor|witam|witaj|czesc|hej|kochan[ay]|mil[ay]|szanowni)(?: ponownie)?,? +([a-z'. -]{2,60}?)\s*(?:[,!.:;\n]|$| dzieku| w | juz | kurier | zwrot | prosz)/,
      /(?:^|[.!?\n]\s*)(?:dziekuj[ea]|dziekuje bardzo|dzieki|ciesze sie|bardzo mi milo|przykro mi|przepraszam|oczywiscie|jasne|rozumiem|swietnie|tak|nie|dobre wiadomosci|prosze bardzo|nie ma sprawy|bardzo prosze|milo mi|super|zgoda)(?: (?:za|ze|z) [a-z ]{2,40})?, ?((?:pani |panie )?[a-z'-]{2,30}(?: [a-z'-]{2,30})?)\s*[,!.:;]/,
      /^\s*((?:pani|panie|panno) [a-z' -]{2,40}?)\s*[,:!\n]/,
    ],
    titles: new Set(
      'pani panie pan panno panstwo szanowna szanowny szanowni droga drogi kliencie klientko klientka klient dr doktorze doktor profesorze prof inz mgr redaktorze wszyscy zespole ponownie dziekuje za i oraz mecenasie dyrektorze'.split(
        ' ',
      ),
    ),
  },
  culture: [
    {
      id: 'plOpening',
      source: 'Poradnia językowa PWN: formy powitalne w listach',
      hit: /^\s*(?:witam|witaj(?:cie)?|czesc|hej(?:ka)?|siema|elo|yo|halo|hello|hi|dzien doberek|dzienx|nara|siemka|czolem)(?![a-z])/,
      opening: true,
      polite: true,
      mailOnly: true,
      replace: 'Dzień dobry',
    },
    {
      id: 'plPan',
      source: 'Poradnia językowa PWN: formy adresatywne',
      hit: /(?<![a-z«"“„])(?<!„ ?)(?:ty|ciebie|cie|ci|tobie|toba|twoj(?:a|e|ego|ej|emu|im|ich|imi)?|masz|mozesz|chcesz|wiesz|jestes|musisz|bedziesz|dostaniesz|potrzebujesz|dostal[ae]s|zamowil[ae]s|kupil[ae]s|odebral[ae]s|napisal[ae]s|napisz|wyslij|przeslij|podaj|zobacz|sprawdz|daj znac|czekaj|kliknij|otworz|wpisz|pamietaj|odpisz|zadzwon|zajrzyj|odeslij|wybierz|nie zapomnij|nie martw sie)(?![a-z]| i ja)/,
      polite: true,
    },
    {
      id: 'plSlang',
      source: 'Poradnia językowa PWN',
      hit: /(?<![a-z])(?:pozdro|nara|narka|spoko|sorki|sory|sorry|thx|dzieki wielkie|oki|okej|git|super ze|kochana|kochany|skarbie|slonko|ziom|nom|lol|xd|buziaki|buzka|pzdr)(?![a-z])/,
      polite: true,
      mailOnly: true,
    },
  ],
  frequent: new Set(
    'i w z na do nie sie jest to ze jak za po o przez dla pani pan panu panstwo prosze dziekujemy dziekuje od ale juz czy tak moze byc bedzie zamowienie paczka zostala zostalo wczoraj nasz nasza przesylka mamy nam sa jej jego lub oraz wiadomosc dzien dobry wyslana'.split(
      ' ',
    ),
  ),
}
