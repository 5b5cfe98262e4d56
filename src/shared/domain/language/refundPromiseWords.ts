/** How shops promise a refund, by language. Each pattern is tried on one sentence, in lower case, with its accents. */
export interface PromiseWords {
  /** The shop says that it will (or does now) pay back. */
  promise: RegExp
  /** Stands before the time it names. */
  within: RegExp
  /** A condition, a denial, what has been done already, the bank's own time: no promise of the shop. */
  not: RegExp
  partial: RegExp
}
const B = '(?<![\\p{L}\\p{M}])'
const E = '(?![\\p{L}\\p{M}])'
/** Whole words. */
const w = (words: string) => new RegExp(`${B}(?:${words})${E}`, 'u')

export const promiseWords: PromiseWords[] = [
  {
    promise: w(
      "(?:we|i)(?:['’]ll| will| shall| are going to| am going to| are)(?: now| also| gladly| happily| be)?(?: [\\p{L}]+){0,2} (?:refund(?:ing)?|reimburs(?:e|ing)|pay(?:ing)? (?:you )?back|return(?:ing)? (?:your|the) money|(?:give|giving|grant|issue|issuing|process|processing|send|sending|make|making|arrange|arranging) (?:you )?(?:a |the |your )?(?:full |partial )?refund)|you(?:['’]ll| will) (?:receive|get) (?:a |the |your )?(?:full |partial )?(?:refund|money back)|(?:your|the|a) (?:full |partial )?refund will be (?:issued|processed|made|sent|paid)|will be (?:fully |partially )?refunded",
    ),
    within: w('within|in|no later than|by'),
    not: w(
      "if|once|after|when|unless|until|cannot|can['’]?t|not|won['’]?t|unable|would|could|may|might|bank|has been|have been|already|appear|show up|as soon as|upon|provided",
    ),
    partial: w('partial(?:ly)?|part of|half of'),
  },
  {
    promise: w(
      '(?:wir|ich) (?:werden?|erstatten?|überweisen?|zahlen?|schicken?|buchen?)(?:(?![.!?]).)*(?:erstatte[nt]?|rückerstatten|zurückerstatten|zurückzahlen|zurücküberweisen|zurück|(?:teil|rück)?erstattung(?: von [^.!?]{1,20})? (?:überweisen|auszahlen|zahlen|leisten|veranlassen|geben)|erstattung veranlassen|rückerstattung veranlassen|erstatten)|(?:wir|ich) erstatten?|erstatten (?:wir|ich)|(?:sie|du) (?:erhalten|bekommen|erhältst|bekommst)(?:(?![.!?]).)*(?:erstattung|rückerstattung|(?:geld|betrag|kaufpreis|summe)(?:(?![.!?]).)*zurück)|(?:wird|werden) (?:ihnen|dir)(?:(?![.!?]).)*(?:zurück)?erstattet|(?:rückerstattung|erstattung) (?:erfolgt|wird)(?:(?![.!?]).)*(?:erfolgen|veranlasst|ausgezahlt|innerhalb|binnen|in)',
    ),
    within: w('innerhalb(?: von)?|binnen|in|spätestens in|in den nächsten'),
    not: w(
      'wenn|falls|sobald|nachdem|nach|sofern|bank|nicht|kein|keine|leider|wurde|wurden|bereits|schon|können|könnten|würden|würde|gutgeschrieben ist|sollten|erst',
    ),
    partial: w('teilerstattung|teilweise|anteilig|teilbetrag|teil des|hälfte|teilrückerstattung'),
  },
  {
    promise: w(
      "(?:nous|je) (?:allons |vais )?(?:vous )?(?:rembours(?:er|erons|erai|ons|e)|(?:effectu|procéd|émett)(?:er|erons|erai|ons|rons)(?: [\\p{L}’']+){0,3} remboursement)|vous (?:serez|allez être) (?:intégralement |partiellement )?remboursée?s?|vous (?:recevrez|allez recevoir)(?: [\\p{L}’']+){0,3} remboursement|(?:le|votre|un) remboursement (?:partiel |total |complet )?(?:sera|va être) (?:effectué|émis|traité|fait|versé)",
    ),
    within: w("sous|dans (?:les|un délai de)|d['’]ici|en|dans"),
    not: w("si|dès|après|lorsque|quand|une fois|banque|banques|ne|n['’]\\p{L}+|pas|déjà|a été|pourrions|pouvons|pourriez|bancaire"),
    partial: w('partiel|partiellement|partielle|une partie|moitié'),
  },
  {
    promise: w(
      '(?:te|le|les|os|se lo|lo) (?:vamos a |voy a )?(?:reembolsar(?:emos|é|)|reembolsamos|devolver(?:emos|é|)|devolvemos|reintegrar(?:emos|é|)|reintegramos)|(?:vamos a|voy a) (?:reembolsar(?:le|te|les|)|devolver(?:le|te|les|) (?:el|su|tu) (?:dinero|importe)|hacer(?:le|te|) (?:el|un) reembolso)|(?:recibirá|recibirás|recibirán|tendrá|tendrás) (?:el|su|tu|un) (?:reembolso|dinero|importe)|(?:haremos|realizaremos|procesaremos|efectuaremos|emitiremos) (?:el|su|tu|un) reembolso|(?:el|su|tu) reembolso (?:parcial |total |completo )?(?:se hará|será|se realizará|se efectuará)|(?:reembolsaremos|reintegraremos)',
    ),
    within: w('en|dentro de|en un plazo de|antes de|en los próximos'),
    not: w('si|cuando|una vez|después|tras|banco|no|ya|ha sido|fue|podríamos|podemos|podría|bancaria|en cuanto'),
    partial: w('parcial|parcialmente|una parte|la mitad'),
  },
  {
    promise: w(
      '(?:vamos|iremos|vou|irei) (?:te |lhe |)?(?:reembols(?:ar|á-lo|á-la)|devolver (?:o|seu|o seu) (?:dinheiro|valor)|estornar|fazer (?:o|um|seu) (?:reembolso|estorno))|(?:faremos|realizaremos|processaremos|efetuaremos) (?:o|um|seu|o seu) (?:reembolso|estorno)|(?:reembolsaremos|estornaremos|devolveremos)|você (?:receberá|vai receber) (?:o|um|seu|o seu) (?:reembolso|estorno|dinheiro de volta)|(?:o|seu|o seu) (?:reembolso|estorno) (?:parcial |total |integral )?será (?:feito|realizado|processado|efetuado)|será reembolsad[oa]',
    ),
    within: w('em|dentro de|no prazo de|em até|até|nos próximos'),
    not: w('se|quando|após|depois|assim que|banco|não|já|foi|poderíamos|podemos|operadora|fatura|caso'),
    partial: w('parcial|parcialmente|uma parte|metade'),
  },
  {
    promise: w(
      "(?:la|ti|vi|le|l['’])? ?(?:rimborseremo|rimborserò|rimborsiamo)|(?:provvederemo|procederemo|procediamo|provvediamo)(?: [\\p{L}’']+){0,3} (?:rimborso|rimborsarla|rimborsarti|rimborsare)|(?:effettueremo|emetteremo|eseguiremo|faremo) (?:il|un|il suo|il tuo) rimborso|(?:riceverà|riceverai|riceverete) (?:il|un|il suo|il tuo) (?:rimborso|denaro)|(?:il|il suo|il tuo) rimborso (?:parziale |totale |completo )?(?:sarà|verrà) (?:effettuato|emesso|elaborato|accreditato|eseguito)|(?:sarà|verrà|sarai|verrai) rimborsat[oa]",
    ),
    within: w('entro|in|nel giro di|nei prossimi'),
    not: w('se|quando|dopo|una volta|non appena|banca|non|già|è stato|potremmo|possiamo|appena'),
    partial: w('parziale|parzialmente|una parte|metà'),
  },
  {
    promise: w(
      '(?:zwrócimy|zwrócę|zwracamy|oddamy) (?:[\\p{L}]+ ){0,3}(?:pieniądze|pieniędzy|kwotę|środki|należność|płatność)|(?:dokonamy|zrealizujemy|zlecimy|wykonamy) (?:[\\p{L}]+ ){0,2}zwrotu?|otrzyma (?:pan|pani|państwo)? ?(?:[\\p{L}]+ ){0,2}zwrot|otrzymają państwo (?:[\\p{L}]+ ){0,2}zwrot|zwrot (?:[\\p{L}]+ ){0,2}(?:zostanie|będzie) (?:zrealizowany|dokonany|wykonany|przekazany)',
    ),
    within: w('w ciągu|do|w terminie|w przeciągu'),
    not: w('jeśli|jeżeli|gdy|po|kiedy|bank|banku|nie|już|został|została|możemy|moglibyśmy'),
    partial: w('częściow[\\p{L}]+|część|połow[\\p{L}]+'),
  },
  {
    promise:
      /(?:返金|払い戻し)(?:を)?(?:いた|致)?(?:します|させていただきます|させて頂きます|手続きを(?:行い|いたし|致し|し)ます|処理を(?:行い|いたし|致し|し)ます)/u,
    within: /以内|中に|間で/u,
    not: /たら|場合|後に|次第|でき(?:ません|かね)|銀行|カード会社|済み|しました|いたしました|ません|かね|ば[、,]/u,
    partial: /一部|部分/u,
  },
  {
    promise:
      /(?:我们|我們|我|店铺|这边|本店|小店)?(?:会|會|将|將|马上|立即)(?:在|于)?[^。！？，,]{0,16}(?:给您|为您|给你|为你|向您|帮您|把|将)?[^。！？，,]{0,8}(?:退款|退还|退回|退给)/u,
    within: /内|內|之前/u,
    not: /如果|若|收到[^。]{0,8}后|之后|以后|确认后|后再|无法|(?<!对)不(?!好意思)|银行|已经|已为|可以|可能|才/u,
    partial: /部分|一部分|一半/u,
  },
  {
    promise:
      /(?<![\p{L}\p{M}])(?:س(?:وف )?(?:نقوم|اقوم|أقوم) (?:ب)?(?:رد|إعادة|اعادة|استرداد|إرجاع|ارجاع)|س(?:وف )?(?:نعيد|نرد|نسترد|نرجع)|سوف (?:نعيد|نرد|نرجع)|ستسترد|سيتم (?:رد|إعادة|اعادة|استرداد|إرجاع|ارجاع|تحويل)|ستحصل(?:ين|ون)? على (?:استرداد|المبلغ)|ستستلم(?:ين|ون)? (?:المبلغ|استرداد))/u,
    within: /خلال|في غضون|قبل|في مدة/u,
    not: /(?<![\p{L}\p{M}])(?:إذا|اذا|بعد|عند|عندما|لو|البنك|بنك|لا|لن|لم|تم|ربما|قد)(?![\p{L}\p{M}])/u,
    partial: /جزئي|جزء|نصف/u,
  },
]
