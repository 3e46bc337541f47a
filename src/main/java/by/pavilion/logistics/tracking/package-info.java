/**
 * What others than our carriers' adapters tell of goods on their way: forwarders and aggregators, by parcel, container or wagon.
 * What is told of a container or of a whole departure is kept as one report, and the parcels inside hear of it in portions.
 *
 * <p>Start reading at {@link by.pavilion.logistics.tracking.TakeReports}.
 */
@NullMarked
package by.pavilion.logistics.tracking;

import org.jspecify.annotations.NullMarked;
