/** Invented people are put together of these; no pair of them is meant to be anybody. */
const words = (text: string) => text.trim().split(/\s+/);

export const FIRST_NAMES = words(`
  Camille Léa Manon Chloé Inès Jade Louise Emma Alice Lina Zoé Anna Sarah Julie Marie Pauline Claire Élodie Aurélie Sophie
  Lucas Hugo Nathan Louis Gabriel Arthur Jules Adam Raphaël Paul Thomas Nicolas Antoine Maxime Julien Théo Noé Malik Yanis Karim
  Fatou Aïcha Nadia Samira Mehdi Ibrahim Mamadou Ousmane Lena Mia Hannah Leonie Jonas Felix Lukas Jan Sofia Lucía Pablo Diego
  Giulia Marco Luca Elena Emily Olivia Jack Harry Charlotte Amélie Valentin Bastien Quentin Margaux Océane Justine Romane Agathe
  Clément Alexandre Baptiste Simon Tristan Victor Martin Axel Eliott Sacha Naomi Salomé Capucine Apolline Bérénice Gaëlle Maëlle
  Solène Yann Loïc Erwan Gwenaëlle Kevin Jordan Dylan Laura Marine Morgane Estelle Mathilde Anaïs Célia Lucie Eva Nina Rose Iris`);

export const LAST_NAMES = words(`
  Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia David Bertrand Roux
  Vincent Fournier Morel Girard André Lefèvre Mercier Dupont Lambert Bonnet François Martinez Legrand Garnier Faure Rousseau Blanc
  Guérin Muller Henry Roussel Nicolas Perrin Morin Mathieu Clément Gauthier Dumont Lopez Fontaine Chevalier Robin Masson Sanchez
  Gérard Nguyen Boyer Denis Lemaire Duval Joly Gautier Roger Roche Roy Noël Meyer Lucas Meunier Jean Perez Marchand Dufour
  Blanchard Barbier Brun Dumas Brunet Schmitt Leroux Colas Renard Arnaud Rolland Caron Aubert Giraud Leclerc Vidal Bourgeois Renaud
  Lemoine Picard Gaillard Philippe Leclercq Lacroix Fabre Dupuis Olivier Rodriguez Da-Silva Hubert Louis Charles Guillot Rivière
  Legall Guillaume Adam Rey Moulin Gonzalez Berger Lecomte Menard Fernandez Deschamps Carpentier Benali Traoré Diallo Cissé Haddad
  Mansouri Bouzid Kone Ndiaye Tran Pham Wagner Schneider Fischer Becker Hoffmann Rossi Russo Bianchi Ferrari Janssens Peeters Maes
  Dubosc Vasseur Pichon Besson Tessier Hamel Poulain Delattre Marty Leblanc Pasquier Ollivier Prévost Huet Bouvier Royer Chauvin`);

export const STREETS = [
  'rue des Lilas',
  'rue de la République',
  'avenue Victor Hugo',
  'rue du Moulin',
  'boulevard Voltaire',
  'rue Pasteur',
  'place du Marché',
  'rue Jean Jaurès',
  'avenue de la Gare',
  'rue des Écoles',
  'chemin des Vignes',
  'impasse des Acacias',
  'rue Saint-Michel',
  'rue de la Fontaine',
  'allée des Tilleuls',
  'quai de Saône',
  'rue du Général Leclerc',
  'avenue des Alpes',
  'rue de Bretagne',
  'cours Gambetta',
  'rue Émile Zola',
  'rue Victor Schœlcher',
  'boulevard de la Liberté',
  'rue des Roses',
  'rue du Château',
  'chemin du Lavoir',
  'rue Jules Ferry',
  'avenue Foch',
  'rue des Tanneurs',
  'route de Paris',
] as const;

/** City and post code. */
export const CITIES: readonly (readonly [string, string])[] = [
  ['Paris', '75011'],
  ['Paris', '75018'],
  ['Paris', '75015'],
  ['Lyon', '69003'],
  ['Lyon', '69007'],
  ['Marseille', '13005'],
  ['Marseille', '13008'],
  ['Toulouse', '31000'],
  ['Nice', '06000'],
  ['Nantes', '44000'],
  ['Montpellier', '34000'],
  ['Strasbourg', '67000'],
  ['Bordeaux', '33000'],
  ['Lille', '59000'],
  ['Rennes', '35000'],
  ['Reims', '51100'],
  ['Saint-Étienne', '42000'],
  ['Le Havre', '76600'],
  ['Grenoble', '38000'],
  ['Dijon', '21000'],
  ['Angers', '49000'],
  ['Nîmes', '30000'],
  ['Brest', '29200'],
  ['Tours', '37000'],
  ['Limoges', '87000'],
  ['Amiens', '80000'],
  ['Annecy', '74000'],
  ['Perpignan', '66000'],
  ['Metz', '57000'],
  ['Besançon', '25000'],
  ['Orléans', '45000'],
  ['Rouen', '76000'],
  ['Mulhouse', '68100'],
  ['Caen', '14000'],
  ['Nancy', '54000'],
  ['Avignon', '84000'],
  ['Poitiers', '86000'],
  ['Pau', '64000'],
  ['La Rochelle', '17000'],
  ['Calais', '62100'],
];

export const MAIL_PROVIDERS = [
  ...Array(42).fill('gmail.com'),
  ...Array(12).fill('outlook.fr'),
  ...Array(10).fill('hotmail.fr'),
  ...Array(9).fill('orange.fr'),
  ...Array(7).fill('free.fr'),
  ...Array(6).fill('yahoo.fr'),
  ...Array(6).fill('icloud.com'),
  ...Array(4).fill('laposte.net'),
  ...Array(3).fill('sfr.fr'),
  'proton.me',
] as readonly string[];

export const THROW_AWAY_PROVIDERS = [
  'yopmail.com',
  'mailinator.com',
  'guerrillamail.com',
  'trashmail.com',
  '10minutemail.com',
];

export const COUPON_SITES = [
  'https://www.ma-reduc.com/',
  'https://www.dealabs.com/',
  'https://www.radins.com/',
  'https://www.poulpeo.com/',
  'https://www.retailmenot.com/',
  'https://www.honey.com/',
];

export const USUAL_SITES = [
  'https://www.instagram.com/',
  'https://l.instagram.com/',
  'https://www.google.com/',
  'https://www.google.fr/',
  'https://m.facebook.com/',
  'https://l.facebook.com/',
  'https://www.tiktok.com/',
  'https://web.whatsapp.com/',
  'https://www.bing.com/',
];
