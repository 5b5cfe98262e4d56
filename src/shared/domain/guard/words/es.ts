import { words } from '../pattern'
import { rulesOf } from './rules'
import type { GuardWords } from './types'

const refused =
  'no (?:le |te |se lo |les |os |lo )?(?:podemos|puedo|podríamos|podría|podremos|puede|pueden|es posible|sabemos|garantizamos|garantizo|prometemos|prometo|aseguramos|aseguro|depende|hay garantía|hay forma|ofrecemos|sabría)|sin garantía|nadie (?:puede|le puede)|imposible'
const duty =
  'arancel(?:es)?|arancelari[oa]s?|impuestos?|tributos?|iva|tasas?|aduanas?|aduaner[oa]s?|derechos de (?:aduana|importación|internación)|gastos de (?:aduana|importación|despacho)|gravámen(?:es)?|cargos? (?:de|por) (?:importación|aduana)|cargos? (?:extra|adicional)(?:es)?|cobros? (?:extra|adicional)(?:es)?|despacho|libre de cargos'
const weekday = '(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)'
const month = '(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)'
const number = '(?:\\d{1,3}|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|diez|quince)'
const day = `${weekday}|hoy|mañana|pasado mañana|esta (?:misma )?(?:semana|noche|tarde|mañana)|(?:la )?semana que viene|próxima semana|fin de semana|navidad|nochebuena|reyes|año nuevo|(?:el |día )*\\d{1,2} de ${month}|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|el (?:día )?\\d{1,2}|día de la madre|san valentín|cumpleaños|boda|fiesta|aniversario|viaje|(?:en|dentro de|antes de|en menos de|máximo)(?: un plazo de| los próximos| solo| unas| exactamente)* ${number}(?: ?(?:a|o|-) ?${number})? ?(?:horas?|días?|semanas?)|a tiempo|puntual|a más tardar|${number} de la (?:mañana|tarde|noche)|antes de las [a-z0-9]+|a las \\d{1,2}|24 ?h|48 ?h|72 ?h`

