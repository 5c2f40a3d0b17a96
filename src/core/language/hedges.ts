/** The little words around an answer, as tables: what they do to it, and every way we know of saying them. */

/** Noise: says nothing, whatever was asked. */
export const fillers =
  "euh|heu|hum|hmm|ah|oh|eh|hé|pff|ma foi|madame|monsieur|désolé|désolée|pardon|alors|ben|bah|eh bien|et bien|bon ben|donc|du coup|en fait|enfin|voilà|voila voila|hein|quoi|stp|svp|" +
  "s'il vous plaît|s'il te plaît|merci|merci beaucoup|merci d'avance|bonjour|bonsoir|cordialement|bonne journée|" +
  "ça fait|cela fait|ça doit faire|ce qui fait|soit|c'est|ce sont|ce sera|ça sera|il y a|il y en a|y a|ya|y en a|yen a|on en a|nous en avons|" +
  "j'en ai|j'ai|nous avons|on a|nous en sommes à|on est à|nous sommes à|nous sommes|on est|il s'agit de|la réponse est|" +
  "ma réponse|réponse|je réponds|je mets|je mettrais|je choisis|je prends|on met|mettez|mettons|notez|je note|" +
  "à ce jour|actuellement|aujourd'hui|en ce moment|pour l'instant|pour le moment|en tout|au total|au final|total|" +
  "moi seul|moi seule|malheureusement|hélas|heureusement|seulement|uniquement|juste|exactement|précisément|tout juste|seul|seule|déjà|" +
  "le montant est de|montant|budget|coût|coûte|nous coûte|effectif|effectifs|nombre|nombre de|" +
  "on paie|on paye|nous payons|nous versons|on verse|nous employons|on emploie|nous comptons|on compte|" +
  "ça représente|cela représente|ça coûte|cela coûte|pour nous|chez nous|dans notre commune|dans la commune";

/** The value is not exact. */
export const approximations =
  "environ|environs|env|approximativement|approx|approximatif|à peu près|peu ou prou|à peu de chose près|" +
  "à peu de choses près|grosso modo|en gros|à la louche|à vue de nez|au doigt mouillé|presque|quasi|quasiment|" +
  "pratiquement|autour de|autour du|autour des|autour d'|aux alentours de|aux alentours du|aux environs de|alentours|dans les|" +
  "de l'ordre de|de l'ordre d'|à vue d'œil|près de|pas loin de|pas loin d'|vers|vers les|vers le|plutôt|" +
  "je dirais|je dirai|on dirait|disons|on va dire|je crois|je crois bien|je crois que|je crois que c'est|je pense|je pense que|" +
  "je pense que c'est|il me semble|il me semble que|me semble t il|à mon avis|selon moi|d'après moi|de mémoire|" +
  "je suppose|sans doute|sûrement|probablement|vraisemblablement|a priori|à priori|normalement|peut-être|" +
  "ça doit être|ce doit être|on doit être à|doit y avoir|il doit y avoir|sauf erreur|sauf erreur de ma part|" +
  "si je ne me trompe pas|si je me souviens bien|plus ou moins|ou un peu plus|ou un peu moins|estimation|estimé à|" +
  "estimée à|estimés à|estimé|estimée|quelque|et quelques|et des poussières|et des brouettes|grossièrement|" +
  "pas sûr|pas sûre|pas certain|pas certaine|sans certitude|~|≈|±|+/-|+ ou -|+-";

/** Lets the value go further on one side only. */
export const bounds =
  "plus de|plus d'|plus que|un peu plus de|un peu plus d'|moins de|moins d'|moins que|un peu moins de|un peu moins d'|" +
  "bien plus de|beaucoup plus de|largement plus de|un peu moins|un peu plus|" +
  "au moins|au minimum|minimum|mini|min|au plus|tout au plus|au maximum|grand maximum|maximum|maxi|max|jusqu'à|jusqu'aux|" +
  "pas plus de|pas plus d'|pas moins de|pas moins d'|à peine|au-delà de|au-dessus de|en dessous de|au-dessous de|" +
  "supérieur à|supérieure à|inférieur à|inférieure à|ou plus|et plus|ou moins|voire plus|voire moins|minimum de|" +
  "maximum de|un minimum de|un maximum de|plafonné à|+ de|+ d'|- de|- d'|<|>|≥|≤|> =|< =";

/** May turn the value into another: never skipped over. */
export const turns =
  "mais|sauf|sans|hors|excepté|hormis|non|nan|pas|ne|n'|ni|aucun|aucune|jamais|dont|selon|si|" +
  "sinon|cependant|toutefois|pourtant|néanmoins|par contre|en revanche|double|triple|moitié|déficit|perte|négatif|erreur|faux|" +
  "ça dépend|cela dépend|variable|variables|sous réserve|à condition";

/** Some, but how many is not said. */
export const vagueness =
  "quelques|plusieurs|beaucoup|beaucoup de|pas mal de|peu|un peu|très peu|trop|assez|nombreux|nombreuses|un instant|un moment|une minute|une seconde|un jour|une fois|un certain nombre";

/** Nothing at all, as a count. */
export const nothing = "aucun|aucune|néant|rien|rien du tout|pas du tout|nul|nulle|que dalle";

/** Articles, prepositions and the like: no meaning alone, kept inside what is left over. */
export const glue =
  "le|la|les|l'|un|une|de|d'|du|des|en|a|à|au|aux|y|dans|pour|par|sur|chez|avec|ce|cet|cette|ces|ça|cela|c'|s'|j'|je|il|elle|" +
  "ils|elles|on|nous|vous|que|qu'|qui|est|sont|notre|nos|mon|ma|mes|son|sa|ses|leur|leurs|et|même|très|bien|tous|toutes|tout|toute";

