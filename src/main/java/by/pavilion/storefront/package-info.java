/**
 * What anyone may read: lists, searches and pages of published products, and the category tree.
 *
 * <p>Everything is served from a {@link by.pavilion.storefront.Snapshot} in memory, made at the start and kept fresh by
 * {@link by.pavilion.storefront.SnapshotKeeper}, which tails the change logs of catalogue and stock. Words are looked up in
 * the index beside it ({@link by.pavilion.storefront.search}). No request asks the database.
 *
 * <p>Invariants: nothing unpublished is shown; a snapshot never changes, a newer one takes its place; a page continues
 * after the item that its cursor names, whatever came and went meanwhile.
 */
@NullMarked
package by.pavilion.storefront;

import org.jspecify.annotations.NullMarked;
