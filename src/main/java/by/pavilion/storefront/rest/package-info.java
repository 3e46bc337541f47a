/** The REST face of {@link by.pavilion.storefront}: bytes that are already there, put on the wire. */
@NullMarked
package by.pavilion.storefront.rest;

import org.jspecify.annotations.NullMarked;
