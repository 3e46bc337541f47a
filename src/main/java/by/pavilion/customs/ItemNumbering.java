package by.pavilion.customs;

/** Where the numbers come from under which goods are filed in a zone's ledger. */
public enum ItemNumbering {
    /** The zone files goods under the seller's own numbers of articles, which are SKUs; those entered are exceptions. */
    SKU,
    /** The zone gives numbers of its own: goods whose number was not entered are not declared. */
    LEDGER
}
