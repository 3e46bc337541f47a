package by.pavilion.customs;

/** Why something at customs waits for a person. */
public enum CaseKind {
    /** A document was refused before the list was with customs, or the list by a check. */
    DOCUMENT_REFUSED,
    /** Customs has sent the list back. */
    LIST_REJECTED,
    /** The purchase is above a limit: of declarations from before such orders were cancelled by themselves. */
    ABOVE_LIMIT,
    /** An authority holds the goods. */
    GOODS_DETAINED,
    /** Customs has refused the return. */
    RETURN_REFUSED,
    /** It goes on, but something was said that we do not understand, or a document was sent too often. */
    ATTENTION,
    /** Nothing has moved for too long. */
    OVERDUE,
    /** Somebody else has paid than ordered, and the orderer's identity is not verified. */
    PAYER_NOT_VERIFIED,
    /** Several orders of one person look like one purchase that was split to stay under the limit of a transaction. */
    SUSPECTED_SPLITTING,
    /** A receipt speaks of nothing that we know. */
    UNKNOWN_DOCUMENT,
    /** A message could not be read as receipts. */
    UNREADABLE_MESSAGE,
    /** A payment firm speaks of another payment than was asked for. */
    PAYMENT_DIFFERS,
    /** Money that is to go back has not, or has gone back twice. */
    REFUND_UNSETTLED,
    /** The parcel of a cancelled order had left, and nobody has said yet what became of its goods. */
    GOODS_STRANDED,
    /** Something is wrong with the way of an order's parcel. */
    SHIPMENT_TROUBLE,
    /** Something between a marketplace and us. */
    MARKETPLACE,
    /** A subscriber to events could not be called for so long that nobody calls it any more. */
    WEBHOOK_DISABLED,
    /** The numbers that a carrier lets us give to its parcels are few. */
    NUMBERS_LOW,
    /** What is left of a lot is too old, and orders hold so much of the shelf that it cannot be taken off sale. */
    LOT_TOO_OLD,
    /** Something is wrong with the way of goods in bulk. */
    INBOUND_TROUBLE,
    /** Something is wrong with the way of goods that a buyer sends back. */
    RETURN_TROUBLE,
    /** Customs has asked for the originals of a payment and has not got them. */
    ORIGINALS_UNANSWERED,
    /** A payment firm's statement of a day and ours differ, or it could not be read. */
    PAYMENT_STATEMENT_DIFFERS,
    /** Customs' tax bill asks for another tax than was collected from the buyer. */
    TAX_DIFFERS,
    /** Customs does not accept who we say we are, and nothing goes to it meanwhile. */
    CONNECTION_REFUSED;

    /** Whether it is the state of one declaration. */
    boolean isOfDeclarations() {
        return compareTo(SUSPECTED_SPLITTING) < 0;
    }
}
