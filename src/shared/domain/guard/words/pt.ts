import { words } from '../pattern'
import { rulesOf } from './rules'
import type { GuardWords } from './types'

const refused =
  'não (?:lhe |te |se |o |a )?(?:podemos|posso|pode|podem|poderíamos|conseguimos|consigo|temos como|tenho como|há como|dá para|dá pra|é possível|sabemos|sei|garantimos|garanto|prometemos|prometo|asseguramos|depende|há garantia)|sem garantia|ninguém (?:pode|consegue)|impossível'
const duty =
  'impostos?|tributos?|tributad[oa]s?|tributa[a-z]*|taxas?|taxad[oa]s?|taxam|taxar*|tarifas?|alfândega|alfandegári[oa]s?|aduana|aduaneir[oa]s?|icms|iva|receita(?: federal)?|direitos de importação|encargos?|custos? (?:de|com) (?:importação|alfândega|desembaraço)|despacho postal|cobrança (?:extra|adicional)|custos? (?:extra|adiciona)[a-z]*'
const weekday = '(?:segunda|terça|quarta|quinta|sexta)(?:-feira| feira)?|sábado|domingo'
const month = '(?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)'
const number = '(?:\\d{1,3}|um|uma|dois|duas|três|quatro|cinco|seis|sete|oito|dez|quinze)'
const day = `${weekday}|hoje|amanhã|depois de amanhã|(?:esta|nesta|essa|nessa) (?:mesma )?semana|semana que vem|próxima semana|fim de semana|natal|véspera|ano novo|réveillon|(?:dia )?\\d{1,2} de ${month}|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|dia \\d{1,2}|dia das mães|dia dos namorados|dia dos pais|aniversário|casamento|festa|viagem|(?:em|dentro de|em até|até|daqui a|em menos de|no máximo)(?: apenas| no máximo| exatos)* ${number}(?: ?(?:a|ou|-) ?${number})? ?(?:horas?|dias?|semanas?)|a tempo|no prazo|pontual|sem atraso|meio-dia|antes das [a-z0-9]+|às \\d{1,2}h?|24 ?h|48 ?h|72 ?h|${number} dias`

