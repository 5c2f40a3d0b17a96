import { fold } from "./fold.ts";
import { ofThings } from "./sensitive-things.ts";

const kinds = ["opinion", "union", "health", "belief", "judgement"] as const;

/** What the law sets apart (RGPD, art. 9), and judgements on somebody: neither is Relais's to keep of anyone. */
export type Sensitive = (typeof kinds)[number];

/** Folded. Words that speak of a public service as often as of somebody ("syndicat", "handicap") are left out. */
const words: Record<Sensitive, RegExp> = {
  opinion:
    /\b(?:opposante?s?|de (?:l'extreme )?(?:gauche|droite)|(?:l')?extreme (?:gauche|droite)|gauchistes?|socialistes?|communistes?|macronistes?|insoumise?s?|(?:une?|les|des|ces|maire|est|sont|trop|tres) ecolos?|frontistes?|rassemblement national|front national|encartee?s?|vote(?:nt)? (?:(?:toujours|plutot|pour|a|au|le|comme) )*(?:l'extreme )?(?:gauche|droite|rn|lfi|macron|le pen|melenchon|ecolos?)|vote(?:nt)? (?:toujours )?(?:comme|(?:pour|contre) (?:lui|elle|mme|m|le maire|la maire))\b)\b/u,
  union:
    /\b(?:syndiquee?s?|syndicalistes?|delegue(?:e|s|es)? syndica(?:l|le|ux|les)|(?:cgt|cfdt|cftc|unsa)|grevistes?)\b/u,
  health:
    /\b(?:malades?|(?:arret|conge)s? (?:de )?(?:maladie|longue duree)|en arret (?:de travail|depuis|jusqu|long|prolonge)|mi temps therapeutique|depressi(?:f|ve|on)|burn ?out|alcooli(?:que|sme)|(?:est|etait|tombee?|actuellement|secretaire|agente|collegue|directrice|animatrice) enceinte|cancer|sous traitement)\b/u,
  belief:
    /\b(?:musulmane?s?|catholiques?|protestante?s?|juifs?|juives?|croyante?s?|(?:est|sont|tres|peu|non) pratiquante?s?|temoins? de jehovah)\b/u,
  judgement:
    /\b(?:incompetente?s?|ingerables?|paresseu(?:x|se|ses)|fei(?:gn|n)ante?s?|faineante?s?|caracteriel(?:le)?s?|menteu(?:r|rs|se|ses)|malhonnetes?|(?:est|sont|etait|trop|tres|vraiment|completement|une?|des|de) nul(?:le)?s?|nul(?:le)?s? en|incapables?|chiante?s?|imbeciles?|idiote?s?)\b/u,
};

/** What the text may say of somebody that is not to be kept; a warning to its author, never a judgement of ours. */
export function sensitiveIn(text: string): Sensitive | undefined {
  const said = fold(text);
  return kinds.find((about) => words[about].test(said.replace(ofThings[about], " ; ")));
}
