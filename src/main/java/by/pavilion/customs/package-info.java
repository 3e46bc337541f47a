/**
 * What stands between a sale and a parcel that may leave customs: which goods may come by which mode, what tax they bear,
 * and the declaration of each order with everything that is said to customs and heard from it.
 *
 * <p>Words: a <em>mode</em> is one of customs' ways of retail import ({@link by.pavilion.customs.CustomsMode}). A
 * <em>declaration</em> belongs to one order and is made of <em>documents</em>: the order (311), the payment (411), the
 * waybill (511) and the list (621), each sent by the firm that the law names and answered by <em>receipts</em>. The
 * <em>list</em> can be sent when the other three are registered at customs. A <em>cancellation</em> (623) takes the list
 * back before its release, a <em>return</em> (625) declares goods that came back after it. A <em>case</em> is whatever waits
 * for a person.
 *
 * <p>Invariants: rates, limits, allowed goods, receipt codes and who files which document are rows with dates of validity; a
 * message is checked before it is sent and kept as sent, encrypted; a receipt takes effect once, whatever the order of
 * arrival, and none is dropped; {@code ReceiptRules} alone says what a code means; a declaration's
 * state is a function of its documents and of what is known of a payer who did not order (see {@code DeclarationProgress}).
 *
 * <p>Start reading at {@code OpenDeclaration}, then {@code DeclarationDesk} and {@code DeclarationProgress}; what goes out is
 * in {@code SendDocuments}, what comes in in {@code TakeReceipts}. The messages themselves are in {@code customs.ceb}.
 */
@NullMarked
package by.pavilion.customs;

import org.jspecify.annotations.NullMarked;
