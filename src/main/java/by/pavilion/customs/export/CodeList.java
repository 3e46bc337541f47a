package by.pavilion.customs.export;

/** Code tables of the Union that its documents draw on, and what a word of ours is to each. */
enum CodeList {
    /** By customs' three-digit code of the country in China. */
    COUNTRY,
    /** By customs' three-digit code of the unit in China. */
    UNIT,
    /** The units of weight among them. */
    WEIGHT,
    /** By {@link TransportMode}. */
    TRANSPORT,
    /** By the one word {@code EXPORT}; likewise {@code DECLARATION_TYPE}. */
    PROCEDURE,
    DECLARATION_TYPE,
    /** By itself: the terms that may be used. */
    INCOTERMS,
    /**
     * By what the document is: {@code CONTRACT}, {@code INVOICE}, a {@link TransportMode} for its consignment note, a
     * {@link CertificateKind}, {@code ORIGIN_} and the form of a certificate of origin.
     */
    DOCUMENT;

    static final String EXPORT = "EXPORT";
}
