package by.pavilion.merchant;

/** What a merchant can show. */
public enum DocumentKind {
    BUSINESS_LICENCE,
    /** The word of a brand's owner that the merchant may sell its goods; alone of all it may name brands. */
    BRAND_AUTHORISATION,
    /** The maker's registration with Chinese customs: 18 characters, {@code CBLR} and 14 digits for Belarus. */
    MAKER_REGISTRATION,
    CERTIFICATE_OF_ORIGIN,
    VETERINARY_CERTIFICATE,
    PHYTOSANITARY_CERTIFICATE,
    COSMETICS_FILING,
    FORMULA_REGISTRATION,
    /** The permit of Chinese customs (检疫许可) to bring in animal products, for a quantity and twelve months. */
    QUARANTINE_PERMIT,
    /** The word of an authority at home that goods are safe and sold freely there; also called a health certificate. */
    FREE_SALE_CERTIFICATE,
    /** A licence for goods that not everybody may sell: {@code catalog} says for which categories. */
    MEDICINE_LICENCE
}
