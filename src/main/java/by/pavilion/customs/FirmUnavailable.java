package by.pavilion.customs;

/** A firm outside did not answer, or not as agreed: the call may be made again. */
final class FirmUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    FirmUnavailable(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
