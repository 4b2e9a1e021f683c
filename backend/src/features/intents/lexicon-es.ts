import type { Lexicon } from "./lexicon.ts";

export const lexiconEs: Lexicon = {
  buy: "(?:quiero|quisiera|quería|me gustaría|deseo|puedo|cómo|para|voy a|listo para) .{0,40}(?:comprar|pedir|encargar|reservar|ordenar|hacer (?:un|el) pedido)|comprar(?:lo|la)?|hacer (?:un|el|mi) pedido|me (?:lo|la|los|las) (?:llevo|quedo)|añadir .{0,25}(?:carrito|cesta)|dónde (?:puedo )?(?:comprar|conseguir)|finalizar (?:la )?compra",
  price:
    "precios?|cuánto (?:cuesta|cuestan|vale|valen|es|sale)|cuesta|cuestan|tarifas?|caro|cara|barat[oa]s?|presupuesto|económic[oa]s?|qué precio",
  discount:
    "descuentos?|rebajas?|rebajad[oa]s?|ofertas?|promoci(?:ón|ones)|cup(?:ón|ones)|códigos? (?:promocional(?:es)?|de descuento)|vales?|liquidación",
  availability:
    "en stock|existencias|disponibles?|disponibilidad|agotad[oa]s?|tienen|tenéis|tienes|hay (?:todavía|aún|más)|quedan?|venden|vendéis|volver(?:á|án)? a (?:haber|tener)|reposición",
  recommendation:
    "recom(?:endar|ienda|iendas|iendan|endáis|endación|iéndame)\\p{L}*|aconsej\\p{L}*|suger\\p{L}*|cuál .{0,30}(?:mejor|me conviene|elijo|elegir|compro)|el mejor|la mejor|adecuad[oa]s?|sirve para|busco|estoy buscando|muéstr\\p{L}+|enséñ\\p{L}+|necesito|regalo para|qué me",
  comparison:
    "diferencias?|compar(?:ar|ación|ado|ativa)|mejor que|versus|vs\\.?|en vez de|en lugar de|ventajas y desventajas",
  variant:
    "tallas?|tamaños?|color(?:es)?|medidas?|dimensiones|modelos?|versi(?:ón|ones)|variantes?|a medida|ancho|alto|largo|personaliz\\p{L}*",
  shipping:
    "env(?:ío|íos|iar|ían|iáis|ías|io)|entreg(?:a|as|ar|an)|gastos de envío|plazos?|mensajer\\p{L}*|transporte|al extranjero|a (?:méxico|portugal|canarias|francia)|exprés|recog(?:er|ida)|código postal",
  payment:
    "pag(?:ar|o|os|an|as)|tarjeta|paypal|bizum|klarna|a plazos|cuotas|contra ?reembolso|transferencia|financ\\p{L}*|efectivo|meses sin intereses",
  wholesale:
    "(?:al por )?mayor(?:ista|eo)?|revend\\p{L}*|distribuid\\p{L}*|empresas?|b2b|grandes cantidades|pedido grande|franquicia|colabora\\p{L}*|proveedor(?:es)?|profesionales",
  warranty: "garant\\p{L}*|periodo de prueba|cuánto dura|vida útil",
  authenticity:
    "auténtic[oa]s?|original(?:es)?|fals[oa]s?|imitaci\\p{L}*|fiable|confian\\p{L}*|certificad[oa]s?|estafa|opiniones|reseñas",
  order_status:
    "dónde está (?:mi|el) (?:pedido|paquete|envío|compra)|seguimiento|rastre\\p{L}*|número de (?:pedido|seguimiento)|estado (?:de|del) (?:mi )?(?:pedido|envío)|cuándo .{0,40}(?:lleg|entreg|recib|envi)\\p{L}*|mi pedido|mi paquete",
  delivery_problem:
    "no (?:ha|me ha|han|me han|lo he|he|ha sido|me) .{0,15}(?:llegad|recibid|entregad|llega)\\p{L}*|retras\\p{L}*|tarde|perdid[oa]|sigo esperando|esperando desde|todavía no|aún no|figura como entregado|demora\\p{L}*",
  return:
    "devol(?:ver|ución|uciones|verlo|verla)|reembols\\p{L}*|cambi(?:ar|o|arlo|arla)(?! (?:la |de )?(?:dirección))|reintegro|desist\\p{L}*|reemplaz\\p{L}*|dinero de vuelta",
  cancel_order: "cancel\\p{L}*|anul\\p{L}*|ya no (?:lo|la) quiero|dar de baja",
  change_order:
    "(?:cambiar|modificar|corregir|editar|actualizar) .{0,30}(?:dirección|pedido|nombre|número|talla|color|cantidad|entrega)|cambio de dirección|dirección (?:equivocada|incorrecta)|olvidé añadir",
  invoice:
    "factur\\p{L}*|recibo|iva|cobrad[oa]? (?:dos veces|doble)|cargo (?:doble|duplicado)|pago (?:rechazado|fallido|pendiente|no pasa)|ticket",
  product_problem:
    "rot[oa]s?|dañad[oa]s?|defectuos[oa]s?|defectos?|no (?:funciona|sirve|va|enciende)|averiad[oa]|estropead[oa]|(?:producto|artículo|talla|color|pedido) (?:equivocad|incorrect)[oa]|incomplet[oa]|falta(?:n)? .{0,15}(?:pieza|piezas|artículo)|caducad[oa]",
  complaint:
    "quej\\p{L}*|reclam\\p{L}*|decepcion\\p{L}*|inaceptable|vergüenza|vergonzoso|pésim[oa]|horrible|fatal|mal(?:a)? (?:servicio|experiencia|calidad|atención)|enfadad[oa]|indignad[oa]|nunca más|nadie (?:contesta|responde)|abogado|denuncia\\p{L}*",
  account:
    "iniciar sesión|contraseña|mi cuenta|crear (?:una )?cuenta|registr(?:ar|arme|o)|boletín|newsletter|darme de baja|borrar (?:mi cuenta|mis datos)|(?:página|web|app|enlace|carrito) .{0,20}(?:no|error|falla)\\p{L}*|puntos",
  talk_to_person:
    "hablar con|(?:una|alguna) persona|un (?:humano|agente|asesor|operador|encargado)|alguien|atención al cliente|servicio al cliente|llám(?:ame|enme|eme|adme)|que me llam\\p{L}+|asesor\\p{L}*|contácte(?:n)?me",
  contact_details:
    "(?:número|teléfono) de (?:teléfono|contacto|atención)|su (?:número|teléfono|correo)|vuestro (?:número|teléfono|correo)|cómo (?:puedo )?contact\\p{L}+|contacto|correo electrónico|whatsapp",
  store_visit:
    "tiendas? (?:física|en|cerca)|tienda|local(?:es)?|horarios?|abiert[oa]s?|abren|abrís|probar(?:me|lo|la)?|showroom|cerca de|dónde (?:están|estáis)|sucursal(?:es)?|ir a ver",
  urgency:
    "urgen(?:te|cia|temente)|lo antes posible|cuanto antes|rápido|hoy|mañana|esta noche|antes (?:del?|de) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|navidad)|esta semana|ahora mismo|inmediat\\p{L}*|a tiempo",
  greeting: "^(?:hola|buenas|buenos días|buenas (?:tardes|noches)|qué tal|saludos)(?:[ ,!.]+\\p{L}+)?[ !.]*$",
  thanks: "gracias|agradec\\p{L}*",
  goodbye: "adiós|hasta (?:luego|pronto|mañana)|chao|que tenga|buen día",
};
