/**
 * Finding products by words: for the storefront's eyes only.
 *
 * <p>A Lucene index says which products match and how well; what they look like, what they cost and whether they are in
 * stock stays in the snapshot. A score depends on the words and the product alone, never on what else is on sale, so that
 * a page continues where the one before ended.
 */
@NullMarked
package by.pavilion.storefront.search;

import org.jspecify.annotations.NullMarked;
