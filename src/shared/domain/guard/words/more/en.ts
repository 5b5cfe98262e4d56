import type { More } from '../rules'

const secret =
  'pass ?words?|pass ?codes?|pin(?: code| number)?|cvv2?|cvc2?|security code|one[ -]time (?:password|code|pin)|(?:verification|confirmation|authenticat*|sms|login) codes?|log[ -]?in (?:details|data)|credentials|(?:recovery|seed|backup) (?:phrase|words|key)|maiden name|card (?:details|data)|full card number'
const secretNot =
  "never|do not|don't|no need|needn't|without (?:giving|sharing|sending|telling)|reset*|forgot*|yourself|on (?:our|the|your bank's) (?:page|site|website|payment page|checkout)|checkout|payment page|last (?:four|4|digits)|discount code|order number|beware|careful|scam*|phish*|nobody|anyone|will be sent|was sent|have sent|expire*|at least|you can (?:change|set|choose)|under (?:my|your) account"
const duty = 'dut(?:y|ies)|customs|import (?:tax|taxes|vat|fees?|charges?|costs?)|vat|tax(?:es|ed)?|border|brokerage|carrier.s fee'
const dutyNot =
  "may|might|could|depend*|cannot|can't|if you|unless|recipient|buyer|usually|normally|often|sometimes|whether|ask|asking|would|wish|without tax|shown without|not included|excluded|don't (?:pay|cover)|do not (?:pay|cover)|never pay|domestic|within the eu"
const days =
  'mon(?:day)?|tues(?:day)?|wednes(?:day)?|thurs(?:day)?|fri(?:day)?|satur(?:day)?|sun(?:day)?|tomorrow|today|tonight|noon|midday|week ?end|this week|a week|(?:two|three|four|five|\\d{1,2}) (?:more )?(?:days?|sleeps|nights|hours)|the \\d{1,2}(?:st|nd|rd|th)|\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|march|april|may|june|july|aug|sept|oct|nov|dec)[a-z]*|(?:january|february|march|april|june|july|august|september|october|november|december) \\d{1,2}|christmas(?: eve)?|the (?:wedding|party|birthday)|new year*'
const review =
  'reviews?|reviewed|rat(?:e|ed|ing|ings)|(?:[1-5]|five|four|three|one|more) stars?|stars|trustpilot|yelp|google|praise|testimonials?|kind words?|good words?|something (?:nice|good|kind|positive)|anything (?:negative|bad)|what you wrote|instagram|tiktok|comment'

