package by.pavilion.storefront.search;

import java.util.Collection;

/**
 * What a product can be found by.
 *
 * @param names in every language that has one
 * @param brands their names
 * @param categories names of its categories, in every language
 * @param texts what else is said of it: contents, ingredients, origin
 * @param codes SKUs and GTINs
 */
public record IndexedProduct(
        long id,
        Collection<String> names,
        Collection<String> brands,
        Collection<String> categories,
        Collection<String> texts,
        Collection<String> codes) {}
