/**
 * When goods will be there: by how long the same way has taken before, with its spread, and by what those who carry them expect.
 *
 * <p>Start reading at {@link by.pavilion.logistics.eta.ExpectArrivals}.
 */
@NullMarked
package by.pavilion.logistics.eta;

import org.jspecify.annotations.NullMarked;
