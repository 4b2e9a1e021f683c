/**
 * Words by which a question leans on what was said before, by language, in lower case without accents: pronouns, and how
 * a follow-up begins. Those that mostly stand alone ("the", "all") are left out.
 */
const leaning: Record<string, string> = {
  en: "it its they them their theirs he him his she her hers this that these those one ones there another others else same former latter also instead both either such too then more again",
  de: "er sie es ihn ihm ihr ihnen sein ihre dieser diese dieses diesen diesem der die das den davon damit dafur dazu daran darin dort solche auch stattdessen beide sonst andere anderen noch",
  fr: "il elle ils elles lui leur leurs le la les ce cet cette ces cela ca celui celle ceux celles y en autre autres aussi meme sinon pareil",
  es: "el ella ellos ellas lo la los las le les este esta estos estas ese esa esos esas aquel eso esto otro otra otros otras tambien mismo misma alli ahi",
  it: "lui lei loro lo la li le gli ne questo questa questi queste quello quella quelli quelle altro altra altri altre anche stesso stessa ci vi",
  pt: "ele ela eles elas o a os as lhe este esta estes estas esse essa esses essas isso isto aquele outro outra outros outras tambem mesmo mesma ai la",
  nl: "hij zij ze hem haar hun het dit dat deze die er daar ervan daarvan andere anderen ook zelfde",
  sv: "den det de dem han hon honom henne denna detta dessa dar andra annan ocksa samma",
};
const sets = new Map(Object.entries(leaning).map(([language, words]) => [language, new Set(words.split(" "))]));
const word = /\p{L}+/gu;

/** True for a question that cannot be understood without the one before it: "is it waterproof?", "and those in red?" */
export function leansOnHistory(text: string, languages: string[]): boolean {
  const known = languages.flatMap((language) => sets.get(language) ?? []);
  return [...text.matchAll(word)].some(([found]) => known.some((words) => words.has(found)));
}
