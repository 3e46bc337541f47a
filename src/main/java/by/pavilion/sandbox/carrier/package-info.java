/** The carrier: gives waybill numbers, declares them to customs, and carries released parcels to their door. */
@NullMarked
package by.pavilion.sandbox.carrier;

import org.jspecify.annotations.NullMarked;
