/** The REST face of {@link by.pavilion.catalog}. */
@NullMarked
package by.pavilion.catalog.rest;

import org.jspecify.annotations.NullMarked;
