/**
 * What is sold: listings of merchants, their categories, texts, customs data and prices, and the import of whole files.
 *
 * <p>Words: a <em>listing</em> is one SKU of one merchant; SKUs with the same <em>product code</em> form one
 * <em>product</em>. A listing that is offered is <em>published</em> when no {@link by.pavilion.catalog.PublishingCheck}
 * speaks against it, otherwise <em>blocked</em> with every reason; {@link by.pavilion.catalog.ListingStatus} knows the
 * rest. Where operators review, what a merchant writes is <em>proposed</em> beside what is on sale.
 *
 * <p>Invariants: an SKU belongs to one merchant for ever; what is stored has passed {@code ListingRules}; every change of a
 * listing writes its event and a row of the change log in the same transaction; a file's row lands once or is
 * reported, whatever crashes meanwhile.
 *
 * <p>Start reading at {@link by.pavilion.catalog.SaveListing}.
 */
@NullMarked
package by.pavilion.catalog;

import org.jspecify.annotations.NullMarked;
