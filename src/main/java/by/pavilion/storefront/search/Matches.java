package by.pavilion.storefront.search;

import java.util.List;

/** The products that match, in no order, and how exactly the words had to be taken to find them. */
public record Matches(Strictness strictness, List<Match> all) {

    /** @param score how well the product matches: depends on it and the words alone */
    public record Match(long id, int score) {}
}
