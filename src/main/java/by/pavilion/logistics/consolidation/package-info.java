/**
 * How parcels travel together: they wait at a place, are put into bags, pallets and containers, and leave with a departure.
 *
 * <p>Words: a <i>route</i> is one leg that departures take again and again; a <i>departure</i> is one train, flight or lorry on it,
 * with what it can carry and a time at which it is closed; a <i>unit</i> is a bag, pallet or container of it.
 *
 * <p>Invariants: a parcel waits or is in one unit, never both, since putting it in takes away the row by which it waits; what is
 * loaded never exceeds what the departure can carry, since every change locks the departure's row; what happens to a
 * departure reaches its parcels as tracking events.
 *
 * <p>Start reading at {@link by.pavilion.logistics.consolidation.LoadParcels}.
 */
@NullMarked
package by.pavilion.logistics.consolidation;

import org.jspecify.annotations.NullMarked;
