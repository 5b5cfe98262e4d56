/**
 * Words by which a short message is told apart: the small words of each language, and what customers of shops write in chats,
 * with their slips and short forms. Written without the accents that are left out on phones where that makes no other word.
 */
export const latinWords: Readonly<Record<string, string>> = {
  en: `tysm discussed said nothing nobody replied reply response urgent twice paid charged gift bought problem issue attached ridiculous scam worst how long
    the you your is are was were we us have has had will would can could should with please and for this that these of to it its thank thanks
    thx ty hello hi hey where what when why how who which my mine me order ordered package parcel delivery delivered shipped shipping ship track
    tracking refund refunded return returned still not yet no yes yeah yep nope got get any news update when's where's i i'm i've dont don't
    didn't can't cant it's does did do arrived received wrong size broken damaged item but from been about ok much need want cancel change
    address help money back sent soon today tomorrow yesterday already never pls plz right u ur wanna one more out on at in be if so or an a
    there here just only also after before because good great morning perfect sure same again anything something nothing colour color box
    missing which late stock invoice waiting sorry understand fine works size`,
  de: `dringend vlg siehe anhang nee behaltet behalten zweimal geschenk bezahlt gekauft problem antwort antworten antwortet niemand abgebucht frechheit endlich gerade eben hatte wäre waere anrufen rufen sofort storniert bitteschön super toll
    der die das und ist sind war wir sie ihr ihre ihren ihnen ich du mir mich mein meine meinen bitte mit nicht haben habe hat für den dem des
    vielen dank danke auf ein eine einen guten zu zum zur hallo moin servus wo was wann warum wie wer welche welches paket päckchen paeckchen
    lieferung bestellung bestellt sendung versand verschickt rücksendung ruecksendung retoure erstattung geld zurück zurueck noch immer schon
    kein keine ja nein doch ok gerne morgen heute gestern kommt kam gekommen angekommen ankommen falsche falsch größe groesse kaputt defekt
    beschädigt artikel aber von vom bei nach ob wenn als auch nur mehr sehr gut wieder mal dann so umtauschen umtausch stornieren storno
    adresse ändern aendern rechnung nummer stimmt genau passt alles klar hilfe farbe fehlt warte seit tage tagen woche kann könnt können
    koennen möchte moechte will hätte haette wurde wird werden leider richtig erhalten bekommen schicken tschüss lg mfg grüße gruß`,
  fr: `mdr deux fois cadeau payé paye acheté achete problème probleme réponse reponse répondez urgent personne débité joint pièce bonne journée soir bcp tjs pb svp quelqu'un honte marche
    le la les des du de un une vous votre vos nous notre je tu il elle on est et sont suis ai a avez avons ont merci mercii pour avec pas ne
    dans bonjour bonsoir salut coucou sur au aux que qui quoi où quand pourquoi comment combien mon ma mes colis commande livraison livré
    livrée livre expédié expedie remboursement rembourser retour renvoyer toujours encore rien oui non ouais svp stp reçu recu arrivé arrive
    taille cassé casse abîmé abime mauvais mauvaise article mais depuis jours semaine ça ca cela ce cette cet c'est j'ai n'ai d'accord très
    bien aussi plus trop petit grand adresse changer annuler échanger echanger facture numéro numero suivi attends attendre peux pouvez
    voudrais veux parfait super demain hier aujourd'hui besoin aide couleur manque désolé désolée cordialement erreur déjà deja y en`,
  es: `cobraron dos veces vez era regalo huele raro olvídelo contesten contesta xfa hablo inglés tarda tanto compré pagué cobrado problema urgente nadie responde adjunto estafa feo bonito igual entonces ahorita órale andale chido saludos cordial
    el la los las un una unos su sus usted ustedes nosotros yo tu mi mis me te se es son está esta están estoy hay he ha han y o gracias grax
    por para con sin una hola holaa buenas buenos buen días dias tardes noches que qué del al en de cuando cuándo donde dónde como cómo
    cuanto cuánto porque porqué pedido paquete envío envio enviado entrega entregado llegó llego llega llegado llegar todavía todavia aún aun
    nada no sí si vale devolución devolucion devolver devuelvan reembolso dinero talla roto rota dañado equivocado equivocada producto pero
    desde hace semana mañana ayer hoy quiero quería quisiera puedo puede pueden necesito cambiar cambio dirección direccion cancelar factura
    número numero seguimiento espero esperando recibí recibido ya muy bien más mas también tambien perfecto claro ayuda color falta listo
    porfa porfavor favor cual cuál algo alguna otro otra`,
  pt: `cancelem vergonha beleza mudei vlw alguem alguém responde respondem comprei paguei cobrado cobraram duas vezes presente demora problema urgente ninguém anexo blz valeu tudo tô então abraço abraços inglês falo boleto pix
    o os a as um uma você vc voce vcs seu sua meu minha meus nós eu é e são está esta estão estou tá ta foi tem tenho por para pra com sem
    obrigado obrigada obg brigada olá ola oi bom boa dia tarde noite que quê do da dos das no na nos em ao não nao nem sim quando onde cadê
    cade como quanto porque pedido pacote encomenda entrega entregue enviado envio rastreio rastreamento chegou chega chegar chegando ainda
    nada devolução devolucao devolver reembolso estorno dinheiro tamanho quebrado quebrada errado errada produto mas desde faz semana amanhã
    amanha ontem hoje quero queria gostaria posso pode podem preciso trocar troca endereço endereco cancelar nota número numero espero
    esperando recebi já ja muito bem mais também tambem perfeito certo ajuda cor falta favor pfv alguma outro outra até`,
  it: `spedite spedire vi denuncio d'accordo risulta due volte regalo pagato comprato problema risposta rispondete rispondere urgente nessuno allegato vergogna sono ieri tutto va bene addebitato saluti cordiali
    il lo la i gli le un uno una suo sua vostro mio mia miei noi io tu lei mi ti ci è e sono sei siete ho ha hai avete hanno grazie per con non
    senza che chi del dello della dei delle di da dal al alla nel nella su buongiorno buonasera salve ciao dove quando come quanto perché
    perche cosa quale ordine pacco spedizione spedito consegna consegnato consegnata arrivato arrivata arriva ancora niente nulla sì si no
    reso restituire restituzione rimborso soldi taglia rotto rotta danneggiato sbagliato sbagliata prodotto articolo ma da giorni settimana
    domani ieri oggi voglio vorrei posso può potete serve bisogno cambiare cambio indirizzo annullare fattura numero tracciamento aspetto
    aspettando ricevuto già molto bene più anche perfetto certo aiuto colore manca favore prego qualche altro altra c'è dov'è va`,
  nl: `zie bijlage te laat cadeau betaald gekocht probleem antwoord antwoorden dringend niemand twee keer afgeschreven schandalig doet alles alsjeblieft fijne dag avond weekend hoor wel toch
    het een de u uw je jij jouw jullie wij we is zijn ben en bedankt dank dankje dankjewel voor met niet geen van hebben heb heeft dat dit die
    op kunt kan kunnen hallo hoi goedemorgen goedemiddag goedendag waar wat wanneer waarom hoe wie welke mijn ik mij bestelling besteld
    pakket pakje levering geleverd bezorgd bezorging verzonden verzending retour retourneren terug terugbetaling geld nog steeds niets al ja
    nee graag maat kapot beschadigd verkeerde verkeerd artikel maar sinds dagen week morgen gisteren vandaag wil wilde zou moet nodig ruilen
    wijzigen adres annuleren factuur nummer ontvangen gekregen aangekomen komt binnen zo ook meer veel goed prima klopt oké kleur ontbreekt
    alstublieft aub svp groetjes groeten mvg te er naar om bij nu weer wordt werd`,
  pl: `spoko pilne odpowiedź odpowiedz problem prezent zapłaciłem zapłaciłam kupiłem kupiłam dwa razy nikt załączniku załącznik wstyd oszustwo serwus spoczko super wszystko
    się sie jest są sa i dziękuję dziekuje dziękujemy dzięki dzieki dla z ze nie że ze proszę prosze na do państwa pan pani dzień dzien dobry w
    oraz cześć czesc witam hej gdzie co kiedy dlaczego jak kto który ktory moja moje mój moj mi mnie ja mam ma paczka paczki paczkę paczke
    zamówienie zamowienie przesyłka przesylka przesyłki dostawa wysłane wyslane wysłana zwrot zwrócić zwrocic pieniądze pieniadze pieniędzy
    nadal jeszcze nic tak rozmiar uszkodzony uszkodzona zepsuty zły zla zła produkt towar ale od dni tydzień tygodnia jutro wczoraj dziś dzis
    dzisiaj chcę chce chciałbym chciałabym mogę moge można mozna wymienić wymienic wymiana zmienić zmienic adres anulować anulowac faktura
    fakturę numer czekam dostałem dostałam doszła doszla dotarła dotarla przyszła przyszla już juz bardzo dobrze też tez więcej super pomoc
    kolor brakuje a czy to po za o pozdrawiam ok`,
  tr: `slm rezalet zaten sagolun sağolun acil cevap verin sorun iki kez kere hediye ödedim kimse ekte dolandırıcı kolay gelsin bi bişey bisey nerde neyse olsun gönderdim gonderdim
    bir bu şu ve ile için icin ne nerede nerde neden nasıl nasil kim hangi mı mi mu mü var yok değil degil teşekkür tesekkur teşekkürler
    tesekkurler ederim sağol sagol merhaba selam günaydın gunaydin iyi günler gunler akşamlar kargo kargom kargomu paket paketim sipariş
    siparis siparişim siparisim siparişimi teslim teslimat gönderildi gonderildi geldi gelmedi gelecek hala hâlâ henüz henuz daha iade iadem
    para paramı parami geri beden numara yanlış yanlis kırık kirik bozuk hasarlı ürün urun ürünü urunu ama fakat gün gun hafta yarın yarin
    dün dun bugün bugun istiyorum isterim ister olur olmaz oldu lütfen lutfen değişim degisim değiştirmek degistirmek adres adresi iptal
    fatura takip bekliyorum aldım aldim evet hayır hayir tamam çok cok güzel renk eksik yardım yardim misiniz mısınız musunuz zaman ben benim
    bana siz sizin size`,
  sv: `och är ar jag du vi ni det en ett att som på för med inte har av till om hej hejsan tack var när hur varför vad vem min mitt mina paket
    paketet beställning leverans skickat retur återbetalning pengar fortfarande än ännu inget ja nej storlek trasig fel men sedan dagar vecka
    imorgon igår idag vill skulle kan byta ändra adress fått kommit mycket bra gärna`,
  da: `og er jeg du vi det en et at som på for med ikke har af til om hej tak hvor hvornår hvordan hvorfor hvad hvem min mit mine pakke pakken
    bestilling levering sendt retur penge stadig endnu ja nej størrelse forkert men siden dage uge imorgen igår idag vil gerne kan bytte
    adresse fået kommet meget godt`,
  ro: `și si este sunt eu tu noi voi un o la cu nu pentru că ca de din pe bună buna ziua salut mulțumesc multumesc mersi unde când cand cum ce
    cine care comanda comandă comanda coletul colet livrare livrat retur bani încă inca da mărime marime stricat greșit gresit dar vreau pot
    schimb adresa adresă primit ajuns foarte bine mai`,
  cs: `a je jsem jsou se na do že ze pro s není nemám mám dobrý den ahoj děkuji dekuji díky diky kde kdy jak proč co kdo můj moje balík balik
    zásilka zasilka objednávka objednavka doručení vrácení vratit peníze ještě jeste stále ano ne velikost poškozený ale dní týden zítra včera
    dnes chci chtěl mohu prosím prosim vyměnit adresu dostal přišla velmi dobře`,
  id: `saya kamu anda kami yang dan di ke dari ini itu tidak ada belum sudah kapan dimana mana bagaimana kenapa apa terima kasih makasih halo
    selamat pagi siang malam paket pesanan kirim dikirim pengiriman sampai uang kembali ukuran salah rusak barang tapi mau bisa tolong mohon
    ganti alamat iya ya min kak dong nya`,
  vi: `tôi toi bạn là của và không khong có cho với này đó đâu dau khi nào nao sao gì gi cảm ơn cam on xin chào đơn hàng don hang gói giao nhận
    nhan được duoc chưa chua rồi roi tiền tien đổi doi trả tra sai hỏng mình minh em anh chị shop ơi`,
}

