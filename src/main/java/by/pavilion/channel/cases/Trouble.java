package by.pavilion.channel.cases;

import java.util.Locale;

/** What is wrong; the texts for operators are {@code reason.channel-…} in the message files. */
public enum Trouble {
    /** It is paid there and cannot be taken: its subject is the marketplace's number of the order. */
    ORDER_HELD,
    /** It is paid there and we have too little; the case is due when the buyer was promised that it is sent. */
    SHORTAGE,
    /** The marketplace says that it is less far than it was. */
    ORDER_WENT_BACK,
    /** It is cancelled there and on its way to the buyer here. */
    CANCELLED_TOO_LATE,
    /** Its buyer wants it sent to another address than it was paid with, which stands on papers here. */
    ADDRESS_CHANGED,
    /** The number that the marketplace has lent for a buyer ends before the goods are there: the case is due when it does. */
    PHONE_ENDING,
    /** What is there is not what we hold, whatever was tried. */
    ORDER_DIFFERS,
    /** A marketplace's statement says something else of the order's money than we do. */
    STATEMENT_DIFFERS,
    /** The marketplace sells another number of pieces than it was told: its subject is the marketplace's number of the goods. */
    STOCK_DIFFERS,
    /** The marketplace shows another price than it was told. */
    PRICE_DIFFERS,
    /** A price is too far from the one before, or too low, to be sent without a person. */
    PRICE_GUARDED,
    /** The marketplace refuses what it is told about goods. */
    OFFER_REFUSED,
    /** It refuses the price of goods. */
    PRICE_REFUSED,
    /** It does not show a listing of ours: its subject is our SKU. */
    LISTING_REFUSED,
    /** It refuses the number of a parcel: its subject is the marketplace's number of the order. */
    PARCEL_REFUSED,
    /** It does not take a step of customs or of the long way: its subject is the number of the order and the step. */
    CLEARANCE_REFUSED,
    /** Somebody has to decide what a buyer wants back: its subject is the marketplace's number of the wish. */
    AFTER_SALE,
    /** A show cannot go as it was planned: its subject is the show, and the SKU where it is about one. */
    LIVESTREAM,
    /** The time in which we may act for a shop is nearly over: its subject is the connection. */
    TOKEN_EXPIRING,
    /** Nothing of the shop works until a person looks: its subject is the shop. */
    SHOP_STOPPED;

    /** The name in texts and answers: {@code shortage}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
