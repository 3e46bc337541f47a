/**
 * Files of listings: those that merchants hand in, worked on row by row, and those that they take away, which can be handed in
 * again.
 *
 * <p>Words: a <em>format</em> is how rows stand in a file; a <em>row</em> is one listing; what it says is an <em>edit</em>.
 *
 * <p>Invariants: a row lands once or is reported, whatever crashes meanwhile; what a file does not speak of stays as it is;
 * a file that was taken away and is handed in again changes nothing.
 *
 * <p>Start reading at {@link by.pavilion.catalog.files.StartImport} and {@link by.pavilion.catalog.files.ExportListings}.
 */
@NullMarked
package by.pavilion.catalog.files;

import org.jspecify.annotations.NullMarked;
