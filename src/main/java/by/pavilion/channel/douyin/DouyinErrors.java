package by.pavilion.channel.douyin;

import by.pavilion.channel.ChannelFault;

/** What to do about the platform's error codes. */
final class DouyinErrors {
    static final int SUCCESS = 10000;
    /** Some items failed: their own results tell which. */
    static final int PARTLY_FAILED = 10001;

    private DouyinErrors() {}

    /** Stock or price of one SKU was changed too often: the refusal of a business rule by its code, a throttle by its sense. */
    private static final String TOO_OFTEN = "2010401";

    static ChannelFault.Kind kindOf(int code, String subCode) {
        return subCode.endsWith(TOO_OFTEN) ? ChannelFault.Kind.WAIT : kindOf(code);
    }

    static ChannelFault.Kind kindOf(int code) {
        return switch (code) {
            case 60000 -> ChannelFault.Kind.WAIT;
            case 40002, 40004, 50002 -> ChannelFault.Kind.REFUSED;
            case 30001, 30002, 40001, 40003, 50001, 70000, 80000 -> ChannelFault.Kind.STOP;
            default -> ChannelFault.Kind.RETRY; // 20000, 20001, 90000, and codes that we do not know
        };
    }

    /** Whether a call with this idempotent id was carried out before: what was wanted is so. */
    static boolean isDoneBefore(ChannelFault fault) {
        return fault.reason().endsWith("isv.parameter-invalid:40010");
    }

    /** Whether the access token is to blame: a new one may help, once. */
    static boolean isTokenTrouble(int code, String subCode) {
        return (code == 40001 || code == 40003) && subCode.contains("access-token");
    }
}
