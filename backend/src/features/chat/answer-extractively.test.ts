import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { foldIndex } from "#features/retrieval";
import { getConversation } from "./read-conversations.ts";
import { ask, openTestShop, page, type StreamedTurn, type TestShop } from "./test-shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
  await shop.push([
    page({
      slug: "leash",
      title: "Dogs in the shop",
      html: ["<h2>May I bring my dog?</h2><p>Yes, with pleasure. Please keep it on a leash.</p>"],
    }),
    page({
      slug: "prices",
      title: "Countries and parcels",
      html: [
        "<table><tr><th>Country</th><th>Standard parcel</th><th>Delivery time</th><th>Free from</th></tr>" +
          "<tr><td>Denmark</td><td>€8.90</td><td>2–4 days</td><td>€100</td></tr>" +
          "<tr><td>Iceland</td><td>€19.90</td><td>4–8 days</td><td>never</td></tr></table>",
      ],
    }),
  ]);
  await foldIndex(shop.owner, new AbortController().signal);
});
afterAll(() => shop.close());

const askShop = (question: string, language = "en") =>
  ask(shop.visitor(), { question, page: { url: "https://shop.example/", title: "", language } });

async function askInTurn(...questions: string[]): Promise<StreamedTurn[]> {
  const visitor = shop.visitor();
  const turns: StreamedTurn[] = [];
  for (const question of questions) {
    turns.push(await ask(visitor, { question, conversationId: turns.at(-1)?.conversationId ?? null }));
  }
  return turns;
}

describe("[E1] [V12] an answer from pages, without a model", () => {
  it("quotes the sentence that answers, with its page as the source", async () => {
    const turn = await askShop("How long does delivery to Norway take?");
    expect(turn.text).toBe("Orders to Norway arrive within 5–8 business days.");
    expect(turn.citedTitles).toEqual(["Shipping and delivery"]);
    const citation = turn.events.find((event) => event.type === "citation")?.citation;
    expect(citation?.url?.split("#")[0]).toBe("https://shop.example/shipping");
    expect(citation?.excerpt).toContain("Orders to Norway");
  });

  it("answers a heading that asks the same with what stands below it", async () => {
    expect((await askShop("Can I bring my dog?")).text).toMatch(/^Yes, with pleasure\. Please keep it on a leash\.$/);
  });

  it("takes from a table's row the cells that were asked for", async () => {
    const turn = await askShop("What does a standard parcel to Iceland cost?");
    expect(turn.text).toBe("Country: Iceland; Standard parcel: €19.90");
  });

  it("prefers the page in force to one that says it is archived, and says that they differ", async () => {
    const turn = await askShop("Within how many days of delivery can I return an item?");
    expect(turn.text).toContain("within 30 days of delivery");
    expect(turn.text).not.toContain("14 days");
    expect(turn.text).toContain("An older page");
  });

  it("speaks the visitor's language and says when the page is in another", async () => {
    const german = await askShop("Wie lange kann ich Artikel zurückgeben?", "de");
    expect(german.text).toBe("Sie können jeden Artikel innerhalb von 30 Tagen nach der Lieferung zurückgeben.");
    const foreign = await askShop("Hamburg store open Monday Saturday", "fr");
    expect(foreign.text).toMatch(/^Sur la page « Contact and opening hours » : Our store in Hamburg/);
  });

  it.each([
    ["en", "Do you sponsor football clubs?", "I could not find an answer to that here."],
    ["de", "Sponsert ihr auch Fußballvereine?", "Darauf habe ich hier keine Antwort gefunden."],
    ["fr", "Est-ce que vous sponsorisez des clubs de foot ?", "Je n'ai pas trouvé de réponse à cette question ici."],
    ["es", "¿Patrocinan ustedes a clubes de fútbol?", "No he encontrado aquí una respuesta a eso."],
    ["it", "Sponsorizzate delle squadre di calcio?", "Non ho trovato qui una risposta a questa domanda."],
    ["pt", "Vocês patrocinam clubes de futebol?", "Não encontrei aqui uma resposta a essa pergunta."],
    ["nl", "Sponsoren jullie ook voetbalclubs?", "Daarop heb ik hier geen antwoord gevonden."],
    ["ar", "هل ترعون أندية كرة القدم؟", "لم أجد هنا إجابة عن ذلك."],
  ])("says in %s that it does not know, and offers a person", async (language, question, words) => {
    const turn = await askShop(question, language);
    expect(turn.text.startsWith(words), turn.text).toBe(true);
    expect(turn.events.at(-1)).toMatchObject({ type: "done", outcome: "unknown", offerContact: true });
  });

  it("offers as next questions only ones that its pages ask word for word", async () => {
    const turn = await askShop("How long is the warranty on tents?");
    const done = turn.events.find((event) => event.type === "done");
    expect(done?.suggestions).toEqual(["Do you repair zips?"]);
  });
});