export const es: GuardWords = {
  language: 'es',
  ...rulesOf(words, {
    secretAsked: {
      ways: [
        [
          '(?:env[ií]|mand|pas|d[ií]g|indi[cq]|facilit|proporcion|compart|confírm|confirm|dict|escrib|respond|respónd|contest|comuni[cq]|suministr|reenví|díct|teclé|teclee|deme|denos|déj|dej|diga|envíe|mande|pase|adjunt|anot|manda|ponga|ponme|póngame|inform|díga|hágame|haz|not|necesit|requer|requier|precis|pid|solicit|introduz)[a-z]*|(?:podría|puede|puedes|podrías|quiere|quieres|sería tan amable|tendría|me|nos) (?:[a-z]+ )?(?:decir|dar|enviar|mandar|pasar|indicar|facilitar|compartir|confirmar|dictar|proporcionar|escribir|reenviar)[a-z]*|cuál (?:es|era)|cuáles son|hace falta|hacen falta|falta (?:el|la|su)|si (?:me|nos) (?:da|das|pasa|pasas|dice|facilita|envía|manda|indica)|qué (?:código|clave|contraseña|pin)|dame|dígame|dime|hazme|quiero',
          'contraseñas?|claves?(?! de (?:la )?(?:rastreo|producto))|password|pin|nip|token|otp|(?:código|codigo|clave|número|numero)(?: [a-z]+){0,3} (?:sms|verificación|seguridad|un solo uso|acceso|confirmación|autenticación|autorización|seis (?:dígitos|cifras)|cuatro (?:dígitos|cifras)|banco|de 6|de 4|whatsapp|temporal|dinámico|dinámica|llegó|llegado|llegue|llegar|recibió|recibido|reciba|recibiste|mandó|envió|le llega|móvil|celular|teléfono)|(?:sms|mensaje)[a-z ]{0,20} (?:código|clave)|cvv2?|cvc2?|(?:número|numero|números|dígitos|datos|cifras|foto|fotos|imagen|copia|escaneo)(?: [a-z0-9,]+){0,6} (?:tarjeta|plástico)|tarjeta(?: [a-z0-9,]+){0,8} (?:número completo|todos los números|foto|fecha de (?:caducidad|vencimiento)|ambos lados|ambas caras|anverso)|fecha de (?:caducidad|vencimiento)|(?:dieciséis|16) (?:números|dígitos|cifras)|tres (?:números|dígitos|cifras)[a-z ]{0,20} (?:atrás|reverso|detrás|dorso|tarjeta)|credenciales|usuario y (?:contraseña|clave)|datos de (?:acceso|su tarjeta|la tarjeta|su cuenta bancaria|inicio|banca|su banca)|banca (?:en línea|online|electrónica)|acceso a su (?:banca|cuenta|banco)|pregunta (?:secreta|de seguridad)|palabra secreta|frase semilla',
        ],
      ],
      not: 'tarjeta (?:regalo|de regalo|de fidelidad|de garantía|de visita|de felicitación)|guarde|no la comparta|su banco (?:le )?(?:pide|pedirá)|solo allí|únicamente en|qué tarjeta|con qué tarjeta|de serie|número de (?:factura|cliente|serie)|documento|vi que|nos (?:mandó|envió)|recibimos|no corresponde|enlace|caduca|vence|expira|spam|bandeja|nadie|borr[a-z]*|eliminad[oa]|ya no|no la necesitamos|perfil|ajustes|configuración|aplicación|debe (?:tener|contener)|caracteres|le (?:pedirá|pedirán|piden|pide)|llegará|navegador|alguien|inténtelo|pruebe|mínimo|se (?:envía|mandó|envió)|introdúzcalo|debería|nunca|jamás|no (?:nos |me |le |lo |la |se |te |es |hace |necesita* |debe |comparta |envíe |mande |dé |diga )?(?:env[ií]*|mand*|compart*|pedi*|pid*|solicit*|necesit*|hace falta|dé|des|diga|digas|falta|facilit*|publi*|revel*|escrib*|pas[ae]*|requer*|preguntamos|necesario|guard*|almacen*)|ningún|sin (?:dar|enviar|compartir)|restable*|recuper[ae]*|olvid*|cambiar (?:la|su|tu)|cambie (?:la|su)|elija|elige|cree una|nueva contraseña|sol[oa](?:mente)? (?:en la|en su|allí|ahí)|en la página|en nuestra (?:web|página)|en la web|usted mismo|últim[oa]s (?:cuatro|4|tres|3|dígitos)|código postal|código de (?:descuento|error|rastreo|seguimiento|producto|barras)|número de (?:pedido|seguimiento|rastreo|guía|teléfono)|cupón|estafa|fraude|phishing|le (?:enviaremos|mandaremos|hemos enviado|enviamos)|recibirá|le llegará|si alguien|taquilla|al pagar',
    },
    offPlatformPayment: {
      ways: [
        [
          '(?:pag|transf|envi|mand|deposit|abon|ingres)[a-záéíóú]*(?:me|nos|lo|la)?(?: [a-z0-9€$,]+){0,8} (?:a mi [a-z]+|a (?:esta|este|otra|una) (?:cuenta|número|tarjeta)|por (?:bizum|zelle|paypal|western union|yape|nequi|mercado pago|fuera|privado|whatsapp)|en (?:efectivo|cripto[a-z]*|mano))',
          '.{0,3}[a-z]+',
        ],
        [
          '(?:se lo|te lo|le|te) (?:envío|mando|devuelvo|reembolso|paso|transfiero|hago|devolvemos|reembolsamos)(?: [a-z0-9]+){0,6} (?:paypal|bizum|zelle|western|cripto[a-z]*|efectivo|mi cuenta|tarjeta regalo|privad[oa]|personal|amigos|amazon)',
        ],
        [
          'amigos y (?:familiares|familia)|familiares y amigos|western union|money ?gram|bitcoins?|btc|cripto*|usdt|bizum|zelle|revolut|yape|nequi|oxxo|mercado pago|wise|wallet|cartera|tarjetas? (?:de )?regalo|gift ?card|paysafe*|(?:mi|mis|nuestra|su) (?:propi[oa] |cuenta |paypal |número de |tarjeta )*(?:cuenta|paypal|iban|clabe|cbu|tarjeta|nequi|yape)|cuenta (?:de|personal|privada|particular|que|bancaria|del)[a-z ]{0,20}|a mí|a mi nombre|directa(?:mente)? (?:a|conmigo|en)|en efectivo|en mano|por transferencia(?: directa)?|transferencia (?:directa|a)|a la tarjeta|en privado|clabe|paypal\\.me|enlace de pago',
          'pag[aoue]*|págu[a-z]*|pagar*|págame|transfier*|transfer*|deposit*|envi[eaó]*|enví[eaó]*|mand*|ingres[aeo]*|compr[ae]*|cómpr*|reembols*|devuelv*|devol*|dinero|abon[ae]*|haga|haz|hagas|gir[eao]|giro|recarg*|acept*|diferencia|importe|consign*',
        ],
        [
          'fuera de (?:la |el |nuestra |nuestro |esta |este )?(?:plataforma|web|página|tienda|sistema|sitio|amazon|mercado libre|app|marketplace|aquí)|sin pasar por (?:la|el)|por fuera|sin (?:usar|utilizar) la|al margen de|saltar[a-z]* la|evit[a-z]* (?:la comisión|las comisiones|la plataforma|la web|la tienda)|ahorra[a-z]* (?:la|las) comisi*|sin (?:comisión|comisiones|factura)|cancel[ea]*(?: [a-z]+){0,5} (?:y|para) (?:me|luego|después|lo|pag*|transf*|compr*)|bajo (?:cuerda|la mesa)|en negro|por debajo',
          'pag*|págu*|págame|transfer*|compr*|dinero|reembols*|devol*|devuelv*|precio|descuento|barat*|deposit*|vend*|cobr*|importe|pedido',
        ],
      ],
      not: 'a su cuenta|tal como pidió|que nos dio|no corresponde|nunca|jamás|no (?:se |podemos |aceptamos |acepte |pague |haga |envíe |es posible |está permitido |trabajamos |admitimos |pedimos |pediremos |realizamos |hacemos |le pedimos |le pediremos |ofrecemos )(?:[a-z]+ )?(?:pag*|acept*|transfer*|reembols*|devol*|dinero|fuera|recib*|criptom*|por|con|dep*|que|bizum|efectivo)?|no aceptamos|todavía no|aún no|estafa*|fraude*|phishing|si alguien|no somos nosotros|en el checkout|al finalizar|en la (?:caja|pasarela)|puede elegir|mismo (?:medio|método)|original|si pagó|pagó (?:usted )?con|saldo de|se recibió|recibimos|hemos recibido|nuestra tarjeta regalo|tarjeta regalo de nuestra|caduca|canje*|sospech*|desconf*|cuidado|proteger|por seguridad',
    },
    contactSteering: {
      ways: [
        [
          '[a-z0-9._-]{2,40}@[a-z0-9.-]{4,}|(?:\\+|00)?\\d[\\d ()/.-]{6,16}\\d|@[a-z][a-z0-9_.]{3,}',
          'me|mí|mi|mis|mío|conmigo|particular|personal|privad[oa]|[a-z]+me',
          'llam*|llám*|escrib*|escríb*|contact*|contáct*|mand*|mánd*|envi*|env[ií]*|guard*|guárd*|número|agreg*|búsc*|habl*|anot*|apunt*|correo',
        ],
        [
          '(?:pása|pásese|vente|venga|vamos|mejor|cambi[a-z]*|mud[a-z]*|sig[a-z]*|continu[a-z]*)[a-z]*(?: [a-z]+){0,4} (?:whats ?app|telegram|wechat|instagram|insta|facebook|messenger|signal|correo personal|privado|discord|skype)|aquí no puedo|lejos de(?:l| la)|sin (?:la tienda|que (?:la|lo)|intermediarios)[a-z ]{0,20}|(?:mi|este es mi) (?:celu|cel|fijo|línea|usuario)',
        ],
        [
          '(?:fuera del|después del|al salir del) (?:horario|trabajo)(?: [a-z]+){0,6} (?:llám|escríb|contact|número|móvil|celular)[a-z]*|entre nosotros|directamente conmigo|cont[aá]ct[a-z]*(?:me)? (?:directamente|personalmente|en privado)',
        ],
        [
          '(?:mi|mis|el mío|al mío|mío|mía)(?: [a-z]+){0,1} ?(?:whats ?app|wasap|guasap|wpp|número|numero|móvil|movil|celular|cel|teléfono|tel|correo|email|mail|gmail|hotmail|telegram|insta|instagram|ig|facebook|face|fb|messenger|wechat|id|cuenta|perfil|usuario|skype|signal|line|casa)|(?:correo|número|numero|móvil|celular|cuenta|teléfono|whatsapp|mail|chat|mensaje) (?:privad[oa]|personal|particular|propi[oa])|(?:por|a|al|en|vía|de|un) (?:mi )?(?:whats ?app|wasap|guasap|telegram|wechat|insta|instagram|facebook|messenger|signal|viber|skype|line|snapchat|tiktok|discord|dm|privado|interno)|desde el mío|wa\\.me|t\\.me|@[a-z0-9_.]{4,}|fuera de (?:aquí|la plataforma|este chat|amazon|la app)|al privado|su whats ?app|tu whats ?app|al (?:móvil|celular|cel)',
          '[a-z]{0,12}(?:escrib|escríb|habl|llam|llám|agreg|agrég|añád|contact|contáct|búsc|busc|mánd|mand|enví|envi|sig[au]|segu|continu|pás|pas[eao]|dej|charl|comun|resolv|marc|márc|localiz|encontr|trat|conect|agend|conversa|atiendo|atender|responde|mejor)[a-z]*|número|numero|id|estoy en|soy|doy|te paso',
        ],
      ],
      not: 'personalmente no|no (?:podemos|atendemos|tenemos|usamos|damos|atendemos|está permitido|ofrecemos|utilizamos|contactamos|hablamos)|de la tienda|oficial(?:es)?|nuestr[oa]s? (?:cuenta|whats ?app|correo|canal|instagram|teléfono|facebook|telegram|línea|número|chat|página|web|perfil|equipo)|transportista|mensajer[oa]|repartidor|confirmar su|confirme su|correos|estafa|fraude|nunca|jamás|nos (?:escribió|contactó|habló|llamó|mandó|envió)|por correo o|atención al cliente|lamentablemente|datos personales',
    },
    dutyPromise: {
      ways: [
        [
          'al (?:recibir|recibirlo|recogerlo|llegar)|en (?:la|su) (?:puerta|entrega)|el (?:cartero|repartidor|mensajero)|aduan[a-z]*|impuest[a-z]*|arancel[a-z]*|iva',
          'nunca (?:le |les |se )?(?:cobr|pag|hay|han)[a-z]*|jamás (?:le |les )?(?:cobr|pag)[a-z]*|no (?:le |les )?(?:pedirá|cobrará|cobran|pide|va a (?:pedir|cobrar))[a-z]*(?: [a-z]+){0,3} (?:nada|ni|dinero|un)|ni un (?:céntimo|peso|euro|centavo)|no (?:pagará|paga|pagan) nada|todo (?:pagado|cubierto|arreglado)',
        ],
        [
          `${duty}|taxa*|nada (?:más|extra|adicional|de)|(?:peso|euro|centavo|céntimo) (?:más|extra|de)`,
          'no (?:va[a-z]* a |le |te |se |les |lo |la |tendr[a-z]+ |tien[a-z]+ |hay |habrá |pag[a-z]+ |deb[a-z]+ |existe[n]? |es |son |aplica[n]? |hace |necesit[a-z]+ )*(?:que )?(?:le |te )?(?:pagar|pagará|pagarás|pagas|paga|cobrar|cobran|cobra|cobrarán|cobrará|aranceles|impuestos|tasas|gastos|iva|aduana|abonar|gravan|falta pagar|cargos|cobros|costos?|costes?|nada|ningún|ninguna)|sin (?:pagar |ningún |ninguna )*(?:aranceles|impuestos|tasas|gastos|iva|aduana|cargos|costos?|costes?|tributos|derechos|cobros)|(?:libre|exent[oa]|exento|exonerad[oa])s? de|ni un (?:peso|euro|centavo|céntimo|dólar|duro|sol)|ningún (?:arancel|impuesto|cargo|gasto|cobro)|ninguna (?:tasa|aduana)|cero (?:aranceles|impuestos|gastos|tasas|aduanas)|no (?:tendrá|tendrás|va a tener|tiene) que|nada (?:que|de) pagar',
        ],
        [
          duty,
          '(?:pagamos|pago yo|asumimos|cubrimos|asume|cubre|abonamos|asumo|cubro|reembolsamos|devolvemos|reintegramos|absorbemos|corremos|hacemos cargo|encargamos|pagaremos|asumiremos|cubriremos|reembolsaremos|devolveremos|reintegraremos|ponemos|liquidamos|se los? (?:devolv*|reembols*|pag*))|(?:por|de|a) (?:nuestra|la|cuenta de la) (?:cuenta|parte|casa)|a (?:nuestro )?cargo (?:nuestro|de la tienda|de la casa)|corren? (?:por|a) (?:cuenta|cargo) (?:nuestra|nuestro|de la tienda)|(?:por|a) (?:nuestra cuenta|nuestro cargo)|(?:ya )?(?:está[n]?|va[n]?|viene[n]?|queda[n]?|son|es|todo|con)(?: [a-z]+){0,3} (?:incluid[oa]s?|pagad[oa]s?|cubiert[oa]s?|prepagad[oa]s?|abonad[oa]s?|final)|(?:incluid[oa]s?|incluye|pagad[oa]s|cubiert[oa]s)|ddp|tod[oa]s? (?:pagad[oa]s?|incluid[oa]s?)|lo (?:pone|paga|asume|cubre) la (?:tienda|casa|empresa)',
        ],
      ],
      not: `${refused}|no (?:le |se |los? |las? )?(?:pagamos|asumimos|cubrimos|incluimos|incluye[n]?|devolvemos|reembolsamos|está[n]? incluid*|cobramos)|corren? a cargo (?:del|suyo)|(?:a cargo|por cuenta) (?:del|de la|suya|de usted|de quien)|es posible que|puede (?:que|haber|tener|cobrar*|aplicar*|ser)|pueden (?:cobrar*|aplicar*|exigir)|podría[n]?|quizás?|tal vez|depende[n]?|consulte|si su pedido|dentro de la ue|normalmente|suele[n]?|pero su país|no incluid[oa]s?`,
    },
    customsPromise: {
      clears: [
        [
          'no (?:lo|la|le|se lo|lo van a|la van a) (?:van a )?(?:inspeccion|abr|par|reten|revis|deten|decomis|toc|mir|bloque)[a-z]*|no (?:será|va a ser|quedará|se quedará) (?:reten|inspeccion|par|revis|abiert|bloque)[a-z]*|(?:va a salir|saldrá|sale|pasa|pasará)(?: [a-z]+){0,2} (?:de la|la|por la) aduana(?: [a-z]+){0,4}|nadie (?:lo |la )?(?:abr|mir|toc|par|revis)[a-z]*|así (?:pasa|no lo|entra)[a-z ]{0,16}',
        ],
        [
          'aduan[a-z]*|despacho|fronter[a-z]*|inspec[a-z]*|control(?:es)?|revis[a-z]*|reten[a-z]*|retien[a-z]*|liberaci[a-z]*|paran|detend[a-z]*|deten[a-z]*|desaduan*|decomis*|trámite',
          'garantiz[a-z]*|garantía|prome[a-z]*|asegur[a-z]*|segur[oa]|seguro que|con (?:toda )?(?:seguridad|certeza)|sin (?:ningún |ninguna )?(?:problemas?|control(?:es)?|inspección|revisión|demoras?|retrasos?|trabas?|contratiempos?|inconvenientes?|líos?)|no (?:se preocupe|te preocupes|habrá|hay|tendr[a-z]+|lo van a|la van a|le van a|va[n]? a|será|serán|lo|la|le|se)[a-z ]{0,24}(?:inspec*|reten*|retien*|reten[a-z]+|parar*|paran|deten*|abr[a-z]+|revis*|problem*|control*|demor*|retras*|queda[a-z]*|quedará|decomis*|confisc*|toc[a-z]+|bloque*|mirar*|miran)|nunca|jamás|siempre|cien por cien(?:to)?|100 ?%|(?:mañana|hoy|enseguida|en \\d+ (?:horas|días))[a-z ]{0,20}(?:liber|sal|pas)[a-z]*|(?:liberará|libera|saldrá|sale|pasará|pasa|soltará|suelta)(?: [a-z]+){0,3} (?:mañana|hoy|enseguida|seguro|sin|fácil|directo|lunes|martes)|palabra|despreocúp[a-z]*|tranquil[oa]|por supuesto|sin duda|sí o sí',
        ],
      ],
      clearsNot: `casi siempre|a veces|más tiempo|${refused}|según|suele[n]?|normalmente|generalmente|puede (?:que|pedir*|tardar|tomar|llevar|revisar|retener|ser)|pueden|podría[n]?|cuando|en cuanto|una vez|si la aduana|esper[ao]m?o?s?|depende|no sabemos|influi[rm]*|ya (?:pasó|salió|liberó)|liberó|declaramos siempre|valor real|real|hasta que`,
      declared: [
        [
          'declaramos|declararemos|pondremos|ponemos|pongo|escribimos|escribiremos|marcamos|marcaremos|facturamos|mandamos|enviamos|anotamos|dividimos|partimos|enviaremos|mandaremos|podemos (?:declarar|poner|marcar|escribir|dividir|bajar)',
          '(?:un )?valor (?:más bajo|menor|bajo|inferior|reducido|mínimo|simbólico)|menos (?:valor|de lo)|como (?:regalo|muestra|usado|documentos|uso personal)|(?:es )?un regalo|regalo|muestra|dos (?:paquetes|envíos|facturas)|sin (?:la )?factura|\\d+ (?:dólares|euros|pesos|usd)|la mitad|por debajo|uso personal|segunda mano',
        ],
        [
          '(?:como|marcad[oa]|etiquet[a-z]+|de)(?: un| una| si fuera)* (?:regalo|muestra|obsequio|documentos?|uso personal|usad[oa]|efectos personales|sin valor)|(?:valor|precio|importe|monto)(?: [a-z]+){0,4} (?:más bajo|menor|inferior|baj[oa]|reducid[oa]|simbólic[oa]|mínim[oa]|fals[oa]|rebajad[oa])|(?:menor|menos|bajar|bajamos|bajo|rebajar|rebajamos|reducir|reducimos|la mitad de[l]?) (?:el |del |de |un )*(?:valor|precio|importe|monto|lo que)|menos (?:valor|de lo que)|\\d+ ?(?:dólares|euros|usd|€|pesos|eur)|subvalor*|subdeclar*|infravalor*|sin valor|muestra sin valor',
          'declar*|marc[a-z]*|etiquet*|pond[a-z]*|pon[a-z]*|escrib*|factura*|aduan*|formulari*|mand[a-z]*|env[ií][a-z]*|caja|anot*|indic*|registr*|bajar|bajamos|rebaj*|subvalor*|infravalor*|rellen*',
          'declar*|aduan*|factura*|formulari*|caja|regalo|muestra|valor|etiquet*|guía|impuest*|paren|contenido',
        ],
      ],
      declaredNot:
        'gratis|gratuit[a-z]*|no (?:podemos|puedo|lo|declaramos|marcamos|está|es|se puede|hacemos|vamos|permitimos)|nunca|jamás|siempre el valor|valor real|verdadero|ilegal|fraude|delito|sería una declaración falsa|papel de regalo|envuelt*|envolv*|envoltorio|tarjeta|cupón|vale',
    },
    deliveryPromise: {
      ways: [
        [
          '(?:lo|la|los|las) (?:tiene|tienes|tendrá|tendrás|va a tener|recibe|recibirá)(?: [a-z]+){0,4}|(?:está|estará) (?:con usted|contigo|en casa|allí|ahí|listo)|lo (?:dejan|dejarán|llevan|llevarán|entregan)|queda entregado|aterriza',
          'lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana|hoy|esta (?:tarde|noche|semana)|navidad|reyes|cumpleaños|boda|\\d+ (?:horas|días)|fin de semana|a tiempo',
          'prometo|prometido|seguro|garantizad[oa]|garantizo|sin falta|sin duda|palabra|no se preocupe|tranquil[oa]|confíe|con toda|sí o sí|de verdad|aseguro|cuente con',
        ],
        [
          'lleg(?:a|ará|an|arán|amos|ue|ando)|recib(?:e|es|irá|irás|irán|en|a)|entreg(?:amos|aremos|arán|ará|a|ado|an)|se lo (?:entreg*|llev*|dejamos|dejan)|(?:lo|la|los|las) (?:tiene|tienes|tendrá|tendrás|tendrán|tienen|tenés|recib*|lleva[a-z]*)|tendrá|tendrás|tiene (?:usted )?(?:su|el|la)|estará|estarán|(?:está|están) (?:ahí|allí|en su|en tu)|entrega (?:garantizada|en|el|será)|garantizamos la entrega|en sus manos|en tus manos|en su (?:casa|puerta|poder|domicilio)|en tu (?:casa|puerta|poder)|a su puerta|podrá (?:estrenar|disfrutar|usar)[a-z]*|aparecerá|cumpl(?:e|ir)[a-z]* la entrega',
          day,
        ],
      ],
      not: `tras la (?:entrega|recepción)|después de (?:la entrega|recibirlo)|desde la (?:entrega|recepción)|devolver|devuélv*|cambiar(?:lo|la)?|calcula|${refused}|suele[n]?|normalmente|generalmente|habitualmente|prevé|previst[oa]|prevemos|estimad[oa]|estima[mn]?o?s?|aproximad[a-z]*|probable*|posiblemente|seguramente|quizás?|tal vez|deberí[a-z]+|podrí[a-z]+|puede (?:que|llegar|tardar|ser)|esper[ao]|esperamos|según|calcul[a-z]*|si (?:no|todo|lo|el|la|llega|sale|recibe|paga)|cuando|en cuanto|apenas|una vez|sale de|saldrá|enviaremos|despach*|escribir[eé]|le (?:escribo|contesto|aviso|llamo|confirmo|informo)|reembolso|devolución|dinero|cupón|factura|correo|respuesta|etiqueta|rastreo|seguimiento|entregó|llegó|fue|ayer|recibió|recibimos|recogid*|recoger|depende|entre el|almacén|existencias|stock|abono|hasta que|más o menos|alrededor|unos`,
    },
    reviewReward: {
      ways: [
        [
          'reseñ[a-z]*|opini[a-z]*|valoraci[a-z]*|comentari[a-z]*|estrellas?|calificaci[a-z]*|google|trustpilot|lo que escribió|cuéntelo',
          'cupón|vale|descuento|regal[a-z]*|reembols[a-z]*|abono|devol[a-z]*|gratis|premio|puntos|\\d+ ?(?:%|€|euros|pesos|dólares)|obsequio|saldo|garantía|sorteo|dinero|extra|envío',
          'cuando|en cuanto|si |ya no (?:está|esté)|desapare[a-z]*|y (?:le|te) (?:env|mand|dam|reg|abon|reemb)[a-z]*|a cambio|quit[a-z]*|baj[a-z]*|mándenos|envíenos|después|tras|por (?:contarl|escribir|public)[a-z]*',
        ],
        [
          'reseñ[a-z]*|opini[a-z]*|valoraci[a-z]*|calificaci[a-z]*|puntuaci[a-z]*|estrellas?|estrellitas?|comentarios?|evaluaci[a-z]*|trustpilot|lo que escribió|testimonio|crítica',
          'cupón|cupones|vale|descuento|regal[a-z]*|obsequi[a-z]*|reembols[a-z]*|devolv[a-z]*|devuelv[a-z]*|dinero|gratis|premio|bonificaci[a-z]*|bono|abon[a-z]*|tarjeta (?:de )?regalo|tarjeta|puntos?|sorteo|recompens[a-z]*|compens[a-z]*|\\d+ ?(?:%|€|euros|dólares|usd|pesos|soles)|[$€] ?\\d+|detalle|detallito|saldo|crédito|sorpresa|ganar|gana|envío gratis|lámpara nueva',
          'si |por (?:dej*|cada|una|su|escrib*|public*|cambi*|modific*|borr*|elimin*|retir*|pon*|5|cinco|hacer*|compart*|tu|la)|a cambio|cuando|cambi[a-z]*|borr[a-z]*|bórr[a-z]*|elimin[a-z]*|retir[a-z]*|quit[a-z]*|modific[a-z]*|edit[a-z]*|public[a-z]*|dej[a-z]*|escrib[a-z]*|pon(?:me|nos|ga|iendo|er|gan)?|póng*|sub[a-z]*|califi[a-z]*|recibirá|y (?:te|le|se|les)|en agradecimiento|como agradecimiento|para (?:que|agradec*|quien*)|actualiz*|mejor[a-z]*|comparta|comparte',
        ],
      ],
      not: 'independientemente|sin (?:nada a cambio|más condiciones|condiciones|compromiso)|no (?:ofrecemos|damos|regalamos|pagamos|podemos|está|depende|compramos|influye|tiene nada|hay|le pedimos|aceptamos|se permite|condicionamos)|nada a cambio|ni (?:regalos|pagos|descuentos)|prohíb[a-z]*|prohibid[a-z]*|por (?:el defecto|las molestias)|lamentamos|sentimos|caduca|desde su perfil|gracias por su|vale la pena|nunca|jamás|sea cual sea|leímos|hemos leído',
    },
  }),
  salutation: {
    opens: [
      /^\s*(?:hola|ola|buenos dias|buenas tardes|buenas noches|buen dia|buenas|estimad[oa]|querid[oa]|apreciad[oa]|distinguid[oa]|saludos|hey|que tal)(?: de nuevo| otra vez)?,? +([a-z'. -]{2,60}?)\s*(?:[,:!.;\n]|$| ya | vi | le | te | su | tu | he | hemos | me | nos | gracias| espero| soy | lamento| acabo | aqui | con | en | por | recib)/,
      /(?:^|[.!?\n]\s*)(?:muchas gracias|gracias|mil gracias|claro(?: que si)?|por supuesto|perfecto|disculpe|disculpa|perdone|perdon|lo siento(?: mucho)?|lamento[a-z ]{0,20}|con (?:mucho )?gusto|entiendo|entendido|de acuerdo|vale|listo|buenas noticias|si|no se preocupe|descuide|tranquil[oa]|encantad[oa]|me alegr[oa][a-z ]{0,14})(?: (?:por|de|a) [a-z ]{2,40})?, ?((?:don |dona |sr\.? |sra\.? |senor |senora )?[a-z'-]{2,30}(?: [a-z'-]{2,30})?)\s*[,!.:;]/,
      /^\s*((?:don|dona|sr\.?|sra\.?|senor|senora|senorita) [a-z'-]{2,30}(?: [a-z'-]{2,30})?)\s*[,:!]/,
    ],
    titles: new Set(
      'sr sra srta senor senora senores senorita don dona d da dr dra doctor doctora lic licenciado licenciada ing ingeniero cliente clienta clientes amigo amiga equipo todos todas buenos dias buenas tardes noches buen dia a de nuevo otra vez estimado estimada querido querida gracias hola'.split(
        ' ',
      ),
    ),
  },
  culture: [
    {
      id: 'latamBlackFriday',
      source: 'PRODUCT.md 3, practice of the trade',
      hit: /black ?friday|viernes negro/,
      countries: 'AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE'.split(' '),
    },
    {
      id: 'esUsted',
      source: 'RAE, Nueva gramática de la lengua española, § 16.15',
      hit: /(?<![a-z])(?:tu (?=[a-z])|tus|tuyo|tuya|te (?=[a-z])|ti|contigo|tienes|puedes|quieres|mandame|dime|mira|espera|envia(?:me|nos)|pasame|cuentame|vos|tenes|podes|eres|sabes|necesitas|avisame|escribeme|hiciste|compraste|pediste|recibiste|estas(?= (?:esperando|buscando|contento|lista|listo|de acuerdo)))(?![a-z])/,
      polite: true,
      countries: undefined,
    },
    {
      id: 'esSlang',
      source: 'RAE, Libro de estilo de la lengua española: correos',
      hit: /que onda|(?<![a-z])(?:tio|tia|wey|guey|bro|crack|bb|bebe|xfa|porfa|porfis|q tal|cariño|carino|mi amor|amor|reina|corazon|tqm|jaja(?:ja)?|jeje|xd|ok(?:i|is)|chevere|guay|mola)(?![a-z])/,
      polite: true,
      mailOnly: true,
    },
  ],
  frequent: new Set(
    'a no sin producto ningun costo el la los las de que y en su sus un una por con para no se le lo del al es esta estan ha hemos han mas pero como si muy ya le les nos usted este esta fue gracias hola pedido ayer hoy mensaje puede tiene enviado'.split(
      ' ',
    ),
  ),
}
