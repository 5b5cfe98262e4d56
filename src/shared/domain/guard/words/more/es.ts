import type { More } from '../rules'

const secret =
  'contrasenas?|claves?|pin|nip|cvv|cvc|(?:codigo|clave) (?:de (?:verificacion|seguridad|un solo uso|confirmacion)|del autenticador|secreto)|codigo|datos de acceso|credenciales|frase de recuperacion|palabras de recuperacion|pregunta de seguridad|fecha de nacimiento'
const never =
  'nunca|jamas|no (?:nos |me |le |lo |la )?(?:envie|mande|comparta|diga|de|pida|pedimos|pediremos|necesit[a-z]*|hace falta|escriba|revele|facilite)|cuidado|fraude|estafa*|nadie|restablec*|olvid*|usted mism[oa]|pagina de pago|ultim[oa]s cuatro|descuento|pedido|caduc*|borramos|borre|eliminamos|le llegara|no es necesario|al menos'
const duty = 'aduan[a-z]*|impuestos?|aranceles?|tasas?|iva|frontera|derechos|gastos de gestion|importacion'
const day =
  'lunes|martes|miercoles|jueves|viernes|sabado|domingo|hoy|manana|pasado manana|mediodia|fin de semana|(?:dos|tres|\\d{1,2}) (?:noches|dias|horas)|una semana|esta semana|(?:el|dia) \\d{1,2}|navidad|nochebuena|reyes|boda|cumpleanos'
const review =
  'resenas?|valor(?:e|a|en|acion|aciones|ar)|opinion*|comentarios?|estrell[a-z]*|trustpilot|google|instagram|alab[a-z]*|hable bien|palabras amables|nada malo|la nota|lo que puso|puntu[a-z]*'

