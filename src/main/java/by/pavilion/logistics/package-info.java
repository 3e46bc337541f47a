/**
 * Goods on their way: a shipment for each accepted order, its parcel, the carrier's number for it, and what carriers tell of it;
 * goods in bulk, and what buyers send back, have shipments of their own kinds.
 *
 * <p>Words: a <i>shipment</i> is one movement that we answer for; a <i>parcel</i> is what a carrier numbers; a <i>carrier
 * request</i> is something that we still have to ask a carrier; a <i>tracking event</i> is one thing that a carrier saw; the
 * <i>last mile</i> is the way from customs' release to the buyer's door.
 *
 * <p>Invariants: tracking events are only ever added; a shipment's status is folded from them by the time at which they
 * happened, never by the order in which they came; delivered is final; a carrier is asked outside any transaction and as often
 * as needed, since it knows our reference; who lives where is read at the moment of asking and kept nowhere here.
 *
 * <p>Start reading at {@link by.pavilion.logistics.Shipment}, then {@code CarrierRequests} and {@code RecordTracking}.
 */
@NullMarked
package by.pavilion.logistics;

import org.jspecify.annotations.NullMarked;
