import type { DiscountRefusal, GiftCardRefusal } from '../../contract.ts';
import type { Say } from '../web/locale.ts';

/** Why a code doesn't apply, and what to do, in the shopper's words. */
export function refusalText(reason: DiscountRefusal, say: Say): string {
  switch (reason) {
    case 'unknown':
      return say(
        'Ce code n’existe pas. Vérifiez qu’il est écrit comme dans votre e-mail.',
        'This code doesn’t exist. Check that it is spelled as in your e-mail.',
      );
    case 'expired':
      return say(
        'Ce code n’est plus valable : sa date est passée.',
        'This code is no longer valid: its date has passed.',
      );
    case 'not_started':
      return say('Ce code n’est pas encore valable.', 'This code isn’t valid yet.');
    case 'inactive':
      return say('Ce code a été désactivé.', 'This code has been switched off.');
    case 'used_up':
      return say('Ce code a déjà été utilisé.', 'This code has already been used.');
    case 'once_per_customer':
      return say('Vous avez déjà utilisé ce code.', 'You have already used this code.');
    case 'other_customer':
      return say(
        'Ce code est réservé à un autre client. Indiquez l’adresse e-mail qui l’a reçu, ou connectez-vous.',
        'This code is reserved for another customer. Enter the e-mail address that received it, or log in.',
      );
    case 'below_minimum':
      return say(
        'Le minimum d’achat de ce code n’est pas encore atteint. Ajoutez un article.',
        'This code’s minimum purchase isn’t reached yet. Add something.',
      );
    case 'no_matching_items':
      return say(
        'Ce code vaut pour d’autres articles que ceux de votre panier.',
        'This code is for other items than those in your cart.',
      );
    case 'no_shipping':
      return say('Ce code offre la livraison : il n’y en a pas ici.', 'This code is for delivery: there is none here.');
    default:
      return reason satisfies never;
  }
}

export function giftCardRefusalText(reason: GiftCardRefusal, say: Say): string {
  switch (reason) {
    case 'unknown':
      return say('Cette carte cadeau n’existe pas.', 'This gift card doesn’t exist.');
    case 'expired':
      return say('Cette carte cadeau n’est plus valable.', 'This gift card is no longer valid.');
    case 'deactivated':
      return say('Cette carte cadeau a été désactivée.', 'This gift card has been switched off.');
    case 'empty':
      return say('Cette carte cadeau est épuisée.', 'Nothing is left on this gift card.');
    default:
      return reason satisfies never;
  }
}