/** Arabic as it is written with Latin letters and digits in chats (Egypt, the Levant, the Gulf, the Maghreb). */
export const arabizi = `ba2a betrod betroddo btrod btroddo yerod rod rodo khasamto khasam marratein marten mara shofo shoof shof 5alas khalas 5las zeft saye2 el3ar e5tartaha ektar shaklo shaklaha kwayes kwayyes kways gameel hatewsal hatousal 7ateb3ato ab3at ba3at ba3t eb3at ebaat sa3edni help ana ana2 enta enti howa heya e7na fen feen fein wen wein wayn mesh msh mish mosh mo mafi mfish mafish el al il da dah di dy deh
    kda keda kida eh eih esh eish shu sho shou ezay ezzay ezayak ezayek izay keef kif kefak emta imta emta2 amta meta leh leeh lesh laish shukran
    choukran shokran chokran merci salam salamo alaikum alaykom aleikum 3alaikum marhaba ahlan sabah el5er elkheir 3andi 3ndi 3ayez 3ayz 3ayza
    3awez 3awza abgha bidi biddi bede bdi badi wasal wasalni wasalt wesel weslet wsl waslet wasla talab talabi talabeya talabiya talabt order
    orderi elorder eltalab el-order elorder elshohna sho7na shohna tawseel tawsil mandoob felous flous floos flousi felosi ragga3 raga3 rag3
    arga3 arag3 estirga3 la2 la laa aywa aiwa ah na3am naam tamam tmam lesa lissa lsa lessa ba3d delwa2ti dlw2ty dilwa2ti hala2 halla2 alheen
    daba bokra bukra embare7 mbare7 elnaharda lnharda yom yoom ayam youm osbo3 mo2as ma2as maqas size lon ghalat 8alat ghlt maksoor maksour
    baye7 baye3 momken mumkin law sama7t samaht sama7ti sm7t min fadlak fadlik fadlek habibi 7abibi habibti ya yalla yala wallah walla inshallah
    insha2allah nshallah enshallah alhamdulillah 7amdella bas bs mn men fe fi fih feeh 3ala 3la ma3 ma m3 m3a kol kull kol7aga haga 7aga hadha
    hatha hada hadi had had el hal shi bezzaf bzaf chhal chno fin fayn wach wash kayn makaynch makaynsh khoya khouya bghit 3afak jazilan kteer
    ktir ktiir awi awy gedan jiddan giddan 2oli 2olli 2ooli matwasalsh mawaselsh mawasalsh mawsalsh mawslnish mawselnish wasalsh gat gatli gali`

