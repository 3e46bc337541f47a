package by.pavilion.storefront.search;

/** How exactly words are taken: less so only when nothing would be found otherwise. */
public enum Strictness {
    /** Every word is there, or one that begins with it. */
    EXACT,
    /** Every word is there, or one that looks or sounds like it. */
    SIMILAR,
    /** Some of the words are there. */
    SOME
}
