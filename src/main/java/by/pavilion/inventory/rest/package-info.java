/** The REST face of {@link by.pavilion.inventory}. */
@NullMarked
package by.pavilion.inventory.rest;

import org.jspecify.annotations.NullMarked;
