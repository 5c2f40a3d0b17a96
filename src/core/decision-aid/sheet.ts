/** For an option, or against it. */
export type Side = "pro" | "con";

export type Argument = { id: number; side: Side; text: string };
export type SheetOption = { id: number; text: string; args: Argument[] };
/** A figure of a diagnostic, read again each time: a sheet never keeps its value. */
export type SheetFigure = { campaignId: number; indicator: string };

/** What is put before an instance so that it decides: a question, what can be done, what speaks for it and against it. */
export type Sheet = {
  id: number;
  /** The question put. */
  title: string;
  context?: string;
  /** What the instance is asked for. */
  request?: string;
  /** Of the technical committee, in words. */
  opinion?: string;
  /** The same, as a decision that was noted. */
  opinionDecisionId?: number;
  /** The document by which a meeting has it. */
  meetingId?: number;
  documentId?: number;
  options: SheetOption[];
  figures: SheetFigure[];
  createdBy: number;
  createdAt: number;
  touchedBy: number;
  touchedAt: number;
};

/** What is still to be written, in the order it is proposed. `option`: the number of the one that lacks an argument. */
export type Lack =
  | { kind: "option" }
  | { kind: "argument"; option: number; side: Side }
  | { kind: "context" }
  | { kind: "figure" }
  | { kind: "opinion" }
  | { kind: "request" };

/** With fewer, there is nothing to choose. */
const fewestOptions = 2;

export function lacksOf({ options, context, figures, opinion, opinionDecisionId, request }: Sheet): Lack[] {
  const first = options.length === 0 ? [{ kind: "option" as const }] : [];
  const bare = options.flatMap(({ args }, index) =>
    (["pro", "con"] as const)
      .filter((side) => !args.some((one) => one.side === side))
      .map((side): Lack => ({ kind: "argument", option: index + 1, side })),
  );
  return [
    ...first,
    ...bare,
    ...(options.length > 0 && options.length < fewestOptions ? [{ kind: "option" as const }] : []),
    ...(context === undefined ? [{ kind: "context" as const }] : []),
    ...(figures.length === 0 ? [{ kind: "figure" as const }] : []),
    ...(opinion === undefined && opinionDecisionId === undefined ? [{ kind: "opinion" as const }] : []),
    ...(request === undefined ? [{ kind: "request" as const }] : []),
  ];
}

export function argumentsOf({ args }: SheetOption, side: Side): Argument[] {
  return args.filter((one) => one.side === side);
}
