/**
 * Goods that buyers give back after their release, for ordering's eyes only: asked for, approved, sent under a number that was
 * told, received and checked, told to customs, paid back. Start reading at {@code RequestReturn}, then {@code SettleReturn}.
 *
 * <p>Invariants: of a line never more comes back than was bought; what changes a return holds its order's row; goods are
 * declared back to customs by this process or directly by an operator, never by both; the money of all returns of a line
 * together is what was paid for it, to the fen.
 *
 * <p>Lock order: keys, the order, its declaration, stock.
 */
@NullMarked
package by.pavilion.ordering.returns;

import org.jspecify.annotations.NullMarked;
