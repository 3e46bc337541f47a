package by.pavilion.logistics;

/** A parcel under its carrier's number. Two carriers may have given the same. */
public record NumberedParcel(String carrier, String trackingNumber, ParcelOfShipment parcel) {
    /**
     * Stands for the carriers of what is sent back. No adapter's parcels are looked for under it, so that whoever tells another
     * parcel's number does not get that one's news.
     */
    public static final String SENT_BACK = "return";

    public boolean isSentBack() {
        return carrier.equals(SENT_BACK);
    }
}
