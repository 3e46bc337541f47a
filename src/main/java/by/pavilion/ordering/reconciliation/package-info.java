/**
 * What payment firms' statements say against what we have, for ordering's eyes only. A reconciliation names differences and
 * changes nothing: only a payment that waits here and is paid there is asked about at the firm, whose answer settles it.
 */
@NullMarked
package by.pavilion.ordering.reconciliation;

import org.jspecify.annotations.NullMarked;
