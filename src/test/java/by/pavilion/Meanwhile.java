package by.pavilion;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.concurrent.CompletableFuture;

/** What somebody else does while a transaction of ours is open. */
public final class Meanwhile {
    private Meanwhile() {}

    /** In a transaction of its own, which is over when this returns. */
    public static void another(Runnable does) {
        CompletableFuture.runAsync(() -> QuarkusTransaction.requiringNew().run(does))
                .join();
    }
}
