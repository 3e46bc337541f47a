package by.pavilion.customs.export;

/**
 * A paper that an authority issues for a consignment or its goods. Its code in the Union's classifier of documents is a row; so
 * is which goods need it.
 */
public enum CertificateKind {
    VETERINARY,
    PHYTOSANITARY,
    /** Of origin, in the form that the country of destination asks for. */
    ORIGIN,
    /** The released export declaration, by its number {@code NNNNNNNN/DDMMYY/NNNNNNN}. */
    EXPORT_DECLARATION,
    /** The maker's registration with Chinese customs. */
    MAKER_REGISTRATION,
    /** China's permit to bring in goods under quarantine. */
    QUARANTINE_PERMIT,
    FREE_SALE,
    HEALTH,
    /** A certificate or declaration of conformity with the Union's technical regulations (EAC). */
    CONFORMITY,
    STATE_REGISTRATION
}