/** Open a remark about the answer: kept with what follows. Before a number they say that it is something else. */
export const links =
  "depuis|depuis le|depuis l'année|depuis début|depuis fin|dès le|dès la|dès que|dès lors|à partir de|à compter de|à compter du|jusqu'en|jusque|avant|après|" +
  "pendant|durant|fin|début|mi|courant|exercice|l'exercice|année|l'année|rentrée|mandat|car|parce que|parce qu'|comme|puisque|" +
  "puis|sous|grâce à|suite à|afin de|notamment|surtout|y compris";

/** Every way, typed or dictated in a hurry, of opening "je ne sais pas" and "j’en sais rien". */
const knowing = "je|j|j'|on|ne|je ne|on ne|nous ne|personne ne"
  .split("|")
  .flatMap((who) => "sais|sait|sai|sé|c|sav|savons".split("|").map((verb) => `${who} ${verb}`));
const knowingShort = "sais|sait|c|sé|jsais|jsai|jsé|jc|chais|chai|ché|ch'ai|ch'ais|shai|j'sais".split("|");
const knowingOfIt = "j'en|j en|je n'en|on en|on n'en|en|nous n'en"
  .split("|")
  .flatMap((who) => "sais|sait|sai|sé|c|savons".split("|").map((verb) => `${who} ${verb}`));
const unknown = [
  ...[...knowing, ...knowingShort].flatMap((opening) => [`${opening} pas`, `${opening} plus`]),
  ...knowingOfIt.flatMap((opening) => [`${opening} rien`, `${opening} trop rien`]),
  ..."je|je ne|j'|on|on ne|nous ne"
    .split("|")
    .flatMap((who) => ["peux", "peut", "pouvons"].map((verb) => `${who} ${verb} pas`))
    .flatMap((opening) =>
      ["répondre", "vous répondre", "dire", "vous dire", "le dire", "savoir"].map((what) => `${opening} ${what}`),
    ),
].join("|");

/** "I do not know", "later": nothing is read from these, the conversation handles them. */
export const refusals =
  `${unknown}|jsp|jspas|jspa|chaipas|chépas|chépa|chaispas|chspa|aucune idée|j'ai aucune idée|j'en ai aucune idée|` +
  "je n'ai aucune idée|je n'en ai aucune idée|pas d'idée|aucune info|pas la moindre idée|pas d'info|pas l'info|j'ai pas l'info|" +
  "je n'ai pas l'info|j'ai pas la réponse|je n'ai pas la réponse|personne ne sait|personne sait|nsp|?|??|???|plus tard|passer|" +
  "passe|je passe|on passe|suivant|suivante|question suivante|ne se prononce pas|sans réponse|pas de réponse|sans opinion|" +
  "je l'ignore|inconnu|non communiqué|non communiquée|non renseigné|non renseignée|non connu|non précisé|non disponible|" +
  "sans objet|nc|nr|n/a";

/** What may follow "je ne sais pas" without answering. */
export const afterRefusal =
  "trop|du tout|vraiment|exactement|précisément|encore|là|la|ici|moi|perso|pour l'instant|pour le moment|bien|ça|plus";

/** Open the announcement that someone else, or the file, will tell: "faut voir", "je demande à la maire". */
export const postponements = [
  ..."faut|il faut|faudra|il faudra|faudrait|il faudrait|je vais|je dois|on va|on doit|nous devons|nous allons|je peux|à"
    .split("|")
    .flatMap((who) =>
      "voir|demander|vérifier|regarder|se renseigner|me renseigner".split("|").map((verb) => `${who} ${verb}`),
    )
    .filter((phrase) => phrase !== "à voir"),
  ..."faut que je|il faut que je|faut que j'|il faudrait que je"
    .split("|")
    .flatMap((who) => "voie|vois|demande|vérifie|regarde|me renseigne".split("|").map((verb) => `${who} ${verb}`)),
  "je demande|je demanderai|je vérifie|je vérifierai|je regarde|je regarderai|je me renseigne|voir avec|à voir avec|" +
    "demandez|demander à|demander au|voyez avec|à demander|à vérifier",
].join("|");

/** Said of the conversation itself: the question is heard, its answer is still to come. */
export const courtesies =
  "bien reçu|bien noté|bien compris|c'est noté|c'est bien noté|bien vu|bonne question|bonne idée|bonne remarque|bon courage|" +
  "bonne continuation|bonne réception|bonne soirée|bon week-end|bon weekend|bonne fin de journée|bon après-midi|bien à vous|" +
  "bien cordialement|bonne année|aucun problème|aucun souci|aucune question|pas de problème|pas de souci|rien compris|" +
  "rien à voir|je n'y comprends rien|j'y comprends rien|je comprends rien|je ne comprends rien|j'ai rien compris";

/** Open a question put back to us: what they are about is no answer. */
export const questions =
  "c'est quoi|c quoi|qu'est-ce|qu'est-ce que|qu'est-ce qu'|qu'appelez|qu'entendez|que veut dire|ça veut dire|ça veut dire quoi|" +
  "cela veut dire|vous parlez de|comment|combien|quel|quelle|quels|quelles|lequel|laquelle|lesquels|lesquelles|est-ce que|est-ce qu'|" +
  "est-ce|pourquoi|faut-il|faut il|dois-je|doit-on|de quel|de quelle|de quels|de quelles|de quoi|à quoi|pour quoi|c'est pour quand|" +
  "kesako|quid|vous voulez quoi|peut-on|puis-je";