describe("[E8] [V1] an answer about a product, without a model", () => {
  it("names the live price, and the price before a discount", async () => {
    const turn = await askShop("How much is the Fjord 3 Tent?");
    expect(turn.text).toBe("**Fjord 3 Tent** costs €399.00. Before, it was €449.00.");
    expect(turn.cards).toEqual(["Fjord 3 Tent"]);
  });

  it("has a new price at once", async () => {
    const set = (minor: number) =>
      sql`update offers set price_minor = ${minor} where external_id = 'tarn-1'`.execute(shop.test.database.owner);
    await set(17_500);
    expect((await askShop("What does the Tarn 1 Tent cost?")).text).toBe("**Tarn 1 Tent** costs €175.00.");
    await set(18_950);
  });

  it("answers from the product's sheet what its sheet says", async () => {
    expect((await askShop("How heavy is the Tarn 1?")).text).toBe("Tarn 1 Tent – **Weight**: 1.3 kg");
    expect((await askShop("Does the Ember Pro Stove have a wind shield?")).text).toContain("with a wind shield");
    const french = await askShop("Combien pèse la Tarn 1 ?", "fr");
    expect(french.text).toBe("Tarn 1 Tent – **Weight**: 1.3 kg");
  });

  it("knows each version's stock, and which there are", async () => {
    const [, red, green, blue] = await askInTurn(
      "How much is the Fjord 2 Tent?",
      "Is it available in red?",
      "and in green?",
      "Is it available in blue?",
    );
    expect(red?.text).toBe("**Fjord 2 Tent (Red)** is out of stock at the moment.");
    expect(green?.text).toBe("**Fjord 2 Tent (Green)** is in stock: 7 left.");
    expect(blue?.text).toMatch(/no \*\*Fjord 2 Tent\*\* in blue.*Green, Red/);
    expect((await askShop("Ist das Fjord 2 Tent in Rot lieferbar?", "de")).text).toContain("nicht auf Lager");
  });

  it("says that a discontinued product is, and shows the one that followed it", async () => {
    const turn = await askShop("Is the Ember Stove still available?");
    expect(turn.text).toBe(
      "**Ember Stove** is discontinued and no longer sold. It was replaced by the Ember Pro Stove.",
    );
    expect(turn.cards).toContain("Ember Pro Stove");
    const card = turn.events.find((event) => event.type === "card" && event.card.title === "Ember Stove");
    expect(card).toMatchObject({ card: { availability: "discontinued" } });
  });

  it("lists what fits with live prices, cheapest where that was asked, dearest as well", async () => {
    expect((await askShop("tent for two people")).cards).toContain("Fjord 2 Tent");
    const cheapest = await askShop("What is your cheapest tent?");
    expect(cheapest.text).toContain("**Tarn 1 Tent** at €189.50");
    expect(cheapest.cards[0]).toBe("Tarn 1 Tent");
    expect((await askShop("What is the most expensive tent?")).text).toContain("**Fjord 3 Tent** at €399.00");
  });

  it("compares two products by their prices and by what differs in their sheets", async () => {
    const turn = await askShop("What is the difference between the Fjord 2 Tent and the Fjord 3 Tent?");
    expect(turn.text).toContain("€299.00");
    expect(turn.text).toContain("**Weight**: 2.4 kg – 3.1 kg");
    expect(turn.text).not.toContain("Ripstop");
    expect(turn.cards).toEqual(expect.arrayContaining(["Fjord 2 Tent", "Fjord 3 Tent"]));
  });

  it("goes on from the products it showed, and from the page that the visitor looks at", async () => {
    const [, cheapest] = await askInTurn("Show me tents", "Which of these is the cheapest?");
    expect(cheapest?.text).toContain("**Tarn 1 Tent** at €189.50");
    const here = await ask(shop.visitor(), {
      question: "Is it in stock?",
      page: { url: "https://shop.example/products/brook-bottle?ref=mail", title: "Brook Bottle", language: "en" },
    });
    expect(here.text).toBe("**Brook Bottle** is out of stock at the moment.");
  });

  it("does not take a question about delivery for one about the product on the page", async () => {
    const turn = await ask(shop.visitor(), {
      question: "How much does shipping within Germany cost?",
      page: { url: "https://shop.example/products/tarn-1", title: "Tarn 1 Tent", language: "en" },
    });
    expect(turn.text).toContain("€4.90");
    expect(turn.text).not.toContain("189.50");
  });

  it("does not answer what a product's records do not say with another product", async () => {
    const turn = await askShop("What is the carbon footprint of the Fjord 3 Tent?");
    expect(turn.outcome).toBe("unknown");
    expect(turn.cards).toEqual([]);
  });

  it("finds a product by a misspelt name, and says how it read it", async () => {
    const turn = await askShop("How much is the Fjrod 3 Tent?");
    expect(turn.text).toContain("€399.00");
  });

  it("keeps in its receipt the passages, offers and searches that it rests on", async () => {
    const turn = await askShop("How much is the Fjord 3 Tent?");
    const conversation = await getConversation(shop.owner, turn.conversationId);
    const receipt = conversation.turns[0]?.receipt;
    expect(receipt).toMatchObject({ method: "extractive", language: "en", models: [], ignoredInstructions: 0 });
    const cited = receipt?.passages.find(({ citation }) => citation === 1);
    expect(cited).toMatchObject({ title: "Fjord 3 Tent", url: "https://shop.example/products/fjord-3" });
    expect(cited?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(receipt?.offers).toContainEqual(
      expect.objectContaining({ externalId: "fjord-3", priceMinor: 39_900, stock: 3, currency: "EUR" }),
    );
    expect(receipt?.totals.firstSentenceMs).toBeGreaterThanOrEqual(0);
  });
});
