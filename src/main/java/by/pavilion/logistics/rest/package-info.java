/** Logistics over HTTP: shipments for operators, notifications from carriers. */
@NullMarked
package by.pavilion.logistics.rest;

import org.jspecify.annotations.NullMarked;
