import type { Municipality } from "../people.ts";
import { foldPlace } from "./place-name.ts";

export type Name = { title: "Mme" | "M."; firstName: string; lastName: string };

const words = (list: string): string[] => list.split(" ");

const firstNames = {
  Mme: words(
    "Agnès Anne Aurélie Béatrice Brigitte Carole Catherine Cécile Chantal Christelle Corinne Delphine Élodie Émilie Estelle Fatima Florence Françoise Hélène Inès Isabelle Karine Laurence Leïla Marie-Claude Marianne Monique Myriam Nadège Nathalie Odile Pascale Patricia Sandrine Sophie Sylvie Valérie Véronique Yasmina",
  ),
  "M.": words(
    "Alain Antoine Arnaud Benoît Bruno Cédric Christophe Damien Daniel Denis Didier Éric Fabrice Farid Frédéric Gilles Grégory Guillaume Hervé Jacques Jean-Luc Jérôme Joël Julien Karim Ludovic Marc Mathieu Mehdi Nicolas Olivier Pascal Patrice Philippe Régis Samir Sébastien Stéphane Thierry Yves",
  ),
} as const;

/** Common ones; none that is also a first name, a function or a day. */
const lastNames = words(
  "Aubert Bailly Barbier Baron Benali Berger Besson Blanchard Bonnet Bouvier Brun Brunet Carlier Carpentier Cassagne Charpentier Chauvin Chevallier Collet Cordier Cousin Daumas Delattre Delmas Descamps Diallo Dubois Dufour Dumas Dumont Dupont Dupuis Duval Fabre Faure Ferreira Fontaine Fournier Gaillard Garcia Garnier Gauthier Giraud Gomes Guérin Guillot Haddad Huet Jacquet Joly Kaya Keller Klein Lacroix Lambert Lebrun Leclercq Lefebvre Legrand Leroux Leroy Lopez Mallet Marchal Marchand Masson Mercier Meunier Meyer Moreau Morel Morin Moulin Muller Nguyen Pelletier Perez Perrin Perrot Picard Pichon Poirier Prévost Renard Renaud Rey Rivière Rocher Rossi Rousseau Roussel Roux Royer Sanchez Schmitt Tessier Traoré Vasseur Verdier Vidal Weber Ziegler",
);

const keyOf = ({ firstName, lastName }: Name): string => `${firstName} ${lastName}`;

/**
 * Fictitious people of `seed`, one after the other, no two of one name; the same ones each time. Nobody bears the name of
 * one of the `municipalities`: "Boyer" is then the place, and nobody.
 */
export function createNamer(seed: string, municipalities: readonly Municipality[]): (title: Name["title"]) => Name {
  const places = new Set(municipalities.map(({ name }) => foldPlace(name)));
  const free = lastNames.filter((name) => !places.has(foldPlace(name)));
  const given = new Set<string>();
  // The steps part the bearers of one last name, and neighbours in the list from those of the alphabet.
  let rank = Number(seed) % free.length;
  return (title) => {
    const draw = (): Name => {
      rank += 1;
      const firstName = firstNames[title][(rank * 7) % firstNames[title].length] ?? "";
      return { title, firstName, lastName: free[(rank * 41) % free.length] ?? "" };
    };
    let name = draw();
    while (given.has(keyOf(name))) name = draw();
    given.add(keyOf(name));
    return name;
  };
}
