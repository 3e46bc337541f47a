package by.pavilion;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * How long a test waits that names no time: a machine may be slow or have much else to do, and whoever waits for what happens
 * loses nothing. Quarkus finds it in {@code META-INF/services}; Awaitility is loaded anew with each start of the application.
 */
public class Patience implements QuarkusTestBeforeClassCallback {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Override
    public void beforeClass(Class<?> testClass) {
        Awaitility.setDefaultTimeout(LONGEST);
    }
}
