package by.pavilion.sandbox.ceb;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** The envelope of the exchange platform around one customs message. */
public final class DxpEnvelope {
    public static final String NAMESPACE = "http://www.chinaport.gov.cn/dxp";

    private DxpEnvelope() {}

    public static String wrap(
            String messageId, String sender, String receiver, Instant created, String messageType, String message) {
        String time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                created.truncatedTo(ChronoUnit.SECONDS).atZone(CebWriter.BEIJING));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <DxpMsg xmlns="%s" ver="1.0"><TransInfo><CopMsgId>%s</CopMsgId><SenderId>%s</SenderId>\
                <ReceiverIds><ReceiverId>%s</ReceiverId></ReceiverIds><CreatTime>%s</CreatTime>\
                <MsgType>%s</MsgType></TransInfo><Data>%s</Data></DxpMsg>""".formatted(
                        NAMESPACE,
                        CebWriter.escape(messageId),
                        CebWriter.escape(sender),
                        CebWriter.escape(receiver),
                        time,
                        CebWriter.escape(messageType),
                        Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8)));
    }
}
