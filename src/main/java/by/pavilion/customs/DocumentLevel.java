package by.pavilion.customs;

/** How firmly goods need a document, and who shows it when. */
public enum DocumentLevel {
    /** Their seller holds it, or they may not come. */
    REQUIRED,
    /** Their seller had better hold it. */
    RECOMMENDED,
    /** Each shipment brings its own, so that nobody can show it for a listing: {@code customs.export} asks for it. */
    PER_SHIPMENT,
    /** As {@link #PER_SHIPMENT}, but only some goods of the kind: ask the authority. */
    CASE_BY_CASE;

    /** Whether the seller shows it once, for all that it sells of the goods. */
    public boolean isOfSeller() {
        return switch (this) {
            case REQUIRED, RECOMMENDED -> true;
            case PER_SHIPMENT, CASE_BY_CASE -> false;
        };
    }
}
