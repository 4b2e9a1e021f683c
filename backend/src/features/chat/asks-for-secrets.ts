import { foldFigures } from "./fold-figures.ts";

/** What no page may answer, in eight languages, folded: other customers' data, and what runs the shop. */
const SECRETS = [
  "(?:customers?|someone else|other (?:people|users?|visitors?))(?:'s)? .{0,60}(?:order\\p{L}*|address\\p{L}*|e-?mails?|phone|data|bought|card)",
  "(?:order\\p{L}*|address\\p{L}*|e-?mails?|phone|data) .{0,40}(?:of|from) (?:another|other|a|the) (?:customers?|users?|visitors?|persons?)",
  "kund(?:e|en|in|innen) .{0,60}(?:bestell\\p{L}*|adresse\\p{L}*|daten|gekauft)",
  "(?:bestell\\p{L}*|adresse\\p{L}*|daten) .{0,40}(?:andere\\p{L}*|eines|des) kund\\p{L}*",
  "clients? .{0,60}(?:command\\p{L}*|adresse|données)",
  "(?:commandes?|adresse|données) .{0,40}(?:d'un autre|des autres|du|d'une autre) clients?",
  "clientes? .{0,60}(?:pedido\\p{L}*|dirección|datos)",
  "(?:pedidos?|dirección|datos) .{0,40}(?:de otro|de otros|del) clientes?",
  "client[ei] .{0,60}(?:ordin\\p{L}*|indirizzo|dati)",
  "(?:ordin\\p{L}*|indirizzo|dati) .{0,40}(?:di un altro|degli altri|del) client[ei]",
  "(?:encomendas?|morada|dados) .{0,40}(?:de outro|do) clientes?",
  "(?:bestelling\\p{L}*|adres|gegevens) .{0,40}(?:van een andere|van de) klant\\p{L}*",
  "(?:طلبات|عنوان|بيانات) .{0,40}(?:عميل|زبون|عملاء)",
  "(?:admin(?:istrator)?|server|system|secret|api|database) ?(?:-| )?(?:password|passwords|prompt|key|instructions?)",
  "passwor[dt]s? .{0,20}(?:server|admin\\p{L}*|datenbank|database)|(?:server|admin\\p{L}*)-?passwor[dt]",
  "mot de passe .{0,24}(?:serveur|admin\\p{L}*)|contraseña .{0,24}(?:servidor|admin\\p{L}*)|password .{0,24}(?:server|admin\\p{L}*)|senha .{0,24}(?:servidor|admin\\p{L}*)|كلمة (?:مرور|المرور) .{0,24}(?:الخادم|المدير)",
];
const matcher = new RegExp(`(?<!\\p{L})(?:${SECRETS.join("|")})(?!\\p{L})`, "u");

/** Whether a message wants what is nobody else's business; it is then not looked for at all. */
export function asksForSecrets(question: string): boolean {
  return matcher.test(foldFigures(question));
}
