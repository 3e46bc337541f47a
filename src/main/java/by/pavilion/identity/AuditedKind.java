package by.pavilion.identity;

/** What kind of thing was changed; its id alone may not tell. */
public enum AuditedKind {
    LISTING,
    STOCK,
    PROMOTION,
    PRICE_LIST,
    MERCHANT,
    DOCUMENT,
    COMMISSION,
    SETTLEMENT,
    WAREHOUSE,
    SHELF_LIFE_RULE,
    KEY,
    IMPORT,
    EVENT_REPLAY,
    DEAD_LETTER,
    WEBHOOK,
    SHOP,
    ORDER,
    DECLARATION,
    CUSTOMS_CASE,
    BUYER,
    LIVESTREAM,
    STATEMENT,
    NUMBER_RANGE,
    CARRIER_RULE,
    BRAND,
    PRODUCER,
    COLLECTION,
    PAVILION
}
