/** Promotions over HTTP. */
@NullMarked
package by.pavilion.pricing.rest;

import org.jspecify.annotations.NullMarked;
