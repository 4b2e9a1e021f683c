import type { Phrases } from "./phrases.ts";

export const arabic: Phrases = {
  greeting: (agent, shop) => `مرحبًا! أنا ${agent}، مساعد ${shop}. عمّ تبحث؟`,
  thanks: "على الرحب والسعة. هل تود معرفة شيء آخر؟",
  goodbye: "مع السلامة وشكرًا لزيارتك.",
  identity: (agent, shop) => `أنا ${agent}، مساعد آلي ولست إنسانًا. أجيب من صفحات ${shop} ومنتجاته وأذكر مصادري.`,
  help: (shop) => `اسألني عن المنتجات أو التوصيل أو الإرجاع أو أي شيء آخر في صفحات ${shop}.`,
  wellbeing: "أنا بخير، شكرًا. كيف يمكنني مساعدتك؟",
  person: "يسعدني أن أوصلك بأحد أفراد الفريق: اترك بريدك الإلكتروني وسؤالك أدناه.",
  unknown: "لم أجد هنا إجابة عن ذلك.",
  closest: "هذا أقرب ما وجدته:",
  leaveEmail: "إذا تركت بريدك الإلكتروني فسيتواصل معك الفريق.",
  tooManyQuestions: "لا أستطيع الإجابة عن أسئلة أخرى حاليًا. اترك بريدك الإلكتروني وسيتواصل معك الفريق.",
  switchedOff: "المساعد غير متصل الآن. اترك بريدك الإلكتروني وسيتواصل معك الفريق.",
  needsProduct: "أي منتج تقصد؟ أخبرني باسمه وسأبحث عنه.",

  price: (title, price) => `سعر **${title}** هو ${price}.`,
  priceRange: (title, low, high) => `سعر **${title}** من ${low} إلى ${high} حسب الطراز.`,
  priceBefore: (before) => `كان السعر سابقًا ${before}.`,
  noPrice: (title) => `لا يذكر المتجر سعرًا لـ **${title}**.`,
  from: (price) => `ابتداءً من ${price}`,

  inStock: (title) => `**${title}** في المخزون.`,
  stockLeft: (title, count) => `**${title}** في المخزون، العدد: ${count} قطع.`,
  outOfStock: (title) => `**${title}** غير متوفر حاليًا.`,
  preorder: (title) => `يمكن طلب **${title}** مسبقًا.`,
  discontinued: (title) => `توقف إنتاج **${title}** ولم يعد يباع.`,
  stockUnknown: (title) => `لا يذكر المتجر ما إذا كان **${title}** موجودًا.`,
  variantMissing: (title, option) => `لا أجد **${title}** بخيار ${option}.`,
  comesIn: (title, option, values) => `يأتي **${title}** بهذه الخيارات (${option}): ${values}.`,
  inStockIn: (title, values) => `**${title}** في المخزون بالخيارات: ${values}.`,

  products: "هذه المنتجات تناسب سؤالك:",
  product: "هذا المنتج يناسب سؤالك:",
  cheapest: (title, price) => `الأرخص هو **${title}** بسعر ${price}.`,
  dearest: (title, price) => `الأغلى هو **${title}** بسعر ${price}.`,
  newest: (title) => `الأحدث هو **${title}**.`,
  nothingFits: "لا شيء هنا يحقق كل ذلك.",
  relaxed: (filters) => `من دون هذا الشرط توجد نتائج: ${filters}.`,
  corrected: (text) => `بحثت عن «${text}».`,
  compared: (one, other) => `مقارنة بين **${one}** و**${other}**:`,

  onPage: (title) => `من صفحة «${title}»:`,
  archived: (title) => `يرجى الانتباه: صفحة «${title}» معلّمة بأنها قديمة.`,
  contradicted: (title) => `صفحة أقدم بعنوان «${title}» تقول غير ذلك، وأنا أعتمد الصفحة الحالية.`,

  suggestCheapest: "أيها الأرخص؟",
  suggestStock: (title) => `هل ${title} في المخزون؟`,
  suggestPrice: (title) => `كم سعر ${title}؟`,
  suggestColours: (title) => `ما خيارات ${title}؟`,

  filter: { price: "السعر", inStock: "في المخزون", onSale: "عروض" },
};
