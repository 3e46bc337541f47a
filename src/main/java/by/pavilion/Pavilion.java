package by.pavilion;

import by.pavilion.launch.Launch;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts what the application needs and was not given, then the application. */
@QuarkusMain
public class Pavilion {
    /** Addresses are read by {@code shared.rest}: Quarkus would answer what it cannot read with nothing but a status. */
    private static final String LETS_EVERY_ADDRESS_IN = "vertx.disableURIValidation";

    /**
     * On two processors the common pool has one thread, and then every stage that follows an answer of the HTTP client starts
     * a thread of its own.
     */
    private static final String COMMON_POOL = "java.util.concurrent.ForkJoinPool.common.parallelism";

    public static void main(String... args) {
        System.setProperty(LETS_EVERY_ADDRESS_IN, "true");
        if (System.getProperty(COMMON_POOL) == null) {
            int processors = Runtime.getRuntime().availableProcessors();
            System.setProperty(COMMON_POOL, Integer.toString(Math.max(2, processors - 1)));
        }
        Launch.prepare();
        Quarkus.run(args);
    }
}
