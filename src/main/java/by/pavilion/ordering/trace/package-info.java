/**
 * What a scan of a parcel or of a batch shows to everybody: who made it, with which papers, and which way it took. It stands in
 * ordering, which may ask the catalogue, the merchants, the stock and customs; of the way it knows what logistics' events tell.
 *
 * <p>Invariant: nothing of who bought, where it goes, what was paid, or of the order itself.
 */
@NullMarked
package by.pavilion.ordering.trace;

import org.jspecify.annotations.NullMarked;
