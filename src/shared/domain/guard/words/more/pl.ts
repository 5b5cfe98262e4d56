import type { More } from '../rules'

const secret =
  'hasl[oaem]*|pin|pinu|cvv|cvc|kod[a-z]*|dane logowania|danych logowania|fraz[ae] odzyskiwania|slowa odzyskiwania|pytanie bezpieczenstwa'
const duty = 'cl[oae]|cln[a-z]*|celn[a-z]*|celnicy|podat[a-z]*|opodatkuj*|vat|granic[a-z]*|oplat[a-z]*'
const day =
  'poniedzial[a-z]*|wtor[a-z]*|srod[a-z]*|czwart[a-z]*|piat[a-z]*|sobot[a-z]*|niedziel[a-z]*|dzis|dzisiaj|jutro|pojutrze|poludni[a-z]*|weekend[a-z]*|(?:dwie|trzy|\\d{1,2}) (?:noce|dni|godzin[a-z]*)|tydzien|tygodni[a-z]*|do \\d{1,2}|trzeciego|\\d{1,2}\\.|swiet[a-z]*|wigili[a-z]*|slub[a-z]*|urodzin[a-z]*'
const review =
  'opini[a-z]*|ocen[a-z]*|gwiazd[a-z]*|trustpilot|google|instagram[a-z]*|pochwali[a-z]*|dobre slowo|cos milego|nic zlego|wpis|recenzj[a-z]*|komentarz[a-z]*'

