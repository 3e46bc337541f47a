package by.pavilion.customs;

/**
 * How far one document has come. The order is that of rank: a document never goes back to an earlier one, so whatever
 * order its receipts come in, it ends in the same state. Between E-Port and customs ({@link #STORED} to {@link #AT_CUSTOMS}) the
 * youngest word counts instead, for what has failed there goes again. Only a person can file it anew, and then it begins again.
 */
public enum DocumentState {
    /** To be written or asked for. */
    NEW,
    /** Written and waiting to be sent. */
    QUEUED,
    /** Handed over: to the single window, or to the firm that files it. */
    SENT,
    /** Refused for its form, by the exchange platform or by our own check before sending. */
    FORMAT_ERROR,
    /** Stored as a draft at E-Port. */
    STORED,
    /** E-Port has taken it. */
    ACCEPTED,
    /** E-Port could not pass it on, or customs could not take it now; it goes again. */
    SEND_FAILED,
    /** Passed on to customs. */
    AT_CUSTOMS,
    /** Refused by a check, for a person to look at. */
    ERROR,
    /** Stored at customs, its checks passed. The list goes on from here. */
    REGISTERED,
    /** The list is looked at by a customs officer. */
    MANUAL_REVIEW,
    /** The parcel is inspected. */
    INSPECTION,
    /** Review is closed, release is to come. */
    REVIEWED,
    /** Sent back by customs. */
    REJECTED,
    /** Refused for a limit that no correction lifts. */
    BLOCKED,
    /** The goods are held by an authority. */
    DETAINED,
    RELEASED,
    CLOSED,
    RETURNED_ABROAD,
    /** Customs has agreed to a cancellation or return. */
    GRANTED
}
