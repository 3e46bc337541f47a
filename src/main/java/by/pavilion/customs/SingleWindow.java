package by.pavilion.customs;

import by.pavilion.customs.ceb.DxpEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** The customs single window: envelopes in, receipts out, by whatever way the connection is set to. */
@ApplicationScoped
class SingleWindow {
    private final HttpTransport http;
    private final DirectoryTransport directory;
    private final Clock clock;

    SingleWindow(HttpTransport http, DirectoryTransport directory, Clock clock) {
        this.http = http;
        this.directory = directory;
        this.clock = clock;
    }

    /** An envelope that waits for us, under the window's name for it. */
    static final class WaitingEnvelope {
        private final String id;
        private final byte[] envelope;

        WaitingEnvelope(String id, byte[] envelope) {
            this.id = id;
            this.envelope = envelope;
        }

        String id() {
            return id;
        }

        byte[] envelope() {
            return envelope;
        }
    }

    /** Sends one message. Its guid is the number of its envelope, so that a format error finds it again. */
    DxpEnvelope.Reply send(Connection connection, MessageStore.QueuedMessage message, byte[] content)
            throws FirmUnavailable {
        byte[] envelope = new DxpEnvelope(
                        message.guid(),
                        connection.dxpId(),
                        connection.window().receiverId(),
                        clock.instant(),
                        message.type())
                .around(content);
        return transport(connection).send(connection, message.guid(), message.type(), envelope);
    }

    /** What waits for us, oldest first; it comes again until it is acknowledged. */
    List<WaitingEnvelope> receipts(Connection connection, int limit) throws FirmUnavailable {
        return transport(connection).receipts(connection, limit);
    }

    void acknowledge(Connection connection, List<String> ids) throws FirmUnavailable {
        transport(connection).acknowledge(connection, ids);
    }

    private Transport transport(Connection connection) {
        return connection.window().directory().isPresent() ? directory : http;
    }
}
