package by.pavilion.customs;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** The application with {@link TinyWindow} instead of the sandbox's firms: what customs says, the test alone tells. */
public class WithTinyWindow implements QuarkusTestProfile {
    /** In a system property, because the profile and the test come from different class loaders. */
    private static final String PORT = "pavilion.test.tiny-window.port";

    @Override
    public Map<String, String> getConfigOverrides() {
        if (System.getProperty(PORT) == null) {
            System.setProperty(PORT, String.valueOf(freePort()));
        }
        String url = "http://localhost:" + port();
        return Map.of(
                "pavilion.sandbox.enabled", "false",
                "pavilion.customs.window.url", url + "/nobody; 2020-01-01 " + url + "/window",
                "pavilion.customs.payment-firms.sandbox.url", url + "/nobody; 2020-01-01 " + url + "/firm",
                "pavilion.secrets.payment-secret", "a secret that nobody checks",
                "pavilion.customs.first-pause", "50ms",
                "pavilion.customs.time-outs.acceptance", "1h",
                "pavilion.customs.time-outs.release", "0s",
                "pavilion.logistics.carrier.url", url + "/nobody");
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
