import { shorten } from "./decisions.ts";

type Numbered = { id: number; title: string };

/** Both numbers are somebody's: which one is meant. */
export function sayActionOrDecision(action: Numbered, decision: string): { text: string; help: string } {
  return {
    text: `Faut-il ajouter une action à la décision ${action.id} ?`,
    help: `La décision ${action.id} : « ${shorten(decision)} ». L'action ${action.id}, elle, est « ${shorten(action.title)} ».`,
  };
}

export const actionOrDecisionLabels = {
  yes: (id: number) => `Oui, l'ajouter à la décision ${id}`,
  no: (id: number) => `Non, il s'agit de l'action ${id}`,
};

export function sayMeantAction(id: number, said: string): string {
  return `Rien n'est ajouté. Pour voir cette action : \`action ${id}\`. Pour ajouter une action à une décision : \`action décision …\`, avec son numéro, puis « ${said} ».`;
}

/** No decision has that number, and an action has it. */
export function sayActionIsOne({ id, title }: Numbered, said: string): string {
  return `L'action ${id} est « ${shorten(title)} », et il n'y a pas de décision ${id}. Rien n'est ajouté. Pour ajouter une action à une décision : \`action décision …\`, avec son numéro, puis « ${said} ».`;
}

export function sayNoActionButDecision(number: string): string {
  return `Il n'y a pas d'action ${number}. Pour en ajouter une à la décision ${number} : \`action décision ${number}\`. Pour lire cette décision : \`décision ${number}\`.`;
}
