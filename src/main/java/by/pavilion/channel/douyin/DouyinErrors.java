package by.pavilion.channel.douyin;

import by.pavilion.channel.ChannelFault;
import java.util.Set;

/** What to do about the platform's error codes. */
final class DouyinErrors {
    static final int SUCCESS = 10000;
    /** Some items failed: their own results tell which. */
    static final int PARTLY_FAILED = 10001;

    private DouyinErrors() {}

    /** The same idempotent id was used before: a bug of ours by its code, a repetition by its sense. */
    private static final String ID_EXISTED = "isv.idempotent-id-existed";

    /** Stock or price of one SKU was changed too often. */
    private static final String ONE_TOO_OFTEN = "2010401";

    /** The method does not exist any more. */
    private static final int RETIRED = 70000;

    /** Those by which we look. What they refuse would be taken for a word about how things are there. */
    private static final Set<String> LOOKS = Set.of(
            "order.searchList",
            "order.orderDetail",
            "afterSale.List",
            "afterSale.Detail",
            "product.detail",
            "sku.stockNum");

    /** A method that is retired stops nothing but what it was called for, unless it is one by which we see. */
    static ChannelFault.Kind kindOf(String method, int code, String subCode) {
        return code == RETIRED && !LOOKS.contains(method) ? ChannelFault.Kind.REFUSED : kindOf(code, subCode);
    }

    /** Whether nothing was refused but the method itself, for good. */
    static boolean isRetired(ChannelFault fault) {
        return fault.reason().contains(" " + RETIRED + " ");
    }

    /** What the numbers behind a colon say is more exact than the code beside them. */
    static ChannelFault.Kind kindOf(int code, String subCode) {
        if (subCode.equals(ID_EXISTED)) {
            return ChannelFault.Kind.REFUSED;
        }
        return switch (numberOf(subCode)) {
            case ONE_TOO_OFTEN -> ChannelFault.Kind.WAIT;
            case "20004", "20005" -> ChannelFault.Kind.RETRY; // the list of orders is not well for a moment
            default -> kindOf(code);
        };
    }

    static ChannelFault.Kind kindOf(int code) {
        return switch (code) {
            case 60000 -> ChannelFault.Kind.WAIT;
            case 40002, 40004, 50002 -> ChannelFault.Kind.REFUSED;
            case 30001, 30002, 40001, 40003, 50001, RETIRED, 80000 -> ChannelFault.Kind.STOP;
            default -> ChannelFault.Kind.RETRY; // 10001, 20000, 20001, 90000, and codes that we do not know
        };
    }

    /** By which code the platform would say what we say by an HTTP status. */
    static int codeOf(int status) {
        return status < 500 ? 40004 : 20000;
    }

    /** Whether a call with this idempotent id was carried out before: what was wanted is so. */
    static boolean isDoneBefore(ChannelFault fault) {
        return fault.reason().endsWith("isv.parameter-invalid:40010")
                || fault.reason().endsWith(ID_EXISTED);
    }

    /** Whether it was one SKU only of which there were too many calls. */
    static boolean isAboutOne(String subCode) {
        return numberOf(subCode).equals(ONE_TOO_OFTEN);
    }

    /** Whether a list was asked for more than it gives: a window or a page that it does not take. */
    static boolean isTooWide(ChannelFault fault) {
        return switch (numberOf(fault.reason())) {
            case "20008", "20011", "20012", "20013" -> true;
            default -> false;
        };
    }

    private static String numberOf(String subCode) {
        return subCode.substring(subCode.lastIndexOf(':') + 1);
    }

    /** Whether the platform lets the application act for the shop no longer: by its own word, or as it gives no new token. */
    static boolean isRevoked(ChannelFault fault) {
        String reason = fault.reason();
        return fault.kind() == ChannelFault.Kind.STOP
                && (reason.contains(" dop.authorization-")
                        || reason.contains(" dop.app-forbidden")
                        || reason.startsWith("token.create "));
    }

    /** Whether the access token is to blame: a new one may help, once. */
    static boolean isTokenTrouble(int code, String subCode) {
        return (code == 40001 || code == 40003) && subCode.contains("access-token");
    }
}
