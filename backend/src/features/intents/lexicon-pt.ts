import type { Lexicon } from "./lexicon.ts";

export const lexiconPt: Lexicon = {
  buy: "(?:quero|queria|gostaria|desejo|posso|como|para|vou) .{0,40}(?:comprar|encomendar|pedir|reservar|fazer (?:um|o) pedido)|comprar|encomendar|fazer (?:um|uma|o|a) (?:pedido|encomenda)|vou levar|fico com|adicionar .{0,25}carrinho|onde (?:posso )?(?:comprar|encontrar)|finalizar (?:a )?compra",
  price:
    "preços?|quanto (?:custa|custam|é|fica|sai)|custa|custam|valor|car[oa]s?|barat[oa]s?|orçamento|tabela de preços",
  discount:
    "descontos?|promoç(?:ão|ões)|cup(?:om|ons|ão|ões)|códigos? (?:promocional|promocionais|de desconto)|vales?|saldos|ofertas?|em promoção|liquidação",
  availability:
    "em (?:stock|estoque)|estoque|disponíve(?:l|is)|disponibilidade|esgotad[oa]s?|vocês têm|têm|vendem|ainda (?:há|tem)|volta(?:r)? a (?:ter|haver)|reposição",
  recommendation:
    "recomend\\p{L}*|aconselh\\p{L}*|suger\\p{L}*|indic(?:a|am|ar)|qual .{0,30}(?:melhor|indicado|escolher|comprar)|o melhor|a melhor|adequad[oa]s?|serve para|procuro|à procura|mostre(?:-me)?|preciso|presente para",
  comparison: "diferenças?|compar(?:ar|ação|ado)|melhor (?:do )?que|versus|vs\\.?|em vez de|prós e contras",
  variant:
    "tamanhos?|cor(?:es)?|medidas?|dimensões|modelos?|vers(?:ão|ões)|variantes?|sob medida|por medida|largura|altura|comprimento",
  shipping:
    "envi(?:o|os|ar|am|a)|entreg(?:a|as|ar|am)|frete|portes|prazo|transportadora|correios|para o estrangeiro|expresso|levantar|cep|código postal",
  payment:
    "pag(?:ar|amento|amentos|o)|cartão|paypal|mb ?way|multibanco|pix|boleto|prestações|parcel\\p{L}*|à cobrança|transferência|financiamento|klarna",
  wholesale:
    "atacad\\p{L}*|por grosso|grossista|revend\\p{L}*|distribuid\\p{L}*|empresas?|b2b|grandes quantidades|franquia|parceri\\p{L}*|fornecedor(?:es)?|cnpj",
  warranty: "garantia|período de (?:teste|experiência)|quanto (?:tempo )?dura|vida útil",
  authenticity:
    "autêntic[oa]s?|origina(?:l|is)|fals[oa]s?|falsificad[oa]|confiáve(?:l|is)|confiança|certificad[oa]s?|golpe|burla|avaliações",
  order_status:
    "onde (?:está|anda|se encontra) (?:o |a )?(?:meu|minha) (?:pedido|encomenda|compra|pacote)|rastre\\p{L}*|seguimento|número (?:do|de) (?:pedido|encomenda|rastreio)|estado da encomenda|status do pedido|quando .{0,40}(?:cheg|entreg|receb|envi)\\p{L}*|meu pedido|minha encomenda",
  delivery_problem:
    "(?:não|nunca|nada) .{0,20}(?:cheg|receb|entreg|envi)\\p{L}*|atras\\p{L}*|demora\\p{L}*|perdid[oa]|extraviad[oa]|ainda (?:estou )?à espera|esperando|ainda não|consta como entregue",
  return: "devol\\p{L}*|reembols\\p{L}*|troc(?:a|ar|as|o)|estorno|dinheiro de volta|substitu\\p{L}*|arrependimento",
  cancel_order: "cancel\\p{L}*|anul\\p{L}*|desist\\p{L}*|já não quero|não quero mais",
  change_order:
    "(?:mudar|alterar|corrigir|trocar|atualizar) .{0,30}(?:endereço|morada|pedido|encomenda|nome|número|tamanho|cor|quantidade|entrega)|(?:endereço|morada) errad[oa]|esqueci de adicionar",
  invoice:
    "fatura|nota fiscal|recibo|iva|cobrad[oa] (?:duas vezes|em dobro)|cobrança|pagamento (?:recusado|falhou|não|pendente)",
  product_problem:
    "partid[oa]|quebrad[oa]|danificad[oa]|com defeito|defeitos?|defeituos[oa]|não (?:funciona|liga)|avariad[oa]|rasgad[oa]|(?:produto|artigo|tamanho|cor) errad[oa]|incomplet[oa]|falta(?:m)? .{0,15}(?:peça|peças)|vencid[oa]",
  complaint:
    "reclam\\p{L}*|queixa|desilud\\p{L}*|decepcion\\p{L}*|inaceitável|vergonha|péssim[oa]|horrível|mau (?:serviço|atendimento)|má (?:experiência|qualidade)|nunca mais|ninguém responde|advogado|procon",
  account:
    "entrar na conta|login|senha|palavra-passe|minha conta|criar (?:uma )?conta|regist\\p{L}*|cadastr\\p{L}*|newsletter|apagar (?:a minha conta|os meus dados)|(?:site|aplicativo|app|página|link|carrinho) .{0,20}(?:não|erro)|pontos",
  talk_to_person:
    "falar com|(?:uma|com) pessoa|um (?:humano|atendente|agente|operador|consultor)|alguém|apoio ao cliente|atendimento ao cliente|lig(?:uem|ue)-me|me lig\\p{L}+|atendente",
  contact_details:
    "número de (?:telefone|contacto|contato)|(?:vosso|seu|vossa) (?:número|telefone|e-?mail)|como (?:posso )?contact\\p{L}*|contac?to|whatsapp|e-?mail de vocês",
  store_visit:
    "lojas?(?: física)?|horários?|abert[oa]s?|abrem|experimentar|provar|showroom|perto|onde (?:ficam|estão)|visitar",
  urgency:
    "urgen(?:te|cia|temente)|urgência|o mais rápido possível|rápido|hoje|amanhã|esta noite|antes (?:de|do) (?:segunda|sexta|sábado|domingo|natal|fim)|esta semana|agora mesmo|imediat\\p{L}*|a tempo",
  greeting: "^(?:olá|oi|bom dia|boa (?:tarde|noite)|e aí|saudações)(?:[ ,!.]+\\p{L}+)?[ !.]*$",
  thanks: "obrigad[oa]|agradeço",
  goodbye: "adeus|até (?:logo|breve|amanhã)|tchau|bom fim de semana",
};
