/** Words too common in a language to tell passages apart. Accents as written; both spellings where people drop them. */
const lists: Record<string, string> = {
  en: `a about above after again all also am an and any are as at be because been before being below between both but
    by can could did do does doing down during each few for from further had has have having he her here hers him his
    how i if in into is it its itself just many may me might more most much must my myself no nor not of off on once only or other our ours out
    over own same she should so some such than that the their theirs them then there these they this those through to
    too under until up us very was we were what when where which while who whom why will with would you your yours`,
  de: `aber als am an auch auf aus bei beim bin bis bist da damit dann das dass dein deine dem den denn der des dich die
    dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines er es euch euer eure
    für fuer gegen gibt habe haben hat hatte hatten hier hinter ich ihr ihre ihrem ihren ihrer im in ins ist ja jede
    jedem jeden jeder jedes jetzt kann kein keine keinem keinen keiner können koennen man mein meine mich mir mit muss
    nach nicht noch nun nur ob oder ohne sein seine sich sie sind so soll sondern sonst um und uns unser unsere unter
    viel vom von vor war waren was weil welche welchem welchen welcher welches wenn wer werde werden wie wieder will wir
    wird wo zu zum zur über ueber`,
  fr: `a à ai as au aux avec avez avoir avons ça ce ces cet cette comme dans de des dont du elle elles en es est et
    était être eu il ils je la le les leur leurs lui ma mais me même mes moi mon ne nos notre nous on ont ou où
    par pas pour que quel quelle quelles quels qui quoi sa se sera ses si son sont sur ta te tes toi ton tu un
    une vos votre vous y peut peux`,
  es: `a al algo ante antes como con contra cual cuál cuales cuando cuándo de del desde donde dónde durante e el él ella
    ellas ellos en entre era es esa ese eso esta está estas este esto estos fue ha hay han he la las le les lo los más
    me mi mis mucho muy nada ni no nos nosotros o os otra otro para pero poco por porque qué que quien quién se sea ser
    si sí sin sobre son soy su sus también te tengo ti tiene tienen todo todos tu tus un una uno unos usted ustedes y ya
    yo`,
  it: `a ad ai al alla alle allo agli anche avere che chi ci come con cosa cui da dagli dai dal dalla dalle dallo de
    degli dei del dell della delle dello di dove e è ed era essere gli ha hanno ho i il in io la le lei lo loro lui ma
    me mi mia mie miei mio ne negli nei nel nell nella nelle nello noi non nostra nostro o per perché più può qual quale
    quali quando quanto quella quelle quelli quello questa queste questi questo se sei si sia siamo sono su sua sue sugli
    sui sul sulla sulle suo suoi tra fra tu tua tuo un una uno vi voi`,
  pt: `a à ao aos as às até com como da das de dela dele deles do dos e é ela elas ele eles em entre era essa esse esta
    está este eu foi há isso isto já lhe mais mas me mesmo meu meus minha minhas muito na não nas nem no nos nós nossa
    nosso num numa o os ou para pela pelas pelo pelos por porque qual quais quando que quem são se sem ser seu seus só
    sua suas também te tem têm tenho teu tu tua um uma você vocês vos onde pode`,
  nl: `aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een en er ge geen haar
    had heb hebben heeft hem het hier hij hoe hun ik in is ja je jij jouw kan kunnen maar me meer men met mij mijn moet
    na naar niet niets nog nu of om omdat ons onze ook op over reeds te tegen toch toen tot u uit uw van veel voor want
    waren was wat we wel welke werd wie wij wil worden wordt zal ze zelf zich zij zijn zo zonder zou waar wanneer`,
  sv: `alla allt att av bara blev bli blir de dem den denna deras dess dessa det detta dig din dina ditt du där då efter
    ej eller en er era ett från för ha hade han hans har henne hennes hon honom hur här i icke in inte jag ju kan kunde
    man med mellan men mig min mina mitt mot mycket ni nu när någon något några och om oss på samma sedan sig sin sina
    sitt ska skulle som så till under upp ut utan vad var vara varför vem vi vid vilka vilken vilket vår våra vårt är
    över`,
};
const none: ReadonlySet<string> = new Set();
const sets = new Map(Object.entries(lists).map(([language, words]) => [language, new Set(words.split(/\s+/))]));

/** Stop words of a language, in lower case; empty for languages without a list. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  return sets.get(language) ?? none;
}
