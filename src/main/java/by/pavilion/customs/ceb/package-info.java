/**
 * Customs' messages as XML, edition 202205 of the unified import system: the documents that we write (311, 621), the receipts
 * that we read (312, 412, 512, 622, 900), the signature, and the envelope of the exchange platform. It knows no
 * declarations and no database.
 *
 * <p>Invariants: elements stand in the order of the schema, which {@link by.pavilion.customs.ceb.CebSchema} checks before
 * anything is sent; misspelt names of the standard ({@code acturalPaid}, {@code CreatTime}, {@code RecevierId}) stay
 * misspelt; what is read is bounded in size, resolves no entity and loads nothing; faults name elements, never their
 * values, because those are people's data.
 */
@NullMarked
package by.pavilion.customs.ceb;

import org.jspecify.annotations.NullMarked;
