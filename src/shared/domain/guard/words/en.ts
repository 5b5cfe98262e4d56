import { words as w } from '../pattern'
import type { GuardWords } from './types'

/** Says that it is not so, or that nobody may promise it. */
const refused =
  "can(?:no|')?t (?:promise|guarantee|say|confirm|commit|offer|rule out)|cannot (?:promise|guarantee|say|confirm|commit|offer|rule out)|can not (?:promise|guarantee)|(?:not|n't|never|un)(?: [a-z]+)? ?(?:able to|in a position to|possible to|allowed to) (?:[a-z]+ )?(?:promise|guarantee|confirm|say|offer)|no guarantee|not guaranteed|without guarantee|unable to|(?:do not|don't|never|won't|will not|wouldn't|would not|did not|didn't) (?:promise|guarantee|offer)|no way (?:of|to)"
const reported = 'you (?:wrote|asked|mentioned|said|were told|read|say|write|ask|wanted to know)|your question|as you (?:wrote|said)'

const duty =
  'dut(?:y|ies)|import(?:ation)? (?:tax|taxes|vat|fee|fees|charge|charges|cost|costs|duty|duties)|customs (?:fee|fees|charge|charges|dut(?:y|ies)|tax|taxes|cost|costs|bill|payment|payments|handling)|vat|tax|taxes|tariffs?|clearance (?:fee|fees|charge|charges|cost|costs)|brokerage (?:fees?|charges?)|(?:charge|charges|fee|fees|cost|costs|payment|pay anything|bill|nothing to pay|extra to pay|a penny|a cent)(?: [a-z]+){0,4} (?:at|by|from|for|to|through|on|upon) (?:the )?(?:border|customs|door|arrival|delivery|import|courier)'
const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const day = `(?:(?:this|next|coming|on|by|before|until|till|no later than|latest) )*(?:the )?(?:${weekday}|tomorrow(?: morning| afternoon| evening)?|tonight|today|this (?:morning|afternoon|evening|week|weekend)|the weekend|next week|(?:the )?end of (?:the|this|next) (?:week|month|day)|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}|${month} (?:the )?\\d{1,2}(?:st|nd|rd|th)?|the \\d{1,2}(?:st|nd|rd|th)|\\d{1,2}[/.]\\d{1,2}(?:[/.]\\d{2,4})?|\\d{4}-\\d\\d-\\d\\d|christmas(?: eve| day)?|easter|new year*|valentine*|halloween|(?:your|her|his|their|the) (?:birthday|wedding|party|anniversary|trip|holiday|event)|noon|midday|\\d{1,2}(?::\\d\\d)? ?(?:am|pm|o'clock))|(?:within|in)(?: the next| just| only| exactly| at most| less than| under)? (?:\\d{1,3}|one|two|three|four|five|six|seven|a couple of|the next few|a)(?: ?(?:-|to|or) ?(?:\\d{1,3}|two|three|four|five))?(?: more| working| business| calendar)* (?:hours?|days?|weeks?)|in time for|on time|on the dot|overnight|same day|next day`
const hedge =
  'should|may|might|could|usually|typically|normally|generally|probably|likely|expect*|estimat*|approximate*|approx|roughly|about|around|hope|hopefully|aim|aiming|try|trying|target|according to|as per the carrier|carrier (?:says|shows|states|expects|currently)|tracking (?:says|shows|page|currently)|schedul*|plan|planned|as soon as|once|depend*|in most cases|on average|if all goes|if everything|eta|subject to|ideally|would'
const reviewNoun =
  'reviews?|ratings?|(?:[1-5]|five|four|one)[ -]?stars?|stars|feedback|testimonials?|trustpilot|yelp|google (?:maps|review)|comments?|opinion|thumbs up'
const reward =
  'refund*|discount*|coupons?|vouchers?|gift|gifts|gift ?cards?|cash ?back|cash|money|credits?|bonus|free|freebie|reward*|points?|code|promo code|compensat*|reimburse*|\\d{1,3} ?% (?:off|discount|back)|\\d{1,3} ?%|[$€£] ?\\d+|\\d+ ?(?:[$€£]|usd|eur|gbp|dollars?|euros?|pounds?)|half the price|pay you|surprise|extra|replacement|present|draw|giveaway|prize|win|amazon card|for nothing|on us'
const privateWay =
  'whats ?app|telegram|wechat|weixin|signal|viber|line|skype|messenger|facebook|instagram|insta|snapchat|discord|text message|imessage|sms|gmail|hotmail|e-?mail|mail|cell(?: ?phone)?|mobile|phone|number|telephone|dm|dms|inbox'

