/** Given and family names, roughly the commonest first, and what nicknames are made of. */
export interface Naming {
  first: readonly string[];
  last: readonly string[];
}

const FRENCH: Naming = {
  first: words(`Marie Camille Léa Julie Nicolas Thomas Manon Sophie Chloé Laura Pierre Sarah Julien Emma Pauline Céline
    Antoine Isabelle Alexandre Nathalie Lucas Mathilde Valérie Claire Sandrine Maxime Aurélie Hugo Stéphanie Marine
    Inès Paul Émilie Louise Catherine Kévin Romain Anaïs Jean Virginie Clément Delphine Lucie Jade Alice Guillaume
    Sylvie Fanny Morgane Élodie Quentin Mélanie Florian Zoé Yasmine Margaux Benjamin Agathe Amina Fatima Karim
    Mehdi Noémie Anne-Sophie Marie-Laure Jean-Baptiste Charlotte Océane Éva Nina Théo Nora Aïcha Samir Olivier
    Véronique Martine Christine Élise Justine Coralie Audrey Gaëlle Maëlle Solène Tiphaine Victor Gabriel Raphaël
    Léonie Capucine Salomé Rose Ambre Louna Mila Lina Sofia Myriam Leïla Mohamed Yanis Rayan Awa Fatou Mariam Linh`),
  last: words(`Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux
    David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André
    Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas
    Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun
    Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy
    Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois
    Pierre Benoit Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger
    Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury Royer Klein Jacquet Adam
    Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard Maillard Baron Bertin Bailly Hervé
    Schneider Fernandez Collet Léger Bouvier Julien Prévost Millet Perrot Daniel Cousin Germain Breton Besson
    Langlois Rémy Pelletier Lévêque Perrier Leblanc Barré Lebrun Marchal Weber Mallet Hamon Boulanger Jacob Monnier
    Michaud Rodriguez Guichard Gillet Étienne Grondin Poulain Tessier Chevallier Collin Chauvin Bouchet Gay Lemaître
    Benard Maréchal Humbert Reynaud Antoine Hoarau Perret Barthélemy Cordier Pichon Lejeune Gilbert Lamy Delaunay
    Pasquier Carlier Laporte Diallo Traoré Nguyen Benali Bouzid Haddad Belkacem Cissé N'Diaye Da-Silva Ferreira
    Pereira Tran Kaya Yilmaz Rakoto El-Amrani Cohen Lévy Kowalski Rossi Le-Goff Le-Gall de-Villiers Queffélec Etcheverry`),
};

export const NAMING: Readonly<Record<string, Naming>> = {
  FR: FRENCH,
  BE: {
    first: FRENCH.first,
    last: words('Peeters Janssens Maes Jacobs Mertens Dubois Lambert Claes Wouters Goossens'),
  },
  CH: {
    first: FRENCH.first,
    last: words('Müller Meier Favre Rochat Schmid Keller Weber Huber Monnier Bolomey Chappuis'),
  },
  LU: { first: FRENCH.first, last: words('Schmit Muller Weber Wagner Hoffmann Thill Reuter Klein Kieffer Faber') },
  DE: {
    first: words('Anna Lena Julia Lukas Jonas Katharina Sabine Felix Miriam Jan Petra Stefan'),
    last: words('Müller Schmidt Schneider Fischer Weber Wagner Becker Hoffmann Koch Richter Wolf Krüger'),
  },
  IT: {
    first: words('Giulia Marco Francesca Luca Chiara Alessandro Elena Matteo Sara Davide'),
    last: words('Rossi Russo Ferrari Bianchi Romano Colombo Ricci Marino Greco Bruno Conti'),
  },
  ES: {
    first: words('Lucía Pablo María Carlos Marta Javier Carmen Álvaro Elena Sergio'),
    last: words('García Fernández González López Martínez Sánchez Pérez Gómez Ruiz Moreno'),
  },
};

export const NICKNAMES = words(`lune titi loulou chat licorne etoile bidou soleil pixel cerise luciole kiki minou pepito
  zaza nana choupi ptitefee ondine mistral vanille cannelle tchoup mimosa coquelicot moustache renard panda biscotte
  lili jojo gwen nono bulle caramel plume hibou dune mirabelle indigo ouistiti pirate`);
export const TRADES = words(`deco cuisine voyage rando creations photo mode yoga vintage lecture jardin couture run
  music moto surf pony the bio art paris sud bzh 974`);

/** Lower case, without accents: what an address before the @ is made of. */
export function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/).map(spaced);
}

/** A family name of several words is written with a hyphen in the lists above. */
function spaced(name: string): string {
  return /^(Da|El|Le|de)-/.test(name) ? name.replace('-', ' ') : name;
}
