package by.pavilion.channel.jd;

import by.pavilion.channel.ChannelFault;

/** What to do about the platform's error codes. Its tables differ between years, so what we do not know is tried again. */
final class JdErrors {
    /** The gateway's own codes are short; longer ones come from whoever did the work. */
    private static final int LONGEST_OF_THE_GATEWAY = 3;

    private JdErrors() {}

    /** A code of the gateway: the call has not reached whom it was meant for. */
    static ChannelFault.Kind kindOf(String code) {
        return switch (code) {
            case "2" -> ChannelFault.Kind.WAIT;
            case "4", "5", "7", "8", "11", "12", "14", "15", "19", "99904030005" -> ChannelFault.Kind.STOP;
            default -> code.length() > LONGEST_OF_THE_GATEWAY ? kindOfRefusal(code) : ChannelFault.Kind.RETRY;
        };
    }

    /** A code of whoever did the work: it was understood, and mostly it is a no. */
    static ChannelFault.Kind kindOfRefusal(String code) {
        return switch (code) {
            case "999999", "99999999" -> ChannelFault.Kind.RETRY; // its own trouble
            default -> ChannelFault.Kind.REFUSED;
        };
    }

    /** Whether the access token is to blame. */
    static boolean isTokenTrouble(String code) {
        return code.equals("19");
    }
}
