package by.pavilion.customs.export;

import com.fasterxml.jackson.annotation.JsonValue;

/** A document that goes with a consignment. */
public enum DocumentKind {
    /** Data of the declaration for goods (ДТ) of the Union. */
    EXPORT_DECLARATION("export-declaration", "DT"),
    INVOICE("invoice", "INV"),
    PACKING_LIST("packing-list", "PL"),
    /** Data of the application for a certificate of origin. */
    CERTIFICATE_OF_ORIGIN("certificate-of-origin", "CO"),
    /** Which certificates of other authorities the goods need, and which of them are there. */
    CERTIFICATES("certificates", "CERT"),
    /** Data of the consignment note by road. */
    CMR("cmr", "CMR"),
    /** Data of the consignment note by rail. */
    SMGS("smgs", "SMGS");

    private final String slug;
    private final String suffix;

    DocumentKind(String slug, String suffix) {
        this.slug = slug;
        this.suffix = suffix;
    }

    /** Whether it is also printed as PDF; the others are data for somebody's own form. */
    public boolean isPrinted() {
        return switch (this) {
            case INVOICE, PACKING_LIST -> true;
            case EXPORT_DECLARATION, CERTIFICATE_OF_ORIGIN, CERTIFICATES, CMR, SMGS -> false;
        };
    }

    /** Whether goods that travel in this way have it. */
    boolean isFor(TransportMode transport) {
        return switch (this) {
            case CMR -> transport == TransportMode.ROAD;
            case SMGS -> transport == TransportMode.RAIL;
            case EXPORT_DECLARATION, INVOICE, PACKING_LIST, CERTIFICATE_OF_ORIGIN, CERTIFICATES -> true;
        };
    }

    /** The number of this document of a consignment, unless somebody else gives it one. */
    String numberOf(ConsignmentId consignment) {
        return consignment + "-" + suffix;
    }

    @JsonValue
    @Override
    public String toString() {
        return slug;
    }
}