export const more: More = {
  secretAsked: {
    ways: [
      [
        secret,
        'podria decir*|me podria|me diga|diga(?:me|nos)|digame|lea(?:me)?|pegue|escrib(?:a|ir) aqui|aqui|mand[ea](?:me|nos)?|envi[ea](?:me|nos)?|captura|necesito|paseme|facilite*|dicteme|indiqueme|deme',
      ],
      [
        `^(?:y |tambien |ademas )*(?:su|la|el|sus|tu)?[^.?!]{0,20}(?:${secret})[^.?!]{0,36}(?:por favor|tambien|gracias)?[.!]?$`,
        'por favor|tambien|gracias',
      ],
      [`^[^a-z]?(?:su |el |la )?(?:${secret}) ?\\?`],
      [
        'app (?:de su|del) banco|aplicacion (?:de su|del) banco|autenticador',
        'numero|codigo|cifra',
        'mand*|envi*|lea*|diga*|deme|pase*|dicte*',
      ],
      [
        'tarjeta',
        'dos lados|ambos lados|ambas caras|dos caras|dieciseis (?:numeros|digitos|cifras)|16 (?:numeros|digitos)',
        'foto*|mand*|envi*|repit*|diga*|escane*|deme',
      ],
      ['(?:los |las )?(?:seis|cuatro|tres|6) (?:digitos|cifras|numeros)', 'necesito|deme|mande*|diga*|envie*|autorizar*'],
      [
        'con (?:su|sus|tu|la) (?:contrasena|clave|datos de acceso|credenciales|pin)',
        'hacemos|arreglamos|resolvemos|desde aqui|puedo|podemos|cambiamos',
      ],
    ],
    not: never,
  },
  offPlatformPayment: {
    ways: [
      [
        'amigos|western union|moneygram|bitcoins?|cripto*|usdt',
        'comision|por favor|a nombre|precio|ahorr*|mitad|use|mas barato|tambien|billetera',
      ],
      [
        'entre nosotros|la otra mitad a mi|mitad (?:en la web|por la web)|mi (?:iban|cuenta|bizum|revolut|wise|paypal|billetera)|que es el mio|cuenta (?:mia|personal)',
        'tienda|hagamoslo|mitad|transfier*|pague|envie|mande|web|ingres*|diferencia',
      ],
      ['efectivo|billetes', 'repartidor|sobre|mensajero|por correo', 'dele|deme|meta|mande*|pague*|envie*|para mi'],
      ['tarjeta (?:itunes|regalo|steam|amazon|google)|recarga|tarjeta prepago', 'compre|consiga', 'numeros|codigo|foto|lea*|mande*'],
    ],
    not: 'nunca|jamas|no (?:aceptamos|podemos|admitimos|pague|acepte|envie|transfiera|compre|pedimos)|cuidado|fraude|estafa*|nadie|al finalizar|en la caja|^no|por favor, no|no (?:elija|mande|use|utilice|haga|de)|lamentablemente',
  },
  contactSteering: {
    ways: [
      [
        '(?:pid|dirij|escrib|contact|compr|llam)[a-z]* ?(?:a mi|me)?|a mi',
        'directamente|no (?:por|en|a) la (?:web|tienda|empresa)|y no a la|a la tienda no',
        'mi|me|a mi',
      ],
      ['otro sitio|otro lugar|otra parte|fuera de (?:esta|la|este)|en privado', 'habl*|tratar*|prefiero|seguir*|sigamos|charl*'],
      [
        'buscame|busqueme|agregueme|agregame|me localiza|me encuentra|mi (?:telefono|numero|movil|correo) (?:personal|privado)|mi grupo|unase|entre a',
        'snap*|telegram|whatsapp|insta*|facebook|signal|sms|mensaje|en el|privado|skype|line',
      ],
      ['[a-z]+\\.(?:personal|privad[a-z]*)|[a-z.]{1,40} arroba [a-z]+', 'arroba'],
    ],
    not: 'nunca|jamas|no (?:puedo|podemos|atendemos|usamos|damos|somos)|oficial*|nuestr[oa]s?|fraude|se hace pasar|cuidado|repartidor|transportista|lo siento',
  },
  dutyPromise: {
    ways: [
      [
        duty,
        'nunca|jamas|nada|imposible|lo incluyen todo|incluyen? todo|derechos pagados|(?:los|las|lo) (?:pagamos|abonamos|asumimos|cubrimos) (?:nosotros)?|pagamos nosotros|no va a haber|corren? de nuestra|invita la casa|abonamos nosotros|corre por nuestra|ni un (?:euro|centimo|peso)',
        'no|pag*|nada|factura|cobr*|incluyen?|abonamos|asumimos|cubrimos|haber|corren?|casa|nuestra',
      ],
    ],
    not: 'puede|podria*|depend*|segun|a veces|normalmente|destinatario|comprador|si le|si la|no (?:pagamos|cubrimos|asumimos|puedo|podemos|se|sabemos)|no esta[n]? incluid*|no incluy*|pregunto|significa|suele*|quiza*|aparte|correspond*|ya pag[oó]|factura de compra',
  },
  clears: {
    ways: [
      [
        'aduana|frontera|inspeccion|decomis*|liberan?|retenid*|revis*|confisc*',
        'nadie|ningun riesgo|nunca|nada se queda|sin ninguna duda|seguro|tiene que|garantiz*|le aseguro|mi palabra|jamas',
        'abr*|decomis*|confisc*|liber*|pasar*|soltar*|atascad*|reten*|revis*|queda|cruz*|par[ae]n?',
      ],
    ],
    not: 'puede|podria*|no (?:se|sabemos|puedo|podemos|depende)|depend*|normalmente|quiza*|suele*|espero|esperamos|si la aduana|hasta que|cuando|decide',
  },
  declared: {
    ways: [
      [
        'precio|valor|importe',
        'quitamos|sin precio|mitad|bajamos|bajo|menor|simbolic[oa]|borramos|menos',
        'factura|aduana|frontera|formulario|regalo|declar*|etiqueta',
      ],
      [
        '(?:pongo|ponemos|declar[a-z]*|marco|escribo|anoto|va|mandamos)[^.]{0,24}(?:ropa usada|regalo|muestras?|usado|documentos)',
        'problemas|aduana|entrara|pas*|par[ae]n?|impuest*|evitar|frontera',
      ],
      ['(?:otra|falsa|segunda) factura|factura (?:falsa|mas barata)', 'metemos|ponemos|mandamos|adjuntamos|incluimos'],
      ['formulario', 'llenar|rellenar', 'que pase|pase|cuele'],
    ],
    not: 'no (?:podemos|puedo|se puede|permit*|vamos|ponemos|declaramos|nos permite)|ley|ilegal|real|nunca|papel de regalo|envuelt*|tarjeta regalo|prohibid*|verdadero',
  },
  deliveryPromise: {
    ways: [
      [
        day,
        'pasara|cuente con|buzon|habran llegado|se entrega|como muy tarde|ya lo tiene|lo tiene|se lo deja|esta con usted|en sus manos|le llega|recibe|lo recibira',
        'de ningun modo|cuente|estara|ya|confirmo|prometo|si o si|deja|seguro|garantiz*|palabra|sin falta|habran',
      ],
    ],
    not: 'puede|podria*|deberia*|espero|esperamos|normalmente|suele*|aproximad*|unos|quiza*|depend*|si no|cuando|reembolso|respuesta|le escribo|le llamo|almacen|sale del|devolucion|no (?:puedo|podemos)|estimad[oa]|previst[oa]|factura|dinero|abono|retras*',
  },
  reviewReward: {
    ways: [
      [
        review,
        'gratis|vale|cupon|codigo|descuento|\\d+ ?(?:€|%|euros)|\\$ ?\\d+|euros|mitad|sorteo|detalle|le mando algo|devolvemos|tramito|precio especial|envio|lampara|regal[a-z]*|puntos|reembols*|otra',
        'si|y|=|entran|para todos|para quien|en cuanto|luego|primero|dan|por cada|prometame|de tres|para agradecerle|borra|a cambio|con foto|cuando',
      ],
    ],
    not: 'independient*|sin importar|nunca|no (?:ofrecemos|damos|regalamos|pagamos|compramos|depende|podemos|permit*|hay)|nada que ver|sincer*|valido|hasta el|ningun regalo|si o si|lo que piense|siento (?:lo|que|mucho)|lei su|lamento|lamentamos|caduc*',
  },
}
