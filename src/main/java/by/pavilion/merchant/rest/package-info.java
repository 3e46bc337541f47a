/** The REST face of {@link by.pavilion.merchant}. */
@NullMarked
package by.pavilion.merchant.rest;

import org.jspecify.annotations.NullMarked;
