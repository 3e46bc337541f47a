package by.pavilion.sandbox.douyin;

/**
 * A product of which there is one kind.
 *
 * @param reference the shop's own number of it
 * @param code the shop's own word for the goods
 * @param status the platform's number: 2 is being looked at, 3 passed, 4 refused
 * @param reason of a refusal; empty otherwise
 * @param draft what was handed in last, as JSON
 * @param shown what buyers see, as JSON; empty before the first pass
 */
record Product(
        long id, String reference, long skuId, String code, int status, String reason, String draft, String shown) {
    static final int LOOKED_AT = 2;
    static final int PASSED = 3;
    static final int REFUSED = 4;

    /** By which calls a product is handed in, and whether customs wants to know of it. */
    enum Kind {
        CROSS_BORDER,
        PLAIN
    }
}
