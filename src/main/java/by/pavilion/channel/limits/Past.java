package by.pavilion.channel.limits;

import by.pavilion.channel.ChannelFault;

/** Says of calls that they read the past: they go at a pace of their own. */
public final class Past {
    private static final ThreadLocal<Boolean> READ = ThreadLocal.withInitial(() -> false);

    private Past() {}

    /** Work that calls marketplaces. */
    public interface Work {
        void run() throws ChannelFault;
    }

    public static void read(Work work) throws ChannelFault {
        READ.set(true);
        try {
            work.run();
        } finally {
            READ.remove();
        }
    }

    static boolean isRead() {
        return READ.get();
    }
}
