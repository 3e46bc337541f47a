package by.pavilion.channel;

/**
 * One message out of what a marketplace pushed.
 *
 * @param messageId the marketplace's id, the same when it pushes again; 1 to 100 visible ASCII characters
 * @param shopId whose message it is, since each shop's may be numbered by themselves; up to 64 visible ASCII characters,
 *     empty where it does not say
 * @param tag what the message is about, in the marketplace's code, up to 20 visible ASCII characters
 * @param raw its own JSON
 */
public record PushedMessage(String messageId, String shopId, String tag, String raw) {
    @Override
    public String toString() {
        return "PushedMessage[" + messageId + ", " + tag + "]";
    }
}
