import type { AgentContent, OpeningHours } from "@netvexa/contract";

/** An agent's settings as the form holds them: lists are lines of text. */
export interface AgentFields {
  name: string;
  avatar: string | null;
  tone: AgentContent["tone"];
  languages: string;
  rules: string;
  instructions: string;
  greeting: string;
  suggestions: string;
  timeZone: string;
  /** Monday first: `09:00-12:00, 13:00-17:00`; empty is closed. */
  week: string[];
  exceptions: string;
  firstModel: string;
  secondModel: string;
  sourceIds: string[];
  kinds: string[];
  accentColour: string;
  position: AgentContent["look"]["position"];
  theme: AgentContent["look"]["theme"];
  font: AgentContent["look"]["font"];
  pages: string;
  hiddenOn: string;
  contactFields: AgentContent["contactForm"]["fields"];
  consent: string;
}

/** In place of a model: as the installation has them, and none at all. */
export const USUAL_MODELS = "usual";
export const NO_MODEL = "none";

export function toFields(content: AgentContent): AgentFields {
  const { look, scope, contactForm } = content;
  return {
    ...look,
    name: content.name,
    avatar: content.avatar,
    tone: content.tone,
    languages: content.languages.join(", "),
    rules: content.rules.join("\n"),
    instructions: content.instructions,
    greeting: content.greeting ?? "",
    suggestions: content.suggestions.join("\n"),
    ...sayHours(content.openingHours ?? noHours),
    ...sayModels(content.models),
    sourceIds: scope.sourceIds ?? [],
    kinds: scope.kinds ?? [],
    pages: content.pages.join("\n"),
    hiddenOn: content.hiddenOn.join("\n"),
    contactFields: contactForm.fields,
    consent: contactForm.consent ?? "",
  };
}

const noHours: OpeningHours = {
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  weekly: [],
  exceptions: [],
};

function sayHours({
  timeZone,
  weekly,
  exceptions,
}: OpeningHours): Pick<AgentFields, "timeZone" | "week" | "exceptions"> {
  return {
    timeZone,
    week: [1, 2, 3, 4, 5, 6, 7].map((day) => sayPeriods(weekly.filter((one) => one.day === day))),
    exceptions: exceptions.map(({ date, periods }) => `${date} ${sayPeriods(periods)}`.trim()).join("\n"),
  };
}

function sayModels(models: AgentContent["models"]): Pick<AgentFields, "firstModel" | "secondModel"> {
  const [first = NO_MODEL, second = NO_MODEL] = models ?? [USUAL_MODELS];
  return { firstModel: first, secondModel: second };
}

/** What the API takes; whether it is right is for the API's own schema to say. */
export function toContent(fields: AgentFields) {
  const { accentColour, position, theme, font, sourceIds, kinds } = fields;
  return {
    name: fields.name,
    avatar: fields.avatar,
    tone: fields.tone,
    languages: fields.languages
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
    rules: linesOf(fields.rules),
    instructions: fields.instructions,
    greeting: fields.greeting.trim() === "" ? null : fields.greeting,
    suggestions: linesOf(fields.suggestions),
    openingHours: toHours(fields),
    models: toModels(fields),
    scope: { sourceIds: sourceIds.length > 0 ? sourceIds : null, kinds: kinds.length > 0 ? kinds : null },
    look: { accentColour: accentColour.toLowerCase(), position, theme, font },
    pages: linesOf(fields.pages),
    hiddenOn: linesOf(fields.hiddenOn),
    contactForm: { fields: fields.contactFields, consent: fields.consent.trim() === "" ? null : fields.consent.trim() },
  };
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function toModels({ firstModel, secondModel }: AgentFields): string[] | null {
  if (firstModel === USUAL_MODELS) return null;
  return [...new Set([firstModel, secondModel])].filter((model) => model !== NO_MODEL);
}

interface Period {
  from: string;
  to: string;
}

function sayPeriods(periods: readonly Period[]): string {
  return periods.map(({ from, to }) => `${from}-${to}`).join(", ");
}

function readPeriods(text: string): Period[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const [from = "", to = ""] = part.split(/\s*[-–]\s*/).map((time) => time.replace(/^(\d):/, "0$1:"));
      return { from, to };
    });
}

/** None where nothing is stated, which means the hours of the storefront. */
function toHours({ timeZone, week, exceptions }: AgentFields): OpeningHours | null {
  const weekly = week.flatMap((text, index) => readPeriods(text).map((period) => ({ day: index + 1, ...period })));
  const days = linesOf(exceptions).map((line) => {
    const [date = "", ...rest] = line.split(/\s+/);
    return { date, periods: readPeriods(rest.join(" ")) };
  });
  return weekly.length + days.length === 0 ? null : { timeZone, weekly, exceptions: days };
}
