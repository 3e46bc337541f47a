package by.pavilion.channel;

/**
 * Something that one marketplace can do. An adapter implements the abilities that its marketplace has, each by a small bean;
 * {@link Channels} finds them.
 */
public interface Ability {
    /** The marketplace's name in rows, events and addresses: {@code douyin}. */
    String channel();

    /** Whether this installation makes use of it. One that is switched off is as good as none. */
    default boolean isSwitchedOn() {
        return true;
    }
}
