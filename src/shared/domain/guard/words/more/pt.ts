import type { More } from '../rules'

const secret =
  'senhas?|pin|cvv|cvc|codigo|token|login|dados de acesso|credenciais|frase de recuperacao|palavras de recuperacao|pergunta de seguranca'
const duty = 'alfandega*|aduan*|impostos?|taxa|taxas|taxinha|taxam|tributos?|icms|receita|importacao'
const day =
  'segunda|terca|quarta|quinta|sexta|sabado|domingo|hoje|amanha|meio-dia|fim de semana|(?:duas|dois|tres|\\d{1,2}) (?:noites|dias|horas)|uma semana|essa semana|(?:dia|em) \\d{1,2}|natal|vespera|casamento|aniversario'
const review =
  'avali[a-z]*|resenhas?|comentarios?|estrel[a-z]*|reclame aqui|google|instagram|elogi[a-z]*|fale bem|fala bem|nada negativo|opiniao|nota|depoimento|trustpilot'

export const more: More = {
  secretAsked: {
    ways: [
      [
        secret,
        'leia|le pra|digitar aqui|digit[ea]|aqui|me (?:diga|diz|fala|fale|manda|mande|passa|passe|envia|envie|informe)|qual e a resposta|cole|print|precisamos|preciso d|escreve|mand[ea]|envi[ea]|chegou no sms',
      ],
      [`^(?:e |tambem |so )*(?:a |o |sua |seu |os |as )?[^.?!]{0,20}(?:${secret})[^.?!]{0,36}(?:por favor|tambem|obrigad[oa])[.!]?$`],
      [`^(?:seu |sua |o |a )?(?:${secret}) ?\\?`],
      [
        'app do (?:seu )?banco|aplicativo do (?:seu )?banco|autenticador',
        'numero|codigo',
        'mand*|envi*|leia|me (?:passa|diga|diz|fala)|pass[ae]',
      ],
      [
        'cartao',
        'dois lados|frente e verso|ambos os lados|dezesseis (?:numeros|digitos)|16 (?:numeros|digitos)',
        'foto*|mand*|envi*|repet*|tir[ae]|pass[ae]|diga',
      ],
      ['(?:os |dos )?(?:seis|quatro|tres|6) (?:digitos|numeros)', 'preciso|precisamos|mand*|diga|envi*|autorizar'],
      ['com (?:sua|seu|seus|a|suas) (?:senha|dados de acesso|login|credenciais)', 'fazemos|a gente|arruma*|resolv*|conseguimos|daqui'],
    ],
    not: 'nunca|jamais|nao (?:nos )?(?:envie|mande|compartilhe|diga|passe|informe|pedimos|precisa*|precisamos|digite|revele)|apenas na|somente na|na pagina|no site|cuidado|golpe|fraude|ninguem|redefin*|esquec*|voce mesmo|pagina de pagamento|ultimos quatro|desconto|pedido|rastre*|expir*|apagamos|apaguei|ao menos|pelo menos|cupom',
  },
  offPlatformPayment: {
    ways: [
      [
        'amigos e familia|amigos|western union|moneygram|bitcoins?|cripto*|usdt',
        'taxa|por favor|em nome|no nome|metade|use|usa|aceito|tambem|carteira|mais barato|desconto',
      ],
      [
        'entre nos|comigo|(?:meu|minha) (?:wise|pix|conta|paypal|carteira|revolut|nubank|picpay)',
        'loja|metade|site|frete|pag*|transfer*|deposit*|mand[ae]|passa|por favor|diferenca',
        'entre nos|pessoal|metade|minha|meu|comigo',
      ],
      ['notas|dinheiro', 'envelope|motoboy|entregador|correio', 'poe|coloc[ae]|mand[ae]|entreg[ae]|de pra|paga'],
      ['cartao (?:itunes|presente|steam|google|amazon)|recarga|gift ?card', 'compr[ae]', 'numeros|codigo|foto|fala|mand[ae]'],
    ],
    not: 'nunca|jamais|nao (?:aceitamos|podemos|pague|aceite|envie|transfira|compre|pedimos|trabalhamos)|cuidado|golpe|fraude|ninguem|no checkout|^nao|por favor, nao|nao (?:escolha|mande|use|utilize|faca|de)|infelizmente',
  },
  contactSteering: {
    ways: [
      [
        'fal[ae] comigo|comigo|de mim|direto comigo|me cham[ae]|escrev[ae] pra mim|pra mim',
        'nao (?:com|pela|pelo|no) (?:a )?(?:empresa|loja|site)|e nao|no particular|fecha o chamado|particular|direto',
      ],
      [
        'fora d[ea]st[ae] plataforma|fora d[aeo]s?[a-z]* (?:plataforma|site|loja)|outro lugar|em particular|no privado',
        'prefiro|falar|tratar|convers*|vamos|bora|continuar',
      ],
      [
        'bora|vamos|vem|me acha|me encontra|me procura|me add|no meu|na minha',
        'signal|snap|telegram|messenger|whats*|zap|insta*|discord|skype|no (?:onze|nove|zero|vinte|dois)',
        'signal|snap|so|oferta|me|pro|pra|particular',
      ],
      ['[a-z.]{1,40} arroba [a-z]+|arroba (?:mail|gmail)'],
    ],
    not: 'nunca|jamais|nao (?:podemos|posso|usamos|atendemos|passamos|somos)|oficial*|noss[oa]s?|golpe|fraude|se passa|cuidado|entregador|transportadora|infelizmente',
  },
  dutyPromise: {
    ways: [
      [
        duty,
        'nunca|jamais|nada|zero|nosso problema|problema nosso|e nossa|e nosso|quem paga e a gente|cortesia|incluem tudo|por nossa conta|e certo que nao|ninguem vai|impossivel|nem um (?:centavo|real)|nem 1',
        'pag*|taxa*|prometemos|incluem|ver|nosso|nossa|gente|casa|conta|cobrar|pedir|certo',
      ],
    ],
    not: 'pode|podem|poderia*|depend*|conforme|as vezes|normalmente|destinatario|comprador|nao (?:pagamos|cobrimos|posso|podemos|sei|sabemos|esta incluso|inclui)|perguntar|quer dizer|talvez|costuma*|por conta do cliente|a parte',
  },
  clears: {
    ways: [
      [
        'alfandega|receita|fronteira|fiscaliza*|apreen*|inspecao',
        'nada fica|nunca|ninguem|vai deixar|tem que liberar|garant*|fica tranquil[oa]|escapa|com certeza|sem risco|nenhum risco|jamais|prometo',
        'preso|para|entrar|liberar|abr*|passa*|apreen*|escapa|liberad[oa]|barr*|segur*',
      ],
    ],
    not: 'pode|poderia*|nao da|nao (?:ha como|sei|sabemos|posso|podemos|depende)|depend*|normalmente|talvez|costuma*|espero|esperamos|se a receita|quando|decide',
  },
  declared: {
    ways: [
      [
        'preco|valor|declare',
        'tiramos|sem preco|metade|abaixamos|baixamos|menor|simbolic[oa]|menos',
        'nota|alfandega|fronteira|formulario|presente|declar*|etiqueta|quer',
      ],
      [
        '(?:coloc|po[er]|declar|marc|escrev|bot)[a-z]*[^.]{0,24}(?:roupa usada|presente|amostra*|usado|documentos)|como presente',
        'dor de cabeca|alfandega|entrar|nunca para|passa*|escapa|impost*|evitar|fronteira|problema',
      ],
      ['(?:outra|falsa|segunda) nota|nota (?:falsa|mais barata)', 'manda|mandamos|colocamos|poe'],
      ['dividimos|dividir|separamos', 'pacotes|caixas|remessas', 'limite|abaixo'],
      ['formulario', 'preencher', 'passar batido|passar|passe'],
    ],
    not: 'nao (?:podemos|posso|da|permit*|vamos|colocamos|declaramos)|lei|ilegal|real|verdadeir[oa]|papel de presente|embrulh*|vale-presente|proibid*',
  },
  deliveryPromise: {
    ways: [
      [
        day,
        'nao passa|passa de|entregamos|contar com|terao chegado|no maximo|esta ai|nas maos|deixa com|chega|esta com voce|na sua caixa|recebe',
        'de jeito nenhum|pode contar|ja|certa|prometo|prometemos|voce esta|mais duas|e deixa|garant*|sem falta|com certeza|palavra|está ai',
      ],
    ],
    not: 'podem|poderia*|deve|devem|espero|esperamos|normalmente|costuma*|aproximad*|talvez|depend*|se nao|quando|reembolso|resposta|estorno|deposito|estoque|saiu|devolucao|nao (?:posso|podemos|consigo)|estimad[oa]|previst[oa]|previsao|boleto|nota fiscal|atras*',
  },
  reviewReward: {
    ways: [
      [
        review,
        'gratis|cupom|codigo|desconto|r\\$ ?\\d+|\\d+ ?%|reais|metade|sorteio|agrado|brinde|mimo|resolvo|preco especial|frete|luminaria|presente|pontos|reembols*|outra|devolvemos',
        'se|e|=|entram|pra quem|vale|mando|mandamos|promete|de tres|para agradecer|apaga|em troca|com foto|quando|primeiro|depois|mais uma',
      ],
    ],
    not: 'independente*|tanto faz|nunca|nao (?:oferecemos|damos|pagamos|compramos|depende|podemos|ha|tem)|nada a ver|sincer*|valido|valida|ate o dia|nenhum brinde|o que achar|sinto muito|li sua|lamento|lamentamos|expir*|defeito|nota fiscal',
  },
}