export const more: More = {
  secretAsked: {
    ways: [
      [`^(?:and |also |just |then )?(?:the|your|its)?[^.?!]{0,40}(?:${secret})[^.?!]{0,30}(?:please|too|as well|pls|thanks|also)[.!]?$`],
      [`^(?:the |your )?(?:${secret})(?: please)? ?\\?`],
      [
        secret,
        'let (?:us|me) have|(?:e?-?mail|text|dm|send|tell|give|read|forward) (?:it to )?(?:me|us)|(?:type|enter|paste|write|put|drop|post) (?:it |them |in )?[^.]{0,40}(?:here|this chat|your reply|below)|screen ?shot*',
      ],
      [
        '(?:banking|bank|authenticator|authentication) app|your bank',
        'number|code|digits|figures?|token',
        'send*|read (?:it|that|them|the)|tell|give|type|forward|share|repeat|let (?:me|us)',
      ],
      ['both sides|front and back|either side', 'card', 'picture|photo*|scan|send|image|snap'],
      [
        '(?:all |the |those |these )(?:six|four|eight|sixteen|16|6|4|8)[ -](?:digits?|numbers?|figures?)',
        'need|repeat|read|give|send|tell|type|authoris*|authoriz*',
      ],
      [
        "with your[^.]{0,20} (?:password|log ?in|credentials|pin)|(?:password|log ?in|credentials) and (?:we|i)(?:'ll| can| will)",
        "we|i|we'll|i'll",
      ],
      [
        '(?:choose|pick|set|create|make up)[^.]{0,14} (?:new |a )[^.]{0,6}(?:password|pin)',
        'tell (?:me|us)|let (?:me|us) know|send (?:it|me|us)|text',
      ],
      [
        "what(?:'s| is| was| code| were)?",
        '(?:answer to|reply to) your (?:security|secret)|(?:code|pin|password) (?:did )?(?:you|u) (?:get|got|receive*)|your (?:current |old )?(?:password|pin)|code (?:did|do) (?:u|you)',
      ],
    ],
    not: secretNot,
  },
  offPlatformPayment: {
    ways: [
      ['between (?:us|ourselves|you and me)|just (?:the two of us|us two)', 'shop|store|company|platform|commission|fee|takes|cheaper'],
      [
        'crypto*|bitcoins?|btc|usdt|ethereum|western union|moneygram',
        'half price|cheaper|interested|discount|also|accept|take|okay|ok|fine|address|wallet|recipient|please|possible|works?|prefer*',
      ],
      ['courier|driver|delivery (?:man|guy|person)', 'cash', 'pay|give|hand|extra|for me'],
      [
        'pay me|to me directly|me directly|pay (?:it )?to me|my (?:own |personal |private )?(?:account|iban|wallet|wise|revolut|paypal|venmo|zelle|card)',
        'pay|scan|transfer|send|invoice|cheaper|half|wire|rest|shipping|refund|difference|tell',
      ],
      ['banknotes?|notes|cash|bills', 'envelope|by post|by mail', 'put|send|post|mail'],
      ['half on the (?:site|website|shop)[^.]{0,20} half (?:to|with) me|avoid the checkout|skip the checkout|no invoice'],
      [
        '(?:top[ -]?up|prepaid|itunes|steam|amazon|google play|apple) (?:card|voucher|gift)',
        'buy|get|purchase',
        'code|numbers?|photo|picture|read|send',
      ],
    ],
    not: "never|do not|don't|can't|cannot|won't|unable|no longer|not (?:accept|possible|allowed)|scam*|fraud*|beware|careful|we only|anyone|if (?:someone|anybody|anyone)|not take|not support*|at checkout|at the checkout",
  },
  contactSteering: {
    ways: [
      [
        '(?:talk|speak|chat|continue|discuss|meet|move)[^.]{0,20}(?:elsewhere|somewhere else|outside (?:of )?(?:this|the)|off (?:this|the) (?:platform|site|chat)|in private|privately)|off[ -]platform',
        "let's|we|i|me|rather|better|boss|manager|prefer",
      ],
      [
        'from me (?:directly|personally)?|(?:straight|directly) (?:from|through|with|to) me',
        'order|buy|write|contact|next time|come|deal|purchase',
      ],
      [
        '(?:contact|ask|write|message|call|turn to|deal with|talk to|come to|text) me',
        '(?:not|instead of|rather than) (?:to |with )?(?:the )?(?:company|shop|store|team|support|office|website)',
      ],
      [
        '(?:use|write to|take) mine|my own (?:e-?mail|number|messenger|phone|account|chat)|my private|my personal|on the side',
        "instead|not the shop*|don't use|only|offer|contact|write|message|text|add|better",
      ],
      [
        '(?:hit|add|find|msg|dm|ping|look) (?:me )?(?:up )?(?:for )?',
        '(?:on|via|at|in) (?:snap*|insta*|facebook|fb|telegram|whats ?app|discord|skype|signal|line|tiktok|wechat|linkedin|twitter|x)',
        'me|request|friend|my|ana|deals',
      ],
      [
        '(?:got|do you have|are you on|have you got|u on) (?:signal|telegram|whats ?app|line|viber|wechat|skype|snap*|discord)',
        'there|me|talk|chat|we|add',
      ],
      ['[a-z]+[ .](?:private|personal)[a-z]* (?:at|\\(at\\)) [a-z]+ (?:dot|point)|(?:at) mail dot'],
    ],
    not: "never|can't|cannot|not allowed|unable|we don't|do not (?:give|share|write|contact)|official|our (?:whats ?app|number|page|team|shop|own)|impersonat*|fake|scam*|pretend*|not us|courier|carrier|driver",
  },
  dutyPromise: {
    ways: [
      [
        '(?:dut(?:y|ies)|tax(?:es)?) paid|(?:everything|all) (?:is |has been )?(?:paid|settled|covered|taken care of)',
        "owe nothing|nothing|arrival|our side|only amount|door|customs|you'll|border|us",
      ],
      [
        duty,
        "(?:we|we'll|we've|company) (?:pay|cover|absorb|handle|settle|take|bear|foot|refund|pick up|got)[^.]{0,24}|got you covered|(?:is|are|it's) on (?:us|the house)|our (?:business|problem|treat|cost|expense|bill)",
      ],
      [
        duty,
        "cover(?:s|ed)? everything|includ(?:es|ed|ing) (?:everything|all|customs)|as well|all in|nothing (?:else|more|extra|at all)|not a (?:cent|penny)|for a (?:cent|penny)|never (?:see|get|receive|pay)|not going to (?:see|get|pay|be)|won't (?:see|be|get|owe|have)|will not (?:see|be|get|owe|have)|definitely|impossible|zero|no way",
      ],
      [
        '(?:only|no other) (?:amount|price|sum|cost|bill)',
        "you(?:'ll| will)? (?:ever |have to )?(?:see|pay|owe)",
        'basket|cart|checkout|paid|order',
      ],
    ],
    not: `${dutyNot}|not paid|payable by`,
  },
  clears: {
    ways: [
      [
        "(?:nobody|no one|no officer|they|customs)(?: at the border| there)?(?: will| is going to| ever| is| 'll|'ll| won't| never)* (?:ever )?(?:open|touch|check|stop|look|inspect|hold|seize)[a-z]*",
        'border|customs|it|box*|parcel|package|our',
        'nobody|no one|never|no officer|will not|won*',
      ],
      [
        '(?:zero|no) (?:risk|chance|danger|hassle|trouble|problem)|never (?:gets? |been |be )?(?:stopped|held|opened|seized|checked)|(?:no|any) (?:hassle|trouble) at',
        'seiz*|border|customs|held|stopped|inspect*|confiscat*',
      ],
      [
        'customs|border|inspection',
        '(?:sure|bound|certain|has|have|going) to (?:be )?(?:release*|clear*|let|pass|get)|will (?:certainly |definitely |surely )?(?:get through|get in|pass|slip|let it)|slips? through|gets? (?:around|past|round) customs|guarantee*|my word|promise',
      ],
      ['(?:sure|certain|bound) to be (?:released|cleared)|it will get in|slips? through'],
    ],
    not: "cannot|can't|may|might|usually|hope*|whether|if customs|depend*|not sure|no idea|no influence|should|normally|probably|not up to|expect*|generally|likely",
  },
  declared: {
    ways: [
      [
        '(?:small|low|lower|smaller|symbolic|tiny|half|reduced) (?:value|amount|price|sum)|halve|\\d+ (?:dollars|euros|pounds) as|without a price|no price|price (?:tag )?off',
        'form|declar*|label|invoice|customs|paperwork|box|parcel|border|value|amount',
      ],
      [
        '(?:put|list|write|mark|label|declare|send|enter|ship)[a-z]*(?: it| them| down)?[^.]{0,24}(?:as )?(?:a )?(?:.?gifts?.?|samples?|(?:personal )?presents?|used (?:clothes|clothing|goods)|documents|second[ -]hand)',
        'we|i|us|customs|label|border|stopped|trouble|tax*|form',
      ],
      ['(?:fake|another|different|second|other|cheaper) invoice', 'put|enclose|we|add|attach|include'],
      ['split|divide', 'parcels?|packages?|boxes', 'below|under|limit|threshold|duty|tax*'],
      ['fill (?:in|out) the form', 'slip*|pass*|get through|so that'],
    ],
    not: "cannot|can't|never|must not|do not|don't|not allowed|illegal|real value|actual value|gift (?:wrap*|card|voucher|box)|won't|law|true value|refuse|may not|not (?:able|possible|permitted)|unable",
  },
  deliveryPromise: {
    ways: [
      [
        days,
        "(?:you(?:'ll| will|'re going to)|you) (?:have|get|receive|be (?:holding|wearing)|hold)|have it (?:to|with|by|at)|with you|b there|be there|in your (?:letter ?box|mail ?box|hands)|have arrived|at your door|we deliver|will make it|make it in time|reach you|arriv*|count on|delivered",
        "count on|my word|promise*|rest assured|fixed|definitely|guarantee*|100 ?%|for sure|absolutely|no ifs|certain*|will|'ll|it'll|sleeps|nights|ships? today|went out|and you|you have it|latest",
      ],
      [
        'not (?:a day )?later than|no later than|by no means later|at the (?:very )?latest',
        days,
        'promise*|sure|certain*|word|will|guarantee*',
      ],
    ],
    not: "should|may|might|could|hope*|expect*|estimat*|usually|normally|probably|likely|if|whether|refund*|reply|answer|call|write|e-?mail|depend*|ships? (?:on|by)|when|cannot|can't|not (?:promise|guarantee|sure)|aim|try|about|around|approx*|warehouse|return*|return by|tracking|update|let you know|invoice|customs|check with|voucher|expire*|we are open|opening hours|did you|money|bank|delay*|back to you|get back|hear from|stock|pick up|collect|was|were|left|leave*",
  },
  reviewReward: {
    ways: [
      [
        review,
        'free|gift|voucher|coupon|code|discount|\\d+ ?%|(?:dollars?|euros?|pounds?) off|prize draw|raffle|goodies|(?:is|are) on us|half|something|money|refund|points?|lamp|extra|special price|postage|process (?:it|yours|your)|replacement|without charge|credit',
        'everyone who|all who|(?:those|customers|whoever|anyone) who|earns?|gets?|get|per|each|if|once|after|first|then|and (?:we|i|shipping|you|delivery)|=|enter*|for all|became|become|promise|as a thank you|thank you for a|in return|in exchange|you delete|remove|take down|change|edit|one more|the more|only for|is for',
      ],
    ],
    not: "never|regardless|whatever you|either way|not (?:allowed|offer|buy|pay|depend*|linked|tied|in exchange)|don't (?:offer|give|pay|buy|reward)|do not (?:offer|give|pay|buy|reward)|can't|cannot|no reward|independent*|nothing to do|without anything|honest|sorry (?:for|about)|order number|valid until|whether|already|separate*|no matter|expired|broken|defect*|damaged|faulty",
  },
}
