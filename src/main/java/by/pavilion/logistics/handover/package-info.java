/**
 * What merchants do before a parcel leaves: they confirm what was sold, say what is missing, pack, and hand over to the
 * consolidation. A merchant sees its own goods and the parcel's number, and nothing of who buys.
 *
 * <p>Start reading at {@link by.pavilion.logistics.handover.PreparePart}.
 */
@NullMarked
package by.pavilion.logistics.handover;

import org.jspecify.annotations.NullMarked;
