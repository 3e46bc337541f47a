package by.pavilion.customs;

import by.pavilion.customs.ceb.DxpEnvelope;
import java.util.List;

/** How bytes travel between us and the exchange platform; which way is a setting of the connection. */
interface Transport {

    /**
     * Hands over one envelope.
     *
     * @param number the envelope's number, {@code type} its message's type: a file may be named by them
     */
    DxpEnvelope.Reply send(Connection connection, String number, String type, byte[] envelope) throws FirmUnavailable;

    /** What waits for us, oldest first; it comes again until it is acknowledged. */
    List<SingleWindow.WaitingEnvelope> receipts(Connection connection, int limit) throws FirmUnavailable;

    void acknowledge(Connection connection, List<String> ids) throws FirmUnavailable;
}