export const pt: GuardWords = {
  language: 'pt',
  ...rulesOf(words, {
    secretAsked: {
      ways: [
        [
          '(?:envi|mand|pass|dig|diz|inform|forne|compartilh|confirm|dit|escrev|respond|encaminh|repass|digit|fal[ae]|coloc|coloqu|anex|precis|necessit|me dê|pod[ei]|poderia|favor|solicit|pe[cç]|pedimos|libera|fotograf)[a-z]*|qual (?:é|era|o|a|foi)|quais (?:são|os)|falta[m]? (?:o|a|só|apenas)|quero|gostaria|me (?:manda|passa|diz|fala|envia|dá|informa)|se (?:você|o senhor|a senhora) (?:me )?(?:informar|passar|mandar|der|enviar)|que (?:código|senha) ',
          'senhas?|password|pin|token|otp|(?:código|número|chave)(?: [a-z]+){0,4} (?:sms|verificação|segurança|acesso|confirmação|autenticação|autorização|seis dígitos|6 dígitos|quatro dígitos|banco|chegou|recebeu|recebido|whatsapp|celular|temporário|aplicativo|app|e-mail|caiu|chegar)|código que|(?:sms|mensagem)[a-z ]{0,20} código|cvv2?|cvc2?|(?:número|números|dígitos|dados|foto|fotos|imagem|cópia|print)(?: [a-z0-9,]+){0,6} (?:cartão|cartões)|cartão(?: [a-z0-9,]+){0,8} (?:número completo|todos os números|foto|validade|frente e verso|os dois lados)|data de (?:validade|vencimento)|validade do cartão|(?:dezesseis|16) (?:números|dígitos)|três (?:números|dígitos)[a-z ]{0,20} (?:atrás|verso|cartão)|credenciais|usuário e senha|login e senha|dados (?:de acesso|do cartão|do seu cartão|bancários|de login)|acesso (?:ao|à) (?:seu |sua )?(?:banco|conta|internet banking)|internet banking|pergunta secreta|palavra secreta',
        ],
      ],
      not: 'cartão (?:presente|-presente|de presente|fidelidade|de garantia|de visita|de felicitaç[a-z]*)|guarde|não compartilhe|seu banco (?:pede|vai pedir|pedirá)|só lá|unicamente|qual cartão|com que cartão|de série|número (?:da nota|de série|do cliente)|vi que|mandou|enviou|recebemos|link|clique|expira|vence|spam|ninguém|já apaguei|apaguei|apagamos|não precisamos|basta o número|perfil|configuraç[a-z]*|aplicativo|deve (?:ter|conter)|caracteres|vai pedir|será enviado|chegará|navegador|alguém|tente|mínimo|somente|apenas|nunca|jamais|não (?:nos |me |lhe |se |é |há |te )?(?:envi*|mand*|compartilh*|pedi*|pe[cç]*|solicit*|precis*|necess*|dê|diga|inform*|pass[ae]*|forne[a-z]*|revel*|escrev*|guard*|armazen*|digit*)|nenhum[a]?|sem (?:passar|enviar|informar|compartilhar)|redefin*|recuper*|esque[cç]*|trocar a|trocar sua|alter[a-z]* a senha|mudar a|escolha|crie|nova senha|apenas na|somente (?:na|lá|no)|só na|na página|no nosso site|no site|no aplicativo do banco|você mesm[oa]|últimos (?:quatro|4|três|3|dígitos)|código de (?:desconto|erro|rastreio|rastreamento|barras|postagem)|número do pedido|cep|cupom|golpe|fraude|phishing|(?:enviaremos|mandaremos|enviamos|vamos enviar)|vai receber|você receberá|se alguém|armário|na hora de pagar',
    },
    offPlatformPayment: {
      ways: [
        [
          '(?:pag|transf|mand|envi|deposit|faz|faç|pass)[a-zçãõéí]*(?: [a-z0-9$,]+){0,8} (?:para (?:a minha|minha|mim|o meu|meu|esta|essa)|pra (?:mim|minha|meu|essa|esta)|no meu|na minha|nesta|nessa|por (?:pix|fora|zelle|paypal|western)|em (?:dinheiro|cripto[a-z]*|mãos))',
          '.{0,3}[a-z]+',
        ],
        [
          '(?:te|lhe|eu|já) (?:devolvo|mando|envio|reembolso|passo|transfiro|faço|devolvemos)(?: [a-z0-9]+){0,6} (?:pix|paypal|zelle|western|cripto[a-z]*|dinheiro|minha conta|gift card|cartão-presente|particular|por fora|amigos)',
        ],
        [
          'amigos e família|família e amigos|amigos e familiares|western union|money ?gram|bitcoins?|btc|cripto*|usdt|pix|mercado pago|picpay|zelle|revolut|wise|carteira|gift ?cards?|cartão-presente|cartão presente|vale-presente|(?:minha|meu|na minha|pra mim)(?: [a-z]+)? ?(?:conta|paypal|chave|pix|cartão|picpay)?|conta (?:pessoal|particular|que|do|da|bancária)[a-z ]{0,16}|para mim|pra mim|a mim|direto (?:comigo|para|pra|na)|diretamente (?:comigo|para|pra|na)|em dinheiro|em espécie|em mãos|transferência|chave pix|link de pagamento',
          'pag[aoue]*|pagamento|transfir[a-z]*|transfer[a-z]*|deposit[a-z]*|envi[eao]*|mand[a-z]*|compr[ae]*|reembols[a-z]*|estorn[a-z]*|devolv[a-z]*|dinheiro|fa[cç]a|faz|fizer|aceitamos|recarreg*|diferença|acert[a-z]*|resgat*',
        ],
        [
          'fora d[ao] (?:plataforma|loja|site|sistema|mercado livre|amazon|app|marketplace)|fora daqui|por fora|sem passar pel[ao]|não pague no site|sem (?:taxa|nota|nota fiscal|comissão)|burlar|evit[a-z]* a (?:taxa|comissão|plataforma)|fugir d[ao] (?:taxa|comissão)|cancel[ea]*(?: [a-z]+){0,5} (?:e|para) (?:me |depois |aí )?(?:pag*|transf*|compr*|faz*|mand*)|por baixo dos panos|no particular',
          'pag*|transf*|compr*|dinheiro|reembols*|devol*|preço|desconto|barat*|deposit*|vend*|cobr*|pix|cancel*|valor|pedido|fech[a-z]*',
        ],
      ],
      not: '(?:do|ao|no|nosso) depósito|aceitamos pagamentos fora|não temos como|proteger|nunca|jamais|não (?:se |podemos |aceitamos |aceite |faça |envie |mande |é possível |é permitido |trabalhamos |pedimos |pediremos |fazemos |realizamos |oferecemos |temos )+|ainda não|golpe*|fraude*|phishing|se alguém|não somos nós|no checkout|no carrinho|você escolhe|mesma (?:forma|chave)|original|como a compra foi|pagou (?:com|por|no|via)|saldo de|(?:foi|já foi) (?:compensad*|recebid*|pag[oa]|aprovad*|confirmad*|estornad*|devolvid*)|recebemos|caiu|vence|validade|da nossa loja|desconfie|cuidado|só no site|apenas (?:no|pelo) site|pelo site',
    },
    contactSteering: {
      ways: [
        [
          '[a-z0-9._-]{2,40}@[a-z0-9.-]{4,}|(?:\\+|00)?\\d[\\d ()/.-]{6,16}\\d|@[a-z][a-z0-9_.]{3,}',
          'me|mim|meu|minha|comigo|particular|pessoal|privad[oa]',
          'lig*|cham*|escrev*|fal[ae]*|mand*|envi*|salv*|anot*|número|add|adicion*|procur*|contat*|e-mail',
        ],
        [
          '(?:fal[ae]|cham[ae]|escrev[ae]|procur[ae]|lig[ue]*|mand[ae]|add|adicion[ae]|segu[ei])[a-z]*(?: [a-z]+){0,2} (?:comigo|me|mim)?(?: [a-z]+){0,2} ?(?:no|pelo|via|na|em) (?:meu )?(?:wechat|whats[a-z]*|zap|telegram|insta[a-z]*|face[a-z]*|signal|discord|skype|messenger|privado|pv|gmail|direct)|meu id|aqui não posso|longe d[ao] (?:loja|site)|direto comigo|entre nós|depois do expediente|fora do expediente',
        ],
        [
          '(?:meu|minha|no meu|do meu|pelo meu)(?: [a-z]+){0,1} ?(?:whats ?app|whats|zap|zapzap|wpp|número|celular|cel|telefone|e-mail|email|mail|gmail|telegram|insta|instagram|facebook|face|fb|messenger|wechat|id|conta|perfil|skype|signal|contato)?|(?:e-mail|email|número|celular|conta|telefone|whatsapp|zap|chat|mensagem) (?:particular|pessoal|privad[oa]|próprio)|(?:pelo|no|para o|pro|ao|via|num) (?:whats ?app|whats|zap|wpp|telegram|wechat|insta|instagram|facebook|face|messenger|signal|skype|line|snapchat|tiktok|discord|privado|pv|gmail|direct)|seu (?:zap|whats ?app|whats)|wa\\.me|t\\.me|@[a-z0-9_.]{4,}|fora daqui|fora d[ao] (?:plataforma|loja|chat|app|amazon|mercado livre)',
          '[a-z]{0,6}(?:cham|fal[ae]|lig[ue]|escrev|mand|add|adicion|procur|busc|convers|continu|pass|entr[ae]|envi|deix|resolv|segu|combin|trat|contat|papo|retorn|atend|encontr|respond)[a-z]*|id|sou|estou',
        ],
      ],
      not: 'não (?:podemos|atendemos|temos|usamos|passamos|é permitido|utilizamos|falamos|fazemos)|da loja|oficial|oficiais|noss[oa]s? (?:conta|whats ?app|e-mail|canal|instagram|telefone|facebook|telegram|número|chat|página|site|perfil|equipe)|transportadora|entregador|motoboy|confirmar seu|confirme seu|correios|golpe|fraude|nunca|jamais|minha colega|meu colega|infelizmente|nos (?:escreveu|chamou|mandou)|por e-mail ou|sac|dados pessoais|meu sistema|meu computador|minha equipe|meu lado',
    },
    dutyPromise: {
      ways: [
        [
          'ao receber|na (?:entrega|porta|chegada)|o (?:carteiro|entregador)|impost[a-z]*|tax[a-z]*|icms|alfândega|tribut[a-z]*|receita',
          'jamais (?:pag|cobr|tax|são|foi)[a-z]*|nunca (?:pag|cobr|tax|são|foi)[a-z]*|não vai (?:pedir|cobrar|pagar)(?: [a-z]+){0,3}|nem um (?:centavo|real)|já acertou|tudo (?:pago|acertado|resolvido|certo)|não (?:paga|pagam|pagará) nada|pode comprar (?:tranquil|sem)[a-z]*',
        ],
        [
          `${duty}|cobram|cobra(?:do|da|r)?|real de|centavo|pagar (?:mais )?nada`,
          'não (?:vai|vão|lhe|te|se|tem|há|haverá|existe[m]?|será|paga|pagará|precisa|deve|incide|cobra[m]?|terá|é|são|há de|vamos|teremos|ser)[a-z ]{0,24}(?:pagar|cobra[a-z]*|impost[a-z]*|tax[a-z]*|tribut[a-z]*|tarif[a-z]*|alfândega|encargos?|custos?|nada|nenhum[a]?)|não (?:existe|há|tem|paga|pagará) |sem (?:pagar |nenhum |nenhuma |qualquer )*(?:impost[a-z]*|tax[a-z]*|tribut[a-z]*|tarif[a-z]*|alfândega|encargos?|custos?)|(?:livre|isent[oa]|isento)s? de|nenhum (?:real|imposto|tributo|centavo|encargo|custo)|nenhuma (?:taxa|tarifa|cobrança)|um (?:real|centavo) (?:de|a mais|sequer)|zero (?:impost[a-z]*|tax[a-z]*|tribut[a-z]*)|nunca (?:tax*|cobr*|são|é|foi|foram|pag*)|nada (?:a|de|para) pagar|imposto nenhum|taxa nenhuma|não cobram mais nada',
        ],
        [
          duty,
          '(?:pagamos|assumimos|cobrimos|arcamos|devolvemos|reembolsamos|restituímos|bancamos|absorvemos|cuidamos|pagaremos|assumiremos|cobriremos|devolveremos|reembolsaremos|arcaremos|custeamos|a gente (?:paga|cobre|devolve|assume|banca|reembolsa)|nós (?:paga|cobri|devolv)[a-z]*|a loja (?:paga|cobre|assume|banca|arca|devolve))|(?:por|é por|fica por|ficam por|são por|corre por|correm por) (?:a )?noss[ao] conta|por conta (?:da loja|da casa|nossa)|(?:já )?(?:está|estão|vai|vão|vem|vêm|são|é|tudo|com)(?: [a-z]+){0,4} (?:inclus[oa]s?|incluíd[oa]s?|pag[oa]s?|embutid[oa]s?|cobert[oa]s?|quitad[oa]s?|recolhid[oa]s?|no preço)|inclus[oa]s?|incluíd[oa]s?|ddp|preço (?:é )?final|valor final|todos os (?:tributos|impostos) pagos|remessa conforme com tudo pago',
        ],
      ],
      not: `não (?:est[a-z]+|são|vêm) inclu[a-z]+|às vezes|quem paga é|${refused}|não (?:lhe |se |o |os |a |as )?(?:pagamos|assumimos|cobrimos|arcamos|inclu[a-z]+|devolvemos|reembolsamos|est(?:á|ão) inclus*|bancamos)|por conta (?:do|da) (?:cliente|senhor|senhora|comprador|destinatário)|por sua conta|pode (?:ser|haver|cobrar|ter|incidir|ocorrer)|podem (?:cobrar|incidir|ser)|poderá|poderia|talvez|depende[m]?|consulte|saber se|cabe (?:ao|à)|normalmente|geralmente|costuma[m]?|dentro da ue|mas o brasil|não inclus*|a cargo (?:do|da)`,
    },
    customsPromise: {
      clears: [
        [
          'não (?:vão|vai|será|vai ser|ficará|fica|vão te) (?:fiscaliz|abr|par|ret|inspec|barr|segur|prend|mex|olh|apreend)[a-z]*|(?:sai|passa|libera|sairá|passará)(?: [a-z]+){0,2} (?:da|na|pela) alfândega(?: [a-z]+){0,4}|ninguém (?:abr|olh|mex|par|fiscaliz|vai)[a-z]*|assim (?:passa|entra)[a-z ]{0,16}|não tenha dúvida',
        ],
        [
          'alfândega|alfandeg[a-z]*|aduan[a-z]*|receita|desembaraço|fiscaliz[a-z]*|inspe[a-z]*|retid[oa]s?|ret[eê]m|reter|retê-lo|barrad[oa]s?|barrar|parad[oa]s?|par(?:am|ar|arão)|fronteira|liber[a-z]*|pres[oa]s?|conferência|apreen[a-z]*',
          'garant[a-z]*|promet[a-z]*|assegur[a-z]*|com (?:toda )?certeza|certeza|certo|sem (?:nenhum |nenhuma |qualquer )?(?:problemas?|fiscalização|inspeção|atraso|demora|risco|burocracia|dor de cabeça|parar)|não (?:se preocupe|haverá|há|terá|vão|vai|será|serão|fica|ficará|para|param|tem)[a-z ]{0,20}(?:fiscaliz*|inspe*|ret[a-z]+|par[a-z]+|abr[a-z]+|problema*|barr*|pres[oa]*|demor*|atras*|apreen*|olhar*|confer*|mexer*)|nunca|jamais|sempre|cem por cento|100 ?%|(?:libera|passa|sai)(?:rá|m)?(?: [a-z]+){0,3} (?:amanhã|hoje|logo|direto|fácil|certo)|fique tranquil[oa]|pode confiar|pode ficar|sem dúvida|palavra',
        ],
      ],
      clearsNot: `quase sempre|às vezes|embora|${refused}|segundo|costuma[m]?|normalmente|geralmente|pode (?:pedir|demorar|levar|reter|ser|fiscalizar|haver)|podem|poderia|quando|assim que|depois que|se a (?:alfândega|receita)|esper[ao]m?o?s?|depende|não sabemos|influência|liberou|pelo rastreio|valor real|até que|decisão`,
      declared: [
        [
          'declaramos|declararemos|colocamos|coloco|botamos|escrevemos|escrever|marcamos|faturamos|mandamos|enviamos|dividimos|podemos (?:declarar|pôr|marcar|escrever|dividir|baixar|colocar)|vamos (?:declarar|pôr|colocar|escrever|marcar|dividir|mandar)',
          'valor (?:menor|mais baixo|abaixo|baixo|reduzido|simbólico)|menos (?:valor|do que)|como (?:presente|amostra|usado|documento|uso pessoal)|(?:é |de )?presente|amostra|dois (?:pacotes|envios)|duas (?:notas|caixas)|sem (?:a )?nota|\\d+ (?:dólares|reais|euros|usd)|metade|abaixo d|uso pessoal|segunda mão',
        ],
        [
          '(?:como|de)(?: um| uma| se fosse)* (?:presente|amostra|brinde|documentos?|uso pessoal|usad[oa]|sem valor)|(?:valor|preço)(?: [a-z]+){0,4} (?:menor|mais baixo|abaixo|inferior|reduzid[oa]|simbólic[oa]|baix[oa])|(?:menor|baixar|baixamos|diminuir|diminuímos|reduzir|reduzimos|abaixo do|metade do) (?:o |do |de |um )*(?:valor|preço)|\\d+ ?(?:dólares|reais|usd|euros)|us?\\$ ?\\d+|r\\$ ?\\d+|subfatur*|subvalori*|subdeclar*|sem valor|abaixo d[eo]s? (?:limite|50|us)',
          'declar*|marc*|etiquet*|pôr|põe|pomos|bot[a-z]*|coloc*|escrev*|nota|fatura|aduan*|formulári*|mand*|envi*|caixa|anot*|indic*|registr*|baix*|subfatur*|preench*|diminu*|reduz*',
          'declar*|alfândeg*|nota|fatura|formulári*|caixa|presente|amostra|valor|etiquet*|impost*|param|parar|pacote|limite|taxa*|fiscaliz*',
        ],
      ],
      declaredNot:
        'grátis|de graça|não (?:podemos|posso|declaramos|marcamos|é|pode|fazemos|vamos|permitimos)|nunca|jamais|sempre o valor|valor real|verdadeiro|ilegal|fraude|crime|seria declaração falsa|papel de presente|embrulh*|cartão|cupom|vale',
    },
    deliveryPromise: {
      ways: [
        [
          'cheg(?:a|ará|am|arão|ue|ando)|receb(?:e|erá|erão|em|a)|entreg(?:amos|aremos|ará|arão|a|ue|am)|vai (?:estar|chegar|receber)|entrega (?:será|é|garantida|em|no|na)|garantimos a entrega|(?:está|estará|tá|ta|vai estar|estarão) (?:aí|lá|com você|contigo|na sua|em suas|na porta|com o senhor|com a senhora|em casa)|já está com|na sua (?:casa|porta|mão)|em suas mãos|nas suas mãos|em mãos|em casa|terá (?:o|a|em)|você (?:tem|terá|vai ter)|bate na sua porta|estará (?:aí|entregue)',
          day,
        ],
      ],
      not: `após a entrega|depois da entrega|a partir da entrega|devolver|trocar|calcula|ainda pode mudar|${refused}|costuma[m]?|normalmente|geralmente|previsão|prevê|previst[oa]|prevemos|estimad[oa]|estimativa|estima|aproximad[a-z]*|provável|provavelmente|possivelmente|talvez|deve|devem|deverá|deveria|poderia|pode (?:chegar|demorar|ser|levar)|esper[ao]|esperamos|segundo|conforme|se (?:não|tudo|o|a|chegar|der|pagar|sair)|quando|assim que|logo que|depois que|sai (?:do|da|de)|sairá|postar[a-z]*|postad[oa]|despach*|enviaremos|escrevo|aviso|retorno|respondo|reembolso|estorno|dinheiro|cupom|nota|resposta|etiqueta|rastreio|código|foi|chegou|ontem|recebeu|recebemos|retirar|retirada|depende|entre (?:o|os)|depósito|estoque|mais ou menos|cerca|uns|até que`,
    },
    reviewReward: {
      ways: [
        [
          'avalia[a-z]*|opini[a-z]*|coment[aá]ri[a-z]*|estrelas?|nota|google|reclame aqui|o que escreveu|review',
          'cupom|vale|desconto|brinde|presente|reembols[a-z]*|estorn[a-z]*|devol[a-z]*|de graça|grátis|prêmio|pontos|\\d+ ?(?:%|reais)|r\\$ ?\\d+|garantia|sorteio|dinheiro|mimo|frete',
          'quando|assim que|se |sumi[a-z]*|não (?:está|estiver) mais|e (?:ganh|env|mand|dam|devol)[a-z]*|em troca|tir[a-z]*|mand[ae] o (?:link|print)|depois|cont[ea] (?:no|pra)|q(?:ue)? (?:mand|env)[a-z]*|sai de graça',
        ],
        [
          'avalia[a-z]*|opini[a-z]*|nota|notas|estrelas?|estrelinhas?|comentári[a-z]*|resenha|depoimento|feedback|crítica|o que escreveu|review',
          'cupom|cupons|vale|vale-presente|desconto|brinde|brindes|presente|presentinho|reembols[a-z]*|devolv[a-z]*|dinheiro|grátis|de graça|prêmio|bônus|bonificaç[a-z]*|pontos?|sorteio|recompens[a-z]*|compens[a-z]*|\\d+ ?(?:%|reais|dólares|euros)|r\\$ ?\\d+|mimo|crédito|cashback|surpresa|ganha|ganhar|frete grátis|estorn[a-z]*',
          'se |por (?:cada|uma|sua|deix*|escrev*|public*|mud*|apag*)|para (?:cada|quem|alterar|mudar|apagar|que|agradec*)|em troca|troc[a-z]*|mud[a-z]*|apag[a-z]*|delet[a-z]*|exclu[a-z]*|remov[a-z]*|retir[a-z]*|tir[ae][a-z]*|alter[a-z]*|edit[a-z]*|public[a-z]*|post[ae][a-z]*|deix[a-z]*|escrev[a-z]*|coloc[a-z]*|bot[ae][a-z]*|der |fizer|avali(?:e|ar|ando|ou)|quando|assim que|depois de|ganha|como agradecimento|q mando|que (?:eu )?mand*|que envi*|print|melhor[a-z]*|atualiz*',
        ],
      ],
      not: 'independente[a-z]*|sem (?:nada em troca|condição|compromisso)|não (?:oferecemos|damos|pagamos|podemos|depende|compramos|influencia|tem nada|há|pedimos|aceitamos|é permitido|condicionamos|damos nada)|nada em troca|proib[a-z]*|pelo (?:defeito|transtorno)|lamentamos|sentimos|vence|pelo seu perfil|obrigad[oa] pel[oa]|vale a pena|nunca|jamais|seja qual for|lemos|nota fiscal',
    },
  }),
  salutation: {
    opens: [
      /^\s*(?:ola|oi|oie|bom dia|boa tarde|boa noite|prezad[oa]|car[oa]|querid[oa]|estimad[oa]|saudacoes|e ai)(?: de novo| novamente)?,? +([a-z'. -]{2,60}?)\s*(?:[,:!.;\n]|$| ja | vi | seu | sua | te | obrigad| espero| tudo | aqui | recebi| sou | segue| e o | e a | o | a )/,
      /(?:^|[.!?\n]\s*)(?:muito obrigad[oa]|obrigad[oa]|claro(?: que sim)?|com certeza|perfeito|desculpe|desculpa|sinto muito|lamento|entendo|entendi|certo|combinado|pronto|boa noticia|sim|nao se preocupe|fique tranquil[oa]|que bom|fico feliz|pode deixar|imagina|perfeitamente)(?: (?:por|pel[oa]|em|de|a) [a-z ]{2,40})?, ?((?:seu |dona |sr\.? |sra\.? |senhor |senhora )?[a-z'-]{2,30}(?: [a-z'-]{2,30})?)\s*[,!.:;]/,
      /^\s*((?:seu|dona|sr\.?|sra\.?|senhor|senhora) [a-z'-]{2,30}(?: [a-z'-]{2,30})?)\s*[,:!]/,
    ],
    titles: new Set(
      'sr sra srta senhor senhora senhores senhorita seu dona dom dr dra doutor doutora cliente clientes amigo amiga equipe todos todas bom boa dia tarde noite a de novo prezado prezada caro cara querido querida obrigado obrigada ola oi pessoal gente'.split(
        ' ',
      ),
    ),
  },
  culture: [
    { id: 'latamBlackFriday', source: 'PRODUCT.md 3, practice of the trade', hit: /black ?friday|sexta-?feira negra/, countries: ['BR'] },
    {
      id: 'ptSlang',
      source: 'Manual de Redação da Presidência da República (2018): formas de tratamento',
      hit: /(?<![a-z])(?:e ai|blz|beleza|vc|vcs|tb|tbm|pq|q|vlw|valeu|mano|cara|galera|amor|amorzinho|querid(?:a|o)(?=,? (?:vi|sua|seu|ja))|fofa|fofo|linda|lindo|gata|flor|meu bem|miga|migo|fala|opa|kkk+|rs(?:rs)*|haha(?:ha)?|tipo assim|bora|show de bola|ta bom|ne)(?![a-z])/,
      polite: true,
      mailOnly: true,
    },
    {
      id: 'ptTu',
      source: 'Cunha/Cintra, Nova gramática do português contemporâneo: tratamento',
      hit: /(?<![a-z])(?:contigo|tu (?=[a-z])|teu|teus|tua|tuas|te (?=(?:mando|envio|aviso|devolvo|passo|ligo|respondo)))(?![a-z])/,
      polite: true,
      mailOnly: true,
    },
  ],
  frequent: new Set(
    'de a ate agora fico vai sai dias uteis costuma levar o os as que e do da dos das em no na nos nas um uma para por com nao se seu sua seus suas foi esta voce senhor senhora mais mas como ja pelo pela ao nosso nossa obrigado obrigada pedido ontem hoje mensagem pode tem enviamos'.split(
      ' ',
    ),
  ),
}
