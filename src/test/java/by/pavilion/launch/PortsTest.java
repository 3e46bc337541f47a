package by.pavilion.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aTakenPortIsRefusedInOneLine() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree("127.0.0.1", other.getLocalPort(), "QUARKUS_HTTP_PORT=8081"))
                    .isInstanceOf(LaunchFailure.class)
                    .hasMessage("port %d is taken by another program; stop that one, or set QUARKUS_HTTP_PORT=8081."
                            .formatted(other.getLocalPort()));
        }
    }

    @Test
    void aFreePortIsNot() {
        int port = Ports.free();

        assertThatCode(() -> Ports.requireFree("127.0.0.1", port, "")).doesNotThrowAnyException();
    }
}
