package by.pavilion.customs.ceb;

/** The key does not sign: its card was pulled out, say, or its session has ended. What was to be signed is not to blame. */
public final class SigningFailed extends IllegalStateException {
    public SigningFailed(String certificateNumber, Exception cause) {
        super("cannot sign with " + certificateNumber, cause);
    }
}
