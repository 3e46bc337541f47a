/**
 * Who buys and where a parcel goes: names, identity numbers, phones and addresses, encrypted at rest. Everyone else holds
 * a {@link by.pavilion.parties.RecipientRef} and asks {@link by.pavilion.parties.Parties#disclose} when a firm outside
 * must be told; each disclosure leaves a row that says to whom and what for.
 *
 * <p>Words: the <i>buyer</i> orders and is the taxpayer, <i>ship-to</i> is where the parcel goes, a <i>recipient</i> is
 * both. A <i>blind index</i> is a keyed hash of the identity number, by which a person's orders are added up without
 * knowing the person.
 *
 * <p>Invariants: no plain personal data in a row, a log line, an event or a {@code toString}; ciphertext is bound to its
 * row; keys have names, so they can be changed while old rows stay readable. Start reading at
 * {@link by.pavilion.parties.Parties}.
 */
@NullMarked
package by.pavilion.parties;

import org.jspecify.annotations.NullMarked;
