/** What merchants are paid: statements made of the sales side of the payment ledger, frozen when they are closed. */
@NullMarked
package by.pavilion.ordering.settlement;

import org.jspecify.annotations.NullMarked;
