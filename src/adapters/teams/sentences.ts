/** What Teams' own screens need in words; all the rest is said by the core. */
export const sentences = {
  yourAnswer: "Votre réponse",
  yourAnswers: "Vos réponses",
  chooseOne: "Choisir une réponse",
  noneChosen: "Choisissez d’abord une réponse.",
  choose: "Choisir",
  sendSeveral: "Envoyer ces réponses",
  chosen: (labels: string) => `✓ Votre choix\u00a0: ${labels}`,
  nothing: "rien de cette liste",
  answeredAside: "Je vous réponds en message direct.",
  maybeTwice: "Teams n’a pas confirmé un premier envoi : ce message vous est peut-être déjà parvenu.",
  noLink: (label: string) =>
    `${label} : je ne peux pas donner ce fichier ici. Demandez-le-moi de nouveau en message direct.`,
  fileDeclined: "C’est noté, je ne garde pas ce fichier. Redemandez-le-moi quand vous voudrez.",
  fileGone: "Ce fichier n’est plus là : redemandez-le-moi, je le referai.",
  refused: (reason: string) =>
    `Microsoft refuse l’application de Relais (${reason}). Vérifiez TEAMS_APP_ID, TEAMS_TENANT_ID et TEAMS_APP_SECRET : entra.microsoft.com, « Inscriptions d’applications », votre application, « Certificats et secrets ». Un secret qui a expiré se remplace là.`,
};
