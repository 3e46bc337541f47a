package by.pavilion.catalog.files;

import by.pavilion.catalog.SaveListing;
import by.pavilion.catalog.Sku;

/** What a row of a file says of one listing, whatever the format. */
interface FileRow {
    /** As it stands there; empty when it does not. */
    String sku();

    /** @param sku what {@link #sku} says */
    SaveListing.Edit edit(Sku sku);

    /** The name in the file of what a JSON pointer into a listing speaks of; empty for the row as a whole. */
    String column(String pointer);

    /** What stands at a place that {@link #column} has named. */
    String cell(String column);
}
