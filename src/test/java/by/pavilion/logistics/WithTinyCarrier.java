package by.pavilion.logistics;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** The application with {@link TinyCarrier} instead of the sandbox's firms. */
public class WithTinyCarrier implements QuarkusTestProfile {
    /** In a system property, because the profile and the test come from different class loaders. */
    private static final String PORT = "pavilion.test.tiny-carrier.port";

    @Override
    public Map<String, String> getConfigOverrides() {
        if (System.getProperty(PORT) == null) {
            System.setProperty(PORT, String.valueOf(freePort()));
        }
        return Map.of(
                "pavilion.sandbox.enabled", "false",
                "pavilion.logistics.carrier.url", "http://localhost:" + port() + "/carrier",
                "pavilion.logistics.first-pause", "200ms",
                "pavilion.logistics.track-every", "2s");
    }

    static int port() {
        return Integer.getInteger(PORT);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
