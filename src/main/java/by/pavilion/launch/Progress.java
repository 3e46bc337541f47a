package by.pavilion.launch;

/** Tells the person at the terminal how far a long step is: at most one line a second. */
final class Progress {
    private static final long SECOND = 1_000_000_000L;

    private final String what;
    private final long total;
    private final long started = System.nanoTime();
    private long shown = started;
    private long done;

    /** {@code total} in bytes. */
    Progress(String what, long total) {
        this.what = what;
        this.total = total;
        System.out.println("  " + what + ": " + (total >> 20) + " MB");
    }

    void add(long bytes) {
        done += bytes;
        long now = System.nanoTime();
        if (now - shown >= SECOND && done < total) {
            shown = now;
            long left = (now - started) / Math.max(1, done >> 10) * ((total - done) >> 10) / SECOND + 1;
            System.out.printf("  %s: %d of %d MB, %d s left%n", what, done >> 20, total >> 20, left);
        }
    }
}
