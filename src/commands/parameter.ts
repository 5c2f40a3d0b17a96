import type { AtomicQuestion } from "../core/interview/questionnaire.ts";
import type { Option } from "../core/language/reading.ts";

type Asked = { id: string; text: string; label: string; help?: string; elsewhere?: string };

const common = { sensitivity: "shared" as const, words: [], checks: [] };

export function textParameter(asked: Asked, maxLength = 160): AtomicQuestion {
  return { ...common, ...asked, type: "text", maxLength };
}

/** Several numbers in one line, or things with their numbers. */
export function figuresParameter(asked: Asked, maxLength = 160): AtomicQuestion {
  return { ...common, ...asked, type: "text", maxLength, figures: true };
}

/** A text that may also be picked among answers made `ready`. */
export function openParameter(asked: Asked, ready: Option[], maxLength = 160): AtomicQuestion {
  return { ...common, ...asked, type: "text", maxLength, ready };
}

/** In euros, to the cent; more than nothing. */
export function euroParameter(asked: Asked): AtomicQuestion {
  return { ...common, ...asked, type: "euro", min: 0.01, max: 1_000_000_000 };
}

export function dateParameter(asked: Asked): AtomicQuestion {
  return { ...common, ...asked, type: "date" };
}

export function timeParameter(asked: Asked): AtomicQuestion {
  return { ...common, ...asked, type: "time" };
}

export function choiceParameter(asked: Asked, list: Option[]): AtomicQuestion {
  return { ...common, ...asked, type: "choice", options: { list } };
}

/** Several of them: the parameter is their values, joined by commas. */
export function choicesParameter(asked: Asked, list: Option[]): AtomicQuestion {
  return { ...common, ...asked, type: "choices", options: { list }, other: false, exclusive: [] };
}

export function yearParameter(asked: Asked, { min, max }: { min: number; max: number }): AtomicQuestion {
  return { ...common, ...asked, type: "year", min, max };
}