export const en: GuardWords = {
  language: 'en',
  secretAsked: [
    {
      id: 'carries',
      asking: true,
      all: [
        w(
          "(?:if|once|when|as soon as) you(?: [a-z']+){0,3} (?:give|send|tell|get|have|share|text|read|let)|pls|let (?:us|me) have (?:it|them)|type (?:it|them) here|hand (?:it|them) over|give me|front and back|photo|picture|selfie|screenshot|read (?:it|them)",
        ),
        w(
          'pass ?words?|pin|otp|code (?:from|you)|security code|cvv|cvc|all (?:16|sixteen) digits|credit card|debit card|bank card|online banking|log ?in details|your account password|the code|number (?:that|which)? ?(?:appears|shows|pops)|expiry',
        ),
      ],
      not: w(
        "never|(?:gift|loyalty|warranty|greeting|business|membership) cards?|serial number|which card|keep it|keep your|your bank (?:will )?asks?|will ask you|only there|only on|customer number|invoice number|do not|don't|won't|will not|cannot|can't|unable|unfortunately|nobody|no one|not (?:allowed|able|possible|ask|need)|forgot*|resets?|yourself|last (?:four|4)|on (?:our|the) (?:website|site|page)|at checkout|deleted|link|spam|at least|characters|expires|settings|damage*|parcel|item|label|receipt|tracking|coupon|promo|voucher|loyalty|gift card|pickup|locker",
      ),
    },
    {
      id: 'asked',
      asking: true,
      all: [
        w(
          "(?:please|kindly|just|simply|then|and|to|so|must|you|could|can|would|will) (?:also |now |first |just |please |quickly |kindly )*(?:send|give|tell|provide|share|text|email|e-mail|reply (?:to [a-z ]+)?with|respond with|answer with|forward|read|dm|message|submit|supply|type|write|confirm|let (?:me|us) (?:know|have)|state|note|drop|include|enter|post|paste|screenshot|pass|attach|dictate)|^(?:send|give|tell|provide|share|text|reply with|forward|read|confirm|let (?:me|us) (?:know|have)|write|attach)|(?:i|we)(?:'ll| will| would|'d)?(?: also| just| still| only)? (?:need|require|ask for|have to have|want|like to have|must have)|what(?:'s| is| was| are) (?:the|your)|which (?:password|pin|code)|is needed|are needed|is required|are required|send (?:me|us)|give (?:me|us)|tell (?:me|us)|read (?:me|us|out)",
        ),
        w(
          "pass ?words?|pass ?code|pass ?phrase|pin(?: (?:code|number))?|otp|tan|mtan|(?:one|1)[ -]time (?:pass ?(?:code|word)|code|pin|password)|(?:verification|confirmation|security|sms|login|sign-in|authentication|authenticator|access|2fa|two-factor|6[ -]digit|six[ -]digit|4[ -]digit|four[ -]digit)(?: [a-z]+)? (?:code|codes|number|digits)|code (?:that )?(?:you|we|i|they|your bank|the bank|which|from|in|by|was)(?: [a-z]+){0,4} (?:got|received|sent|texted|receive|get|sms|text|phone|app|bank|texts|sends)|code from (?:the|your) (?:sms|text|app|bank|authenticator|email|message)|cvv|cvc|cvv2|cvc2|(?:full|complete|entire|whole|long|16[ -]digit)(?: [a-z]+){0,3} (?:card|number)|card (?:number|numbers|details|data|info|information)|(?:log ?in|account|online banking|bank|banking|paypal|sign-in) (?:credentials|details|data|password|login|access|information)|credentials|expiry date|expiration date|(?:three|3) digits|security digits|secret (?:question|answer|word)|mother's maiden name|seed phrase",
        ),
      ],
      not: w(
        "never|(?:gift|loyalty|warranty|greeting|business|membership) cards?|serial number|which card|keep it|keep your|your bank (?:will )?asks?|will ask you|only there|only on|customer number|invoice number|do not|don't|won't|will not|wouldn't|would not|cannot|can't|no need|not (?:need|ask|send|share|require|give|necessary|required)|needn't|without (?:sharing|sending|giving|your|telling)|nobody|no one|not even|instead of|rather than|resets?|resetting|forgot*|new password|change (?:your|the|it)|chang(?:e|ing) (?:your|the) password|choose|set (?:a|your|up)|pick|yourself|on the (?:login|sign-in|sign in|reset|checkout|payment|website|page|site)|at checkout|in the checkout|on our (?:website|site|page)|in your (?:account|profile)|in the app|last (?:four|4)|tracking (?:number|code)|voucher|coupon|discount code|order confirmation|i'?ll send|we(?:'ll| will| have| can) (?:send|text|email)|(?:i|we)(?:'ve| have) (?:just )?(?:sent|emailed|texted)|will be asked|you will (?:get|receive)|postal code|zip code|pick-?up|locker|asks? you|anyone who asks|scam|phishing|fraud|keep (?:your|it|them)",
      ),
    },
  ],
  offPlatformPayment: [
    {
      id: 'verbs',
      asking: true,
      all: [
        w(
          "(?:zelle|venmo|revolut|cash ?app|paypal|wire|western union) (?:me|it|us|the|over)|my (?:tag|handle|cash ?tag|wallet|link|iban)|no need for (?:the )?(?:checkout|shop|website)|don't have to use the (?:website|shop|checkout|site)|to me (?:via|by|through|on|over|with|using|in)|(?:steam|itunes|google play|amazon|apple|paysafe|gift|prepaid) ?(?:card|voucher)s?(?: [a-z0-9€$£]+){0,8} (?:read|send|give|tell|text|number|code)|(?:read|send|give|tell)(?: [a-z]+){0,6} (?:number|code)s? (?:on|of|from) the (?:gift|steam|paysafe|prepaid|amazon) ?cards?|half (?:here|now)[a-z ,]{0,20} half|in an envelope|cash to (?:me|the driver|the courier)",
        ),
        w('[a-z0-9$€£]+'),
      ],
      not: w(
        "never|do not send|don't send|scam*|fraud*|were you asked|if (?:someone|anyone)|not us|at checkout|unfortunately|we (?:can't|cannot|don't)|our gift",
      ),
    },
    {
      id: 'means',
      asking: true,
      all: [
        w(
          "friends (?:and|&|\\+|n) family|family (?:and|&) friends|western union|money ?gram|bitcoin|btc|ethereum|crypto*|usdt|tether|zelle|venmo|cash ?app|(?:gift|itunes|steam|google play|amazon|apple|paysafe|prepaid) ?cards?|paysafe*|remitly|my (?:personal |private |own )?(?:paypal|revolut|wise|account|bank account|iban|card|cash ?app|venmo|zelle)|(?:his|her|my [a-z]+'s) (?:personal |private )?(?:paypal|account|revolut)|paypal\\.me|revolut|as a gift|wallet address|cash in (?:an|the) envelope|cash by (?:mail|post)",
        ),
        w(
          'pay|paying|send|sending|transfer|transferring|wire|buy|refund|refunding|payment|settle|purchase|deposit|forward|reimburse|use|put|return the money|give you|the amount|the difference|the balance|the money|the total|the fee|the rest',
        ),
      ],
      not: w(
        "never|do not|don't|does not|doesn't|won't|will not|cannot|can't|not (?:accept|able|possible|offer|support|ask|take)|unfortunately|unable|scam*|fraud*|fake|phishing|beware|careful|suspicious|(?:were|was|are|did) (?:you|anyone|somebody|someone)(?: [a-z]+)? (?:asked|ask|told|tell)|asked you to|at (?:the )?checkout|in (?:the )?checkout|our gift cards?|redeem*|gift card (?:balance|you (?:used|bought|redeemed|purchased|paid))|(?:paid|bought|purchased) (?:with|using|by|via)|back (?:to|onto) (?:the|your) (?:original|gift)|original (?:payment|means|method)|gift wrap*|no longer|not safe",
      ),
    },
    {
      id: 'account',
      asking: true,
      all: [
        w(
          "(?:pay|transfer|send|wire|deposit|remit|make (?:a|the) (?:payment|transfer|bank transfer))(?: [a-z0-9$€£.,']+){0,7} (?:(?:directly |straight )?(?:to|into|onto|on) (?:(?:the|this|our|my|following|company|business|private|personal|supplier's|owner's|boss's|manager's|colleague's) )+(?:bank )?(?:account|iban|paypal|card)|(?:directly|straight|privately) to (?:me|us)|to me(?: directly| privately| personally)?|to (?:us|me) by (?:bank|wire)|by (?:direct )?(?:bank|wire) transfer|via (?:direct )?(?:bank|wire) transfer|to iban)|(?:bank|wire) transfer (?:to|into|directly|instead|and (?:i|we|you))|pay (?:me|us) (?:directly|privately|in cash|cash)|cash (?:on the side|to the (?:driver|courier))",
        ),
      ],
      not: w(
        "never|do not|don't|won't|will not|cannot|can't|not (?:accept|able|possible|offer|ask)|unfortunately|at (?:the )?checkout|(?:during|in) (?:the )?checkout|refund*|scam*|fraud*|if you (?:chose|selected|choose|select)|you (?:chose|selected|picked)|as (?:shown|stated) (?:on|in) (?:your|the) (?:invoice|order confirmation)|we (?:will|can|have|'ll) (?:transfer|send|wire)|no need",
      ),
    },
    {
      id: 'outside',
      asking: true,
      all: [
        w(
          '(?:outside|away from|without|bypass*|around|off|past|skip*|avoid*|instead of|not through|not via|not over)(?: of)?(?: [a-z]+){0,3} (?:shop|store|site|website|web ?shop|platform|checkout|amazon|ebay|etsy|shopify|system|marketplace|basket|fees?|commission)|off[ -](?:platform|site|the books|amazon|ebay|etsy)|under the table|cancel(?: [a-z]+){0,4} and (?:then )?(?:pay|send|transfer|buy|order)',
        ),
        w(
          'pay|payment|paying|transfer|sell|buy|deal|settle|purchase|money|cheaper|discount|refund|sort it out|order (?:from|with) (?:me|us) directly|invoice',
        ),
      ],
      not: w(
        "never|do not|don't|won't|will not|cannot|can't|not (?:accept|able|possible|offer|ask|allowed)|unfortunately|unable|scam*|fraud*|free of|no (?:fees|commission)|please avoid|only (?:through|via|in|at)|without (?:any )?(?:extra|additional) fees?",
      ),
    },
    {
      id: 'refundElsewhere',
      asking: true,
      all: [
        w(
          "(?:refund|money back|reimburse|pay you back|send (?:you )?(?:the|your) (?:money|refund|amount)|return (?:the|your) money|send you (?:[$€£] ?)?\\d+)(?: [a-z0-9$€£.,']+){0,9} (?:(?:by|via|through|with|using|over|in) (?:western union|moneygram|crypto|bitcoin|venmo|zelle|cash ?app|revolut|wise|cash|(?:an? )?(?:amazon |steam |itunes )gift card|(?:a )?(?:private|personal|direct) (?:bank )?(?:transfer|paypal)|my (?:own|personal|private)[a-z ]{0,12})|(?:to|on|onto|into) (?:your|another|a different) (?:venmo|zelle|cash ?app|revolut|private paypal|personal paypal|private account|other card|different account|crypto wallet|wallet)|outside|privately|from my (?:own|personal|private))",
        ),
      ],
      not: w("never|do not|don't|won't|will not|cannot|can't|unfortunately|unable|original"),
    },
  ],
  contactSteering: [
    {
      id: 'apps',
      asking: true,
      all: [
        w(
          'snapchat|snap|telegram|whats ?app|signal|viber|discord|wechat|instagram|insta|skype|facebook|imessage|private (?:mail|email|number|line)',
        ),
        w(
          "best for me|add [a-z0-9_.#]+|find me|i'm [a-z0-9_#.]+|i am [a-z0-9_]+#|look (?:me|for me) up|search for|ping me|hmu|write me|drop me|my (?:own|private|personal)|instead|there|privately|where (?:we|i) can",
        ),
      ],
      not: w(
        "never|cannot|can't|unfortunately|official|our (?:own |verified )?(?:page|account|channel|shop|profile)|don't (?:have|use)|do not (?:have|use)|scam*|you (?:wrote|messaged)",
      ),
    },
    {
      id: 'mine',
      asking: true,
      all: [
        w(
          `(?:my|(?:my )?(?:private|personal|own)|his|her|my (?:boss|manager|colleague)'s)(?: [a-z]+){0,2} (?:${privateWay}|account|handle|id)|(?:message|text|call|add|write|dm|ping|ring|contact|reach|e-?mail|phone)(?: to)? me(?: [a-z]+){0,3} (?:on|at|via|through|over|by|under|directly|privately|personally|in|there)|(?:on|via|through|over) (?:my )?(?:private|personal) [a-z]+|here(?:'s| is) my (?:[a-z]+ ){0,2}(?:${privateWay})`,
        ),
      ],
      not: w(
        "never|do not|don't|won't|will not|cannot|can't|not (?:able|allowed|possible|give|share)|unable|unfortunately|at your convenience|in this (?:chat|thread|conversation)|here in|replying to this|reply to this|through this (?:chat|form|ticket)|via this (?:chat|form|ticket)|update my|check my|in my (?:inbox|e-?mail|mail)|reached my inbox",
      ),
    },
    {
      id: 'move',
      asking: true,
      all: [
        w(
          "(?:continue|move|switch|talk|chat|discuss|sort (?:this|it) out|take (?:this|it)|carry on|go on|speak|write|message|contact|text|add|find|reach|get in touch|hit (?:me|us) up|send|follow up|settle|finish|join|dm|drop|ping)(?: [a-z0-9']+){0,7} (?:on|to|over|via|through|in|at|using) (?:my |a private |private |a personal )?(?:whats ?app|telegram|wechat|weixin|signal|viber|skype|snapchat|discord|facebook|instagram|insta|messenger|imessage)|outside (?:of )?(?:this|the|amazon's|amazon|ebay|etsy)(?: [a-z]+){0,2} ?(?:chat|platform|channel|shop|app|system|messages?|messaging|marketplace|site)?|(?:wa\\.me|t\\.me|line\\.me|m\\.me|api\\.whatsapp\\.com)|off (?:this|the) (?:platform|app|chat)|(?:private(?:ly)?|personal) (?:chat|message|number|line|account|mail|email|address|e-mail)|after (?:hours|work)(?: [a-z]+){0,4} (?:number|phone|mobile)",
        ),
      ],
      not: w(
        "never|do not|don't|won't|will not|cannot|can't|not (?:able|allowed|possible|offer|use)|unable|unfortunately|our (?:official|own|verified|service|shop's|store's|company|support)?(?: [a-z]+){0,2} ?(?:whats ?app|telegram|instagram|facebook|messenger|wechat|channel|page|account|line|chat)|official|verified|scam*|fraud*|fake|phishing|outside (?:of )?(?:the|our) (?:eu|warranty|return|delivery|opening|office|business|working|service)|you (?:wrote|messaged|contacted) us|privately owned|your private|your personal",
      ),
    },
    {
      id: 'address',
      asking: true,
      all: [
        w(
          '[a-z0-9._-]{2,40}@(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|gmx|web|aol|proton|protonmail|qq|163|126|mail|yandex|wp|o2|onet|libero|orange|free|laposte|bol|uol)\\.[a-z.]{2,6}|@[a-z0-9_.]{4,30}|(?:00|\\+ ?)\\d[\\d /()-]{7,18}\\d',
        ),
        w('me|my|mine|directly|privately|personally|whats ?app|telegram|signal|private'),
      ],
      not: w(
        "never|do not|don't|is your|your (?:address|e-?mail|number|phone|account)|the address you|carrier|courier|ups|dhl|fedex|dpd|gls|hermes|royal mail|usps|post office|driver|depot",
      ),
    },
  ],
  dutyPromise: [
    {
      id: 'final',
      all: [
        w('dut(?:y|ies)|import (?:tax|taxes|vat|fees?|charges?|duty|duties)|customs(?: [a-z]+)?|vat|taxes|tariffs'),
        w(
          "(?:price|total|amount|what you see)(?: [a-z]+){0,4} (?:is )?final|no,? none|none at all|we(?:'ll| will) (?:pay|refund|cover|reimburse|sort|settle)(?: [a-z]+){0,6}|(?:pay|give|send) (?:it|that|them|everything) back|sorted|not a (?:penny|cent)|won't (?:be asked|owe|see|pay)|nothing (?:more|else|extra|to pay)|ask (?:you )?for (?:money|nothing|anything)|taken care of|paid on our side|settled",
        ),
      ],
      not: w(
        "not (?:included|final|cover|refund|pay)|n't (?:include|cover|refund|pay for|charge)|may|might|could|depends?|unfortunately|cannot|can't|recipient|whether|at (?:the )?checkout|unless|excl*|your responsibility|usually|sometimes",
      ),
    },
    {
      id: 'none',
      all: [
        w(duty),
        w(
          "(?:no|zero|any|without(?: any)?|free (?:of|from)|exempt(?:ed)? from|0|not a single)(?: [a-z,/&]+){0,4} (?:dut(?:y|ies)|tax|taxes|vat|tariffs?|customs|import|charges?|fees?|costs?|clearance|brokerage)|(?:duty|tax|tariff|customs|vat)[ -]free|(?:won't|will not|wont|will never|do not|don't|never|not going to|needn't|no need to|nothing|not)(?: [a-z]+){0,4} (?:pay|paying|be charged|be asked|owe|to pay|be billed|face|worry about|incur|get charged|be any|see any|cost you|be due|be added|apply|have to)|nothing (?:more |extra |else |further )?(?:to pay|is due|will be due|is payable)",
        ),
      ],
      not: w(
        `${refused}|${reported}|whether|we (?:[a-z]+ )?(?:do not|don't|cannot|can't|won't|will not|are not able to) (?:[a-z]+ )?(?:pay|cover|collect|refund|reimburse|bear|know|control|influence|set|have any)|at checkout|not (?:included|covered|refundable|our|part of|paid by us|charged by us|responsible)|(?:no|without) (?:influence|control|say|information|way|idea)|tax[ -]free shopping|(?:may|might|could) (?:[a-z]+ )?(?:be|have|apply|charge|ask)|depend*|usually|normally|within the (?:eu|uk|us)|don't know|do not know|not sure|unless|excl*`,
      ),
    },
    {
      id: 'paid',
      all: [
        w(duty),
        w(
          "(?:we|i|our shop|the shop|our company|us)(?:'ll|'ve|'re| will| have| are| do| always| also| gladly| happily| already|'d| would| can| fully| of course| personally| completely)* (?:pay|paid|paying|cover|covered|covering|take care of|absorb|bear|refund|reimburse|handle|settle|prepaid|prepay|pick up|taking care of|assume|shoulder|take over|deal with|foot)|(?:is|are|be|been|were|was)(?: [a-z]+){0,3} (?:on us|on the house|included|prepaid|pre-paid|covered|paid (?:by|for by) (?:us|our|the shop)|taken care of|already paid|settled|borne by us|at our (?:cost|expense))|(?:on us|on the house|at our (?:cost|expense)|paid by us|covered by us|ddp|delivered duty paid|all[ -]inclusive|already (?:included|paid|covered|settled)|includ(?:es|ing) all|price includes|total includes|included in (?:the|your)|send us the (?:bill|invoice|receipt))",
        ),
      ],
      not: w(
        `${refused}|${reported}|whether|not (?:included|covered|paid|pay|cover|refund|prepaid|able|possible|part|responsible|reimburse|include)|n't (?:include|cover|pay|refund)|(?:do|does|are|is|will|can|would)(?:n't| not)(?: [a-z]+){0,2} (?:pay|cover|refund|reimburse|bear|take|included|covered|absorb|handle|include)|cannot (?:pay|cover|refund|reimburse|take|absorb)|never (?:pay|cover)|paid by (?:you|the (?:customer|recipient|buyer|receiver))|(?:your|the (?:customer's|recipient's|buyer's)) (?:responsibility|account|expense)|shipping (?:is|was) (?:included|on us|paid)|prices? (?:shown )?includes? (?:uk |german |local |eu )?(?:vat|tax)|excl*|unfortunately`,
      ),
    },
  ],
  customsPromise: [
    {
      id: 'writes',
      all: [
        w(
          "(?:we|i)(?:'ll| will| can| could|'d)? (?:also |just |only |simply )*(?:write|put|declare|mark|state|list|enter|label|send|ship|split|leave|say|call|describe|fill)",
        ),
        w(
          '(?:\\$|€|£)? ?\\d+ ?(?:dollars?|euros?|pounds?|usd|eur|gbp)?(?: [a-z]+){0,4} (?:declaration|customs|form|label|invoice)|as (?:a |an )?(?:gift|present|sample|used|second-hand|personal)|half (?:the|of|its)|lower|smaller|less than|under the (?:limit|threshold)|two (?:parcels|packages|invoices)|no invoice|without (?:an|the) invoice|the invoice out|small value',
        ),
      ],
      not: w(
        "cannot|can't|never|not allowed|illegal|won't|will not|do not|don't|gift (?:wrap|card|box|receipt)|true|real|actual|unfortunately",
      ),
    },
    {
      id: 'sure',
      all: [
        w('customs|border|inspect*|clearance|declar*'),
        w(
          "no (?:inspection|inspections|check|checks|problem|problems|delay|trouble|risk)|won't be (?:any|an?|opened|checked|inspected|stopped|held)|always (?:get|gets|go|goes|pass|passes|come|comes|clear|clears)(?: [a-z]+){0,2}|never (?:stopped|opened|checked|held|had|get|gets)|i'm (?:sure|certain)|i am (?:sure|certain)|guaranteed|i promise|rest assured|don't worry|no need to worry|trust me|just a formality|formality|in a day|within a day|by tomorrow|without (?:a hitch|fail|question|delay|any)|leave you (?:alone|in peace)|nobody will (?:touch|open|look)|no one will (?:touch|open|look)",
        ),
      ],
      not: w(
        "cannot|can't (?:guarantee|promise|say)|no guarantee|usually|normally|may|might|could|should|hope*|sometimes|often|if customs|once|decision|whether|not sure",
      ),
    },
    {
      id: 'clears',
      all: [
        w('customs|border|clearance|inspect*'),
        w(
          "(?:will|'ll|is going to|are going to|shall|sure to|certain to)(?: [a-z]+){0,3} (?:clear|pass|go through|get through|come through|sail through|be cleared|be released|slip through|make it through|fly through|be waved through|let it through|release it)(?: [a-z]+){0,6}|guarantee*(?: [a-z]+){0,8} (?:customs|clearance|clear|pass|border|release*)|(?:customs|border|clearance)(?: [a-z]+){0,4} (?:guaranteed|is (?:certain|sure|assured|guaranteed)|no problem at all|without (?:any )?(?:problem|problems|issue|issues|delay|delays|trouble|inspection|checks?))|(?:no|without(?: any)?|zero|never any|not be any|won't be any)(?: [a-z]+){0,3} (?:inspection|problems?|issues?|delays?|checks?|trouble|hold-?ups?|risk)(?: [a-z]+){0,5} (?:customs|border|clearance)|(?:customs|border (?:control|guards?|officers?))(?: officers?| office| authorities| people)? (?:won't|will not|never|don't|do not|will never|wouldn't|can't)(?: [a-z]+){0,3} (?:open|inspect|stop|hold|check|keep|seize|look|touch|ask|detain|charge|notice|return|confiscate|delay|block)|(?:won't|will not|never|can't|cannot)(?: [a-z]+){0,3} (?:held|stopped|opened|inspected|stuck|seized|checked|delayed|detained|returned|confiscated|get stuck|caught)(?: [a-z]+){0,5} (?:customs|border)|(?:100 ?%|definitely|certainly|for sure|promise*)(?: [a-z]+){0,9} customs|customs(?: [a-z]+){0,7} (?:100 ?%|definitely|certainly|for sure|i promise|we promise|guaranteed)|nothing to (?:worry about|fear)(?: [a-z]+){0,4} customs",
        ),
      ],
      not: w(
        `${refused}|${reported}|whether|once|after|as soon as|when it|usually|normally|typically|generally|should|may|might|could|hope*|expect*|most|often|sometimes|unless|until|depend*|no (?:influence|control|guarantee)|not in our|decision|decides?|according to|never (?:had|promise)`,
      ),
    },
    {
      id: 'declared',
      asking: true,
      all: [
        w(
          "(?:declare*|mark*|label*|list*|write|writing|state|stating|put*|describe*|invoice|send|fill*|register|note|enter)(?: [a-z$€£0-9.,']+){0,9} (?:as (?:a |an )?(?:gifts?|samples?|presents?|documents?|personal|used|worthless|private|no commercial)|(?:lower|low|smaller|reduced|symbolic|tiny|fake|false|less|different) (?:value|price|amount|figure|than)|(?:at|with|for|of|only|just|under|below|value|worth|to) ?(?:[$€£] ?\\d+|\\d+ ?(?:[$€£]|usd|eur|gbp|dollars?|euros?|pounds?))|below the (?:limit|threshold|allowance)|under the (?:limit|threshold|allowance)|less than (?:it|the|you|what)|half (?:the|of))|under-?(?:value*|declare*|state*|invoice*)|(?:lower|low|reduced|smaller|fake|symbolic) (?:value|price|amount|figure)(?: [a-z]+){0,4} (?:invoice|declaration|customs|form|label|parcel|paperwork|box|package)|(?:gift|sample|present) on (?:the )?(?:customs|declaration|form|label|invoice|paperwork|parcel)|(?:so|that) customs (?:won't|don't|doesn't|will not|thinks?|sees?)|keep(?:s|ing)? (?:the )?(?:declared )?value (?:low|down|under|below)",
        ),
        w(
          'customs|declar*|invoice|gift|sample|value|parcel|package|duty|duties|tax|taxes|label|form|border|paperwork|it|box|threshold|limit',
        ),
      ],
      not: w(
        "never|cannot|can't|not (?:allowed|able|possible|declare|mark|legal|permitted|lower)|do not|don't|won't|will not|unable|illegal|against the law|unfortunately|fraud|wouldn't|would not|must (?:be )?(?:declare|state|show|match|list)|true value|real value|actual value|full value|correct value|gift wrap*|gift (?:card|receipt|message|note|box|bag)|refuse*|required to|has to be|obliged|instead of|if you (?:send|return)|true|actual",
      ),
    },
  ],
  deliveryPromise: [
    {
      id: 'sure',
      all: [
        w(
          "(?:you'll|you will|you|it'll|it will|it|delivery)(?: [a-z]+){0,5} (?:receive|receives|have|get|hold|is|be|arrives?|lands?|delivered)|delivered|delivery is|here by|there by|with you|at your (?:door|place|home)|on your (?:doorstep|table)|unpack",
        ),
        w(
          'no later than (?:[a-z0-9]+ ){0,3}[a-z0-9]+|for sure|guaranteed|without (?:fail|a doubt|doubt)|i promise|you have my word|at the (?:very )?latest|expect no delay|definitely|count on (?:it|that)',
        ),
        w(
          '(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight|christmas|weekend|birthday|wedding|\\d{1,2}|week|hours?|days?|noon|evening|morning',
        ),
      ],
      not: w(
        "may|might|should|usually|typically|expected|estimat*|hope*|approx*|around|probably|likely|cannot|can't|no guarantee|refund*|reply|answer|email|dispatch*|ship(?:s|ped)?|was|were|has been|if|once|not guaranteed|carrier (?:says|expects)|label|collect|store|keep*",
      ),
    },
    {
      id: 'arrives',
      all: [
        w(
          "(?:will|'ll|is going to|are going to|going to|shall|guarantee*|promise*|definitely|certainly|for sure|sure to|you have my word)(?: [a-z]+){0,5} (?:arrive|arrives|be delivered|be with you|be there|reach|get to you|get there|get it|get your|receive|have (?:it|them|your|the)|be at your|land|come|deliver|be in your hands|be home|be on your doorstep|delivery|be yours|turn up|show up|hold)|(?:arrives|is arriving|reaches you|comes|gets to you|is delivered|gets there|gets delivered|lands)|guaranteed (?:delivery|to arrive|arrival)|delivery (?:is|will be)(?: [a-z]+){0,2} (?:guaranteed|on|by|tomorrow|today|within)|(?:make|making|making sure|ensure|see to it)(?: [a-z]+){0,6} (?:arrives?|is delivered|gets? there|reaches|delivered|is there|have it)|delivered by|be there (?:by|on|in)|in your hands",
        ),
        w(day),
      ],
      not: w(
        `${refused}|${reported}|${hedge}|dispatch*|ship(?:s|ped)? (?:on|by|today|tomorrow)|leaves? (?:our|the) (?:warehouse|depot)|hand(?:ed)? over to|refund|email|e-mail|reply|answer|update|confirmation|label|invoice|money|whether|courier will try|was|were|has been|have been|had|arrived|unless|weren't|you will (?:get|receive) (?:an?|the) (?:tracking|link|message|notification|mail|update|answer|reply|refund|credit|confirmation|invoice|label|code)|tracking (?:link|number)|return label|back in stock|collect*|pick-?up|get back to you|come back to you|(?:your|the) return|arrives? (?:back )?(?:at|in) our`,
      ),
    },
    {
      id: 'guaranteed',
      all: [
        w('(?:we|i) (?:can )?(?:guarantee|promise|assure you)|guaranteed|you have my word|100 ?%|without fail'),
        w('deliver*|arriv*|parcel|package|order|shipment|it'),
        w(day),
      ],
      not: w(`${refused}|${reported}|${hedge}|dispatch*|refund*|reply|answer|update|money|was|were|has been|unless|whether`),
    },
  ],
  reviewReward: [
    {
      id: 'deal',
      asking: true,
      all: [
        w('reviews?|ratings?|stars?|feedback|trustpilot|what you wrote'),
        w(
          'keep (?:it|the|both)|warranty|vip|priority|free of charge|half back|money|refund|lamp|new one|replacement|something extra|thank-?you|treat|points|discount|voucher|credit',
        ),
        w(
          'in return|in exchange|if you|once (?:it|the|your|that)|when (?:it|the|your)|after (?:it|the|you)|would you (?:raise|change|remove|edit|update|take)|gone|disappear*|raise|for it|as soon as|swap|upgrade',
        ),
      ],
      not: w(
        "i(?:'ve| have)? read your (?:review|feedback)|we(?:'ve| have)? read your|regardless|whether or not|never|cannot|can't|do not|don't|not (?:tied|linked|in exchange|depend*)|free to|feel free|unrelated|up to you|whatever you",
      ),
    },
    {
      id: 'forReview',
      asking: true,
      all: [
        w(reviewNoun),
        w(reward),
        w(
          "if you|in return|in exchange|once (?:you|the|your|it)|after (?:you|your|posting|leaving|writing)|when you|as soon as|as a (?:thank|reward|small)|for (?:a|your|every|each|an|leaving|writing|posting|changing|removing|deleting|updating|any|the|five|5|4)|leave|post|write|change|changing|remove|removing|delete|deleting|update|edit|revise|take (?:it )?down|taking down|submit|share|provided|rate us|give us|then|and (?:we|i|get|receive|you)|upgrade|improve|turn|raise|we'll|in appreciation|to thank you|send (?:us|me) (?:a |the )?(?:screenshot|link|proof)|withdraw|says|with",
        ),
      ],
      not: w(
        "i(?:'ve| have)? read your (?:review|feedback)|we(?:'ve| have)? read your|regardless|whether or not|whatever you|no matter|independent*|(?:do not|don't|never|cannot|can't|won't|will not|must not|may not|not allowed to|aren't allowed to|are not allowed to|not able to|unable to)(?: [a-z]+){0,3} (?:offer|give|pay|reward|exchange|provide|compensate|buy|accept|link|tie|send|ask|influence|condition|trade|promise)|no reward|no (?:gift|discount|coupon|voucher)|without (?:any )?(?:reward|expecting|incentive|compensation)|not (?:tied|linked|connected|conditional|dependent|depend|in exchange|related|a condition)|nothing in return|unrelated|has nothing to do|have nothing to do|against (?:the|our|amazon|trustpilot|google)|prohibit*|forbidden|honest opinion helps|free to (?:write|leave|post|share|change|say|review)|feel free|free (?:of charge|shipping|delivery|returns?)|you asked for|we (?:already )?refunded|has been refunded|was refunded|extra (?:mile|care)",
      ),
    },
  ],
  salutation: {
    opens: [
      /^\s*(?:dear|hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|welcome back)(?: there)?,? +([a-z'. -]{2,60}?)\s*(?:[,!.:;\n-]|$)/,
      /(?:^|[.!?\n]\s*)(?:thanks|thank you|sorry|apologies|hi|hello|dear|glad to (?:hear|help)(?: that| it)?|i'm glad to hear (?:that|it)|i'm (?:so )?sorry|of course|no problem|you're welcome|great news|sure|my pleasure|good news|understood|all right)(?: (?:so much|very much|again|a lot|for (?:your|the) [a-z ]{2,30}))?,? +([a-z'. -]{2,40}?)\s*(?:[,!.:;\n]|$)/,
      /(?:^|\n)\s*(mr|mrs|ms|miss|dr)\.? +([a-z'-]{2,30})\s*,/,
    ],
    titles: new Set(
      'mr mrs ms miss mx dr prof sir madam customer team there all everyone again friend valued client guest folks both and'.split(' '),
    ),
  },
  culture: [
    {
      id: 'enSlang',
      source: 'Chicago Manual of Style, letters',
      hit: /(?<![a-z])(?:hun|babe|hon|honey|sweetie|darling|luv|bro|dude|mate|buddy|pal|thx|tnx|pls|plz|u|ur|r u|gonna|wanna|gotta|lol|omg|btw|asap|cya|ttyl|lemme|dunno|yo|sup|wassup|np|k|tbh|imo|cuz|coz|y'all|hiya|howdy|cheers mate)(?![a-z'])/,
      polite: true,
      mailOnly: true,
    },
    {
      id: 'enDearSir',
      source: 'Chicago Manual of Style, letters: a named or neutral opening',
      hit: /dear (?:sirs?(?:\/| or | and )madams?|sirs?\b|madam\b)|to whom it may concern/,
    },
  ],
  frequent: new Set(
    'the and you your is are was we for to of in it that this have has with on not be will our please if can from as but or at by they any been would there about'.split(
      ' ',
    ),
  ),
}
