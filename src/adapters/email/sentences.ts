/** Titles stand between the same quotes: it is said only where there is something to type. */
const typed = " Les mots entre « » s’écrivent à Relais, une fois sur la messagerie.";

/** What every message says at its end: who writes, and how to answer where nothing can be typed to Relais. */
export const sentences = {
  foot: (replyTo: string | undefined, hasTyped: boolean): string =>
    replyTo === undefined
      ? "Relais, l’assistant de votre intercommunalité, vous écrit par e-mail tant que vous n’êtes pas sur sa messagerie. Ce message est envoyé automatiquement."
      : `Relais, l’assistant de votre intercommunalité, vous écrit par e-mail tant que vous n’êtes pas sur sa messagerie. Pour répondre : ${replyTo}, ou par téléphone.${hasTyped ? typed : ""}`,
  subject: "Un message de Relais",
};
