/** What Slack's own screens need in words; all the rest is said by the core. */
export const sentences = {
  choose: "Choisir",
  chooseSeveral: "Choisir une ou plusieurs réponses",
  sendSeveral: "Envoyer ces réponses",
  answeredAside: "Je vous réponds en message direct, dans la conversation avec Relais.",
  notABot: "SLACK_BOT_TOKEN n’est pas le jeton d’une application\u00a0: il doit commencer par xoxb-.",
  botTokenRefused: (reason: string) =>
    `Slack refuse le jeton SLACK_BOT_TOKEN (${reason}). Copiez-le de nouveau\u00a0: api.slack.com/apps, votre application, «\u202fOAuth & Permissions\u202f», «\u202fBot User OAuth Token\u202f».`,
  appTokenRefused: (reason: string) =>
    `Slack refuse le jeton SLACK_APP_TOKEN (${reason}). Faites-en un autre\u00a0: api.slack.com/apps, votre application, «\u202fBasic Information\u202f», «\u202fApp-Level Tokens\u202f», droit connections:write.`,
  more: "La suite se lit dans la conversation.",
};