/** Greek as it is written with Latin letters. */
export const greeklish = `kouponi doulevei douleyei auto afto epeigon ektimisi apodeixi apodei3i apodiksi parigeila paraggeila pareggeila agora agorasa plhrwsa plirosa kartoula karta timologio apantisi apanthste apantate giati kanena kaneis kanenas prepei mexri mexri molis stelnw stelno esteila xalia ntropi signomi sygnwmi sorry filika euxaristies ola einai eine ine den dn dhn exei exw exo echo eho exoume exete kai ke h i o to ta tou toy tis ths tin thn ti tous mou moy mu sas
    sas mas me na tha 8a apo gia giati yiati pou poy pu pws pos pote ti poso posa kalimera kalhmera kalispera kalhspera geia gia sou yeia xairete
    euxaristw efxaristw efharisto efxaristo eyxaristw efcharisto parakalo parakalw parakalv thelo thelw 8elw 8elo ithela hthela paraggelia
    paraggelia parangelia paragelia paraggeilia dema to dema paketo apostoli apostolh paradosi paradosh steilate stilate steilete stilete
    steilei esteila irthe hrthe hr8e ir8e irthan erthei er8ei erxetai erhetai elava elaba parelava parelaba akoma akomh akomi tipota oxi ohi
    nai lathos la8os megethos mege8os noumero xrwma xroma hroma spasmeno xalasmeno elattwmatiko proion proionta xrimata xrhmata lefta leuta
    epistrofi epistrofh epistrepsw allagi allagh allaxw allakso diefthinsi dieu8ynsh akyrwsi akirosi akyrwsw meres mera evdomada ebdomada avrio
    aurio xthes x8es simera shmera mporw mporo mporeite mporeite borw boro boreite xreiazomai thema pragma entaksei entaxei ok re pali tora twra
    edw edo ekei perimenw perimeno poly poli polu kala kalo kati alla alli allo ena mia enas dio pia pleon eimai imai eisai hmoun htan itan
    arithmos tilefono`
