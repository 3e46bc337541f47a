/**
 * Goods of orders that were cancelled after their parcels had left, for ordering's eyes only. They are in no warehouse, so
 * nobody can be given them, and they stay reserved until an operator has found out what became of them.
 */
@NullMarked
package by.pavilion.ordering.stranded;

import org.jspecify.annotations.NullMarked;
