import type { Lexicon } from "./lexicon.ts";

export const lexiconEn: Lexicon = {
  buy: "(?:(?:want|wanna|like|love|need|ready|going|how (?:do i|can i|to)|(?:can|could|may) i) (?:to )?|^)(?:buy|order|purchase|pre-?order)(?! (?:number|status|is|was|has|id|confirmation|no\\b|#|history|late))|buy it|buy (?:this|that|one|now)|(?:place|placing|make) (?:an?|my|the|this)? ?order|i(?:'| wi)ll take|add .{0,30}to (?:my |the )?(?:cart|basket|bag)|check ?out|reserve (?:it|one|this|that)|book (?:it|one|this)|sign me up|proceed (?:to|with)|where (?:can|do|could) i (?:buy|get|order)|interested in (?:buying|purchasing|ordering)|take my order|send me (?:one|two|three|\\d+)",
  price:
    "prices?|pricing|priced|how much|costs?|what(?:'s| is) the (?:rate|charge)|rates?|quote|quotation|expensive|cheap(?:er|est)?|afford(?:able)?|mrp|per (?:piece|unit|item)",
  discount:
    "discounts?(?:ed)?|coupons?|promo(?:tion)?(?:s|al)?(?: codes?)?|vouchers?|offers? (?:available|today|now|on|running|going)|(?:any|current|latest|special|best|festive) (?:offers?|deals?)|deals?|on sale|sales? (?:start|end|price)|% off|percent off|cashback|black friday|student price|bundle price|clearance|cheaper price",
  availability:
    "(?:in|on|out of|back in|back on) stock|stock(?:ed)?|availab(?:le|ility)|sold out|restock(?:ed|ing)?|do you (?:still )?(?:have|sell|carry|stock)|have you got|left in|still (?:have|sell)|when will .{0,40}(?:be back|be available|come back)",
  recommendation:
    "recommend(?:ed|ation|ations|s)?|suggest(?:ion|ions|ed)?|advi[sc]e|which (?:one|product|model|size)? ?(?:is|are|would be|should|do you think)? ?(?:the )?(?:best|good|right|better|suitable)|what (?:should|would) (?:i|you) (?:buy|get|take|choose|use)|best (?:for|one|product)|which .{0,30}(?:best|to (?:buy|get|take|choose))|(?:show|see|view|check|browse) (?:me |more |all |your |the )*.{0,20}(?:products?|catalog(?:ue)?|collection|range)|what (?:are your products|products|do you (?:sell|offer))|suitable|(?:good|right|okay|ok|fine) for (?:my|me|a|an|the|kids|children|beginners)|help me (?:choose|find|pick|decide)|looking (?:for|at|to)|searching for|show me|gift for|i(?:'m| am) after|need (?:a|an|some)|i (?:want|need|require|would like|'d like)(?! to)",
  comparison:
    "differen(?:ce|ces|t)(?: between| from)?|compar(?:e|ed|ison|ing)|versus|vs\\.?|better than|or the other|which (?:one )?is better|pros and cons|instead of",
  variant:
    "variants?|types? of|siz(?:e|es|ing)|colou?rs?|dimensions?|measurements?|fit(?:s|ting)?|other (?:versions?|models?|variants?|options)|come in|custom(?:i[sz]ed?|i[sz]ation)?|flavou?rs?|width|height|length|(?:small|medium|large|extra large|xl|xxl)",
  shipping:
    "ship(?:ping|ped|s|ment)?(?: to| cost| fee| charge)?|deliver(?:y|ies|s|ed|ing|able)?|postage|courier|(?:pin|post|postal|zip) ?codes?|how long .{0,30}(?:take|arrive)|express|same.day|next.day|international(?:ly)?|abroad|overseas|pick ?up in",
  payment:
    "pay(?:ing|ment|ments|able)?|credit cards?|debit cards?|paypal|klarna|apple pay|google pay|cash on delivery|cod|c\\.o\\.d|emi|instal?lments?|finance|financing|no.cost emi|upi|net ?banking|bank transfer|wallet|prepaid|on account",
  wholesale:
    "wholesale|bulk|resell(?:er|ers|ing)?|distribut(?:or|ors|orship)|dealer(?:s|ship)?|franchise|b2b|business (?:account|customer|inquiry|enquiry|partner)|trade (?:account|price|discount)|corporate|partner(?:ship)?(?: with)?|become a (?:seller|partner|dealer|supplier)|sell (?:my|our|on|with|in|through)|vendor|supplier|large (?:order|quantit(?:y|ies))|affiliate",
  warranty:
    "warrant(?:y|ies)|guarantee(?:d|s)?|covered|trial (?:period|offer)|night trial|how long does it last|lifespan",
  authenticity:
    "authentic(?:ity)?|genuine|original(?:ity)?|fake|counterfeit|duplicate|replica|legit(?:imate)?|scam|trust(?:ed|worthy)?|certified|certificat(?:e|ion)|real (?:or|product|one)|hologram|barcode|reviews?",
  order_status:
    "(?:where|were) (?:is|are|was|s|has)? ?(?:my|our|the) (?:order|package|parcel|shipment|item|items|delivery|stuff|purchase)|where'?s my|track(?:ing)?|order (?:status|number|id|no)|status of (?:my |the |this )?|when (?:will|is|can|do|shall|would) (?:i |my |the |it |we )?.{0,30}(?:arriv|deliver|receiv|get|reach|come|ship|dispatch)|(?:has|have|is|was) .{0,20}(?:order|parcel|package|item).{0,20}(?:shipped|dispatched|sent)|eta|out for delivery|expected delivery|order (?:update|details|history)|my (?:last |recent )?orders?",
  delivery_problem:
    "(?:not|n't|never|nothing|yet to) .{0,20}(?:arriv|receiv|deliver|come|got|get it|ship|dispatch)\\p{L}*|late|delay(?:ed|s|ing)?|overdue|lost (?:parcel|package|order|in)|missing|stuck|still waiting|been waiting|taking (?:so|too) long|too long|(?:says|said|shows|marked|showing) (?:as )?delivered|wrong (?:address|house|location)",
  return:
    "return(?:ed|ing|s|able)?|refund(?:ed|s|able|ing)?|exchang(?:e|ed|es|ing)|money back|send (?:it|this|them) back|replace(?:ment|d)?|give (?:it|this) back|swap",
  cancel_order:
    "cancel(?:l?ed|l?ing|l?ation)?|cancle|don'?t want (?:it|this|the order) any ?more|stop (?:my|the) order|undo my order",
  change_order:
    "(?:change|modify|edit|update|correct|alter) .{0,30}(?:address|order|phone|number|name|delivery|item|size|colou?r|quantity|details)|wrong (?:address|number|name|size i)|forgot to add|add .{0,20}to my order|different address",
  invoice:
    "invoices?|receipt|bill(?:ing|s)?|vat|gst|tax(?:es)?|charged (?:twice|double|wrong)|double charge|amount (?:was )?(?:deducted|debited)|payment (?:failed|fail|declined|not|pending|issue|problem|error)|deducted",
  product_problem:
    "broken|damag(?:e|ed|es)|defect(?:ive|s)?|faulty|doesn'?t (?:work|fit|turn)|does not work|not working|stopped working|leak(?:s|ing|ed)?|torn|cracked|wrong (?:item|product|one|size|colou?r|order)|incomplete|missing (?:part|parts|piece|pieces|item|items)|expired|bad smell|side effects?|expir(?:y|ation|es?)",
  complaint:
    "complain(?:t|ts|ing)?|disappoint(?:ed|ing)|terrible|horrible|worst|pathetic|unacceptable|awful|useless|rubbish|ridiculous|angry|frustrat(?:ed|ing)|bad (?:service|experience|quality)|poor (?:service|quality)|cheat(?:ed|ing|er)?|fraud|never again|no ?(?:one|body) (?:is )?(?:answer|respond|repl|pick)\\p{L}*|legal action|consumer (?:court|protection)|waste of",
  account:
    "log ?in|log ?on|sign ?(?:in|up)|password|my account|create an account|register|registration|otp|verification code|profile|delete my (?:account|data)|newsletter|unsubscribe|subscri(?:be|ption)|(?:site|website|app|page|portal|link|checkout|cart) .{0,20}(?:not|n't|error|down|slow|crash)\\p{L}*|loyalty|referr?al|refer (?:a|and|my)|points",
  talk_to_person:
    "(?:talk|speak|chat|connect|transfer)(?:ing|ed)? (?:me )?(?:to|with) (?:a |an |the |your |some ?one|somebody)?.{0,20}(?:person|human|agent|someone|somebody|advisor|representative|executive|operator|support|team|staff|expert|manager|people)?|real (?:person|human)|live (?:chat|agent|person|support)|customer (?:care|service|support)|human|call me(?: back)?|callback|call back|contact me|executive|representative|helpline",
  contact_details:
    "(?:phone|telephone|contact|mobile|whats ?app|helpline|customer care|toll.free) (?:number|no|num)|your (?:e-?mail|phone|number)|e-?mail (?:address|id|you)|how (?:can|do) i (?:contact|reach|call)|contact (?:you|us|details|info)|call cent(?:er|re)|working hours|reach you",
  store_visit:
    "(?:store|shop|showroom|branch|outlet)s?(?! ?front)(?: (?:near|in|at|open|close|location|address|hours|timings?))?|near(?:est|by)?(?: me| to me)?|opening (?:hours|times?)|(?:physical|offline|retail) (?:store|shop)|visit (?:you|your|the)|come (?:and|to) (?:see|visit|try)|where are you (?:located|based)|your (?:address|location)|try (?:it )?(?:on|out) in|in person",
  urgency:
    "urgent(?:ly)?|asap|as soon as possible|today|tonight|tomorrow|right (?:now|away)|immediately|hurry|quick(?:ly)?|by (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|the weekend|next week|christmas|the end of)|this week|deadline|in time for",
  greeting:
    "^(?:hi+|hey+|hello+|hallo|hii+|yo|greetings|good (?:morning|afternoon|evening|day))(?:[ ,!.]+(?:there|sir|team|all|everyone|\\p{L}+))?[ !.]*$",
  thanks: "thank(?:s| you)|thx|tysm|cheers|much appreciated|appreciate it",
  goodbye:
    "(?:good)?bye(?: bye)?|see you|have a (?:nice|good|great) (?:day|one|evening)|talk (?:to you )?later|good night",
};
