/** Sentences for whoever installs and runs Relais. */
export function sayNewVersionNeeded(id: string, version: number, questions: readonly string[]): string {
  return `Le questionnaire ${id} a changé de sens sans changer de version (${questions.join(", ")}). Mettez « version: ${version + 1} » dans son fichier : les réponses déjà données seront gardées, et seules ces questions seront reposées.`;
}

export function sayEmptyBase(file: string): string {
  return `La base ${file} est vide. Avant de relier une messagerie, importez votre intercommunalité puis votre annuaire : npm run relais -- importer epci <SIREN ou nom>, puis npm run relais -- importer annuaire <fichier.csv>.`;
}

/** `by`: the e-mail that was given. */
export function sayNoImporter(by: string | undefined): string {
  return by === undefined
    ? "Dites au nom de qui ces réponses sont reprises : --par dgs@exemple.fr"
    : `${by} ne peut pas reprendre les réponses de cette commune. Donnez l’e-mail de sa secrétaire, ou de la direction générale.`;
}

/** It is shown before it is kept, and may be without a name: a command line that another reads is no place for it. */
export function sayTakenInConversation(file: string): string {
  return `« ${file} » est le formulaire d'une personne : la direction générale le reprend dans sa discussion avec Relais (\`importer réponses\`).`;
}
