/** The three that the manifest names. */
export const aboutPaths: ReadonlySet<string> = new Set(["/", "/confidentialite", "/conditions"]);

/** What Teams wants to show beside the application: who answers for it, what it keeps. */
export const aboutPage = `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Relais\u00a0: données personnelles et conditions</title>
<style>
body { font: 1.05rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b2f; background: #fff }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
@media (prefers-color-scheme: dark) { body { color: #eceaf6; background: #17161f } }
</style>
</head>
<body>
<main>
<h1>Relais\u00a0: données personnelles et conditions</h1>
<p>Relais est l’assistant de discussion de votre intercommunalité pour un projet partagé entre communes. Il est installé par elle, sur une machine qu’elle a choisie\u00a0; elle est responsable de ce qu’il garde.</p>
<h2>Ce qu’il garde</h2>
<p>Votre nom, votre fonction et votre adresse professionnelle, vos réponses aux diagnostics, ce que vous y joignez et leur historique, les décisions et les échéances du projet. Il ne garde pas les conversations\u00a0: un message est effacé une fois traité ou distribué.</p>
<h2>Ce qu’il entend</h2>
<p>Tout ce que vous lui écrivez dans votre conversation avec lui\u00a0; dans une équipe ou une discussion à plusieurs, seulement les messages qui le mentionnent.</p>
<h2>Qui le lit</h2>
<p>La direction générale de l’intercommunalité, et les personnes qui travaillent avec elle au projet. Écrivez «\u202fqui voit mes réponses\u202f» à Relais pour le savoir à tout moment.</p>
<h2>Vos droits</h2>
<p>Pour voir, corriger ou faire effacer ce qui vous concerne, adressez-vous à votre intercommunalité\u00a0: à sa direction générale, ou à sa personne déléguée à la protection des données.</p>
<h2>Ce qu’il ne fait pas</h2>
<p>Ses messages sont des rappels et des aides. Ils ne valent ni convocation, ni délibération, ni avis juridique.</p>
</main>
</body>
</html>
`;