export const more: More = {
  secretAsked: {
    ways: [
      [
        secret,
        'wpisac tu|tutaj|tu|prosze (?:mi |nam )?(?:podac|przeslac|wyslac|przeczytac|wkleic|powiedziec|przedyktowac)|mi je podac|mi podac|potrzebuje|potrzebujemy|jaki kod|naprawimy|zrobimy|wystarczy|zrzut',
      ],
      [`^(?:i |oraz |a )*(?:jeszcze )?[^.?!]{0,20}(?:${secret})[^.?!]{0,36}(?:prosze|tez|takze|dziekuje)[.!]?$`],
      [`^(?:pana |pani )?(?:${secret}) ?\\?`],
      [
        'aplikacj[a-z]* (?:bank[a-z]*|uwierzyt[a-z]*)',
        'liczb[a-z]*|kod[a-z]*|cyfr[a-z]*|numer',
        'przesl*|przeczyt*|podac|wyslac|podyktowac',
      ],
      ['kart[a-z]*', 'obu stron|szesnascie cyfr|16 cyfr|dwoch stron|przod i tyl', 'sfotograf*|zdjec*|przesl*|powtorz*|podac'],
      ['(?:szesciu|szesc|cztery|czterech|trzy|6) cyfr[a-z]*', 'potrzebuje|podac|autoryzac*|przesl*'],
    ],
    not: 'nigdy|nie (?:prosimy|podawac|wysylac|udostepniac|potrzebujemy|przesylac|trzeba|nalezy|wpisywac)|prosze nie|uwazac|oszust*|nikomu|nikt|zresetow*|reset*|zapomni*|samodzielnie|stronie (?:platnosci|banku)|na stronie|ostatnie cztery|rabat*|zamowien*|przesylk*|paczk*|wygas*|usunel*|skasowa*|co najmniej|kod pocztowy|kod odbioru|otrzyma|wyslemy',
  },
  offPlatformPayment: {
    ways: [
      [
        'western union|moneygram|bitcoin*|krypto*|usdt|rodzina i przyjaciele|znajomi i rodzina',
        'nazwisko|odbiorca|ceny|polowe|pol|portfel|byc|prosze|taniej|tez|prowizj*',
      ],
      [
        'miedzy soba|polowe? do mnie|moj (?:telefon|prywatny|numer|portfel|rachunek)|moje konto|wlasnego konta|zaplacic mnie|numer konta|na moje|zaplacic mi',
        'sklep|kas[eay]*|blik*|ominiemy|spor|stronie|prosze|przelac|zwroce|zrobmy|roznic*|wplac*',
        'moj|moje|mnie|wlasnego|soba|mi',
      ],
      ['banknoty|gotowk[a-z]*', 'kopert[a-z]*|kurier[a-z]*|poczt[a-z]*', 'wlozyc|dac|wyslac|przekazac|zaplacic'],
      [
        'kart[a-z]* (?:itunes|podarunk[a-z]*|steam|google|amazon)|doladowan[a-z]*|paysafe*',
        'kupic',
        'kod*|numer*|zdjec*|przeczyt*|przesl*',
      ],
    ],
    not: 'nigdy|nie (?:przyjmujemy|mozemy|przelewac|placic|wysylac|akceptujemy|prosimy|wybierac|kupowac)|prosze nie|uwaga|uwazac|oszust*|nikomu|przy kasie|niestety',
  },
  contactSteering: {
    ways: [
      ['do mnie|u mnie|ze mna', 'nie do (?:sklepu|firmy)|a nie do|nie na stronie|nie przez (?:sklep|strone)'],
      [
        'gdzie indziej|poza (?:ta |tym |)(?:platform[a-z]*|stron[a-z]*|sklep[a-z]*|czat[a-z]*)|na osobnosci',
        'porozm*|wole|omow*|rozmaw*|pogad*|kontynu*',
      ],
      [
        'skyp[a-z]*|snap[a-z]*|telegram[a-z]*|insta[a-z]*|facebook*|signal[a-z]*|messenger[a-z]*|line|whatsapp[a-z]*|discord*',
        'jestem|znajdz mnie|moj|moim|prosze dodac|do anit[a-z_]*|dodac mnie|na moj|mnie',
        'prosze|znajdz|latwiej|jestem|dodac|wyslac|mnie|napisz*',
      ],
      ['jestem pod|moj numer to|dzwonic na moj', 'zero|jeden|dwa|trzy|cztery|piec|szesc|siedem|osiem|dziewiec|\\d'],
      ['[a-z.]{1,40} malpa [a-z]+|malpa (?:mail|gmail)'],
    ],
    not: 'nigdy|nie (?:mozemy|moge|korzystamy|podajemy|odpowiadamy|jestesmy)|oficjaln*|nasz[a-z]*|oszust*|podaje sie|podszyw*|uwag[ae]|kurier*|niestety',
  },
  dutyPromise: {
    ways: [
      [
        duty,
        'my (?:placimy|pokryjemy|pokrywamy)|odprowadzimy|na koszt (?:firmy|sklepu)|nigdy nic|na pewno nie|jest wszystko|wszystko w cenie|zadnych oplat|ani (?:zlotowki|grosza)|za pania|za pana|bierzemy na siebie|placimy my|zero',
        'nic|placi*|opodatk*|wszystko|koszt|odprowadz*|zaplac*|siebie|zadnych|zero|nie|my',
      ],
      ['innej kwoty niz|zadnej innej kwoty', 'nigdy|nie zobaczy|zobaczy', 'koszyk*|zaplac*|kwoty'],
    ],
    not: 'moze|moga|mogl*|zalezy|wedlug|czasem|odbiorca|kupujacy|nie (?:placimy|pokrywamy|wiem|wiemy|mozemy|moge|obejmuje)|zwykle|zazwyczaj|czy|zapytam|znaczy|bez podatkow|rozumiem|zwrot[a-z]*',
  },
  clears: {
    ways: [
      [
        'odpraw[a-z]*|cl[oea]|celn[a-z]*|granic[a-z]*|konfiskat[a-z]*|paczk[a-z]*|karton[a-z]*|kontrol[a-z]*',
        'gwarant*|na pewno|nigdy|nic nie utyka|zadnego ryzyka|musza|ominie|nikt|obiecuje|slowo',
        'po odprawie|zwolni*|utyka|konfiskat[a-z]*|sprawdz*|zatrzym*|przejdzie|otworz*|otwier*|ominie|wejdzie|utkn*|odprawion*',
      ],
      ['musza to zwolnic|na pewno zwolnia'],
    ],
    not: 'moze|moga|zalezy|nie (?:wiem|wiemy|moge|mozemy|gwarant*)|zwykle|zazwyczaj|mamy nadzieje|jesli|gdy|decyduj*|chyba|czy',
  },
  declared: {
    ways: [
      [
        'cene|ceny|wartosc*|kwot[ey]',
        'usuniemy|bez ceny|polowe|obniz*|nizsz*|zaniz*|symboliczn*',
        'faktur*|celn*|cl[oe]|granic*|formularz*|prezent|deklar*|etykiet*',
      ],
      [
        '(?:wpisz|wpis|deklar|oznacz|id|zglosz|napisz)[a-z]*[^.]{0,24}(?:uzywan[a-z]*|prezent|probk[a-z]*|dokumenty)',
        'klopot*|cl[oa]|celn*|wejdzie|nigdy|przejdzie|zatrzym*|unikn*|granic*',
      ],
      ['(?:inna|falszywa|druga) fakture', 'damy|dolaczymy|wlozymy'],
      ['formularz', 'wypelnic', 'przeszlo|przejdzie'],
    ],
    not: 'nie (?:mozemy|moge|wolno|wpisujemy|pozwala|mozna)|prawo|nielegaln*|rzeczywist*|faktyczn*|prawdziw*|opakowan*|karta podarunkowa|zabron*',
  },
  deliveryPromise: {
    ways: [
      [
        day,
        'ma to pan[ia]? u siebie|u pan[ia]|nie pozniej|odbiera|dostaw[a-z]*|najpozniej|przychodzi|dostarczy|w rekach|dojdzie|dotrze|doreczy',
        'slowo|w zadnym razie|i jest|liczyc na|obiecuje|prosze zapisac|bedzie|wychodzi|gwarant*|na pewno|bez opoznien|jeszcze',
      ],
    ],
    not: 'moze byc|powinn*|mamy nadzieje|zwykle|zazwyczaj|okolo|mniej wiecej|chyba|zalezy|jesli|gdy|kiedy|zwrot[a-z]*|odpowie*|napisze|zadzwoni*|magazyn*|szacow*|przewidyw*|nie (?:moge|mozemy)|przelew*|faktur*|opozni*|czy',
  },
  reviewReward: {
    ways: [
      [
        review,
        'gratis|bon|kupon|kod|rabat*|\\d+ ?(?:zl|%|euro)|polowe|losowani*|upomin[a-z]*|cos dorzuce|zalatwie|cena specjalna|przesylk*|lampe|prezent*|punkt*|oddamy|wysylka|zwrocimy',
        'jesli|a|to|=|biora udzial|dla kazdego|dla tych|potem|najpierw|za kazda|prosze|z trzech|podziekowaniu|skasuje|w zamian|ze zdjeciem|gdy|jeszcze|i',
      ],
    ],
    not: 'niezalezn*|bez wzgledu|nigdy|nie (?:oferujemy|dajemy|placimy|kupujemy|zalezy|mozemy|ma)|nic wspolnego|szczer*|wazn[ya]|do dnia|zadn[a-z]* (?:nagrod|rabat|bonus|prezent)[a-z]*|przykro|wadliw*|wygas*|przeczytal*|przepraszam*|numer',
  },
}
