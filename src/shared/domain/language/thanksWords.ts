/**
 * Words of thanks by language, for `thanks.ts`. Lists are split by commas, `(a|b)` are alternatives (an empty one:
 * may be left out); accents and case do not matter. What is missing here makes a message count as a question, which is
 * the safe side: so only what can mean nothing else belongs here.
 */
export type Kind = 'thanks' | 'fine' | 'hello' | 'bye' | 'more'
type Words = Record<Kind, string> & { /** Capitalised words that are no names. */ never: string }

export const phrases: Record<string, Words> = {
  en: {
    thanks:
      "thanks,thank you,thank u,thankyou,thx,ty,tysm,thnx,cheers,many thanks,(much|greatly|really|) appreciated,much obliged,(i|we) (really|truly|so|) appreciate (it|that|this|your help|the help|your time|your support),(i am|i'm|im|we are|we're) (so|very|really|) grateful,(thanks|thank you) (so|very|) much,thanks a (lot|million),thanks a ton,(thanks|thank you) again,(thanks|thank you) (so much|very much|a lot|again|) for (your|the|all your|all the|this|that|) (great|quick|fast|prompt|kind|excellent|amazing|speedy|swift|very quick|lovely|) (help|support|service|reply|response|answer|information|info|update|assistance|feedback|explanation|clarification|confirmation|refund|coupon|gesture|time|effort|delivery|shipping),(thanks|thank you) (so much|very much|) for (everything|helping (me|us|)|letting me know|getting back to me (so quickly|so fast|)|sorting (this|that|it) (out|) (so quickly|)|the heads up|explaining|checking|all you did|confirming|taking care of (it|this|that)|looking into (it|this|that)|responding (so|) (quickly|fast)|replying (so|) (quickly|fast)),you're the best,you are the best,you guys are the best,bless you,god bless (you|)",
    fine: "ok,okay,okey,k,kk,okie,great,perfect,awesome,excellent,wonderful,fantastic,brilliant,amazing,lovely,super,cool,nice,good,very good,(sounds|that sounds|that's|that is|it's|all|looks) (good|great|perfect|fine|wonderful|awesome|lovely|clear),all good,all clear,got it,(i|) understood,noted,(i|) (got|received) (it|the info|your message|your email|the email|everything),good to know,will do,alright,all right,right,fair enough,that (helps|helped) (a lot|),that's (very|so|really|) (kind|helpful|nice) of you,very helpful,(that was|this was|you were|you've been|you have been) (very|so|really|most|super|) (helpful|kind|quick|fast)",
    hello: 'hi,hello,hey,dear,hi there,hello there,good (morning|afternoon|evening|day),hi again',
    bye: '(best|kind|warm|kindest|warmest|) regards,best,best wishes,all the best,cheers,sincerely,yours,yours sincerely,bye,goodbye,bye bye,have a (nice|great|good|lovely|wonderful|fantastic) (day|evening|weekend|week|one|time|rest of your day),(you|) take care,enjoy your (day|evening|weekend),good night,see you,you too,same to you,(i wish you|wishing you) a (nice|great|good|lovely|wonderful) (day|evening|weekend|week),(and|) to you too,god bless,stay safe,merry christmas,happy (holidays|new year)',
    more: "so,very,much,again,and,indeed,everyone,all,guys,team,for now,that's all,that is all,that's it,(that's|that is) all i needed,it works (now|),it (arrived|has arrived) (today|now|safely|),everything (is fine|is good|works|arrived) (now|),problem solved,(issue|problem) (is|has been|) (solved|resolved|fixed),all sorted,i am (very|so|really|) (happy|pleased|satisfied),i'm (very|so|really|) (happy|pleased|satisfied),(great|excellent|amazing|wonderful|fantastic) (service|support|job|work|help|customer service),sir,madam,mate,dear,my friend,friend,a lot,once again,from the bottom of my heart,oh,ah,yay,customer (service|support) team,support team,you helped me (a lot|so much)",
    never:
      'refund return money cancel order package parcel exchange where when please address help no not never still waiting complaint lawyer bank paypal amazon today tomorrow now replacement replace receipt invoice size coupon scam fraud thief liar terrible worst broken late delivery tracking',
  },
}
