import { kindSaid, phases, resourceKinds } from "../../core/communication/resource.ts";
import type { Command, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { say } from "../../core/message.ts";
import { capital } from "../../core/words/format.ts";
import {
  kindOptions,
  phaseOptions,
  resourceQuestions,
  sayNoConsent,
  sayNotALink,
  sayResourceKept,
} from "../../core/words/resources.ts";
import { isPlace, readDocuments } from "../documents/read-document.ts";
import { choiceParameter, textParameter } from "../parameter.ts";

const { what, whatHelp, place, themes, themesHelp, phase, consent } = resourceQuestions;

export const resourceAdd: Command = {
  name: "resource-add",
  words: ["ressource ajouter", "ajouter une ressource", "ajouter ressource", "ranger une ressource"],
  group: "communication",
  summary: "ranger un retour d'expérience, un témoignage, un document ou un site",
  examples: ["ressource ajouter retour d'expérience, un service jeunesse à six communes, https://…"],
  action: "manage_meetings",
  keepsWords: true,
  parameters(_context, known) {
    const { title, kind } = told(known);
    return [
      textParameter({ id: "what", text: what, label: "Ressource", help: whatHelp }, 600),
      ...(title === undefined || told(known).place !== undefined
        ? []
        : [textParameter({ id: "place", text: place(title), label: "Lien ou endroit" }, 400)]),
      ...(title === undefined || kind !== undefined
        ? []
        : [choiceParameter({ id: "kind", text: "De quoi s'agit-il ?", label: "Nature" }, kindOptions())]),
      ...(kindOf(known) === "testimony" ? [yesOrNo()] : []),
      textParameter({ id: "themes", text: themes, label: "Sujets", help: themesHelp }),
      choiceParameter({ id: "phase", text: phase, label: "Moment" }, phaseOptions()),
    ];
  },
  usual: { themes: "-", phase: "any" },
  read(rest) {
    const said = rest.replace(/^\s*:?\s*/u, "").trim();
    return said === "" ? {} : { what: said };
  },
  refuse(known) {
    const where = placeOf(known);
    return where !== undefined && !isPlace(where)
      ? { id: told(known).place === undefined ? "place" : "what", sentence: sayNotALink(where) }
      : undefined;
  },
  run({ store, person, now }, known) {
    const { title } = told(known);
    const where = placeOf(known);
    const kind = kindOf(known);
    if (title === undefined || where === undefined || kind === undefined)
      throw new Error("a resource is asked whole before it is kept");
    if (kind === "testimony" && known["consent"] !== "yes") throw new UserError(sayNoConsent());
    const words = String(known["themes"] ?? "-");
    const about = words === "-" ? [] : words.split(/[,;]| et /u).map((word) => word.trim());
    const moment = phases.find((one) => one === known["phase"]);
    const kept = { kind, title, place: where, themes: about.filter((word) => word !== "") };
    const id = store.resources.add(
      {
        ...kept,
        ...(moment === undefined ? {} : { phase: moment }),
        ...(kind === "testimony" ? { consent: "yes" } : {}),
      },
      person.id,
      now,
    );
    store.audit.add(now, person.id, "resource.added", `resource:${id}`, { after: title });
    return { message: say(sayResourceKept(kept)) };
  },
};

function yesOrNo(): AtomicQuestion {
  return choiceParameter({ id: "consent", text: consent, label: "Accord" }, [
    { value: "yes", label: "Oui, son accord est donné", words: ["oui"] },
    { value: "no", label: "Non, pas encore", words: ["non"] },
  ]);
}

/** What its own words say; what they begin with tells its kind, and is no part of its title. */
function told(known: Parameters): { title?: string; place?: string; kind?: ReturnType<typeof kindSaid> } {
  const [document] = readDocuments(String(known["what"] ?? ""));
  if (document === undefined) return {};
  const kind = kindSaid(document.title);
  const title = kind === "feedback" ? document.title.replace(/^[^,:]*[,:]\s*/u, "") : document.title;
  return { ...document, title: capital(title), kind };
}

function placeOf(known: Parameters): string | undefined {
  const { place: where } = told(known);
  return where ?? (typeof known["place"] === "string" ? known["place"] : undefined);
}

function kindOf(known: Parameters) {
  return told(known).kind ?? resourceKinds.find((one) => one === known["kind"]);
}
